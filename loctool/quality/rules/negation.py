"""Rules on negations: what denies for certain in one text must be matched by something in the other that may deny."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from loctool.glossary.bilingual.coverage import Judged, compare_words
from loctool.model import Side
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.tables import read_table

NEAR = 3
"""Words on each side of a denial that it may belong to."""


class _Negations(NamedTuple):
    """How a language denies; the lists are explained in their file."""

    denies: re.Pattern[str]
    may_deny: re.Pattern[str]
    vague: re.Pattern[str]
    affixes: re.Pattern[str]
    harmless: re.Pattern[str]
    none_such: re.Pattern[str]
    some_other: re.Pattern[str]
    half: re.Pattern[str]
    whole: re.Pattern[str]


class _Text(NamedTuple):
    """One of the texts that are compared."""

    text: str
    words: Sequence[Judged]
    language: _Negations

    def denials(self) -> list[re.Match[str]]:
        """Return what denies for certain."""
        return list(self.language.denies.finditer(self.language.harmless.sub(_blank, self.text)))

    def may_deny(self) -> bool:
        """Return whether a word may deny; a vague one does only if it is not the translation of another word."""
        covered = [(one.word.start, one.word.end) for one in self.words if one.covered]
        return any(
            not self.language.vague.match(match[0]) or not any(start <= match.start() < end for start, end in covered)
            for match in self.language.may_deny.finditer(self.text)
        )

    def count_affixes(self) -> int:
        """Count the words that deny by a prefix or a suffix."""
        return sum(1 for _ in self.language.affixes.finditer(self.text))

    def denies_the_next_word(self, denial: re.Match[str]) -> bool:
        """Return whether the word behind a denial has a counterpart; else both may be one translation."""
        after = next((one for one in self.words if one.word.start >= denial.end()), None)
        return not self.words or (after is not None and after.covered and after.entry is not None)

    def denies_a_translated_word(self, denial: re.Match[str]) -> bool:
        """Return whether a word near a denial has a counterpart, so that the text is translated word by word."""
        if not self.words:
            return True
        after = [one for one in self.words if one.word.start >= denial.end()][:NEAR]
        before = [one for one in self.words if one.word.end <= denial.start()][-NEAR:]
        return any(one.covered for one in (*before, *after))


def lost_negation(text: Comparison) -> Iterator[Problem]:
    """Yield the word by which the source denies, if nothing in the translation may; languages need a list for it."""
    if (pair := _texts(text)) is None:
        return
    ours, theirs = pair
    denials = ours.denials()
    if not denials:
        return
    if ours.language.none_such.search(ours.text):
        theirs = theirs._replace(text=theirs.language.some_other.sub(_blank, theirs.text))
    if _is_half_denied(theirs) or not _is_matched(denials, ours, theirs):
        found = denials[0]
        yield Problem(f"lost the negation “{found[0]}”", find_once(found[0], text.source), Side.SOURCE)


def added_negation(text: Comparison) -> Iterator[Problem]:
    """Yield the word by which the translation denies, if nothing in the source may."""
    if (pair := _texts(text)) is None:
        return
    ours, theirs = pair
    denials = theirs.denials()
    denials = [one for one in denials if theirs.denies_the_next_word(one)]
    if denials and not ours.count_affixes() and not _is_matched(denials, theirs, ours):
        found = denials[0]
        yield Problem(f"a negation that the source has not: “{found[0]}”", find_once(found[0], text.target))


def _is_matched(denials: list[re.Match[str]], text: _Text, other: _Text) -> bool:
    """Return whether something in the other text may be what these words of a text are."""
    if other.language.denies.search(other.text) or other.may_deny():
        return True
    if other.count_affixes() > text.count_affixes():
        return True
    return not any(map(text.denies_a_translated_word, denials))


def _texts(text: Comparison) -> tuple[_Text, _Text] | None:
    codes = base_language(text.source_language), base_language(text.language)
    ours, theirs = map(_negations, codes)
    if ours is None or theirs is None:
        return None
    compared = compare_words(text.visible_source, text.visible_target, codes)
    return _Text(text.visible_source, compared.ours, ours), _Text(text.visible_target, compared.theirs, theirs)


def _is_half_denied(text: _Text) -> bool:
    """Return whether a word is left that denies only together with another: Russian никто without не."""
    return bool(text.language.half.search(text.text)) and not text.language.whole.search(text.text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@cache
def _negations(base: str) -> _Negations | None:
    if (own := read_table("negations").get(base)) is None:
        return None
    return _Negations(
        _any(own["words"], own.get("endings", ())),
        _any(own.get("may_words", ()), own["may"]),
        _any((), own["vague"]),
        _any((), own["affixes"]),
        _any((), own["harmless"]),
        re.compile(own.get("none_such", "(?!)")),
        _any((), [own["some_other"]]),
        _any(own.get("half", ("(?!)",)), ()),
        _any((), own.get("whole", ("",))),
    )


def _any(words: Collection[str], others: Collection[str]) -> re.Pattern[str]:
    whole = [rf"\b(?:{'|'.join(words)})\b"] if words else []
    return re.compile("|".join([*whole, *others]), re.IGNORECASE)
