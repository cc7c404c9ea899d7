"""Patterns of terms: the keys of their words, what may be between the words, and how they must agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loctool.glossary.morphology.german.words import strip_declension
from loctool.glossary.morphology.keys import Keys, keys_of, term_keys
from loctool.glossary.morphology.russian.agreement import term_agrees
from loctool.glossary.morphology.russian.paradigm import find_quoted_words
from loctool.text.language import base_language
from loctool.text.words import HYPHENS, Word, words

_LOOSE = re.compile(rf"[\s\{HYPHENS}\"'„“”»«’‘\u00ad]{{0,8}}")
"""What may be between two words of a term: spaces, hyphens, quotation marks, blanked-out markup."""
_SYMBOLS = re.compile(rf"[^\w\s\{HYPHENS}\"'„“”»«’‘.,;:!?()\[\]]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One spelling of a term."""

    spelling: str
    words: tuple[str, ...]
    keys: tuple[Keys, ...]
    """Of each word; one of them must be among the keys of the text's word."""
    gaps: tuple[str, ...]
    """Symbols that must be before, between and after the words; mostly empty: `C++` has ("", "++")."""
    hyphens: tuple[bool, ...]
    """Of each word: a hyphen joins the next one to it, or it is a Russian name in quotation marks."""
    language: str
    exact_case: bool

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
        if self.exact_case and not all(_same_case(own, word.text) for own, word in zip(self.words, span, strict=True)):
            return False
        code = base_language(self.language) if last else ""
        if code == "ru":
            return term_agrees(self.words, tuple(word.text for word in span), self.hyphens)
        return code != "de" or not self._has_adverb(span)

    def _has_adverb(self, span: Sequence[Word]) -> bool:
        """Return whether a German adjective of the term has no ending before a noun: selten Erde."""
        return any(
            word.text.lower() == strip_declension(own) and not after.joined
            for own, word, after in zip(self.words, span, span[1:], strict=False)
        )

    def _gaps_fit(self, span: Sequence[Word], text: str) -> bool:
        before, *between, after = self.gaps
        if not text.endswith(before, 0, span[0].start) or not text.startswith(after, span[-1].end):
            return False
        for wanted, left, right in zip(between, span, span[1:], strict=False):
            gap = text[left.end : right.start]
            if gap.replace(" ", "") != wanted if wanted else gap != " " and not _LOOSE.fullmatch(gap):
                return False
        return True


def _same_case(own: str, word: str) -> bool:
    """Return whether a text's word begins as the term's word does, its ending left aside."""
    stem = max(1, len(own) - 2)
    return word[:stem] == own[:stem] or word[:stem] == own[:stem].upper() == own[:stem]


@lru_cache(maxsize=50_000)
def pattern_of(term: str, language: str, part_of_speech: str = "", exact_case: bool = False) -> Pattern:
    """Return the pattern of a term or target; it has no words if the term is nothing but symbols."""
    found = words(term)
    keys = tuple(keys_at(found, n, language, part_of_speech) for n in range(len(found)))
    edges = [0, *(edge for word in found for edge in (word.start, word.end)), len(term)]
    raw = [term[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    gaps = tuple(_symbols(gap) if 0 < n < len(raw) - 1 else "".join(_SYMBOLS.findall(gap)) for n, gap in enumerate(raw))
    hyphens = (*(word.joined for word in found[1:]), False)
    if base_language(language) == "ru":
        hyphens = tuple(map(max, hyphens, find_quoted_words(term, found)))
    return Pattern(term, tuple(word.text for word in found), keys, gaps, hyphens, language, exact_case)


def keys_at(found: Sequence[Word], n: int, language: str, part_of_speech: str) -> Keys:
    """Return the keys of a term's word; its part of speech is that of the last one."""
    last = n == len(found) - 1
    return term_keys(found[n].text, language, last, part_of_speech if last else "", len(found) == 1)


def _symbols(gap: str) -> str:
    """Return a gap without spaces, empty if it is one that any two words may have between them."""
    return "" if _LOOSE.fullmatch(gap) else gap.replace(" ", "")
