"""Makes source/seltene-erden.pptx of the Markdown deck, and source/impress.odp of that, if LibreOffice is there.

Run: python examples/powerpoint/make_deck.py
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.util import Cm, Pt

from loctool.formats import format_of
from loctool.model import Slide

HERE = Path(__file__).parent
DECK = HERE.parents[1] / "source" / "seltene-erden.md"
BLUE, GREY, WHITE = RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0x6B, 0x72, 0x80), RGBColor(0xFF, 0xFF, 0xFF)
QUOTE = re.compile(r"(„[^“]*“)")
NUMBER = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'id="{0E5C5C3C-95A1-4C5B-9A55-3E3F6A1B2C4D}" type="slidenum">'
    '<a:rPr lang="de-DE" sz="1200"/><a:t>%d</a:t></a:fld>'
)


def make(path: Path) -> None:
    """Write the deck as a presentation."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(33.867), Cm(19.05)
    parsed = format_of(DECK).parse(DECK.read_bytes(), DECK.name)
    title = next(one.text for one in parsed.slides[0].segments if one.role == "metadata")
    first, *others = parsed.slides
    _title_slide(deck, title, next(one.text for one in first.segments if one.role == "paragraph"))
    for number, slide in enumerate(others, 2):
        _text_slide(deck, slide, number)
    deck.core_properties.title, deck.core_properties.author, deck.core_properties.comments = title, "", ""
    deck.core_properties.created = deck.core_properties.modified = datetime(2026, 1, 1)
    deck.save(path)


def _title_slide(deck: Presentation, title: str, text: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    _background(deck, slide, deck.slide_height)
    heading, below = slide.placeholders[0], slide.placeholders[1]
    heading.left, heading.top, heading.width, heading.height = Cm(2.5), Cm(4), Cm(28.8), Cm(4.5)
    below.left, below.top, below.width, below.height = Cm(2.5), Cm(9.5), Cm(28.8), Cm(6)
    _write(heading.text_frame, title, 44, WHITE, bold=True)
    _write(below.text_frame, text, 24, WHITE)


def _text_slide(deck: Presentation, parsed: Slide, number: int) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    _background(deck, slide, Cm(3.6))
    heading, body = slide.placeholders[0], slide.placeholders[1]
    heading.left, heading.top, heading.width, heading.height = Cm(1.5), Cm(0.3), Cm(30.8), Cm(3)
    body.left, body.top, body.width, body.height = Cm(1.5), Cm(4.8), Cm(30.8), Cm(10.5)
    _write(heading.text_frame, parsed.segments[0].text, 32, WHITE, bold=True)
    texts = [one.text for one in parsed.segments if one.role == "paragraph"]
    for count, text in enumerate(texts):
        _write(body.text_frame, text, 32, None, further=count > 0)
    credit = next((one.text for one in parsed.segments if one.role == "credit"), "")
    box = slide.shapes.add_textbox(Cm(1.5), Cm(17.4), Cm(24), Cm(1.2))
    box.name = "Bildnachweis"
    _write(box.text_frame, credit, 12, GREY)
    page = slide.shapes.add_textbox(Cm(29), Cm(17.4), Cm(3.3), Cm(1.2))
    page.name = "Foliennummer"
    page.text_frame.paragraphs[0]._p.append(parse_xml(NUMBER % number))


def _background(deck: Presentation, slide: object, height: int) -> None:
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, deck.slide_width, height)  # type: ignore[attr-defined]
    band.fill.solid()
    band.fill.fore_color.rgb = BLUE
    band.line.fill.background()
    band.name = "Hintergrund"
    slide.shapes._spTree.insert(2, band._element)  # type: ignore[attr-defined]


def _write(
    frame: object, text: str, size: int, color: RGBColor | None, *, bold: bool = False, further: bool = False
) -> None:
    """Write a text as a paragraph without a bullet, its quotations in italics."""
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE if bold else MSO_ANCHOR.TOP  # type: ignore[attr-defined]
    paragraph = frame.add_paragraph() if further else frame.paragraphs[0]  # type: ignore[attr-defined]
    for piece in filter(None, QUOTE.split(text) if not bold else [text]):
        run = paragraph.add_run()
        run.text = piece
        run.font.size, run.font.bold, run.font.italic = (
            Pt(size),
            bold,
            (bool(QUOTE.fullmatch(piece)) and not bold) or None,
        )
        run._r.get_or_add_rPr().set("lang", "de-DE")
        if color is not None:
            run.font.color.rgb = color
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.set("algn", "l")
    properties.append(parse_xml('<a:buNone xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'))


if __name__ == "__main__":
    made = HERE / "source" / "seltene-erden.pptx"
    make(made)
    if office := shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([office, "--headless", "--convert-to", "odp", "--outdir", folder, made], check=True)
            shutil.copy(Path(folder) / "seltene-erden.odp", HERE / "source" / "impress.odp")
