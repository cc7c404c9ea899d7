"""Russian words that must agree: those of a term, adjectives with nouns, nouns with prepositions and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from loctool.glossary.morphology.languages import read_table, word_list
from loctool.glossary.morphology.russian.words import CASES, Reading, keys, plain, readings
from loctool.text.language import base_language

Slot = tuple[str, str, str]
"""(case, number, gender); no gender in the plural."""
GENDERS = ("masc", "femn", "neut")
ALL: frozenset[Slot] = frozenset(
    (case, number, gender)
    for case in CASES
    for number in ("sing", "plur")
    for gender in (GENDERS if number == "sing" else ("",))
)

_COUNTED: frozenset[Slot] = frozenset(("gent", "sing", gender) for gender in GENDERS)
"""What an adjective in the genitive plural may go with after a number."""
_ANIMATE = ("ого", "его", "ых", "их")
"""Endings of adjectives in the accusative that go with animate nouns only, whose own is not a nominative."""
_OBLIQUE = ("datv", "ablt", "loct")
_FOLLOWING = 4
"""Words behind a number among which its noun is searched; adjectives may precede it."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=50_000)
def find_fixed_words(term: tuple[str, ...]) -> tuple[bool, ...]:
    """Return for each word of a term whether it keeps its form while the term inflects: добыча *сырья*.

    The main word is the first noun in the nominative; adjectives in the nominative of its number agree with it, and so
    does a second noun that cannot be anything but a nominative (Владимир Путин).
    """
    head = main_word(term)
    if head is None:
        return (False,) * len(term)
    number = next((r.number for r in readings(term[head]) if r.case == "nomn"), "")
    governed = next((at for at, word in enumerate(term) if any(r.kind == "prep" for r in readings(word))), len(term))
    return tuple(
        at != head and (at > governed or not _agrees_with_main_word(word, number)) for at, word in enumerate(term)
    )


def main_word(term: tuple[str, ...]) -> int | None:
    """Return the index of the word that decides the term's case, None if the term has no nominative.

    It is the first noun, or else the first adjective. A noun that may be an adjective as well gives way to a later noun
    with which it agrees: прямые инвестиции.
    """
    nominatives = [[r for r in [r for r in readings(word) if r.kind][:4] if r.case == "nomn"] for word in term]
    nouns = [at for at, found in enumerate(nominatives) if any(r.kind == "noun" for r in found)]
    for at in nouns:
        if not _is_before_its_noun(nominatives[at], (nominatives[later] for later in nouns if later > at)):
            return at
    return next((at for at, found in enumerate(nominatives) if any(r.kind == "adj" for r in found)), None)


@lru_cache(maxsize=10_000)
def is_noun(term: str) -> bool:
    """Return whether a term's main word is a noun in its base form."""
    found = tuple(_WORD.findall(term))
    head = main_word(found)
    return head is not None and any(r.kind == "noun" and r.case == "nomn" for r in readings(found[head])[:4])


def _agrees_with_main_word(word: str, number: str) -> bool:
    found = readings(word)
    if any(r.kind == "adj" and r.case == "nomn" and r.number in ("", number) for r in found):
        return True
    cases = {r.case for r in found if r.kind == "noun"}
    return "nomn" in cases and "gent" not in cases and not any(r.fixed for r in found)


def term_agrees(
    term: tuple[str, ...], text: tuple[str, ...], hyphens: tuple[bool, ...], before: tuple[str, ...] = ()
) -> bool:
    """Return whether a text's words, which have the term's lemmas, are in one case and number where they must be.

    `hyphens` tells which words of the term a hyphen joins to the next: such a word may stay as it is (бизнес-плана).
    If a number is among the words `before`, an adjective in the plural goes with a noun in the singular: два редких
    металла.
    """
    shared, head = ALL, main_word(term)
    counted = _COUNTED if any(map(_is_number, before)) else frozenset[Slot]()
    is_nominative = head is not None and any(reading.case == "nomn" for reading in readings(text[head]))
    for at, (own, word, keeps, hyphen) in enumerate(zip(term, text, find_fixed_words(term), hyphens, strict=True)):
        if plain(own) == plain(word) and (keeps or hyphen):
            continue
        slots = _slots(own, word, at == head)
        if slots is None:
            return False
        if keeps:
            if slots and {case for case, *_ in slots}.isdisjoint(case for case, *_ in _slots(own, own, False) or ()):
                return False
        elif slots:
            if is_nominative and at != head and word.endswith(_ANIMATE):
                slots = frozenset(slot for slot in slots if slot[0] != "accs")
            shared &= slots | (counted if ("gent", "plur", "") in slots else frozenset())
    return bool(shared)


def _is_number(word: str) -> bool:
    return word.isdecimal() or any(one.kind == "num" for one in readings(word)[:1])


@lru_cache(maxsize=1 << 15)
def _slots(own: str, word: str, is_main: bool) -> frozenset[Slot] | None:
    """Return the cases, numbers and genders in which a text's word is a form of the term's word; empty if unknown.

    Of nouns the main word alone decides the gender. None if the word can only be a predicate, which cannot be a part of
    a term: база дана.
    """
    common = [reading for reading in readings(word) if reading.key in keys(own)]
    if any(reading.fixed or not (reading.case or reading.short) for reading in common):
        return ALL
    declined = [reading for reading in common if reading.case]
    if common and not declined:
        return None if plain(own) != plain(word) else ALL
    return frozenset(
        (reading.case, number, gender)
        for reading in declined
        for number in ([reading.number] if reading.number else ["sing", "plur"])
        for gender in (_genders(reading, is_main) if number == "sing" else ("",))
    )


