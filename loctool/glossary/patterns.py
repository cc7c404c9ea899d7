"""Patterns of terms: the keys of their words, what may be between the words, and how they must agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loctool.glossary.morphology.english import bare
from loctool.glossary.morphology.english_context import is_used_as_verb
from loctool.glossary.morphology.forms import count_fixed_words
from loctool.glossary.morphology.german.words import strip_declension
from loctool.glossary.morphology.keys import Keys, keys_of, term_keys
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.russian.agreement import term_agrees
from loctool.glossary.morphology.russian.paradigm import find_quoted_words
from loctool.text.language import base_language
from loctool.text.words import HYPHENS, Word, words

_LOOSE = re.compile(rf"[\s\{HYPHENS}\"'„“”»«’‘\u00ad]{{0,8}}|[–−]")
"""What may be between two words of a term: spaces, hyphens, quotation marks, blanked-out markup, one dash."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
"""Dashes are alike, and signs without a width are left out."""
_INNER_HYPHEN = re.compile(r"\w-\w")
_REACH = 8
"""Characters before and after the words among which signs are searched."""
_COUNTING = 3
"""Words before a Russian term among which a number may count it."""
_FRACTION = re.compile(r"[.,]\d")
_SYMBOLS = re.compile(rf"[^\w\s\{HYPHENS}\"'„“”»«’‘.,;:!?()\[\]]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One spelling of a term."""

    spelling: str
    words: tuple[str, ...]
    keys: tuple[Keys, ...]
    """Of each word; one of them must be among the keys of the text's word."""
    gaps: tuple[str, ...]
    """Signs that must be before, between and after the words, without spaces; mostly empty: `C++` has ("", "++")."""
    hyphens: tuple[bool, ...]
    """Of each word: a hyphen joins the next one to it, or it is a Russian name in quotation marks."""
    language: str
    exact_case: bool
    has_number: bool
    """One of its words is a number."""
    is_english_noun: bool
    """It is one English noun, which a verb may be spelt like."""
    fixed: int = 0
    """How many of its last words keep their form: the two of mother-in-law."""

    def matches(self, found: Sequence[Word], at: int, text: str) -> bool:
        """Return whether the term begins at the `at`-th word of a text."""
        last = len(self.words) - 1
        if at < 0 or at + last >= len(found):
            return False
        for n, own in enumerate(self.keys):
            strict, loose = keys_of(found[at + n], self.language)
            if own.isdisjoint(strict if n == last else loose):
                return False
        span = found[at : at + last + 1]
        if (last or any(self.gaps)) and not self._gaps_fit(span, text):
            return False
        if self.has_number and _is_part_of_number(span[0], span[-1], text):
            return False
        if self.fixed and not self._keeps_last_words(span):
            return False
        if self.is_english_noun and is_used_as_verb(found, at, text):
            return False
        if self.exact_case and not all(_same_case(own, word.text) for own, word in zip(self.words, span, strict=True)):
            return False
        code = base_language(self.language) if last else ""
        if code == "ru":
            before = tuple(word.text for word in found[max(0, at - _COUNTING) : at])
            return term_agrees(self.words, tuple(word.text for word in span), self.hyphens, before)
        return code != "de" or not self._has_adverb(span)

    def _keeps_last_words(self, span: Sequence[Word]) -> bool:
        ours, theirs = (words[-self.fixed :] for words in (self.words, tuple(bare(word.text) for word in span)))
        return all(own.lower() == word.lower() for own, word in zip(ours, theirs, strict=True))

    def _has_adverb(self, span: Sequence[Word]) -> bool:
        """Return whether a German adjective of the term has no ending before a noun: selten Erde."""
        return any(
            word.text.lower() == strip_declension(own) and not after.joined
            for own, word, after in zip(self.words, span, span[1:], strict=False)
        )

    def _gaps_fit(self, span: Sequence[Word], text: str) -> bool:
        before, *between, after = self.gaps
        leading, trailing = text[: span[0].start][-_REACH:], text[span[-1].end :][:_REACH]
        if before and not (_without_spaces(leading).endswith(before) and self._is_spaced_right(0, leading[-1:])):
            return False
        if after and not (_without_spaces(trailing).startswith(after) and self._is_spaced_right(-1, trailing[:1])):
            return False
        for wanted, left, right in zip(between, span, span[1:], strict=False):
            gap = text[left.end : right.start]
            if _without_spaces(gap) != wanted if wanted else gap != " " and not _LOOSE.fullmatch(gap):
                return False
        return True

    def _is_spaced_right(self, at: int, sign: str) -> bool:
        """Return whether a space may be between a word and a sign: beside numbers, and where the term has one."""
        return not sign.isspace() or self.words[at].isdecimal() or " " in self.spelling


def _without_spaces(gap: str) -> str:
    return "".join(gap.translate(_DASHES).split())


def _is_part_of_number(first: Word, last: Word, text: str) -> bool:
    """Return whether a text's words begin or end within a number: the 90 of 0,90."""
    before, after = text[: first.start][-2:], text[last.end :][:2]
    return bool(
        (first.text.isdecimal() and _FRACTION.fullmatch(before[::-1]))
        or (last.text.isdecimal() and _FRACTION.fullmatch(after))
    )


def _same_case(own: str, word: str) -> bool:
    """Return whether a text's word begins as the term's word does, its ending left aside."""
    stem = max(1, len(own) - 2)
    return word[:stem] == own[:stem] or word[:stem] == own[:stem].upper() == own[:stem]


@lru_cache(maxsize=50_000)
def pattern_of(
    term: str, language: str, part_of_speech: str = "", exact_case: bool = False, is_noun: bool = False
) -> Pattern:
    """Return the pattern of a term or target; it has no words if the term is nothing but symbols.

    `is_noun` says that the term seems to be a noun although the glossary gives no part of speech.
    """
    found = words(term)
    keys = tuple(keys_at(found, n, language, part_of_speech) for n in range(len(found)))
    edges = [0, *(edge for word in found for edge in (word.start, word.end)), len(term)]
    raw = [term[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    gaps = tuple(_symbols(gap) if 0 < n < len(raw) - 1 else "".join(_SYMBOLS.findall(gap)) for n, gap in enumerate(raw))
    hyphens = (*(word.joined for word in found[1:]), False)
    if base_language(language) == "ru":
        hyphens = tuple(map(max, hyphens, find_quoted_words(term, found)))
    spelt = tuple(word.text for word in found)
    has_number = any(word.isdecimal() for word in spelt)
    is_noun = (is_noun or part_of_speech == "noun") and base_language(language) == "en" and len(found) == 1
    is_english_noun = is_noun and spelt[0].lower() not in word_list("en_plurals", "not_nouns")
    fixed = count_fixed_words(found) if base_language(language) == "en" else 0
    return Pattern(term, spelt, keys, gaps, hyphens, language, exact_case, has_number, is_english_noun, fixed)


def keys_at(found: Sequence[Word], n: int, language: str, part_of_speech: str) -> Keys:
    """Return the keys of a term's word; its part of speech is that of the last one."""
    last = n == len(found) - 1
    return term_keys(found[n].text, language, last, part_of_speech if last else "", len(found) == 1)


def _symbols(gap: str) -> str:
    """Return a gap without spaces, empty if it is one that any two words may have between them."""
    return "" if _LOOSE.fullmatch(gap) else _without_spaces(gap)


@lru_cache(maxsize=50_000)
def spellings(term: str, language: str) -> tuple[str, ...]:
    """Return a term as it is written, and in one word where it has hyphens: multi-purpose room, multipurpose room.

    English terms with their plural within (mother-in-law) are not written in one word.
    """
    if not _INNER_HYPHEN.search(term) or (base_language(language) == "en" and count_fixed_words(words(term))):
        return (term,)
    head, *rest = term.split("-")
    return term, head + "".join(part[:1].lower() + part[1:] for part in rest)
