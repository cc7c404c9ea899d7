"""Graphic frames: tables, charts, SmartArt and embedded objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.office.units import Unit
from loctool.formats.pptx.charts import chart_left_out, chart_units
from loctool.formats.pptx.diagrams import diagram_units
from loctool.formats.pptx.names import attribute, child, children, descendants, is_true, name_of
from loctool.formats.pptx.paragraphs import paragraph_units
from loctool.formats.pptx.places import Place
from loctool.formats.pptx.relationships import relationships
from loctool.formats.pptx.slides.alternates import Found
from loctool.model import LeftOut

if TYPE_CHECKING:
    from lxml.etree import _Element


def frame_texts(package: Package, frame: _Element, place: Place) -> Iterator[Found]:
    """Yield what a graphic frame has for translators, and what they cannot be given."""
    graphic = child(frame, "a:graphic")
    data = None if graphic is None else child(graphic, "a:graphicData")
    for content in () if data is None else data:
        match name_of(content.tag):
            case "a:tbl":
                yield from _table_units(package, content, place)
            case "c:chart" | "cx:chart":
                yield from _chart_texts(package, content, place)
            case "dgm:relIds":
                yield from diagram_units(package, frame, place.part, place.slide)
            case _:
                yield from _objects(content, place)
                for body in descendants(content, "a:txBody", "p:txBody"):
                    yield from paragraph_units(package, body, place)


def _table_units(package: Package, table: _Element, place: Place) -> Iterator[Unit]:
    """Yield units for the cells of a table, row by row; a cell that a merged one covers shows nothing."""
    for cell in descendants(table, "a:tc"):
        if not is_true(cell.get("hMerge")) and not is_true(cell.get("vMerge")):
            for body in children(cell, "a:txBody"):
                yield from paragraph_units(package, body, place._replace(role="cell"))


def _chart_texts(package: Package, chart: _Element, place: Place) -> Iterator[Found]:
    link = relationships(package, place.part).get(attribute(chart, "r:id") or "")
    if link is None or link.external or link.target not in package:
        return
    yield from chart_units(package, link.target, place.slide)
    yield from chart_left_out(package, link.target, place.slide)


def _objects(content: _Element, place: Place) -> Iterator[LeftOut]:
    """Yield what is said about an embedded object, once: its preview is a picture of its text."""
    embedded = next(descendants(content, "p:oleObj"), None)
    if embedded is not None:
        kind = embedded.get("progId") or embedded.get("name") or "object"
        yield LeftOut(max(place.slide, 1), kind, "is an embedded object; translate it in PowerPoint")
