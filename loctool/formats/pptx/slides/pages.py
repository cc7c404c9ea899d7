"""The texts of a page: of a slide, of its speaker notes, of a layout or a master."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from loctool.formats.office.package import Package
from loctool.formats.office.units import Unit
from loctool.formats.pptx.names import children, descendants, is_true
from loctool.formats.pptx.paragraphs import paragraph_units
from loctool.formats.pptx.places import Place, attribute_units
from loctool.formats.pptx.relationships import related
from loctool.formats.pptx.slides.alternates import Found, join_alternates
from loctool.formats.pptx.slides.attributes import shape_attributes
from loctool.formats.pptx.slides.frames import frame_texts
from loctool.formats.pptx.slides.shapes import Shape, page_shapes, placeholder, placeholder_type

_ROLES = {"title": "heading", "ctrTitle": "heading", **dict.fromkeys(("hdr", "ftr", "dt", "sldNum"), "footer")}
"""Type of a placeholder -> role of its texts, if not that of the page. What a placeholder holds may be anything."""


def page_texts(package: Package, place: Place, is_wanted: Callable[[Shape], bool] = lambda _: True) -> list[Found]:
    """Return what the shapes of a page have for translators, and what they cannot be given. Raises SourceError."""
    page = package.tree(place.part)
    shapes = (one for one in page_shapes(page) if is_wanted(one) and placeholder_type(one.element) != "sldImg")
    found = join_alternates((one, shape.branches) for shape in shapes for one in _shape_texts(package, shape, place))
    return [*found, *_vml_units(package, place)]


def notes_texts(package: Package, slide: str, number: int) -> list[Found]:
    """Return what the speaker notes of a slide have; none where the slide has no notes. Raises SourceError."""
    parts = related(package, slide, "notesSlide")[:1]
    return [one for part in parts for one in page_texts(package, Place(part, number, "note"))]


def master_texts(package: Package, main: str) -> list[Found]:
    """Return what masters and layouts show on slides: texts of shapes that are no placeholders, and own prompts.

    Other texts of placeholders are never shown. Raises SourceError.
    """
    masters = [one for kind in ("slideMaster", "notesMaster", "handoutMaster") for one in related(package, main, kind)]
    parts = [part for master in masters for part in (master, *related(package, master, "slideLayout"))]
    return [one for part in parts for one in page_texts(package, Place(part, 0, "paragraph"), _is_of_master)]


def note_all(found: list[Found], note: str) -> list[Found]:
    """Return the same texts with a line more that translators should know."""
    return [_noted(one, note) for one in found]


def _noted(one: Found, note: str) -> Found:
    if not isinstance(one, Unit):
        return one
    lines = filter(None, (note, one.segment.note))
    return one._replace(segment=replace(one.segment, note="\n".join(lines)))


def _is_of_master(shape: Shape) -> bool:
    found = placeholder(shape.element)
    return found is None or is_true(found.get("hasCustomPrompt"))


def _shape_texts(package: Package, shape: Shape, place: Place) -> list[Found]:
    """Return the texts of one shape. Attributes come first: paragraphs that are written copy the links in them."""
    place = place._replace(role=_ROLES.get(placeholder_type(shape.element), place.role))
    found: list[Found] = [*shape_attributes(package, shape.element, place)]
    for body in children(shape.element, "p:txBody"):
        found += paragraph_units(package, body, place)
    if shape.element.tag.endswith("}graphicFrame"):
        found += frame_texts(package, shape.element, place)
    return note_all(found, "hidden shape") if shape.is_hidden else found


def _vml_units(package: Package, place: Place) -> Iterator[Unit]:
    """Yield units for the WordArt of old programs, which is in a part of its own."""
    for part in related(package, place.part, "vmlDrawing"):
        if b"textpath" in package.read(part):
            for path in descendants(package.tree(part), "v:textpath"):
                yield from attribute_units(package, path, "string", place._replace(part=part))
