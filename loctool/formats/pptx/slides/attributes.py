"""Texts in attributes: alternative texts of shapes, and what is shown over a link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.office.units import Place, Unit, attribute_units
from loctool.formats.office.wording import is_file_name
from loctool.formats.pptx.names import descendants, name_of
from loctool.formats.pptx.slides.shapes import Shape

if TYPE_CHECKING:
    from lxml.etree import _Element


def shape_attributes(package: Package, shape: Shape, place: Place) -> Iterator[Unit]:
    """Yield units for the alternative text of a shape and for the tooltips of its links; a group's shapes are left out.

    PowerPoint puts the path of a picture's file into its alternative text: that is not for translators.
    """
    place = place._replace(role="alt")
    if shape.properties is not None:
        for name in ("title", "descr"):
            yield from _prose(package, shape.properties, name, place)
    element = shape.element
    own = next(iter(element), element) if name_of(element.tag) == "p:grpSp" else element
    for link in descendants(own, "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"):
        yield from _prose(package, link, "tooltip", place)


def _prose(package: Package, element: _Element, name: str, place: Place) -> Iterator[Unit]:
    text = element.get(name)
    if text and not is_file_name(text.strip()):
        yield from attribute_units(package, element, name, place)
