"""Lists: how far their paragraphs are indented, and their bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.odp.geometry.levels import GRAPHIC, first_child
from loctool.formats.odp.measures import read_length
from loctool.formats.odp.names import child, children, get, name_of
from loctool.formats.odp.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = ("text:list-level-style-bullet", "text:list-level-style-number", "text:list-level-style-image")


class Item(NamedTuple):
    """A paragraph of a text, with the lists that it is in."""

    paragraph: _Element
    lists: tuple[_Element, ...] = ()
    """The outermost first."""
    is_marked: bool = False
    """Whether it has a bullet, as it is the first one of its list item."""


class Indent(NamedTuple):
    """What a list adds to the indents of a paragraph, in points."""

    left: float = 0.0
    first: float = 0.0
    """Relative to `left`."""
    bullet: str = ""


def items(holder: _Element) -> Iterator[Item]:
    """Yield the paragraphs of a text box, a shape or a cell, in their order."""
    waiting = [Item(one) for one in reversed(holder)]
    while waiting:
        element, lists, is_marked = waiting.pop()
        name = name_of(element.tag)
        if name in ("text:p", "text:h"):
            yield Item(element, lists, is_marked)
        elif name in ("text:list", "text:section"):
            inner = (*lists, element) if name == "text:list" else lists
            waiting += [Item(one, inner, is_marked) for one in reversed(element)]
        elif name in ("text:list-item", "text:list-header"):
            marked = name == "text:list-item"
            waiting += [Item(one, lists, marked and not at) for at, one in reversed([*enumerate(element)])]


def read_indent(styles: Styles, item: Item, levels: Sequence[_Element]) -> Indent:
    """Return what the list around a paragraph adds to its indents.

    The nearest list that names a style has it for all levels, or else `levels`, the styles of the shape. Indents are
    added to those of the paragraph, as LibreOffice does (OpenDocument 1.3, part 3, 17.20).
    """
    level = _list_level(styles, item, levels)
    if level is None:
        return Indent()
    bullet = _bullet(level) if item.is_marked else ""
    properties = child(level, "style:list-level-properties")
    if properties is None:
        return Indent(bullet=bullet)
    aligned = child(properties, "style:list-level-label-alignment")
    if aligned is not None:
        first = _length(aligned, "fo:text-indent") if bullet else 0.0
        return Indent(_length(aligned, "fo:margin-left"), first, bullet)
    label = _length(properties, "text:min-label-width")
    return Indent(_length(properties, "text:space-before") + label, -label if bullet else 0.0, bullet)


def _list_level(styles: Styles, item: Item, levels: Sequence[_Element]) -> _Element | None:
    if not item.lists:
        return None
    names = (get(one, "text:style-name") for one in reversed(item.lists))
    style = next((styles.lists[name] for name in names if name in styles.lists), None)
    if style is None:
        style = _style_of_shape(styles, levels)
    wanted = str(len(item.lists))
    found = () if style is None else children(style, *_LEVELS)
    return next((one for one in found if get(one, "text:level") == wanted), None)


def _style_of_shape(styles: Styles, levels: Sequence[_Element]) -> _Element | None:
    """Return the list style that the nearest style of a shape names or holds."""
    for style in levels:
        if (name := get(style, "style:list-style-name")) in styles.lists:
            return styles.lists[name]
        own = first_child([style], GRAPHIC, "text:list-style")
        if own is not None:
            return own
    return None


def _bullet(level: _Element) -> str:
    """Return the characters of a bullet, or of a number that stands for all of its list."""
    if name_of(level.tag) == "text:list-level-style-number":
        number = get(level, "style:num-format")
        return get(level, "style:num-prefix") + number + get(level, "style:num-suffix") if number else ""
    return get(level, "text:bullet-char") or "•"


def _length(element: _Element, name: str) -> float:
    return read_length(get(element, name)) or 0.0
