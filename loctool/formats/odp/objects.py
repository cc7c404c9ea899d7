"""Objects within a page: charts, and others, whose texts are left out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from loctool.formats.odp.names import child, descendants, get, name_of, tag_of
from loctool.formats.odp.paragraphs import Scope, paragraph_units
from loctool.formats.odp.sources import CONTENT, STYLES, Source
from loctool.formats.odp.styles import Styles
from loctool.formats.office.units import Found, Place, attribute_units
from loctool.model import LeftOut

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBERS = ("float", "percentage", "currency", "date", "time", "boolean")
"""Types of cells whose text is made from a value."""


class Embedded(NamedTuple):
    """A document within a presentation."""

    part: str
    """Name of the part that it is in: its own, or that of the page in a flat file."""
    root: _Element
    styles: _Element
    """Root of the part with its common styles."""


def embedded_document(source: Source, element: _Element, part: str) -> Embedded | None:
    """Return the document that a draw:object shows; None if it is missing or of another kind. Raises SourceError."""
    root = child(element, "office:document")
    if root is not None:
        return Embedded(part, root, root)
    folder = posixpath.normpath(unquote(get(element, "xlink:href")))
    part, styles = f"{folder}/{CONTENT}", f"{folder}/{STYLES}"
    if folder in ("", ".") or part not in source:
        return None
    return Embedded(part, source.tree(part), source.tree(styles if styles in source else part))


def document_texts(source: Source, document: Embedded, place: Place) -> Iterator[Found]:
    """Yield the texts of a chart; of other documents only that they are there. Formulas have no texts."""
    scope = Scope(source, Styles(document.root, document.styles))
    body = child(document.root, "office:body")
    for content in () if body is None else body:
        kind = name_of(content.tag).removeprefix("office:")
        if kind == "chart":
            yield from _chart_texts(scope, document.root, place._replace(part=document.part, role="chart"))
        elif kind:
            yield left_out(kind, place)


def left_out(kind: str, place: Place) -> LeftOut:
    """Return what is said about an object that is not read."""
    return LeftOut(max(place.slide, 1), kind, "is an embedded object; translate it in LibreOffice")


def _chart_texts(scope: Scope, root: _Element, place: Place) -> Iterator[Found]:
    """Yield titles, labels, names of series and categories, which are in the chart's own table, and of trend lines."""
    for paragraph in descendants(root, "text:p"):
        parent = paragraph.getparent()
        if parent is None or get(parent, "office:value-type") not in _NUMBERS:
            yield from paragraph_units(scope, paragraph, place)
    for properties in descendants(root, "style:chart-properties"):
        yield from attribute_units(scope.source, properties, tag_of("chart:regression-name"), place)