def _genders(reading: Reading, is_main: bool) -> tuple[str, ...]:
    """Return the genders in which a word may agree; a man's title in -а goes with both (новая судья)."""
    is_free = reading.kind == "noun" and (
        not is_main or (reading.lemma.endswith(("а", "я")) and reading.gender == "masc")
    )
    return GENDERS if is_free or reading.gender not in GENDERS else (reading.gender,)


@cache
def governed_cases(rare: bool = False) -> dict[str, frozenset[str]]:
    """Return preposition -> the cases that it governs, with `rare` also those that it seldom governs."""
    names = ["prepositions", "rare_prepositions"] if rare else ["prepositions"]
    pairs = [(word, case) for name in names for case, words in read_table("ru")[name].items() for word in words.split()]
    return {word: frozenset(case for other, case in pairs if other == word) for word, _ in pairs}


@lru_cache(maxsize=1 << 15)
def is_misgoverned(preposition: str, word: str) -> bool:
    """Return whether a word can only be a noun or an adjective, in no case that the preposition before it asks for."""
    found = _declined(word, {"noun", "adj"})
    return bool(found) and all(reading.case not in governed_cases(rare=True)[preposition] for reading in found)


@lru_cache(maxsize=1 << 15)
def adjective_clashes(first: str, second: str) -> bool:
    """Return whether an adjective precedes a noun with which no reading of it agrees.

    Participles need not agree with the noun behind them.
    """
    before = _declined(first, {"adj"})
    if any("+" in reading.lemma or reading.lemma in word_list("ru", "free_adjectives") for reading in before):
        return False
    behind = _declined(second, {"noun"}) if before else ()
    if first.endswith(_ANIMATE) and any(noun.case == "nomn" for noun in behind):
        before = tuple(one for one in before if one.case != "accs")
    return bool(behind) and not any(_agree(adjective, noun) for adjective in before for noun in behind)


def _declined(word: str, kinds: set[str]) -> tuple[Reading, ...]:
    """Return the readings of a word if all are of these kinds and have a case, else none."""
    found = readings(word)
    return found if all(one.kind in kinds and one.case and not one.fixed for one in found) else ()


def _agree(adjective: Reading, noun: Reading) -> bool:
    """Return whether the two agree; after two, three and four in their own way: два редких металла."""
    if adjective.case != noun.case:
        return False
    if adjective.number != noun.number:
        return (adjective.case, adjective.number, noun.number) == ("gent", "plur", "sing")
    return adjective.number == "plur" or not noun.gender or adjective.gender in {"", noun.gender}


def number_agrees(text: str, number: str, language: str) -> bool:
    """Return whether the noun that a number counts, and the adjectives before it, agree with the number.

    Russian counts one in the singular, two to four in the genitive singular and more in the genitive plural; after a
    preposition both of these may be an oblique plural (в пяти странах). Texts in which no noun is found agree, and
    all texts in other languages.
    """
    found = re.search(rf"(?<!\d){number}(?!\d)", text)
    if base_language(language) != "ru" or not found:
        return True
    behind = [readings(word) for word in _WORD.findall(text[found.end() :])[: _FOLLOWING + 1]]
    verdicts: list[bool] = []
    for at, known in enumerate(behind[:_FOLLOWING]):
        is_adjective, nouns = any(one.kind == "adj" for one in known), [one for one in known if one.kind == "noun"]
        if nouns and not (is_adjective and _is_before_its_noun(known, behind[at + 1 : at + 2])):
            like = (int(number), 5) if is_adjective and _is_few(int(number)) else (int(number),)  # две столовых
            alone = found.start() == 0
            counted = [noun for noun in nouns if any(_is_counted(noun, one, alone) for one in like)]
            verdicts.append(bool(counted) and all(_any_agrees(one, counted) for one in behind[:at]))
        if not is_adjective:
            break
    return any(verdicts) or not verdicts


def _is_before_its_noun(word: Iterable[Reading], following: Iterable[Iterable[Reading]]) -> bool:
    """Return whether a word that may be an adjective or a noun agrees with a noun behind it: тепловой насос."""
    return any(
        one.kind == "adj"
        and noun.kind == "noun"
        and (one.case, one.number) == (noun.case, noun.number)
        and one.gender in ("", noun.gender)
        for one in word
        for behind in following
        for noun in behind
    )


def _is_counted(noun: Reading, number: int, alone: bool) -> bool:
    """Return whether a noun may stand behind a number; `alone` if nothing before the number could ask for a case."""
    if noun.fixed:
        return True
    if number % 10 == 1 and number % 100 != 11:
        return noun.number == "sing" and (not alone or noun.case in ("nomn", "accs"))
    if not alone and noun.number == "plur" and noun.case in _OBLIQUE:
        return True
    return noun.case == "gent" and noun.number == ("sing" if _is_few(number) else "plur")


def _is_few(number: int) -> bool:
    return 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14


def _any_agrees(adjective: Iterable[Reading], nouns: list[Reading]) -> bool:
    """Return whether an adjective agrees with one of the readings of its counted noun: два новых письма."""
    return any(
        noun.number == "plur" or noun.case == "gent"
        if one.number == "plur"
        else (one.number, one.case, one.gender) == (noun.number, noun.case, noun.gender)
        for noun in nouns
        for one in adjective
        if one.kind == "adj"
    )
