"""What denies in a text: certainly, perhaps, or by a prefix; and which adjective is the opposite of which."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from loctool.glossary.bilingual.coverage import Judged
from loctool.glossary.bilingual.denials import denial_share, idle_share
from loctool.glossary.bilingual.keys import KEY_LETTERS, source_key
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import is_known, parses_of
from loctool.text.tables import read_table

NEAR = 4
"""Words around a denial whose translations tell where it is translated."""
DENIED = 2
"""Words behind a denial that it may deny: *is not to be opened*."""
SAYING = 0.7
"""Evidence from which a word is not a function word."""
OWN = 1.5
"""Evidence by which a word shows that it has no counterpart."""
LEAST_SHARE = 0.1
"""Share of the other texts that deny, from which a word may stand for a denial."""
MOST_IDLE = 0.25
"""Share of the other texts that do not deny, from which a denial may be translated without one."""
_CLAUSE_END = re.compile(r"[,;:.!?()–—\n]")
_ONCE_MORE = re.compile(r"\b(?:ни|nor)\b|\bweder\b.*\bnoch\b", re.IGNORECASE | re.DOTALL)
"""What goes on with a denial: *не нашли ни следов, ни осколков* denies once."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WITHOUT = frozenset({"without", "ohne", "без"})
_OFTEN_ADDED = _WITHOUT | {"ни"}
_PREFIXES = {"en": ("un", "in", "im", "il", "ir"), "ru": ("не",)}
_ENGLISH_ADJECTIVE = re.compile(r"\w+(?:able|ible|al|ful|ic|ive|ous|ary|rect|ed|ly|ant|ent|ar)")
_SHORTEST_BASE = 4


class Negations(NamedTuple):
    """How a language denies; the lists are explained in their file."""

    denies: re.Pattern[str]
    may_deny: re.Pattern[str]
    affixes: re.Pattern[str]
    harmless: re.Pattern[str]
    none_such: re.Pattern[str]
    some_other: re.Pattern[str]
    half: re.Pattern[str]
    whole: re.Pattern[str]


class Counterpart(NamedTuple):
    """The part of a text that translates the clause of a denial."""

    span: tuple[int, int]
    linked: float
    """Share of the words around the denial that have a translation there; 0 if none of those that it denies has."""
    is_free: bool
    """Whether there are words beside it without a counterpart, which may say it otherwise: *frowned upon*."""


