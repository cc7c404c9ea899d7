"""Run properties, a:rPr: where they are, and in which order their children come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.formats.pptx.names import child, name_of, tag_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ORDER = (
    "a:ln", "a:noFill a:solidFill a:gradFill a:blipFill a:pattFill a:grpFill", "a:effectLst a:effectDag", "a:highlight",
    "a:uLnTx a:uLn", "a:uFillTx a:uFill", "a:latin", "a:ea", "a:cs", "a:sym", "a:hlinkClick", "a:hlinkMouseOver",
    "a:rtl", "a:extLst",
)  # fmt: skip
_RANK = {name: rank for rank, names in enumerate(_ORDER) for name in names.split()}
"""Child of a:rPr -> its place (ECMA-376, CT_TextCharacterProperties)."""


def run_properties(element: _Element) -> _Element:
    """Return the a:rPr of a run, a break or a field; it is made where there is none."""
    found = child(element, "a:rPr")
    if found is None:
        found = element.makeelement(tag_of("a:rPr", element))
        element.insert(0, found)
    return found


def insert_property(properties: _Element, new: _Element) -> None:
    """Insert a child of run properties where the schema has it."""
    rank = _RANK.get(name_of(new.tag), len(_ORDER))
    later = (at for at, one in enumerate(properties) if _RANK.get(name_of(one.tag), -1) > rank)
    properties.insert(next(later, len(properties)), new)
