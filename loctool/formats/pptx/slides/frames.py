"""Graphic frames: tables, charts, SmartArt and embedded objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.office.units import Found, Place, Unit, Wordless
from loctool.formats.pptx.charts import chart_left_out, chart_units
from loctool.formats.pptx.diagrams import diagram_units
from loctool.formats.pptx.names import attribute, child, children, descendants, is_true, name_of
from loctool.formats.pptx.paragraphs import paragraph_units
from loctool.formats.pptx.relationships import relationships
from loctool.model import LeftOut

if TYPE_CHECKING:
    from lxml.etree import _Element


def frame_texts(package: Package, frame: _Element, place: Place, is_new: Callable[[str], bool]) -> Iterator[Found]:
    """Yield what a graphic frame has for translators, and what they cannot be given.

    `is_new` tells whether a part with a chart or with SmartArt was not read before: several frames may show it.
    """
    graphic = child(frame, "a:graphic")
    data = None if graphic is None else child(graphic, "a:graphicData")
    for content in () if data is None else data:
        match name_of(content.tag):
            case "a:tbl":
                yield from _table_units(package, content, place)
            case "c:chart" | "cx:chart":
                chart = _target(package, content, "r:id", place)
                if chart and is_new(chart):
                    yield from chart_units(package, chart, place.slide)
                    yield from chart_left_out(package, chart, place.slide)
            case "dgm:relIds":
                diagram = _target(package, content, "r:dm", place)
                if diagram and is_new(diagram):
                    yield from diagram_units(package, frame, place.part, place.slide)
            case _:
                yield from _objects(content, place)
                for body in descendants(content, "a:txBody", "p:txBody"):
                    yield from paragraph_units(package, body, place)


def _target(package: Package, element: _Element, name: str, place: Place) -> str:
    """Return the part that an attribute refers to; empty if there is none."""
    link = relationships(package, place.part).get(attribute(element, name) or "")
    return link.target if link and not link.external and link.target in package else ""


def _table_units(package: Package, table: _Element, place: Place) -> Iterator[Unit]:
    """Yield units for the cells of a table, row by row; a cell that a merged one covers shows nothing."""
    place = place._replace(role="cell")
    wordless = Wordless()
    for cell in descendants(table, "a:tc"):
        if not is_true(cell.get("hMerge")) and not is_true(cell.get("vMerge")):
            for body in children(cell, "a:txBody"):
                yield from paragraph_units(package, body, place, wordless)


def _objects(content: _Element, place: Place) -> Iterator[LeftOut]:
    """Yield what is said about an embedded object, once: its preview is a picture of its text."""
    embedded = next(descendants(content, "p:oleObj"), None)
    if embedded is not None:
        kind = embedded.get("progId") or embedded.get("name") or "object"
        yield LeftOut(max(place.slide, 1), kind, "is an embedded object; translate it in PowerPoint")
