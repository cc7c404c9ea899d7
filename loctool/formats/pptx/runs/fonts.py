"""Typefaces: symbol fonts, whose characters are glyphs and no words, and fonts without letters of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.formats.office.wording import is_symbol_typeface
from loctool.formats.pptx.names import child, children, tag_of
from loctool.formats.pptx.runs.looks import Properties
from loctool.formats.pptx.runs.properties import insert_property, run_properties
from loctool.text.language import kind_of_typeface, script_of_language
from loctool.text.scripts import lacks_script

if TYPE_CHECKING:
    from lxml.etree import _Element

_SYMBOL_CHARSET = "2"
"""SYMBOL_CHARSET of Windows, which PowerPoint writes for fonts whose characters are no letters."""
_OF_OLD_FACE = ("panose", "pitchFamily", "charset")
_NAMES = {"latin": "a:latin", "asian": "a:ea", "complex": "a:cs"}
_THEME = {"a:latin": "lt", "a:ea": "ea", "a:cs": "cs"}
"""Kinds of typefaces -> the end of the theme's name for them: +mn-lt."""


def symbol_font(properties: _Element) -> str:
    """Return the symbol font that shows the letters of a run as glyphs; empty if it is no such font."""
    face = child(properties, "a:latin")
    name = "" if face is None else face.get("typeface") or ""
    if face is not None and face.get("charset") == _SYMBOL_CHARSET:
        return name or "a symbol font"
    return name if is_symbol_typeface(name) else ""


def set_typefaces(paragraph: _Element, inherited: Properties, language: str) -> bool:
    """Give runs whose typeface has no letters of a language that of the theme; return whether there were any.

    The theme's fonts stay, whatever they have: there is nothing better in the file. `inherited` is what runs
    inherit.
    """
    script = script_of_language(language)
    kind = _NAMES[kind_of_typeface(language)]
    usual = str(inherited.get(kind) or "")
    fallback = ("+mj-" if usual.startswith("+mj") else "+mn-") + _THEME[kind]
    changed = False
    for run in children(paragraph, "a:r", "a:fld"):
        own = child(run, "a:rPr")
        if script and lacks_script((_typeface(own, kind) if own is not None else "") or usual, script):
            _set_typeface(run_properties(run), kind, fallback)
            changed = True
    return changed


def _typeface(properties: _Element, kind: str) -> str:
    face = child(properties, kind)
    return "" if face is None else face.get("typeface") or ""


def _set_typeface(properties: _Element, kind: str, typeface: str) -> None:
    face = child(properties, kind)
    if face is None:
        face = properties.makeelement(tag_of(kind, properties))
        insert_property(properties, face)
    for name in _OF_OLD_FACE:
        face.attrib.pop(name, "")
    face.set("typeface", typeface)
