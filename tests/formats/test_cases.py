"""Small decks of every system: what is offered of them, and how they are rendered; `make golden` writes both anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.formats.markdown.deck import parse, render
from loctool.model import Deck, Segment

CASES = Path(__file__).parent.parent / "data" / "formats" / "cases"
DECKS = sorted(CASES.glob("*.md"))


def describe(deck: Deck) -> str:
    """Return a deck's dialect, its texts and what is left out, one to a line."""
    texts = (one for slide in deck.slides for one in slide.segments)
    rows = [f"{one.line} {one.role}: {one.text!r}{f' (was {one.former!r})' if one.former else ''}" for one in texts]
    left = [f"{one.line} left out: {one.text!r}" for one in deck.left_out]
    return "\n".join([deck.dialect, *rows, *left, ""])


def louder(segment: Segment) -> str:
    """Return a translation of plain words: others would change syntax in the middle of a text."""
    return segment.text.upper() if segment.text.replace(" ", "").isalnum() else segment.text


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_cases(path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text("utf-8")
    found = {
        path.with_suffix(".texts"): describe(parse(text, path.name)),
        path.with_suffix(".rendered"): render(text, path.name, louder),
    }
    for golden, content in found.items():
        if request.config.getoption("--golden"):
            golden.write_text(content, "utf-8")
        assert content == golden.read_text("utf-8")
    assert render(text, path.name, lambda one: one.text) == text
