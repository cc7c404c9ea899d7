"""Boxes and what LibreOffice made of them, kept in a file for the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.fitting.libreoffice import Drawn, version
from loctool.formats.office.boxes import Box, Paragraph, Style


def record(boxes: list[Box], drawn: list[Drawn], path: Path) -> None:
    """Write boxes and how they were drawn."""
    rows = (json.dumps(pair, ensure_ascii=False) for pair in zip(boxes, drawn, strict=True))
    path.write_text(f'{{"made by": "{version()}", "boxes": [\n' + ",\n".join(rows) + "\n]}\n", "utf-8")


def read_records(path: Path) -> tuple[list[Box], list[Drawn]]:
    """Return the boxes of a file and how they were drawn."""
    pairs = json.loads(path.read_text("utf-8"))["boxes"]
    return [_box(box) for box, _ in pairs], [Drawn(*drawn) for _, drawn in pairs]


def _box(values: list[Any]) -> Box:
    box = Box(*values)
    return box._replace(paragraphs=tuple(_paragraph(one) for one in values[Box._fields.index("paragraphs")]))


def _paragraph(values: list[Any]) -> Paragraph:
    paragraph = Paragraph(*values)
    runs = tuple((text, Style(*style)) for text, style in paragraph.runs)
    return paragraph._replace(runs=runs, end=Style(*paragraph.end))
