"""Rules on words of the source, or of its translation, with a letter wrong: names and other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from loctool.glossary.bilingual.compounds import compound_parts, find_entry
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import Pair, bilingual_lexicon
from loctool.glossary.bilingual.spelling import romanised, skeleton
from loctool.glossary.morphology.english import bare
from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.languages import DICTIONARIES
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import is_known
from loctool.glossary.morphology.vocabulary import has_vocabulary, unknown_parts
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.scripts import scripts_of_language
from loctool.text.words import HYPHENS, Word, words

_NAME = re.compile(r"(?<![\w@./#-])[^\W\d_]{5,}(?:['’]s)?(?![\w@/])")
LONGEST_ENDING = 2
"""Letters at the end of a name or a word that may be another ending in another language."""


def misspelt_name(text: Comparison) -> Iterator[Problem]:
    """Yield each name of the source that the translation has with one letter wrong; both texts in Latin letters."""
    if not all("LATIN" in scripts_of_language(one) for one in (text.source_language, text.language)):
        return
    ours = {bare(word).replace("’s", "") for word in _NAME.findall(text.visible_source) if word[0].isupper()}
    if not ours:
        return
    theirs = {bare(word).replace("’s", "") for word in _NAME.findall(text.visible_target) if word[0].isupper()}
    for added in sorted(theirs - ours):
        for lost in sorted(ours - theirs):
            if _is_slip(lost, added) and _is_unknown(added, text.language) and not _is_common(lost, text):
                yield Problem(f"“{lost}” became “{added}”", find_once(added, text.target))


def _is_slip(lost: str, added: str) -> bool:
    """Return whether a word is another one with one letter wrong, and not in the spelling of another language."""
    if lost[0] != added[0] or abs(len(lost) - len(added)) > 1 or lost.isupper() or added.isupper():
        return False
    ours, theirs = lost.lower(), added.lower()
    if ours == theirs or OSA.distance(ours, theirs, score_cutoff=1) > 1:
        return False
    if sorted(ours) == sorted(theirs):
        return not ours.endswith(("er", "re"))
    if _differs_at_end(ours, theirs) and not (ours[-1] == theirs[-1] and _is_letter_lost(ours, theirs)):
        return False
    if ours.replace("h", "") == theirs.replace("h", ""):
        return False
    if romanised(ours) == romanised(theirs):
        return False
    return skeleton(ours) != skeleton(theirs) or _is_letter_lost(ours, theirs)


_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûãõåøæ")
_SPELT = re.compile("[cthjwy]")
"""Letters that a name has in the spelling of one language alone: Taschkent, Tashkent; Scholz is no other name."""


def _is_letter_lost(ours: str, theirs: str) -> bool:
    """Return whether one of two names of the same sounds has a letter less, which no language's spelling explains.

    Such is any between two consonants.
    """
    longer, shorter = sorted((ours, theirs), key=len, reverse=True)
    if len(longer) == len(shorter) or len(shorter) < SHORTEST_WORD + 1:
        return False
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    before, letter, after = longer[at - 1], longer[at], longer[at + 1 : at + 2]
    if not after or letter in (before, after) or _SPELT.match(letter):
        return False
    return before not in _VOWELS and after not in _VOWELS


def _differs_at_end(one: str, other: str) -> bool:
    """Return whether two words differ in their endings alone."""
    shorter = min(len(one), len(other)) - (1 if len(one) != len(other) else LONGEST_ENDING)
    return one[:shorter] == other[:shorter]


def _is_unknown(word: str, language: str) -> bool:
    """Return whether the dictionaries of a language have no such word; never where there is no dictionary."""
    code = base_language(language)
    if code not in DICTIONARIES:
        return False
    if has_vocabulary(code):
        return bool(unknown_parts(word, code))
    return not lexicon(code).knows(word)


def _is_common(word: str, text: Comparison) -> bool:
    """Return whether a word of the source is a word of its language rather than a name."""
    return lexicon(base_language(text.source_language)).lemma(word.lower()) is not None


def misspelt_word(text: Comparison) -> Iterator[Problem]:
    """Yield each unknown word that is one letter from a translation of a word of the source."""
    code, source_code = base_language(text.language), base_language(text.source_language)
    pairs = [pair for pair in ((source_code, code), (code, source_code)) if bilingual_lexicon(pair)]
    if not pairs or code not in _LETTERS:
        return
    known = {word.casefold() for word in _LETTERS_OF_WORD.findall(text.visible_source)}
    for one in words(text.visible_target):
        word = one.text
        is_plain = word.islower() or ((one.opening or code == "de") and word.istitle())
        is_part = one.joined or text.visible_target[one.end : one.end + 1] in HYPHENS
        if not is_plain or is_part or not SHORTEST_WORD <= len(word) <= LONGEST_WORD or word.lower() in known:
            continue
        if _is_cut(one, text.visible_target) or not is_strange(word, code):
            continue
        likely = [other for other in _neighbours(word.lower(), code) if _translates(other, text, pairs[0])]
        if likely:
            right = likely[0].capitalize() if word[0].isupper() else likely[0]
            span = find_once(word, text.target)
            fixed = text.target[: span[0]] + right + text.target[span[1] :] if span and len(likely) == 1 else None
            yield Problem(f"“{word}” may be “{right}”", span, fix=fixed, is_safe=False)


def _is_cut(word: Word, text: str) -> bool:
    """Return whether a word is a part of one that an accelerator's sign or a name's underscore is in: С_вободное."""
    return "_" in text[word.start - 1 : word.start] + text[word.end : word.end + 1]


SHORTEST_WORD, LONGEST_WORD = 5, 40
"""Letters of the shortest and the longest word that is looked for among the misspelt ones."""
_LETTERS = {
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
}
_RUSSIAN_VOWELS = "аеёиоуыэюя"
_LETTERS_OF_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 15)
def is_strange(word: str, code: str) -> bool:
    """Return whether a word is neither known nor made of known words."""
    if not word.isalpha():
        return False
    return not _is_german(word) if code == "de" else bool(unknown_parts(word, code))


def _is_german(word: str) -> bool:
    return lexicon("de").knows(word) or bool(last_noun(word.capitalize())) or bool(last_noun(word))


@lru_cache(maxsize=1 << 12)
def _neighbours(word: str, code: str) -> tuple[str, ...]:
    """Return the known words that differ from a word in one letter, or in two that are exchanged, not in the ending."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {first + rest[1] + rest[0] + rest[2:] for first, rest in cuts if len(rest) > 1}
    found |= {first + rest[1:] for first, rest in cuts if rest}
    found |= {first + letter + rest for first, rest in cuts for letter in _LETTERS[code]}
    found |= {first + letter + rest[1:] for first, rest in cuts if rest for letter in _LETTERS[code]}
    likely = (one for one in found if not _differs_at_end(one, word) and _is_likely(one, word, code))
    return tuple(sorted(one for one in likely if _exists(one, code)))


