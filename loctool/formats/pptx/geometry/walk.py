"""The boxes of a presentation, in the order in which its texts are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.files import Content
from loctool.formats.office.boxes import Box, Frame, Size, Spot
from loctool.formats.office.package import Package
from loctool.formats.office.units import Place
from loctool.formats.pptx.diagrams import diagram_parts
from loctool.formats.pptx.geometry.frames import cell_frame, read_frame
from loctool.formats.pptx.geometry.measures import EMU, read_length
from loctool.formats.pptx.geometry.outlines import inner_size
from loctool.formats.pptx.geometry.sizes import shape_corner, shape_size
from loctool.formats.pptx.geometry.styles import Styles
from loctool.formats.pptx.geometry.tables import Cell, table_cells
from loctool.formats.pptx.geometry.texts import has_content, read_texts
from loctool.formats.pptx.geometry.themes import ThemeFonts, theme_fonts
from loctool.formats.pptx.names import child, children, descendants, name_of
from loctool.formats.pptx.runs.inherited import inherited_shapes
from loctool.formats.pptx.slides.pages import ROLES
from loctool.formats.pptx.slides.presentation import main_part, slide_parts, slide_size
from loctool.formats.pptx.slides.shapes import Shape, own_properties, page_shapes, page_title, placeholder_type

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {"title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "body", "obj": "body"}
"""Type of a placeholder -> what its box is called."""
CELL = "table cell"
DIAGRAM = "diagram"


class _Slide(NamedTuple):
    package: Package
    place: Place
    title: str
    fonts: ThemeFonts
    size: Size
    spot: Spot | None = None
    """Where the present shape is."""

    def at(self, corner: tuple[float, float] | None, size: Size) -> _Slide:
        """Return the slide with a shape of a size at a corner."""
        return self._replace(spot=Spot(*corner, size, self.size) if corner else None)


def read_boxes(content: Content, path: str) -> Iterator[Box]:
    """Yield the boxes of the slides: placeholders, text boxes, other shapes, cells of tables, drawn SmartArt.

    Left out are charts, notes, hidden shapes, shapes without a size or without any text, and all alternates of a shape
    but the first. A translated deck has the same boxes in the same order. Raises SourceError.
    """
    package = Package(content, path)
    known = set[str]()
    main = main_part(package)
    size = Size(*(one / EMU for one in slide_size(package, main)))
    for slide in slide_parts(package, main):
        if slide.part.lower() not in known:
            known.add(slide.part.lower())
            page = package.tree(slide.part)
            place = Place(slide.part, slide.number, "paragraph")
            own = _Slide(package, place, page_title(page), theme_fonts(package, slide.part), size)
            for shape in page_shapes(page):
                if not shape.is_hidden and not any(shape.branches[1::2]):
                    yield from _boxes_of(own, shape)


def _boxes_of(slide: _Slide, shape: Shape) -> Iterator[Box]:
    if name_of(shape.element.tag) == "p:graphicFrame":
        corner = shape_corner(shape.element)
        for cell in table_cells(slide.package, shape.element):
            at = (corner[0] + cell.left, corner[1] + cell.top) if corner else None
            yield _cell_box(slide.at(at, cell.size), cell)
        yield from _diagram_boxes(slide, shape.element)
    body = child(shape.element, "p:txBody")
    if body is None or not has_content(body):
        return
    above = inherited_shapes(slide.package, shape.element, slide.place.part)
    size = shape_size(shape.element, above)
    if size:
        kind = placeholder_type(shape.element)
        place = slide.place._replace(role=ROLES.get(kind, slide.place.role))
        inner = inner_size(_geometry((shape.element, *above)), size)
        bodies = [one for each in (shape.element, *above) for one in children(each, "p:txBody")]
        frame = read_frame([one for each in bodies for one in children(each, "a:bodyPr")], inner)
        slide = slide.at(shape_corner(shape.element, above), size)
        yield _box(slide._replace(place=place), _name(shape.element, kind), body, frame)


def _geometry(shapes: tuple[_Element, ...]) -> _Element | None:
    """Return the properties of the nearest shape that has an outline."""
    found = (one for shape in shapes for one in children(shape, "p:spPr"))
    return next((one for one in found if any(True for _ in children(one, "a:prstGeom", "a:custGeom"))), None)


def _cell_box(slide: _Slide, cell: Cell) -> Box:
    properties = child(cell.element, "a:tcPr")
    frame = cell_frame(properties, cell.size)
    styles = Styles(slide.fonts, frame.scale, bold=cell.is_bold)
    return _box(slide._replace(place=slide.place._replace(role="cell")), CELL, cell.body, frame, styles)


def _diagram_boxes(slide: _Slide, frame: _Element) -> Iterator[Box]:
    """Yield the boxes of SmartArt as it was drawn last, with the sizes of texts that were found then."""
    for _, drawings in diagram_parts(slide.package, frame, slide.place.part):
        for part in drawings:
            drawn = slide._replace(place=slide.place._replace(part=part, role="diagram"))
            for shape in descendants(slide.package.tree(part), "dsp:sp"):
                yield from _drawn_box(drawn, frame, shape)


def _drawn_box(slide: _Slide, slide_frame: _Element, shape: _Element) -> Iterator[Box]:
    body, frame = child(shape, "dsp:txBody"), child(shape, "dsp:txXfrm")
    extent = None if frame is None else child(frame, "a:ext")
    if body is None or extent is None or not has_content(body):
        return
    size = Size(read_length(extent.get("cx")) or 0.0, read_length(extent.get("cy")) or 0.0)
    within, offset = shape_corner(slide_frame), None if frame is None else child(frame, "a:off")
    across, down = (0.0, 0.0) if offset is None else (read_length(offset.get(name)) or 0.0 for name in ("x", "y"))
    slide = slide.at((within[0] + across, within[1] + down) if within else None, size)
    yield _box(slide, DIAGRAM, body, read_frame([*children(body, "a:bodyPr")], size))


def _box(slide: _Slide, name: str, body: _Element, frame: Frame, styles: Styles | None = None) -> Box:
    texts = read_texts(slide.package, body, slide.place, styles or Styles(slide.fonts, frame.scale))
    return frame.box(slide.place.slide, slide.title, name, texts)._replace(spot=slide.spot)


def _name(shape: _Element, kind: str) -> str:
    """Return what a box is called: by its placeholder, else by the name that PowerPoint's selection pane shows."""
    properties = own_properties(shape)
    own = "" if properties is None else properties.get("name") or ""
    return _KINDS.get(kind) or ROLES.get(kind) or own or "shape"
