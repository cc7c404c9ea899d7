"""Boxes of decks that python-pptx made, with sizes that can be counted by hand."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Inches, Pt

from loctool.fit import measure
from loctool.formats import pptx
from loctool.formats.office.boxes import Box
from loctool.formats.writing import Writing
from tests.formats.pptx.decks import SHAPES, edited, parts_of, rendered

SIDES, EDGES = 14.4, 7.2
"""Usual insets in points, both together."""
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def boxes_of(build: Callable[[Any], object], layout: int = 6) -> list[Box]:
    """Return the boxes of a slide; `build` gets its shapes. Layout 1 has title and body, 6 nothing."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    build(slide.shapes)
    presentation.save(target := io.BytesIO())
    return list(pptx.boxes(target.getvalue(), "deck.pptx"))


def text_box(shapes: Any, text: str = "Seltene Erden", width: float = 3, height: float = 2) -> Any:
    """Return a text box of a size in inches."""
    shape = shapes.add_textbox(Inches(1), Inches(1), Inches(width), Inches(height))
    shape.text_frame.text, shape.text_frame.word_wrap = text, True
    return shape


def body_properties(shape: Any, **values: str) -> Any:
    """Set attributes of a shape's a:bodyPr and return the element."""
    properties = shape.text_frame._txBody.bodyPr
    for name, value in values.items():
        properties.set(name, value)
    return properties


def area(box: Box) -> tuple[float, float]:
    return round(box.width, 2), round(box.height, 2)


def test_a_placeholder_has_the_size_of_its_layout() -> None:
    def build(shapes: Any) -> None:
        shapes.title.text = "Ausblick"
        shapes[1].text_frame.text = "Erstens"

    title, body = boxes_of(build, layout=1)
    assert (title.shape, title.slide, title.title) == ("title", 1, "Ausblick")
    assert area(title) == (round(8229600 / 12700 - SIDES, 2), round(1143000 / 12700 - EDGES, 2))
    assert body.shape == "body"
    (style,) = {style for _, style in title.paragraphs[0].runs}
    assert (style.family, style.size) == ("Calibri", 44.0)
    assert body.paragraphs[0].bullet == "•"
    assert body.paragraphs[0].left == 27.0 == -body.paragraphs[0].first


def test_the_level_gives_size_and_space_before() -> None:
    def build(shapes: Any) -> None:
        frame = shapes[1].text_frame
        frame.text = "Erstens"
        frame.add_paragraph().text = "Zweitens"
        frame.paragraphs[1].level = 1

    (body,) = boxes_of(build, layout=1)
    first, second = body.paragraphs
    assert (first.runs[0][1].size, second.runs[0][1].size) == (32.0, 28.0)
    assert (first.before, second.before) == pytest.approx((6.4, 5.6))


def test_runs_are_set_as_they_say() -> None:
    def build(shapes: Any) -> None:
        paragraph = text_box(shapes).text_frame.paragraphs[0]
        run = paragraph.runs[0]
        run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(20), True, True, "Georgia"
        run._r.get_or_add_rPr().attrib.update({"cap": "all", "spc": "150"})
        paragraph.add_line_break()
        paragraph.add_run().text = "2026"
        paragraph.line_spacing, paragraph.space_after = Pt(30), Pt(4)

    paragraph = boxes_of(build)[0].paragraphs[0]
    first, line_break, second = paragraph.runs
    assert first == ("Seltene Erden", ("Georgia", 20.0, True, True, "all", 1.5))
    assert line_break[0] == "\n"
    assert second == ("2026", ("Calibri", 18.0, False, False, "", 0.0))
    assert (paragraph.line, paragraph.after) == (-30.0, 4.0)


def test_letters_of_other_scripts_have_their_own_typeface() -> None:
    def build(shapes: Any) -> None:
        properties = text_box(shapes, "Erden, 希土類").text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr()
        etree.SubElement(properties, f"{{{A}}}latin", typeface="Arial")
        etree.SubElement(properties, f"{{{A}}}ea", typeface="Meiryo")

    runs = boxes_of(build)[0].paragraphs[0].runs
    assert [(text, style.family) for text, style in runs] == [("Erden, ", "Arial"), ("希土類", "Meiryo")]