@dataclass(frozen=True)
class Denying:
    """One of the texts that are compared."""

    text: str
    words: Sequence[Judged]
    language: Negations
    codes: tuple[str, str]
    """Its language, and that of the other text."""

    @cached_property
    def certain(self) -> list[re.Match[str]]:
        """What denies for certain, the first in each clause; *without* and *not* are two things."""
        found = self.language.denies.finditer(blank_out(self.language.harmless, self.text))
        clauses: dict[tuple[int, bool], re.Match[str]] = {}
        for match in found:
            if clauses and _ONCE_MORE.search(self.text):
                continue
            clause = len(_CLAUSE_END.findall(self.text, 0, match.start()))
            clauses.setdefault((clause, match[0].lower() in _WITHOUT), match)
        return list(clauses.values())

    def denies_at_all(self) -> bool:
        """Return whether the text has any word that denies, perhaps in a phrase that does not: not uncommon."""
        return self.language.denies.search(self.text) is not None

    def may_be_denied(self, span: tuple[int, int]) -> bool:
        """Return whether a part of the text has a word that denies or may deny."""
        language, codes = self.language, self.codes
        if any(one.search(self.text, *span) for one in (language.denies, language.may_deny, language.affixes)):
            return True
        found = (one.word for one in self.words if span[0] <= one.word.start < span[1])
        return any(denial_share(word.text, *codes) >= LEAST_SHARE for word in found)

    def is_free(self, span: tuple[int, int], first: int, last: int) -> bool:
        """Return whether a word of a part, in or beside the words from `first` to `last`, has no counterpart."""
        near = self.words[max(0, first - 1) : last + 2]
        return any(one.evidence <= -OWN for one in near if span[0] <= one.word.start < span[1])

    def clause_around(self, start: int, end: int) -> tuple[int, int]:
        """Return the clauses that a part of the text belongs to."""
        before = [match.end() for match in _CLAUSE_END.finditer(self.text, 0, start)]
        behind = _CLAUSE_END.search(self.text, end)
        return before[-1] if before else 0, behind.start() if behind else len(self.text)

    def is_idle(self, denial: re.Match[str]) -> bool:
        """Return whether a denial is often said without one: *not just*, *не удалось*."""
        behind = self.text[denial.end() :].split(maxsplit=1)
        word = _LETTERS.search(behind[0]) if behind else None
        return idle_share(denial[0], word[0] if word else "", *self.codes) >= MOST_IDLE

    def may_be_added(self, denial: re.Match[str]) -> bool:
        """Return whether a denial is of a kind that restates what is said without one: *не дойдя*, *не уходить*."""
        behind = self.text[denial.end() :].split(maxsplit=1)
        word = _LETTERS.search(behind[0]) if behind and self.codes[0] == "ru" else None
        tags = {one.tag.POS for one in parses_of(word[0])} if word else set()
        return denial[0].lower() in _OFTEN_ADDED or not {"GRND", "INFN"}.isdisjoint(tags)

    def find_counterpart(self, denial: re.Match[str], other: Denying, links: dict[int, int]) -> Counterpart:
        """Return the part of the other text that translates the clause of a denial."""
        start, end = self.clause_around(*denial.span())
        inside = [n for n, one in enumerate(self.words) if start <= one.word.start < end]
        said = [n for n in inside if abs(self.words[n].evidence) >= SAYING]
        near = sorted(said, key=lambda n: abs(self.words[n].word.start - denial.start()))[:NEAR]
        places = [links[n] for n in near if n in links]
        if not places:
            span = 0, len(other.text)
            return Counterpart(span, 0.0, other.is_free(span, 0, len(other.words)))
        linked = [other.words[n].word for n in places]
        start, end = min(one.start for one in linked), max(one.end for one in linked)
        span = other.clause_around(start, end)
        denied = [n for n in said if self.words[n].word.start >= denial.end()][:DENIED] or said[-1:]
        is_linked = any(n in links for n in denied)
        is_free = other.is_free(span, min(places), max(places))
        return Counterpart(span, len(linked) / len(near) if is_linked else 0.0, is_free)

    def is_half_denied(self) -> bool:
        """Return whether a word is left that denies only together with another: Russian никто without не."""
        return bool(self.language.half.search(self.text)) and not self.language.whole.search(self.text)


def find_opposite(words: Sequence[Judged], sources: Sequence[Judged], code: str) -> tuple[Judged, bool] | None:
    """Return a translation's word that says the opposite of what the source's words are translated by.

    With it comes whether the prefix that denies is the word's, and not the source's: *illegal* for Recht.
    """
    named = frozenset[str]().union(*(one.entry.targets for one in sources if one.entry))
    missing = frozenset[str]().union(*(one.entry.targets for one in sources if one.entry and not one.covered))
    for one in words:
        if one.covered or one.word.text[0].isupper():
            continue
        lemma = source_key(one.word.text, code)
        for prefix in _PREFIXES.get(code, ()):
            base = lemma.removeprefix(prefix)
            if len(base) >= _SHORTEST_BASE:
                if base != lemma and base[:KEY_LETTERS] in named and _is_quality(base, code):
                    return one, True
                if (prefix + lemma)[:KEY_LETTERS] in missing and _is_quality(prefix + lemma, code):
                    return one, False
    return None


def _is_quality(word: str, code: str) -> bool:
    """Return whether a word may be an adjective, as far as the dictionaries tell."""
    if code == "ru":
        tag = parses_of(word)[0].tag
        return is_known(word) and tag.POS in ("ADJF", "ADJS", "PRTF", "PRTS", "PRED") and "Apro" not in tag
    return bool(_ENGLISH_ADJECTIVE.fullmatch(word)) and lexicon(code).lemma(word) is not None


def blank_out(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with spaces in place of a pattern's matches."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


@cache
def negations(base: str) -> Negations | None:
    """Return how a language denies, None if it has no list."""
    if (own := read_table("negations").get(base)) is None:
        return None
    return Negations(
        _any(own["words"], own.get("endings", ())),
        _any(own.get("may_words", ()), own.get("may", ())),
        _any((), own["affixes"]),
        _any((), own["harmless"]),
        re.compile(own.get("none_such", "(?!)")),
        _any((), [own["some_other"]]),
        _any(own.get("half", ("(?!)",)), ()),
        _any((), own.get("whole", ("",))),
    )


def _any(words: Collection[str], others: Collection[str]) -> re.Pattern[str]:
    whole = [rf"\b(?:{'|'.join(words)})\b"] if words else []
    return re.compile("|".join([*whole, *others]) or "(?!)", re.IGNORECASE)
