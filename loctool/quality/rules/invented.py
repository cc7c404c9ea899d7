"""Rules on words that do not exist: no dictionary, no glossary and no word of the source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.glossary.morphology.likeness import resembles
from loctool.glossary.morphology.vocabulary import STRESS, has_vocabulary, unknown_parts
from loctool.model import Status
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.scripts import LONGEST_ACRONYM, script_of, scripts_of_language

_WORD = re.compile(r"(?<![\w@./#-])[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![\w@/]|[.:]\w)")
"""A word, compounds with hyphens and contractions whole, that is not a part of an address or a file name."""
_LETTERS = re.compile(r"[^\W\d_]+")
CONTENT = 4
"""Letters of the shortest word that counts as content."""
NAME = {"en": 0.5, "ru": 0.6}
"""Share of its letters that a capitalised word must have in common with a word of the source to be its name."""
LOAN = 0.85
"""The same for a loan word in Russian, which is written as it sounds: экстрактивность for Extraktivität."""
_OF_A_PLACE = re.compile(r"(?:ий)?ск(?:ий|ой|ая|ое|ие|ого|ому|им|ом|ую|их|ими)$")
"""How Russian adjectives end that are made of names of places."""


def invented_word(text: Comparison) -> Iterator[Problem]:
    """Yield each unknown word of an English or Russian translation."""
    for word in find_invented(text):
        yield Problem(f"unknown word “{word}”", find_once(word, text.target))


def senseless(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if half of the words that a translation has of its own, or more, are unknown."""
    invented = find_invented(text)
    if invented:
        source = text.visible_source.casefold()
        words = {word for word in _WORD.findall(_plain(text)) if len(word) >= CONTENT}
        own = [word for word in words if word.casefold() not in source]
        if 2 * len(invented) >= len(own):
            yield Problem(f"unknown words: {', '.join(invented)}")


def find_invented(text: Comparison) -> list[str]:
    """Return the unknown words of a translation, each once; none in languages without a vocabulary.

    A name counts if it resembles no word of the source.
    """
    if not has_vocabulary(text.language):
        return []
    scripts, source = scripts_of_language(text.language), text.visible_source.casefold()
    found = []
    for word in dict.fromkeys(_WORD.findall(_plain(text))):
        if len(word) >= CONTENT and not _is_abbreviation(word) and script_of(word[0]) in scripts:
            parts = [part for part in unknown_parts(word, text.language) if part not in source]
            if parts and not all(_is_borrowed(part, word, text) for part in parts):
                found.append(word)
    return found


def _plain(text: Comparison) -> str:
    return text.visible_target.replace(STRESS, "")


def _is_abbreviation(word: str) -> bool:
    """Return whether a word is an acronym, or has capitals inside: NATO, iPhone, МИД."""
    return (
        not word[1:].islower()
        and not all(map(str.istitle, _LETTERS.findall(word)))
        and (not word.isupper() or len(word) <= LONGEST_ACRONYM)
    )


def _is_borrowed(part: str, word: str, text: Comparison) -> bool:
    """Return whether a part of a word is a name or a loan word of the source, or nearly a word of the glossary."""
    if resembles(part, _words_of_glossary(text), LOAN):
        return True
    is_name = word[0].isupper() and not word.isupper()
    if is_name and not part.isascii() and base_language(text.language) == "en":
        return True  # a name of another language: Timișoara
    others = _LETTERS.findall(text.visible_source)
    if base_language(text.language) == "ru" and (resembles(part, others, LOAN) or _is_of_a_place(part, others)):
        return True
    return is_name and resembles(part, others, NAME[base_language(text.language)])


def _is_of_a_place(part: str, others: list[str]) -> bool:
    """Return whether a Russian word may be the adjective of a capitalised word of the source: хартумский."""
    place = _OF_A_PLACE.sub("", part)
    return place != part and resembles(place, (other for other in others if other[0].isupper()), NAME["ru"])


def _words_of_glossary(text: Comparison) -> list[str]:
    terms = [hit.term for hit in text.terms.find(text.visible_source)]
    targets = [target for term in terms for target in term.targets.get(text.language, ())]
    names = [term.source for term in terms if term.status is Status.DO_NOT_TRANSLATE]
    return _LETTERS.findall(" ".join(targets + names))