def test_a_theme_has_typefaces_for_scripts() -> None:
    runs = boxes_of(lambda shapes: text_box(shapes, "Земли ที่ดิน"))[0].paragraphs[0].runs
    assert [(text, style.family) for text, style in runs] == [("Земли ", "Calibri"), ("ที่ดิน", "Cordia New")]


def test_insets_columns_and_wrapping() -> None:
    def build(shapes: Any) -> None:
        body_properties(text_box(shapes), lIns="127000", rIns="0", tIns="0", bIns="12700", numCol="2", spcCol="254000")
        body_properties(text_box(shapes), wrap="none")

    first, second = boxes_of(build)
    assert area(first) == (216 - 10, 144 - 1)
    assert (first.columns, first.gap, first.wraps) == (2, 20.0, True)
    assert not second.wraps
    assert area(second) == (216 - SIDES, 144 - EDGES)


def test_vertical_text_swaps_width_and_height() -> None:
    (box,) = boxes_of(lambda shapes: body_properties(text_box(shapes), vert="vert270"))
    assert box.vertical
    assert area(box) == (144 - EDGES, 216 - SIDES)


def test_the_stored_scale_makes_the_text_smaller() -> None:
    def build(shapes: Any) -> None:
        for values in ({"fontScale": "92500", "lnSpcReduction": "20000"}, {"fontScale": "50%"}):
            properties = body_properties(text_box(shapes))
            for old in list(properties):
                properties.remove(old)
            etree.SubElement(properties, f"{{{A}}}normAutofit", values)

    first, second = boxes_of(build)
    assert (first.autofit, first.scale, first.reduction) == ("shrink", 0.925, 0.2)
    assert first.paragraphs[0].runs[0][1].size == pytest.approx(18 * 0.925)
    assert second.paragraphs[0].runs[0][1].size == 9.0


def test_groups_scale_boxes_at_any_depth_but_no_fonts() -> None:
    def build(shapes: Any) -> None:
        outer = shapes.add_group_shape()
        inner = outer.shapes.add_group_shape()
        text_box(inner.shapes)
        for group, factor in ((outer, (2, 1)), (inner, (0.5, 3))):
            frame = group._element.grpSpPr.get_or_add_xfrm()
            frame.ext.cx, frame.ext.cy = Emu(1000000 * factor[0]), Emu(int(1000000 * factor[1]))
            frame.chExt.cx = frame.chExt.cy = Emu(1000000)

    (box,) = boxes_of(build)
    assert area(box) == (216 - SIDES, 3 * 144 - EDGES)
    assert box.paragraphs[0].runs[0][1].size == 18.0


@pytest.mark.parametrize(
    ("kind", "width", "height"),
    [
        (MSO_SHAPE.RECTANGLE, 216, 144),
        (MSO_SHAPE.OVAL, 216 / 2**0.5, 144 / 2**0.5),
        (MSO_SHAPE.ROUNDED_RECTANGLE, 216 - 2 * 144 * 0.16667 * 0.29289, 144 - 2 * 144 * 0.16667 * 0.29289),
        (MSO_SHAPE.DIAMOND, 108, 72),
        (MSO_SHAPE.ISOSCELES_TRIANGLE, 108, 72),
        (MSO_SHAPE.CHEVRON, 216 - 144, 144),
        (MSO_SHAPE.RIGHT_ARROW, 216 - 144 * 0.25, 72),
        (MSO_SHAPE.SUN, 216, 144),
    ],
)
def test_shapes_that_are_no_rectangles_have_less(kind: MSO_SHAPE, width: float, height: float) -> None:
    def build(shapes: Any) -> None:
        shape = shapes.add_shape(kind, 0, 0, Inches(3), Inches(2))
        shape.text_frame.text = "Neodym"

    assert area(boxes_of(build)[0]) == pytest.approx((width - SIDES, height - EDGES), abs=0.02)


