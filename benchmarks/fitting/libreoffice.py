"""Draws boxes with LibreOffice: boxes → .pptx (python-pptx) → PDF (soffice) → words and their places (poppler)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from loctool.formats.office.boxes import Box, Paragraph

PAGE = (960.0, 4000.0)
LEFT = TOP = 40.0
"""Points: the page's size and the box's place on it."""
_DRAWN = 1.30
"""Height that poppler gives to a word, in ems; it begins 0.05 em below the top of a line of 1.2 em."""
_BELOW = 0.15


class Drawn(NamedTuple):
    """A box as it was drawn."""

    lines: list[str]
    """The words of each line, without spaces between them."""
    height: float
    """Points from the top of the box to the bottom of the last line, in the fullest column."""


def draw(boxes: list[Box]) -> list[Drawn]:
    """Return how LibreOffice draws each box."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder, "boxes.pptx")
        _write(boxes, deck)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(deck)]
        subprocess.run(command, check=True, capture_output=True)
        command = ["pdftotext", "-bbox-layout", str(deck.with_suffix(".pdf")), "-"]
        found = subprocess.run(command, check=True, capture_output=True).stdout
    pages = list(etree.fromstring(found, etree.XMLParser(recover=True)).iter("{*}page"))
    return [_read(page, box) for page, box in zip(pages, boxes, strict=True)]


def version() -> str:
    """Return LibreOffice's version."""
    return " ".join(
        subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True).stdout.split()[:2]
    )


def _write(boxes: list[Box], path: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(PAGE[0]), Pt(PAGE[1])
    for box in boxes:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        frame = slide.shapes.add_textbox(Pt(LEFT), Pt(TOP), Pt(box.width), Pt(box.height)).text_frame
        frame.word_wrap = box.wraps
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        if box.columns > 1:
            frame._txBody.bodyPr.set("numCol", str(box.columns))
            frame._txBody.bodyPr.set("spcCol", str(Pt(box.gap)))
        for number, paragraph in enumerate(box.paragraphs):
            _write_paragraph(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), paragraph)
    deck.save(str(path))


def _write_paragraph(place, paragraph: Paragraph) -> None:
    place.line_spacing, place.space_before, place.space_after = (
        paragraph.line,
        Pt(paragraph.before),
        Pt(paragraph.after),
    )
    properties = place._p.get_or_add_pPr()
    for name, value in (("marL", paragraph.left), ("marR", paragraph.right), ("indent", paragraph.first)):
        properties.set(name, str(Pt(value)))
    properties.set("defTabSz", str(Pt(72)))
    bullet = etree.SubElement(properties, qn("a:buChar" if paragraph.bullet else "a:buNone"))
    if paragraph.bullet:
        bullet.set("char", paragraph.bullet)
    for text, style in paragraph.runs:
        for number, part in enumerate(text.split("\n")):
            if number:
                place.add_line_break()
                etree.SubElement(place._p.findall(qn("a:br"))[-1], qn("a:rPr")).set("sz", str(round(style.size * 100)))
            if part:
                run = place.add_run()
                run.text = part
                font = run.font
                font.name, font.size, font.bold, font.italic = style.family, Pt(style.size), style.bold, style.italic
                if style.caps:
                    run._r.get_or_add_rPr().set("cap", style.caps)
                if style.spacing:
                    run._r.get_or_add_rPr().set("spc", str(round(style.spacing * 100)))


def _read(page, box: Box) -> Drawn:
    """Return the lines of a page: words whose middles are at about the same height, column by column."""
    step, bullets = (box.width + box.gap) / box.columns, {paragraph.bullet for paragraph in box.paragraphs} - {""}
    columns: list[list[tuple[float, float, float, str]]] = [[] for _ in range(box.columns)]
    for word in page.iter("{*}word"):
        left, top, bottom = (float(word.get(name)) for name in ("xMin", "yMin", "yMax"))
        if word.text and word.text not in bullets:
            column = min(max(int((left - LEFT + 2) / step), 0), box.columns - 1)
            columns[column].append((bottom, top, left, word.text))
    lines, height = list[str](), 0.0
    for words in columns:
        rows = list[list[tuple[float, float, float, str]]]()
        for word in sorted(words):
            if rows and word[0] - rows[-1][0][0] < 0.4 * (word[0] - word[1]) / _DRAWN:
                rows[-1].append(word)
            else:
                rows.append([word])
        lines += ["".join(text for *_, text in sorted(row, key=lambda one: one[2])) for row in rows]
        if words:
            bottom, top, *_ = max(words)
            height = max(height, bottom - TOP - _BELOW * (bottom - top) / _DRAWN)
    return Drawn(lines, round(height, 2))
