"""What the translators of a catalog do throughout, so that it is their style and no fault."""

from __future__ import annotations

from collections import Counter

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.text.placeholders import is_program

Ending = tuple[str, str]
"""The final mark of a source, and that of its translation; "" for none."""
_LEAST, _LEAST_SHARE, _ENOUGH = 5, 0.01, 20
"""How many messages make a habit if they are this part of those that end alike in the source, and how many anyway."""
_MARKS = ".:!?…"


def ending_habits(table: MessageTable) -> frozenset[Ending]:
    """Return the changes of final marks that are usual in a catalog of a program.

    Messages of programs are fragments, which some languages write as sentences: a stop is added to all errors, or
    dropped from all tooltips.
    """
    pairs = Counter(
        (_mark(source), _mark(target.partition("\0")[0]))
        for number, (source, target, state) in enumerate(zip(table.msgids, table.msgstrs, table.states(), strict=True))
        if state is State.TRANSLATED and is_program(table.syntaxes.get(number, ""))
    )
    totals: Counter[str] = Counter()
    for (ours, _), count in pairs.items():
        totals[ours] += count
    return frozenset(
        pair
        for pair, count in pairs.items()
        if pair[0] != pair[1] and count >= min(max(_LEAST, _LEAST_SHARE * totals[pair[0]]), _ENOUGH)
    )


def _mark(text: str) -> str:
    bare = text.rstrip()
    last = "…" if bare.endswith("...") else bare[-1:]
    return last if last in _MARKS else ""
