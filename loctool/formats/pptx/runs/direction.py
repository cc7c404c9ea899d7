"""The direction of a translated paragraph: from right to left and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loctool.formats.pptx.names import ancestor, child, descendants, is_true, tag_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MIRRORED = {"l": "r", "r": "l"}


def set_direction(paragraph: _Element, levels: Sequence[_Element], right_to_left: bool) -> bool:
    """Set the direction of a paragraph, of its columns and of its table; return whether that changed anything.

    `levels` are the properties of the paragraph, its own and inherited ones, the nearest first: left becomes right,
    while centred and justified paragraphs stay. PowerPoint writes both, algn="r" rtl="1".
    """
    changed = _unmark_runs(paragraph) if not right_to_left else False
    if is_true(_first(levels, "rtl")) != right_to_left:
        properties = _first_child(paragraph, "a:pPr")
        align = _first(levels, "algn") or "l"
        properties.set("rtl", "1" if right_to_left else "0")
        properties.set("algn", _MIRRORED.get(align, align))
        changed = True
    return _turn_surroundings(paragraph, right_to_left) or changed


def _first(levels: Sequence[_Element], name: str) -> str | None:
    return next((value for one in levels if (value := one.get(name)) is not None), None)


def _first_child(parent: _Element, name: str) -> _Element:
    """Return the child that comes first by the schema; it is made where there is none."""
    found = child(parent, name)
    if found is None:
        found = parent.makeelement(tag_of(name, parent))
        parent.insert(0, found)
    return found


def _unmark_runs(paragraph: _Element) -> bool:
    """Delete the marks of single runs that are written from right to left."""
    marks = list(descendants(paragraph, "a:rtl"))
    for mark in marks:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    return bool(marks)


def _turn_surroundings(paragraph: _Element, right_to_left: bool) -> bool:
    """Set the order of the columns of the text body, and of the table."""
    body = paragraph.getparent()
    properties = None if body is None else child(body, "a:bodyPr")
    changed = False
    if properties is not None and (properties.get("numCol") or "1") != "1":
        changed = _turn(properties, "rtlCol", right_to_left)
    table = ancestor(paragraph, "a:tbl")
    if table is not None and (right_to_left or child(table, "a:tblPr") is not None):
        changed = _turn(_first_child(table, "a:tblPr"), "rtl", right_to_left) or changed
    return changed


def _turn(properties: _Element, name: str, right_to_left: bool) -> bool:
    if is_true(properties.get(name)) == right_to_left:
        return False
    properties.set(name, "1" if right_to_left else "0")
    return True
