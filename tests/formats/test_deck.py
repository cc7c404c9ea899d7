"""The user's deck holds the seed text, every line to the letter."""

from __future__ import annotations

from pathlib import Path

from loctool.formats import format_of

ROOT = Path(__file__).parent.parent.parent
DECK = ROOT / "source" / "seltene-erden.md"
LINES = (ROOT / "tests" / "data" / "formats" / "seltene-erden.txt").read_text(encoding="utf-8").splitlines()


def test_every_line_is_a_segment_in_order() -> None:
    deck = format_of(DECK).parse(DECK.read_bytes(), "source/seltene-erden.md")
    assert [one.text for slide in deck.slides for one in slide.segments if one.role != "metadata"] == LINES


def test_slides_hold_heading_credit_and_body() -> None:
    deck = format_of(DECK).parse(DECK.read_bytes(), "source/seltene-erden.md")
    roles = [[one.role for one in slide.segments] for slide in deck.slides]
    body = ["heading", "credit", "paragraph"]
    assert roles == [["metadata", "paragraph"], *[body] * 10, [*body, "paragraph"]]
