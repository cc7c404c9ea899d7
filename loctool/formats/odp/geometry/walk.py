"""The boxes of a presentation, in the order in which its texts are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from loctool.files import Content
from loctool.formats.odp.geometry.frames import cell_frame, read_frame
from loctool.formats.odp.geometry.levels import shape_levels
from loctool.formats.odp.geometry.outlines import inner_size, shape_corner, shape_size
from loctool.formats.odp.geometry.tables import table_cells
from loctool.formats.odp.geometry.texts import Page, read_texts
from loctool.formats.odp.labels import page_size
from loctool.formats.odp.names import child, children, get, name_of
from loctool.formats.odp.pages import is_left_out, page_place
from loctool.formats.odp.paragraphs import Scope
from loctool.formats.odp.sources import CONTENT, open_source, presentation_of, styles_of
from loctool.formats.odp.styles import Styles
from loctool.formats.office.boxes import Box, Frame, Paragraph, Size, Spot
from loctool.formats.office.decks import heading_of
from loctool.formats.office.units import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHAPES = (
    "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon", "draw:path",
    "draw:regular-polygon", "draw:caption",
)  # fmt: skip
"""Shapes that hold paragraphs themselves; lines and connectors have no area."""
_KINDS = {
    "title": "title", "subtitle": "subtitle", "outline": "body", "text": "body", "header": "header",
    "footer": "footer", "date-time": "date",
}  # fmt: skip
"""Class of a presentation's shape -> what its box is called."""
CELL = "table cell"
_INCH = 72
"""Points."""


def read_boxes(content: Content, path: str) -> Iterator[Box]:
    """Yield the boxes of the slides: placeholders, text boxes, other shapes, cells of tables.

    Left out are charts, notes, hidden shapes, and shapes without a size or without any text. A translated deck has the
    same boxes in the same order. Raises SourceError.
    """
    source = open_source(content, path)
    scope = Scope(source, Styles(source.tree(CONTENT), styles_of(source)))
    for number, element in enumerate(children(presentation_of(source), "draw:page"), 1):
        place = page_place(scope, element, Place(CONTENT, number, "paragraph"))
        page = Page(scope, element, place, _size(scope, element))
        boxes = [box for shape in _shapes(element) for box in _boxes_of(page, shape)]
        title = heading_of(one.segment for box in boxes for one in box.paragraphs)
        yield from (box._replace(title=title) for box in boxes)


def _size(scope: Scope, page: _Element) -> Size:
    """Return the size of a slide in points."""
    width, height = page_size(scope.styles.common, get(page, "draw:master-page-name"))
    return Size(width * _INCH / 2.54, height * _INCH / 2.54)


def _shapes(page: _Element) -> Iterator[_Element]:
    """Yield the shapes of a page that can have texts, of groups too, but not hidden ones."""
    waiting = [*reversed(page)]
    while waiting:
        element = waiting.pop()
        name = name_of(element.tag)
        if get(element, "draw:display") == "none" or is_left_out(element) or name == "presentation:notes":
            continue
        if name == "draw:frame" or name in _SHAPES:
            yield element
        else:
            waiting += reversed(element)


def _boxes_of(page: Page, shape: _Element) -> Iterator[Box]:
    for table in children(shape, "table:table"):
        yield from _cells(page, shape, table)
    holder = child(shape, "draw:text-box") if name_of(shape.tag) == "draw:frame" else shape
    size = shape_size(shape)
    if holder is None or size is None:
        return
    styles = page.scope.styles
    frame = read_frame(shape, shape_levels(styles, shape), inner_size(shape, size))
    texts = read_texts(page, holder, partial(shape_levels, styles, shape), frame.scale)
    spot = page.spot(shape_corner(shape), size)
    yield from _box(page, _name(shape), frame, texts, spot)


def _cells(page: Page, shape: _Element, table: _Element) -> Iterator[Box]:
    around, corner = shape_levels(page.scope.styles, shape), shape_corner(shape)
    for cell in table_cells(page.scope.styles, table):
        levels = [*cell.levels, *around]
        frame = cell_frame(levels, cell.size)
        texts = read_texts(page, cell.element, partial(_levels_of_cell, levels), frame.scale)
        at = (corner[0] + cell.left, corner[1] + cell.top) if corner else None
        yield from _box(page, CELL, frame, texts, page.spot(at, cell.size))


def _levels_of_cell(levels: list[_Element], depth: int) -> list[_Element]:  # noqa: ARG001 (outlines have depths)
    """Return the styles around a paragraph of a cell."""
    return levels


def _box(page: Page, name: str, frame: Frame, paragraphs: tuple[Paragraph, ...], spot: Spot | None) -> Iterator[Box]:
    """Yield the box of some paragraphs, if one of them has anything to show."""
    if not any(one.runs for one in paragraphs):
        return
    yield frame.box(page.place.slide, "", name, paragraphs)._replace(spot=spot)


def _name(shape: _Element) -> str:
    """Return what a box is called: by its class in the presentation, else by its name in the Navigator."""
    return _KINDS.get(get(shape, "presentation:class")) or get(shape, "draw:name") or "shape"
