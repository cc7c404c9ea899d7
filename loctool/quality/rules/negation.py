"""The rule on negations: whatever may deny in a translation is taken for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from loctool.model import Side
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.tables import read_table


class _Negations(NamedTuple):
    """How a language denies; the lists are explained in their file."""

    denies: re.Pattern[str]
    may_deny: re.Pattern[str]
    harmless: re.Pattern[str]
    none_such: re.Pattern[str]
    some_other: re.Pattern[str]


def lost_negation(text: Comparison) -> Iterator[Problem]:
    """Yield the word by which the source denies, if nothing in the translation may; languages need a list for it."""
    ours, theirs = (_negations(base_language(language)) for language in (text.source_language, text.language))
    if ours is None or theirs is None:
        return
    source, target = ours.harmless.sub(" ", text.visible_source), text.visible_target
    if (found := ours.denies.search(source)) is None:
        return
    if ours.none_such.search(source):
        target = theirs.some_other.sub(" ", target)
    if not theirs.may_deny.search(target):
        yield Problem(f"lost the negation “{found[0]}”", find_once(found[0], text.source), Side.SOURCE)


@cache
def _negations(base: str) -> _Negations | None:
    if (own := read_table("negations").get(base)) is None:
        return None
    return _Negations(
        _any(own["words"], own.get("endings", ())),
        _any(own.get("may_words", ()), own["may"]),
        _any((), own["harmless"]),
        re.compile(own.get("none_such", "(?!)")),
        _any((), [own["some_other"]]),
    )


def _any(words: Collection[str], others: Collection[str]) -> re.Pattern[str]:
    whole = [rf"\b(?:{'|'.join(words)})\b"] if words else []
    return re.compile("|".join([*whole, *others]), re.IGNORECASE)
