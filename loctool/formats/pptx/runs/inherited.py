"""What a paragraph inherits: properties of its level in the list styles of its shape, its layout and its master."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import child, children, descendants, name_of
from loctool.formats.pptx.relationships import related

if TYPE_CHECKING:
    from lxml.etree import _Element

_ABOVE = {"p:sld": "slideLayout", "p:sldLayout": "slideMaster", "p:notes": "notesMaster"}
"""Root of a part -> kind of the part that its placeholders inherit from."""
_TITLES = ("title", "ctrTitle")
_OTHERS = ("dt", "ftr", "sldNum", "hdr", "sldImg")
"""Placeholders that layout and master have under the same name; all others but titles are kinds of body."""
_DEPTH = 2
"""Most parts above a slide: its layout and its master."""


def list_styles(package: Package, body: _Element, part: str) -> list[_Element]:
    """Return the list styles that the paragraphs of a text body inherit from, the nearest first.

    Those of placeholders are found as in ECMA-376, 19.3.1.36: in the layout by index and type, in the master by type.
    Styles of tables and charts are left out. Raises SourceError.
    """
    own = child(body, "a:lstStyle")
    shape = body.getparent()
    if name_of(body.tag) == "p:txBody" and shape is not None and (holder := _placeholder(shape)) is not None:
        above = list(_placeholder_styles(package, part, holder))
    else:
        above = list(_default_styles(package))
    return [*([] if own is None else [own]), *above]


def level_properties(styles: Sequence[_Element], level: int) -> list[_Element]:
    """Return the properties of paragraphs of a level (0 to 8) in the list styles, the nearest first."""
    found = (child(style, f"a:lvl{level + 1}pPr") for style in styles)
    return [one for one in found if one is not None]


def run_defaults(properties: Sequence[_Element]) -> list[_Element]:
    """Return the run properties of these paragraph properties."""
    found = (child(one, "a:defRPr") for one in properties)
    return [one for one in found if one is not None]


def _placeholder(shape: _Element) -> _Element | None:
    """Return the p:ph of a shape."""
    found: _Element | None = shape
    for name in ("p:nvSpPr", "p:nvPr", "p:ph"):
        found = None if found is None else child(found, name)
    return found


def _placeholder_styles(package: Package, part: str, holder: _Element) -> Iterator[_Element]:
    kind, index = holder.get("type") or "obj", holder.get("idx") or "0"
    root = package.tree(part)
    yield from _text_styles(root, kind)
    for _ in range(_DEPTH):
        above = related(package, part, _ABOVE.get(name_of(root.tag), ""))
        if not above:
            break
        part, root = above[0], package.tree(above[0])
        style = _matching_style(root, kind, index)
        yield from () if style is None else (style,)
        yield from _text_styles(root, kind)


def _text_styles(root: _Element, kind: str) -> Iterator[_Element]:
    """Yield the style that a master has for all texts of a kind."""
    name = "p:titleStyle" if kind in _TITLES else "p:otherStyle" if kind in _OTHERS else "p:bodyStyle"
    for style in children(root, "p:txStyles"):
        yield from children(style, name)
    yield from children(root, "p:notesStyle")


def _matching_style(root: _Element, kind: str, index: str) -> _Element | None:
    """Return the list style of the placeholder of a layout or master that fits best."""
    best, fit = None, 0
    for shape in descendants(root, "p:sp"):
        holder, body = _placeholder(shape), child(shape, "p:txBody")
        if holder is not None and body is not None:
            same_kind = _family(holder.get("type") or "obj") == _family(kind)
            same_index = (holder.get("idx") or "0") == index
            now = 4 * same_kind + 2 * same_index + ((holder.get("type") or "obj") == kind)
            if now > fit and (same_kind or same_index):
                best, fit = child(body, "a:lstStyle"), now
    return best


def _family(kind: str) -> str:
    return "title" if kind in _TITLES else kind if kind in _OTHERS else "body"


def _default_styles(package: Package) -> Iterator[_Element]:
    """Yield the style of text boxes and tables."""
    for part in related(package, "", "officeDocument"):
        style = child(package.tree(part), "p:defaultTextStyle")
        if style is not None:
            yield style