def test_an_adjusted_corner_takes_more() -> None:
    def build(shapes: Any) -> None:
        shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, 0, 0, Inches(3), Inches(2))
        shape.adjustments[0] = 0.5
        shape.text_frame.text = "Neodym"

    assert boxes_of(build)[0].height == pytest.approx(144 - EDGES - 144 * 0.29289, abs=0.01)


def test_cells_have_the_width_of_their_columns() -> None:
    def build(shapes: Any) -> None:
        table = shapes.add_table(2, 3, 0, 0, Inches(6), Inches(2)).table
        for row in range(2):
            for column in range(3):
                table.cell(row, column).text = f"Zelle {row} {column}"
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(0, 2).merge(table.cell(1, 2))
        table.cell(1, 0).margin_left = Pt(20)

    boxes = boxes_of(build)
    assert [(box.shape, box.autofit) for box in boxes] == [("table cell", "grow")] * 4
    assert [area(box) for box in boxes] == [
        (288 - SIDES, 72 - EDGES), (144 - SIDES, 144 - EDGES), (144 - 27.2, 72 - EDGES), (144 - SIDES, 72 - EDGES)
    ]  # fmt: skip


def test_the_style_of_a_table_makes_its_header_bold() -> None:
    def build(shapes: Any) -> None:
        table = shapes.add_table(2, 2, 0, 0, Inches(6), Inches(2)).table
        table.first_col, table.last_col = False, True
        for row in range(2):
            for column in range(2):
                table.cell(row, column).text = f"Zelle {row} {column}"
        table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.bold = False

    styles = [box.paragraphs[0].runs[0][1] for box in boxes_of(build)]
    assert [style.bold for style in styles] == [False, True, False, True]


def test_what_has_no_text_or_is_hidden_has_no_box() -> None:
    def build(shapes: Any) -> None:
        text_box(shapes, "")
        text_box(shapes, "Geheim")._element.nvSpPr.cNvPr.set("hidden", "1")
        text_box(shapes, "Offen")

    assert [box.paragraphs[0].runs[0][0] for box in boxes_of(build)] == ["Offen"]


def test_a_translated_deck_has_the_same_boxes() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Ausblick"
    slide.shapes[1].text_frame.text = "Erstens"
    text_box(slide.shapes)
    presentation.save(target := io.BytesIO())
    before = list(pptx.boxes(target.getvalue(), "deck.pptx"))
    after = list(pptx.boxes(rendered(target.getvalue(), writing=Writing("ru")), "deck.pptx"))
    assert [area(box) for box in before] == [area(box) for box in after]
    assert [box.paragraphs[0].runs[0][0] for box in after] == ["[Ausblick]", "[Erstens]", "[Seltene Erden]"]


@given(
    st.lists(
        st.sampled_from(["", "x", "-5", "--3", "1e9", "0", "٣", "999999999", "12cm", "50%"]), min_size=8, max_size=8
    )
)
@settings(max_examples=30, deadline=None)
def test_odd_values_end_no_measuring(values: list[str]) -> None:
    """Whatever attributes say, a deck that can be read has boxes that can be measured."""
    odd = iter(values * 100)
    numbers = re.compile(rb'(\s(?:cx|cy|rot|w|h|gridSpan|rowSpan|sz|spc|numCol|spcCol|lIns|marL|lvl|val|vert)=")[^"]*')
    slides = [name for name in parts_of(SHAPES) if re.fullmatch(r"ppt/(slides|slideLayouts)/[^/]+\.xml", name)]
    changed = edited(SHAPES, {
        name: lambda data: numbers.sub(lambda match: match[1] + next(odd, "1").encode(), data) for name in slides
    })  # fmt: skip
    for box in pptx.boxes(changed, "deck.pptx"):
        assert measure(box).height >= 0