def _is_likely(word: str, written: str, code: str) -> bool:
    """Return whether a word is likelier meant by another than that being a word that the dictionary lacks.

    German makes new compounds and Russian new derivations by any letters, so that only some slips tell.
    """
    if len(word) == len(written):
        return code != "de" or sorted(word) == sorted(written)
    longer, shorter = sorted((word, written), key=len, reverse=True)
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    is_doubled = longer[at] == longer[at - 1]
    return is_doubled or code == "en" or (code == "ru" and longer[at] not in _RUSSIAN_VOWELS)


def _exists(word: str, code: str) -> bool:
    if code == "de":
        return lexicon(code).knows(word)
    return is_known(word) if code == "ru" else lexicon(code).lemma(word) is not None


def _translates(word: str, text: Comparison, pair: Pair) -> bool:
    """Return whether a word of the translation's language is a counterpart of a word of the source."""
    code, source_code = base_language(text.language), base_language(text.source_language)
    found = [one.text for one in words(text.visible_source) if one.text.isalpha()]
    if pair == (source_code, code):
        return target_key(word, code) in _keys(tuple(found), pair)
    names = word, word.capitalize()
    targets = {target for one in names if (entry := find_entry(one, pair)) for target in entry.targets}
    return not targets.isdisjoint(target_key(one, source_code) for one in found)


@lru_cache(maxsize=64)
def _keys(found: Iterable[str], pair: Pair) -> frozenset[str]:
    """Return the keys of all translations of some words."""
    keys: set[str] = set()
    for word in found:
        entry = find_entry(word, pair)
        keys = keys.union(entry.targets if entry else (), *(part.targets for part in compound_parts(word, pair)))
    return frozenset(keys)
