"""What denies in a text: certainly, perhaps, or by a prefix; and which adjective is the opposite of which."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from loctool.glossary.bilingual.coverage import Judged
from loctool.glossary.bilingual.denials import denial_share
from loctool.glossary.bilingual.keys import KEY_LETTERS, source_key
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import is_known, parses_of
from loctool.text.tables import read_table

NEAR = 3
"""Words on each side of a denial that it may belong to."""
BEHIND = 2
"""Words behind a denial that it may deny: *is not to be opened*."""
_CLAUSE_END = re.compile(r"[,;:.!?()–—\n]")
_ONCE_MORE = re.compile(r"\b(?:ни|nor)\b|\bweder\b.*\bnoch\b", re.IGNORECASE | re.DOTALL)
"""What goes on with a denial: *не нашли ни следов, ни осколков* denies once."""
_WITHOUT = frozenset({"without", "ohne", "без"})
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


class Denying(NamedTuple):
    """One of the texts that are compared."""

    text: str
    words: Sequence[Judged]
    language: Negations
    codes: tuple[str, str]
    """Its language, and that of the other text."""

    def certain(self) -> list[re.Match[str]]:
        """Return what denies for certain, the first in each clause; *without* and *not* are two things."""
        found = self.language.denies.finditer(blank_out(self.language.harmless, self.text))
        clauses: dict[tuple[int, bool], re.Match[str]] = {}
        for match in found:
            if clauses and _ONCE_MORE.search(self.text):
                continue
            clause = len(_CLAUSE_END.findall(self.text, 0, match.start()))
            clauses.setdefault((clause, match[0].lower() in _WITHOUT), match)
        return list(clauses.values())

    def count_possible(self) -> int:
        """Count the words that deny or may deny, but for prefixes and suffixes."""
        language = self.language
        found = {match.start() for one in (language.denies, language.may_deny) for match in one.finditer(self.text)}
        return len(found | {one.word.start for one in self.words if denial_share(one.word.text, *self.codes)})

    def count_affixes(self) -> int:
        """Count the words that deny by a prefix or a suffix."""
        return sum(1 for _ in self.language.affixes.finditer(self.text))

    def denies_known_words(self, denial: re.Match[str]) -> bool:
        """Return whether a word behind a denial has a counterpart; else both may be one translation.

        At the end of a clause that is the word before.
        """
        clause_end = _CLAUSE_END.search(self.text, denial.end())
        end = clause_end.start() if clause_end else len(self.text)
        behind = [one for one in self.words if denial.end() <= one.word.start < end][:BEHIND]
        before = [one for one in self.words if one.word.end <= denial.start()][-1:]
        return not self.words or any(one.covered and one.entry is not None for one in behind or before)

    def is_sure(self, denial: re.Match[str]) -> bool:
        """Return whether a denial is of a kind that is seldom said without one: not *without*, *не дойдя*."""
        word = self.text[denial.end() :].split(maxsplit=1)
        is_gerund = self.codes[0] == "ru" and word and any(one.tag.POS == "GRND" for one in parses_of(word[0]))
        return denial[0].lower() not in _WITHOUT and not is_gerund

    def denies_a_translated_word(self, denial: re.Match[str]) -> bool:
        """Return whether a word near a denial has a counterpart, so that the text is translated word by word."""
        if not self.words:
            return True
        after = [one for one in self.words if one.word.start >= denial.end()][:NEAR]
        before = [one for one in self.words if one.word.end <= denial.start()][-NEAR:]
        return any(one.covered for one in (*before, *after))

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
        return is_known(word) and parses_of(word)[0].tag.POS in ("ADJF", "ADJS", "PRTF", "PRTS", "PRED")
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
