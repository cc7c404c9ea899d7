"""Texts in attributes: alternative texts of shapes, and what is shown over a link."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.office.units import Unit
from loctool.formats.pptx.names import descendants, name_of
from loctool.formats.pptx.places import Place, attribute_units
from loctool.formats.pptx.slides.shapes import Shape

if TYPE_CHECKING:
    from lxml.etree import _Element

_FILE = re.compile(r"[^\n]*[^\n\s]\.(?:[a-z0-9]{2,5}|[A-Z0-9]{2,5})")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/]|\S+$")
"""How a path begins, or a name without spaces."""
_MEDIA = mimetypes.MimeTypes(())


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


def is_file_name(text: str) -> bool:
    r"""Return whether a text is the name or the path of a file: `C:\Media\My cat.gif`, `rgb.gif`, `My cat.gif`."""
    if not _FILE.fullmatch(text):
        return False
    kind = _MEDIA.guess_type(text.lower())[0] or ""
    return bool(_PATH.match(text)) or kind.startswith(("image/", "audio/", "video/"))


def _prose(package: Package, element: _Element, name: str, place: Place) -> Iterator[Unit]:
    text = element.get(name)
    if text and not is_file_name(text.strip()):
        yield from attribute_units(package, element, name, place)
