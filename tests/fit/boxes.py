"""Boxes for the tests."""

from __future__ import annotations

from typing import Any

from loctool.formats.office.boxes import Box, Paragraph, Style

ARIAL = Style("Arial", 20.0)


def paragraph(text: str, style: Style = ARIAL, **other: Any) -> Paragraph:
    return Paragraph(((text, style),) if text else (), style, **other)


def box(*paragraphs: Paragraph, width: float = 300.0, height: float = 100.0, **other: Any) -> Box:
    return Box(1, "Ausblick", "title", width, height, paragraphs, **other)
