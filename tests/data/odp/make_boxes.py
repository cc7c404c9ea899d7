"""Make `geometry/boxes.pptx` with python-pptx, and `boxes.odp` of it: `python tests/data/odp/make_boxes.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from make_decks import convert
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

FOLDER = Path(__file__).parent / "geometry"


def framed(shapes: Any, text: str, top: float, fit: str = "a:noAutofit", **values: str) -> Any:
    """Add a text box with properties of its body, a:bodyPr, and return its text frame."""
    box = shapes.add_textbox(Inches(1), Inches(top), Inches(4), Inches(0.8))
    box.text_frame.text = text
    body = box.text_frame._txBody.bodyPr
    for old in list(body):
        body.remove(old)
    body.set("wrap", "square")
    for name, value in values.items():
        body.set(name, value)
    body.append(parse_xml(f'<{fit} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'))
    return box.text_frame


def add_frames(shapes: Any) -> None:
    """Add text boxes with all kinds of frames."""
    framed(shapes, "Insets of all sides", 0, lIns="254000", tIns="127000", rIns="381000", bIns="0")
    framed(shapes, "Two columns with a gap", 1, numCol="2", spcCol="254000")
    framed(shapes, "Growing with its text, from one line", 2, "a:spAutoFit")
    framed(shapes, "Never wrapped, whatever it says", 3, wrap="none")
    framed(shapes, "Upwards", 4, vert="vert270")
    framed(shapes, "Downwards", 5, vert="vert")
    framed(shapes, "On its side", 6)._txBody.getparent().spPr.get_or_add_xfrm().set("rot", "5400000")


def add_outlines(shapes: Any) -> None:
    """Add shapes that are not rectangles."""
    kinds = (
        "OVAL",
        "ROUNDED_RECTANGLE",
        "DIAMOND",
        "ISOSCELES_TRIANGLE",
        "CHEVRON",
        "RIGHT_ARROW",
        "SNIP_1_RECTANGLE",
        "CUBE",
    )
    for number, name in enumerate(kinds):
        kind = MSO_SHAPE[name]
        shape = shapes.add_shape(kind, Inches(number % 2 * 5), Inches(number // 2 * 1.8), Inches(4), Inches(1.6))
        shape.text_frame.text = f"In a shape: {name.lower()}"


def add_levels(slide: Any) -> None:
    """Write into the placeholders of a slide."""
    slide.shapes.title.text = "Levels"
    outline = slide.placeholders[1].text_frame
    for level, text in enumerate(("First level", "Second level", "Third level")):
        paragraph = outline.add_paragraph() if level else outline.paragraphs[0]
        paragraph.text, paragraph.level = text, level


def add_paragraphs(shapes: Any) -> None:
    """Add texts of all kinds of spacing and typefaces, and a table."""
    frame = framed(shapes, "Spaced", 0)
    frame.paragraphs[0].line_spacing, frame.paragraphs[0].space_before = 0.9, Pt(6)
    exact = frame.add_paragraph()
    exact.text, exact.line_spacing, exact.space_after = "Exactly", Pt(30), Pt(4)
    exact._p.get_or_add_pPr().attrib.update({"marL": "342900", "marR": "127000", "indent": "-171450"})
    run = framed(shapes, "Bold and slanted", 2).paragraphs[0].runs[0]
    run.font.bold, run.font.italic, run.font.size, run.font.name = True, True, Pt(24), "Georgia"
    run = framed(shapes, "Spread capitals", 3).paragraphs[0].runs[0]
    run._r.get_or_add_rPr().attrib.update({"cap": "all", "spc": "200"})
    run = framed(shapes, "Small capitals", 4).paragraphs[0].runs[0]
    run._r.get_or_add_rPr().set("cap", "small")
    table = shapes.add_table(2, 3, Inches(1), Inches(5), Inches(6), Inches(2)).table
    for row, column in ((0, 0), (0, 2), (1, 0), (1, 1)):
        table.cell(row, column).text = f"Cell {row} {column}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 2).merge(table.cell(1, 2))
    table.cell(1, 0).margin_left = Pt(20)


if __name__ == "__main__":
    deck = Presentation()
    add_frames(deck.slides.add_slide(deck.slide_layouts[6]).shapes)
    add_outlines(deck.slides.add_slide(deck.slide_layouts[6]).shapes)
    add_levels(deck.slides.add_slide(deck.slide_layouts[1]))
    add_paragraphs(deck.slides.add_slide(deck.slide_layouts[6]).shapes)
    deck.save(str(FOLDER / "boxes.pptx"))
    convert(FOLDER / "boxes.pptx", "odp", FOLDER)
