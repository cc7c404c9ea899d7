"""Rules on words that do not exist: no dictionary, no glossary and no word of the source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loctool.glossary.morphology.casing import is_common_noun, is_known, is_upper, normal_case
from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.likeness import resembles
from loctool.glossary.morphology.people import words_of_people
from loctool.glossary.morphology.vocabulary import STRESS, has_vocabulary, unknown_parts
from loctool.model import Status
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.scripts import LONGEST_ACRONYM, script_of, scripts_of_language

_WORD = re.compile(r"(?<![\w@./#-])[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![\w@/]|[.:]\w)")
"""A word, compounds with hyphens and contractions whole, that is not a part of an address or a file name."""
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENING = " \u00a0'‘“„«(-"
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
    in_capitals = is_upper(text.visible_target) and _has_words_in_capitals(text)
    found = []
    for word in dict.fromkeys(_WORD.findall(_plain(text))):
        is_word = len(word) >= CONTENT and script_of(word[0]) in scripts
        if is_word and not _is_abbreviation(word, is_in_capitals=in_capitals):
            parts = [part for part in unknown_parts(word, text.language) if part not in source]
            if parts and not all(_is_borrowed(part, word, text) for part in parts):
                found.append(word)
    return found


def _has_words_in_capitals(text: Comparison) -> bool:
    """Return whether the words of a source in capitals are known, so that none of them is an acronym."""
    words = [word for word in _LETTERS.findall(text.visible_source) if len(word) >= CONTENT]
    return bool(words) and all(is_upper(word) and is_known(word, text.source_language) for word in words)


def _plain(text: Comparison) -> str:
    return text.visible_target.replace(STRESS, "")


def _is_abbreviation(word: str, *, is_in_capitals: bool = False) -> bool:
    """Return whether a word is an acronym, or has capitals inside: NATO, iPhone, МИД; in a text in capitals none is."""
    return (
        not word[1:].islower()
        and not all(map(str.istitle, _LETTERS.findall(word)))
        and (not word.isupper() or len(word) <= LONGEST_ACRONYM)
        and not (word.isupper() and is_in_capitals)
    )


@lru_cache(maxsize=1 << 12)
def _may_be_name(word: str, language: str) -> bool:
    """Return whether a word of the source may be a name: in German no known noun, compound or verb."""
    if base_language(language) != "de" or not word[0].isupper():
        return word[0].isupper()
    normal = normal_case(word, language) if is_upper(word) else word
    is_verb = lexicon("de").lemma(normal) is None and lexicon("de").lemma(normal.lower()) is not None
    return not (normal.islower() or is_verb or is_common_noun(normal, language) or last_noun(normal))


def _capital_tells(word: str, target: str) -> bool:
    """Return whether a word is within a sentence, where only names have a capital letter."""
    before = target[: target.find(word)].rstrip(_OPENING)
    return before[-1:] not in ("", ".", "!", "?", ":", "\n", "–") and any(map(str.islower, target.split()))


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
    names = others
    if not _capital_tells(word, _plain(text)):
        people = words_of_people(text.visible_source, text.source_language)
        names = [other for other in others if other in people or _may_be_name(other, text.source_language)]
    return is_name and resembles(part, names, NAME[base_language(text.language)])


def _is_of_a_place(part: str, others: list[str]) -> bool:
    """Return whether a Russian word may be the adjective of a capitalised word of the source: хартумский."""
    place = _OF_A_PLACE.sub("", part)
    return place != part and resembles(place, (other for other in others if other[0].isupper()), NAME["ru"])


def _words_of_glossary(text: Comparison) -> list[str]:
    terms = [hit.term for hit in text.terms.find(text.visible_source)]
    targets = [target for term in terms for target in term.targets.get(text.language, ())]
    names = [term.source for term in terms if term.status is Status.DO_NOT_TRANSLATE]
    return _LETTERS.findall(" ".join(targets + names))
