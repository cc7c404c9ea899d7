"""What a paragraph inherits: properties of its level in the list styles around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import child

if TYPE_CHECKING:
    from lxml.etree import _Element


def list_styles(package: Package, body: _Element, part: str) -> list[_Element]:
    """Return the list styles that the paragraphs of a text body inherit from, the nearest first."""
    own = child(body, "a:lstStyle")
    return [] if own is None else [own]


def level_properties(styles: list[_Element], level: int) -> list[_Element]:
    """Return the properties of paragraphs of a level (0 to 8) in the list styles, the nearest first."""
    found = (child(style, f"a:lvl{level + 1}pPr") for style in styles)
    return [one for one in found if one is not None]


def run_defaults(properties: list[_Element]) -> list[_Element]:
    """Return the run properties of these paragraph properties."""
    found = (child(one, "a:defRPr") for one in properties)
    return [one for one in found if one is not None]
