"""Tables, progress and colours on a terminal, and none of the last two elsewhere."""

from __future__ import annotations

import click
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.layout.linebreak import columns
from loctool.cli.terminal.table import LEAST, cut, format_table

NAMES = st.text(st.sampled_from("aä漢字é\u0301 Щ"), max_size=40)
HEADER = ("deck", "language", "translated", "terms obeyed")


def plain(lines: list[str]) -> list[str]:
    return [click.unstyle(line) for line in lines]


@given(st.lists(st.tuples(NAMES, st.just("en"), st.just("12"), st.just("3/4 75 %")), max_size=4), st.integers(60, 120))
def test_lines_fit_and_columns_stand_below_each_other(rows: list[tuple[str, ...]], width: int) -> None:
    lines = plain(format_table(HEADER, rows, 2, width))
    assert all(columns(line) <= width for line in lines)
    ends = {columns(line) for line in lines if line.endswith(("obeyed", "%"))}
    assert len(ends) == 1


def test_headings_are_broken_before_names_are_cut() -> None:
    (row,) = [("seltene-erden", "en", "12", "3/4 75 %")]
    whole, broken, short = (plain(format_table(HEADER, [row], 2, width)) for width in (None, 48, 36))
    assert whole[0].split() == ["deck", "language", "translated", "terms", "obeyed"]
    assert len(whole) == 2
    assert [line.split() for line in broken[:2]] == [["terms"], ["deck", "language", "translated", "obeyed"]]
    assert broken[2].startswith("seltene-erden ")
    assert short[2].startswith("seltene…")


def test_nothing_is_cut_where_there_is_room() -> None:
    assert cut("漢字", 4) == "漢字"
    assert cut("漢字", 3) == "漢…"
    assert columns(cut("漢字漢字漢字", LEAST)) <= LEAST
