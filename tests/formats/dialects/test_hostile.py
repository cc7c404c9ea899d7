"""Generated decks with translations that look like syntax: the deck's own system reads the same blocks."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loctool.errors import SourceError
from tests.formats.dialects.decks import DIALECTS, assert_same, mark_of, need_parser, rendered
from tests.formats.dialects.fragments import EXAMPLES, FRAGMENTS, HOSTILE, TOPS


def decks(dialect: str) -> st.SearchStrategy[str]:
    blocks = st.lists(st.sampled_from(FRAGMENTS[dialect]), min_size=1, max_size=8)
    return st.builds(lambda top, found: top + "\n\n".join(found) + "\n", st.sampled_from(TOPS[dialect]), blocks)


alone = st.sampled_from(HOSTILE)
hostile = alone | st.builds("".join, st.tuples(alone, st.sampled_from((" ", "\n", "")), alone))
"""What looks like syntax, alone or beside another text."""


@pytest.mark.parametrize("dialect", [pytest.param(one, marks=mark_of(one)) for one in DIALECTS])
def test_no_translation_changes_the_blocks(dialect: str) -> None:
    need_parser(dialect)

    @settings(
        max_examples=int(os.environ.get("EXAMPLES", EXAMPLES[dialect])),
        deadline=None,
        derandomize="EXAMPLES" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    @given(decks(dialect), st.lists(hostile, min_size=1, max_size=6))
    def check(source: str, texts: list[str]) -> None:
        number = iter(range(10**6))
        try:
            result = rendered(dialect, "deck.md", source, lambda _: texts[next(number) % len(texts)])
        except SourceError:
            return
        assert_same(dialect, source, result, inline=False)

    check()
