"""Runs of a paragraph as pieces: words of one look, line breaks, tabs, fields, formulas, symbols."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from loctool.formats.office.pieces import BREAK, TAB, Link, Piece
from loctool.formats.pptx.names import attribute, child, name_of
from loctool.formats.pptx.relationships import Relationship
from loctool.formats.pptx.runs.fonts import symbol_font
from loctool.formats.pptx.runs.looks import Looks, fingerprint

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT = ("", "a:pPr", "a:endParaRPr")
"""Children of a paragraph that are no content: properties, comments."""
_SPECIAL = re.compile(r"(\t)|([\ue000-\uf8ff]+)")
"""Tabs, and glyphs of private use, which mean something in their font only."""
_FIELDS = {"slidenum": "page number", "slidecount": "number of pages"}


def content_of(paragraph: _Element) -> list[_Element]:
    """Return the children of a paragraph that a translation replaces: runs, breaks, fields and what is unknown."""
    return [one for one in paragraph if name_of(one.tag) not in _KEPT]


def read_pieces(
    elements: Sequence[_Element], looks: Looks, relationships: Callable[[], Mapping[str, Relationship]]
) -> Iterator[Piece]:
    """Yield the pieces of the content of a paragraph; their origins are indices of `elements`.

    `looks` are those of its runs, `relationships` has the targets of links.
    """
    for number, element in enumerate(elements):
        name = name_of(element.tag)
        properties = child(element, "a:rPr")
        look = looks.look_of(properties)
        link = None if properties is None else link_of(properties, relationships)
        if name != "a:r":
            yield Piece("", look, link, _kind(element), number)
            continue
        text = run_text(element)
        if properties is not None and text.strip() and (font := symbol_font(properties)):
            yield Piece(text, look, link, f'symbol "{" ".join(text.split())}" of {font}', number)
            continue
        for part in filter(None, _SPECIAL.split(text)):
            kind = TAB if part == "\t" else _glyphs(part, properties) if "\ue000" <= part[0] <= "\uf8ff" else ""
            yield Piece(part, look, link, kind, number)


def _glyphs(text: str, properties: _Element | None) -> str:
    """Return what glyphs of private use are called: by their numbers, since other fonts show them otherwise."""
    face = None if properties is None else child(properties, "a:sym")
    font = "" if face is None else face.get("typeface") or ""
    return " ".join(["symbol", *(f"U+{ord(one):04X}" for one in text), *(["of", font] if font else [])])


def run_text(element: _Element) -> str:
    """Return the text of a run or a field."""
    text = child(element, "a:t")
    return "" if text is None else text.text or ""


def link_of(properties: _Element, relationships: Callable[[], Mapping[str, Relationship]]) -> Link | None:
    """Return the hyperlink of run properties; a link on the mouse's coming is one too."""
    found = [one for one in properties if name_of(one.tag) in ("a:hlinkClick", "a:hlinkMouseOver")]
    if not found:
        return None
    return Link(tuple(map(fingerprint, found)), _describe_link(found[0], relationships()))


def _describe_link(element: _Element, relationships: Mapping[str, Relationship]) -> str:
    target = relationships.get(attribute(element, "r:id") or "")
    if target and target.external:
        return f"link to {target.target}"
    return "link to a slide" if target or "jump" in (element.get("action") or "") else "link"


def _kind(element: _Element) -> str:
    """Return what an element without words is called."""
    name = name_of(element.tag)
    if name == "a:fld":
        kind = element.get("type") or ""
        return "date" if kind.startswith("datetime") else _FIELDS.get(kind) or f"field {kind}".strip()
    return {"a:br": BREAK, "a14:m": "formula"}.get(name, "object")
