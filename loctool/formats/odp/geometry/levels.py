"""Levels: the styles that apply to a shape, a cell or a paragraph, the nearest first, and their properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from loctool.formats.odp.names import children, get
from loctool.formats.odp.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

GRAPHIC = ("style:graphic-properties", "loext:graphic-properties")
"""LibreOffice writes those of cells in its own namespace."""
PARAGRAPH = ("style:paragraph-properties",)
TEXT = ("style:text-properties",)
_FIRST_OUTLINE = "-outline1"


def first_value(levels: Iterable[_Element], kind: tuple[str, ...], *names: str) -> str:
    """Return the value of one of some attributes in the nearest style that has one; empty if there is none."""
    return next((value for style in levels for value in _values(style, kind, names)), "")


def first_child(levels: Iterable[_Element], kind: tuple[str, ...], name: str) -> _Element | None:
    """Return an element within the properties of the nearest style that has one."""
    holders = (holder for style in levels for holder in children(style, *kind))
    return next((one for holder in holders for one in children(holder, name)), None)


def _values(style: _Element, kind: tuple[str, ...], names: tuple[str, ...]) -> Iterator[str]:
    return (value for holder in children(style, *kind) for name in names if (value := get(holder, name)))


def shape_levels(styles: Styles, shape: _Element, depth: int = 1) -> list[_Element]:
    """Return the styles of a shape; in an outline, of its text at a depth of lists, which counts from 1."""
    own = get(shape, "presentation:style-name")
    key = ("presentation", own) if own else ("graphic", get(shape, "draw:style-name"))
    found = [*styles.chain(("paragraph", get(shape, "draw:text-style-name")))]
    for style in styles.chain(key):
        name = get(style, "style:name")
        if depth > 1 and get(shape, "presentation:class") == "outline" and name.endswith(_FIRST_OUTLINE):
            found += styles.chain((key[0], f"{name[:-1]}{min(depth, 9)}"))
            break
        found.append(style)
    return [*found, *styles.text_defaults()]
