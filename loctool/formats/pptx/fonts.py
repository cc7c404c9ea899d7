"""Typefaces: symbol fonts, whose characters are glyphs and no words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loctool.formats.pptx.names import child

if TYPE_CHECKING:
    from lxml.etree import _Element

_SYMBOL_CHARSET = "2"
"""SYMBOL_CHARSET of Windows, which PowerPoint writes for fonts whose characters are no letters."""
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapf dingbats", "zapfdingbats", "opensymbol", "marlett")


def set_typefaces(paragraph: _Element, defaults: Sequence[_Element], language: str) -> bool:
    return False


def is_symbol_font(properties: _Element) -> bool:
    """Return whether the letters of a run are shown as glyphs of a symbol font."""
    face = child(properties, "a:latin")
    if face is None:
        return False
    return face.get("charset") == _SYMBOL_CHARSET or (face.get("typeface") or "").lower().startswith(_SYMBOL_FONTS)
