"""Lists of lines merged three ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.merging.merged_lines import merge_lines, merge_references

lines = st.lists(st.sampled_from("abcd "), max_size=8)


@given(lines, lines)
def test_what_one_side_changed_is_taken(base: list[str], changed: list[str]) -> None:
    assert merge_lines(base, base, changed) == changed
    assert merge_lines(base, changed, base) == changed
    assert merge_lines(base, changed, changed) == changed


@given(lines, lines, lines)
def test_what_both_sides_have_or_one_added_is_kept(base: list[str], ours: list[str], theirs: list[str]) -> None:
    merged = merge_lines(base, ours, theirs)
    added = {*ours, *theirs} - {*base}
    assert added | ({*base} & {*ours} & {*theirs}) <= {*merged} <= {*base, *ours, *theirs}
    assert [line for line in merged if line in ours and line not in base] == [
        line for line in ours if line not in base
    ] or {*ours} & {*theirs} - {*base}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("", "a", "b", "ab"),
        ("ab", "axb", "ayb", "axyb"),
        ("ab", "xab", "aby", "xaby"),
        ("a b", "a bx", "a b c", "a bx c"),
        ("abc", "abcx", "ac", "acx"),
        ("aba", "xaba", "ab", "xab"),
    ],
)
def test_places(base: str, ours: str, theirs: str, merged: str) -> None:
    assert "".join(merge_lines(base, ours, theirs)) == merged


def test_references_of_both_sides() -> None:
    base = [("a.c", "1"), ("b.c", "1")]
    ours, theirs = [("a.c", "5"), ("b.c", "1"), ("x.c", "1")], [("a.c", "3"), ("c.c", "2")]
    assert merge_references(base, ours, theirs) == [("a.c", "5"), ("x.c", "1"), ("c.c", "2")]
