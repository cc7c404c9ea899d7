"""Russian terms in all their cases, with the words that agree, by pymorphy3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz.distance import Prefix

from loctool.glossary.morphology.russian.agreement import find_fixed_words, main_word
from loctool.glossary.morphology.russian.words import CASES, parses_of
from loctool.text.words import Word

ADJECTIVES = ("ADJF", "PRTF")
"""pymorphy3's marks of adjectives and participles that have a case."""
_NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")
"""pymorphy3's marks of names, which stay in their number."""


Form = tuple[str, str, str]
"""Spelling, case and number, as in `TermForm`."""


def paradigm(target: str, found: list[Word], part_of_speech: str = "") -> Iterator[Form]:
    """Yield the forms of a term: the six cases in its own number, then in the other; all forms of a verb.

    Words that do not agree with the main one stay as they are, and so may the first of two with a hyphen (бизнес-план);
    a form that the dictionary does not have is left out.
    """
    term = tuple(word.text for word in found)
    head = main_word(term)
    if part_of_speech == "verb" or head is None or find_quoted_words(target, found)[head]:
        yield target, "", ""
        if len(term) == 1 and (parses := parses_of(target)):
            yield from ((_copy_capitals(form.word, target), "", "") for form in parses[0].lexeme)
        return
    still = tuple(map(max, find_fixed_words(term), find_quoted_words(target, found)))
    yield from _declined(target, found, head, still)
    if head + 1 < len(found) and found[head + 1].joined and not still[head + 1]:
        yield from _declined(target, found, head + 1, tuple(n == head or keeps for n, keeps in enumerate(still)))


def find_quoted_words(term: str, found: Sequence[Word]) -> tuple[bool, ...]:
    """Return for each word of a term whether it is within quotation marks; such names keep their form: «Дружба»."""
    spans = [match.span() for match in re.finditer(r"«[^»]*»|„[^“]*“|“[^”]*”|\"[^\"]*\"", term)]
    return tuple(any(start < word.start and word.end < end for start, end in spans) for word in found)


def _declined(target: str, found: list[Word], head: int, still: tuple[bool, ...]) -> Iterator[Form]:
    parses = [None if still[n] else _parse(word.text, n == head) for n, word in enumerate(found)]
    main = parses[head]
    if main is None:
        yield target, "", ""
        return
    own = str(main.tag.number or "sing")
    other = [] if any(mark in main.tag for mark in _NAMES) else ["plur" if own == "sing" else "sing"]
    for number in (own, *other):
        for case in CASES:
            is_base = (case, number) == ("nomn", own)
            if text := target if is_base else _inflected(target, found, parses, main, (case, number)):
                yield text, case, number


def _parse(word: str, head: bool) -> Any:
    """Return the reading of a word in the nominative: the main word as a noun, others as adjectives."""
    found = [parse for parse in parses_of(word) if "nomn" in parse.tag or "Fixd" in parse.tag]
    wanted = ("NOUN", "NPRO") if head else (*ADJECTIVES, "NUMR")
    return next((parse for parse in found if parse.tag.POS in wanted), next(iter(found), None))


def _inflected(target: str, found: list[Word], parses: list[Any], main: Any, slot: tuple[str, str]) -> str:
    """Return the term in a case and number, empty if one of its words has no such form."""
    text, end = "", 0
    for word, parse in zip(found, parses, strict=True):
        spelling = word.text if parse is None or "Fixd" in parse.tag else inflect_with(main, word.text, parse, slot)
        if not spelling:
            return ""
        text, end = text + target[end : word.start] + spelling, word.end
    return text + target[end:]


def inflect_with(noun: Any, word: str, parse: Any, slot: tuple[str, str]) -> str:
    """Return a word in a case and number, adjectives in agreement with a noun; "" if there is no such form."""
    case, number = slot
    wanted = {case, number}
    if parse.tag.POS in ADJECTIVES:
        gender = noun.tag.gender if number == "sing" else None
        wanted |= {gender} if gender else set()
        if case == "accs" and (number == "plur" or gender == "masc"):
            wanted.add(str(noun.tag.animacy or "inan"))
    form = parse.inflect(wanted)
    if form is None:
        return ""
    if "Supr" in parse.tag:  # наилучший, наихороший and лучший are one word to the dictionary
        same = (one for one in parse.lexeme if one.tag == form.tag)
        form = max(same, key=lambda one: Prefix.similarity(one.word, parse.word))
    written = form.word.replace("ё", "е") if "ё" in parse.word and "ё" not in word.lower() else form.word
    return _copy_capitals(written, word)


def _copy_capitals(form: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return form.upper()
    if like[:1].isupper():
        return form[:1].upper() + form[1:]
    return like if like.lower() in (form, form.replace("ё", "е")) else form
