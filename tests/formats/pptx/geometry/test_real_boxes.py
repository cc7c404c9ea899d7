"""Boxes of real decks: their sizes are those that python-pptx finds, their texts those of the catalog."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from loctool.formats import pptx
from loctool.formats.office.boxes import Box
from loctool.formats.office.package import Package
from loctool.formats.pptx.geometry.sizes import shape_size
from loctool.formats.pptx.runs.inherited import inherited_shapes
from loctool.formats.pptx.slides.presentation import main_part, slide_parts
from loctool.formats.pptx.slides.shapes import page_shapes, placeholder
from loctool.formats.writing import Writing
from tests.formats.pptx.decks import DATA, rendered

TWO_OF_ONE_INDEX = "803-1.pptx"
"""Its layout has two placeholders with index 0; python-pptx takes the first one, whatever its type."""


@pytest.fixture(scope="module")
def decks(okapi_decks: list[Path]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in [*okapi_decks, *DATA.glob("*.pptx")] if path.suffix == ".pptx"}


def boxes_of(content: bytes) -> list[Box]:
    return list(pptx.boxes(content, "deck.pptx"))


def by_id(shapes: Any) -> dict[int, Any]:
    """Return the shapes of python-pptx by their ids, those in groups too."""
    found = {}
    for shape in shapes:
        found[shape.shape_id] = shape
        found |= by_id(shape.shapes) if hasattr(shape, "shapes") else {}
    return found


def test_placeholders_have_their_own_size_or_inherit_it(okapi_decks: list[Path]) -> None:
    """Of 159 placeholders 15 have a size of their own, 109 that of the layout, 35 that of the master."""
    sources: Counter[int] = Counter()
    for path in (path for path in okapi_decks if path.suffix == ".pptx"):
        package, presentation = Package(path.read_bytes(), path.name), Presentation(str(path))
        for part, slide in zip(slide_parts(package, main_part(package)), presentation.slides, strict=True):
            expected = by_id(slide.shapes)
            for shape in (one.element for one in page_shapes(package.tree(part.part)) if one.element.tag[-3:] != "ame"):
                if placeholder(shape) is None:
                    continue
                above = inherited_shapes(package, shape, part.part)
                found = [shape_size(one) is not None for one in (shape, *above)]
                sources[found.index(True)] += 1
                size, other = shape_size(shape, above), expected[int(shape[0][0].get("id"))]
                assert size
                if path.name != TWO_OF_ONE_INDEX:
                    assert size == pytest.approx((other.width.pt, other.height.pt), abs=0.01), path.name
    assert sources == {0: 15, 1: 109, 2: 35}


def test_an_index_that_two_placeholders_have_is_not_enough(okapi_decks: list[Path]) -> None:
    content = next(path for path in okapi_decks if path.name == TWO_OF_ONE_INDEX).read_bytes()
    subtitles = [box for box in boxes_of(content) if box.shape == "subtitle"]
    assert {round(box.height + 0.5) for box in subtitles} == {259}


def test_each_paragraph_with_words_has_its_segment(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        deck = pptx.parse(content, name)
        segments = {(one.line, one.text) for slide in deck.slides for one in slide.segments}
        found = {
            (one.segment.line, one.segment.text) for box in boxes_of(content) for one in box.paragraphs if one.segment
        }
        assert found <= segments, name


def test_translated_decks_have_the_same_boxes(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        before = boxes_of(content)
        after = boxes_of(rendered(content, lambda one: f"{one.text} {one.text}", writing=Writing("ru")))
        geometry = [(box.slide, box.shape, box.width, box.height, len(box.paragraphs)) for box in before]
        assert geometry == [(box.slide, box.shape, box.width, box.height, len(box.paragraphs)) for box in after], name


def test_columns_scale_and_capitals_of_real_decks(decks: dict[str, bytes]) -> None:
    assert [box.columns for box in boxes_of(decks["three_column_test.pptx"])] == [1, 3]
    assert {box.columns for box in boxes_of(decks["dual_column_test.pptx"])} == {1, 2}
    assert {box.scale for box in boxes_of(decks["999.pptx"])} == {1.0, 0.925}
    capitals = [style.caps for box in boxes_of(decks["999.pptx"]) for _, style in box.paragraphs[0].runs]
    assert (capitals.count("all"), capitals.count("")) == (4, 10)


def test_drawn_smart_art_has_boxes(decks: dict[str, bytes]) -> None:
    boxes = [box for box in boxes_of(decks["999-slide-master-title-style.pptx"]) if box.shape == "diagram"]
    assert boxes
    assert all(box.width > 0 and box.height > 0 for box in boxes)
