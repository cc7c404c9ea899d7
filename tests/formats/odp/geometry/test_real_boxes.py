"""Boxes of real decks: as those of the PowerPoint decks that LibreOffice made them of, and with the catalog's texts."""

from __future__ import annotations

import pytest

from loctool.fit import find_overflow, measure
from loctool.formats import odp, pptx
from loctool.formats.office.boxes import Box, Paragraph, Style
from tests.formats.odp.decks import DATA, RUSSIAN, rendered

EXAMPLE = DATA.parents[2] / "examples" / "powerpoint" / "source"
PAIRS = {
    "boxes": (DATA / "geometry" / "boxes.odp", DATA / "geometry" / "boxes.pptx"),
    "shapes": (DATA / "shapes.odp", DATA.parent / "pptx" / "shapes.pptx"),
    "example": (EXAMPLE / "impress.odp", EXAMPLE / "seltene-erden.pptx"),
}
"""Decks, and what LibreOffice made them of."""
HUNDREDTHS = 0.3
"""Points that LibreOffice's lengths, in hundredths of a millimetre, may differ by."""


@pytest.fixture(scope="module", params=["ours", "okapi"])
def decks(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Return name -> bytes of the presentations."""
    paths = list(DATA.rglob("*.*odp")) if request.param == "ours" else request.getfixturevalue("okapi_decks")
    return {path.name: path.read_bytes() for path in paths if path.suffix in (".odp", ".fodp")}


def boxes_of(content: bytes) -> list[Box]:
    return list(odp.boxes(content, "deck.odp"))


def text_of(box: Box) -> str:
    return "\n".join("".join(text for text, _ in one.runs) for one in box.paragraphs)


def pairs(name: str) -> list[tuple[Box, Box]]:
    """Return the boxes of a deck with those of its source; hidden shapes are not hidden in LibreOffice's file."""
    deck, source = (path.read_bytes() for path in PAIRS[name])
    found = {(box.slide, box.shape, text_of(box)): box for box in boxes_of(deck)}
    own = list(pptx.boxes(source, "deck.pptx"))
    assert len(own) > 8
    return [(found[box.slide, box.shape, text_of(box)], box) for box in own]


@pytest.mark.parametrize("name", PAIRS)
def test_boxes_are_as_large_as_in_powerpoint(name: str) -> None:
    """What grows with its text, LibreOffice has fitted to it: in height, and in width if lines are not broken."""
    for box, source in pairs(name):
        grows = source.autofit == "grow" and source.shape != "table cell"
        assert source.wraps is box.wraps
        if not grows or box.wraps:
            assert box.width == pytest.approx(source.width, abs=HUNDREDTHS), box.shape
        if not grows:
            assert box.height == pytest.approx(source.height, abs=HUNDREDTHS), box.shape
        assert (box.columns, box.vertical) == (source.columns, source.vertical), box.shape
        assert box.gap == pytest.approx(source.gap, abs=HUNDREDTHS)


@pytest.mark.parametrize("name", PAIRS)
def test_texts_are_set_as_in_powerpoint(name: str) -> None:
    """LibreOffice leaves out what a table's style makes bold."""
    for box, source in pairs(name):
        for own, other in zip(box.paragraphs, source.paragraphs, strict=True):
            assert spacing(own) == pytest.approx(spacing(other), abs=HUNDREDTHS), box.shape
            assert bool(own.bullet) is bool(other.bullet)
            for (char, style), (same, expected) in zip(characters(own), characters(other), strict=True):
                assert char == same
                bold = style.bold if box.shape == "table cell" else expected.bold
                assert style[:5] == (*expected[:2], bold, *expected[3:5])
                assert style.spacing == pytest.approx(expected.spacing, abs=HUNDREDTHS)


def characters(paragraph: Paragraph) -> list[tuple[str, Style]]:
    return [(char, style) for text, style in paragraph.runs for char in text]


def spacing(paragraph: Paragraph) -> tuple[float, ...]:
    one = paragraph
    return one.left, one.right, one.first, one.line, one.before, one.after


def test_each_paragraph_with_words_has_its_segment(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        deck = odp.parse(content, name)
        segments = {one for slide in deck.slides for one in slide.segments}
        boxes = boxes_of(content)
        assert boxes, name
        assert {one.segment for box in boxes for one in box.paragraphs if one.segment} <= segments, name


def test_translated_decks_have_the_same_boxes(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        before = boxes_of(content)
        after = boxes_of(rendered(content, lambda one: f"{one.text} {one.text}", writing=RUSSIAN))
        geometry = [(box.slide, box.shape, box.width, box.height, len(box.paragraphs)) for box in before]
        assert geometry == [(box.slide, box.shape, box.width, box.height, len(box.paragraphs)) for box in after], name


def test_all_boxes_can_be_measured(decks: dict[str, bytes]) -> None:
    shares = [measure(box).share for content in decks.values() for box in boxes_of(content)]
    assert all(share > 0 for share in shares)


def test_texts_that_are_too_long_overflow() -> None:
    content = (EXAMPLE / "impress.odp").read_bytes()
    longer = rendered(content, lambda one: one.text * 4 if one.line == 2 else one.text)
    found = [
        (source.slide, source.shape, find_overflow(source, target))
        for source, target in zip(boxes_of(content), boxes_of(longer), strict=True)
    ]
    overflows = {(slide, shape): str(overflow) for slide, shape, overflow in found if overflow}
    assert overflows == {
        (2, "title"): "needs 197 % of the box where the source needs 49 %",
        (2, "body"): "needs 172 % of the box where the source needs 53 %",
        (2, "Bildnachweis"): "needs 201 % of the box where the source needs 100 %",
    }
