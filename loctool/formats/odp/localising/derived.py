"""Styles made for translated texts: like others, but with some other properties."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from loctool.formats.odp.names import add_child, child, get, name_of, tag_of
from loctool.formats.odp.styles import Key, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

PARAGRAPH, TEXT = "style:paragraph-properties", "style:text-properties"
"""Children of a style that hold its properties, in their order."""


def derive_style(styles: Styles, element: _Element, kind: str, values: Mapping[str, str | None], ending: str) -> None:
    """Give a paragraph or a span an automatic style like its own, but with these properties, of a kind.

    Properties of the value None are taken away. Elements of the same style share the new one, whose name has the
    ending.
    """
    family = "text" if name_of(element.tag) == "text:span" else "paragraph"
    name = get(element, "text:style-name")
    known = family, name, kind, *(f"{key}={value}" for key, value in values.items())
    if known not in styles.derived:
        style = _copy((family, name), styles)
        style.set(tag_of("style:name"), f"{name or family[0].upper()}_{ending}")
        _set_properties(style, kind, values)
        styles.add(style)
        styles.derived[known] = get(style, "style:name")
    element.set(tag_of("text:style-name"), styles.derived[known])


def _set_properties(style: _Element, kind: str, values: Mapping[str, str | None]) -> None:
    properties = child(style, kind)
    if properties is None:
        before = child(style, PARAGRAPH)
        properties = add_child(style, kind, 0 if kind == PARAGRAPH or before is None else style.index(before) + 1)
    for attribute, value in values.items():
        if value is None:
            properties.attrib.pop(tag_of(attribute), "")
        else:
            properties.set(tag_of(attribute), value)


def _copy(key: Key, styles: Styles) -> _Element:
    """Return a new style: a copy of an automatic one, or one that inherits from a common one."""
    old = next(styles.chain(key), None)
    if old is not None and styles.is_automatic(key):
        style = deepcopy(old)
        style.tail = None
        return style
    style = styles.own.makeelement(tag_of("style:style"))
    style.set(tag_of("style:family"), key[0])
    if old is not None:
        style.set(tag_of("style:parent-style-name"), key[1])
    return style
