"""Markup of messages: the spans that must survive a translation, and the texts within them."""

from __future__ import annotations

from loctool.text.markup.masking import BAR, MARKS, Masked, mask, unmask, unmask_marked
from loctool.text.markup.spans import is_plain_asterisk, protected_spans
from loctool.text.markup.visible import visible_text

__all__ = [
    "BAR",
    "MARKS",
    "Masked",
    "is_plain_asterisk",
    "mask",
    "protected_spans",
    "unmask",
    "unmask_marked",
    "visible_text",
]
