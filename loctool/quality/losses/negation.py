"""Whether a negation of the source came through: whatever may deny in a translation is taken for one."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.tables import read_table


class _Negations(NamedTuple):
    """How a language denies; the lists are explained in their file."""

    denies: re.Pattern[str]
    may_deny: re.Pattern[str]
    harmless: re.Pattern[str]
    none_such: re.Pattern[str]
    some_other: re.Pattern[str]


def lost_negation(source: str, target: str, source_language: str, language: str) -> str:
    """Return the word by which the source denies while nothing in the translation may; empty where all is well.

    Languages without a list never lose one.
    """
    ours, theirs = _negations(base_language(source_language)), _negations(base_language(language))
    if ours is None or theirs is None:
        return ""
    asked = ours.harmless.sub(" ", source)
    found = ours.denies.search(asked)
    if found is None:
        return ""
    if ours.none_such.search(asked):
        target = theirs.some_other.sub(" ", target)
    return "" if theirs.may_deny.search(target) else found[0]


@cache
def _negations(base: str) -> _Negations | None:
    own = read_table("negations").get(base)
    if own is None:
        return None
    return _Negations(
        _any(own["words"], own.get("endings", ())),
        _any(own.get("may_words", ()), own["may"]),
        _any((), own["harmless"]),
        re.compile(own.get("none_such", "(?!)")),
        _any((), [own["some_other"]]),
    )


def _any(words: Collection[str], others: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of any whole word or other pattern of the lists, without regard to case."""
    whole = [rf"\b(?:{'|'.join(words)})\b"] if words else []
    return re.compile("|".join([*whole, *others]), re.IGNORECASE)
