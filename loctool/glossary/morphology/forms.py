"""The forms that a target term takes in sentences, for engines that are to write it: the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loctool.glossary.morphology.english_plurals import numbers
from loctool.glossary.morphology.german import words as german
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.paradigm import paradigm
from loctool.text.language import base_language
from loctool.text.words import Word, words


@dataclass(frozen=True, slots=True)
class TermForm:
    """A term as it may stand in a sentence."""

    text: str
    case: str = ""
    """nomn, gent, accs, datv, ablt, loct in Russian, poss for an English genitive, else empty."""
    number: str = ""
    """sing, plur or empty."""


@lru_cache(maxsize=10_000)
def inflected_forms(target: str, language: str, part_of_speech: str = "") -> tuple[TermForm, ...]:
    """Return the forms of a target term: first as it is written, then by frequency; spellings may come several times.

    English nouns in both numbers and as genitives, Russian terms in all cases with agreement, German ones as far as the
    dictionary has them; elsewhere the term alone.
    """
    found = words(target)
    if not found:
        return (TermForm(target),)
    code = base_language(language)
    made: Iterator[TermForm] = iter(())
    if code == "ru":
        made = (TermForm(*form) for form in paradigm(target, found, part_of_speech))
    elif code == "en":
        made = _english(target, found, part_of_speech)
    elif code == "de":
        made = _german(target, found)
    return tuple(dict.fromkeys(made)) or (TermForm(target),)


def _english(target: str, found: list[Word], part_of_speech: str) -> Iterator[TermForm]:
    """Yield the numbers of the main noun, or of both that a conjunction joins, and their genitives."""
    if part_of_speech == "verb":
        verb = found[0].text
        others = sorted(form for form in lexicon("en").forms(verb.lower()) if form != verb and form.isalpha())
        yield from (TermForm(_replace(target, found[0], form)) for form in (verb, *others))
        return
    heads = _main_nouns(found)
    pairs = [(found[at], numbers(found[at].text)) for at in heads]
    numbered = _spelt_numbers(target, pairs)
    for number, spelling in numbered:
        yield TermForm(spelling, "", number)
    if heads[-1] == len(found) - 1:
        for number, spelling in numbered:
            yield TermForm(spelling + ("'" if spelling.endswith("s") else "'s"), "poss", number)


_Pair = tuple[Word, tuple[str, str]]
"""A main noun of a term with its singular and plural."""


def _spelt_numbers(target: str, pairs: list[_Pair]) -> list[tuple[str, str]]:
    """Return the numbers of a term with their spellings, its own number first.

    A name in the plural (United Nations) has no singular, and two nouns are of one number.
    """
    is_plural = all(word.text == plural for word, (_, plural) in pairs)
    own = "plur" if is_plural and any(word.text != singular for word, (singular, _) in pairs) else "sing"
    is_name = own == "plur" and " " in target and all(word.text[:1].isupper() for word, _ in pairs)
    is_divided = len(pairs) > 1 and any(singular == plural for _, (singular, plural) in pairs)
    if is_name or is_divided:
        return [(own, target)]
    return [(own, target), *((other, _spell(target, pairs, other)) for other in ("sing", "plur") if other != own)]


def _spell(target: str, pairs: list[_Pair], number: str) -> str:
    for word, (singular, plural) in reversed(pairs):
        target = _replace(target, word, singular if number == "sing" else plural)
    return target


def main_noun(term: str) -> str:
    """Return the main noun of an English term, "" if it has no word."""
    found = words(term)
    return found[_main_nouns(found)[-1]].text if found else ""


def _main_nouns(found: Sequence[Word]) -> list[int]:
    """Return the main noun of an English term: before a preposition, or the last word; or both nouns of *A and B*.

    A preposition between hyphens belongs to a word before the main one (peer-to-peer network), unless the hyphens join
    the whole term (editor-in-chief); one at the end follows the main noun if that is somebody who does it (passer-by).
    """
    is_chain = all(word.joined for word in found[1:])
    divided = [n for n, word in enumerate(found) if n and word.text.lower() in word_list("en", "after_main_noun")]
    for n in divided:
        if (found[n].joined and not is_chain) or (n == len(found) - 1 and not found[n - 1].text.endswith("er")):
            continue
        is_pair = n == 1 and len(found) == 3 and found[n].text.lower() in word_list("en", "conjunctions")
        return [0, 2] if is_pair else [len(found) - 1 if found[n].text.lower() in ("and", "or") else n - 1]
    has_adjective = len(found) > 1 and found[-1].text.lower() in word_list("en", "adjectives_after_nouns")
    return [len(found) - (2 if has_adjective else 1)]


def count_fixed_words(found: Sequence[Word]) -> int:
    """Return how many words follow the main noun of an English term whose words are all joined: mother-in-law."""
    is_chain = len(found) > 1 and all(word.joined for word in found[1:])
    return len(found) - 1 - _main_nouns(found)[-1] if is_chain else 0


def _german(target: str, found: list[Word]) -> Iterator[TermForm]:
    """Yield the forms of the last word, with one ending for all adjectives before it."""
    yield TermForm(target)
    head = found[-1]
    spellings = [head.text, *_declined(head.text)]
    before = found[:-1]
    if not before:
        yield from (TermForm(_replace(target, head, spelling)) for spelling in spellings)
    elif all(word.text[:1].islower() or word.start == 0 for word in before):
        stems = [german.strip_adjective_ending(word.text) or word.text for word in before]
        for spelling in spellings:
            for ending in german.ADJECTIVE_ENDINGS:
                yield TermForm(" ".join([*(stem + ending for stem in stems), spelling]))


def _declined(noun: str) -> list[str]:
    """Return the forms of a German word or of its last part, shorter ones first."""
    for at in (0, *range(3, len(noun) - 3)):
        part = noun[at:].capitalize() if at else noun
        found = {form for lemma in german.lemmas(part) for form in lexicon("de").forms(lemma)}
        found = {form for form in found if form[:1] == part[:1] and form + "e" not in found}
        if len(found) > 1:
            return sorted((noun[:at] + (form.lower() if at else form) for form in found), key=lambda f: (len(f), f))
    return []


def _replace(target: str, word: Word, spelling: str) -> str:
    return target[: word.start] + spelling + target[word.end :]
