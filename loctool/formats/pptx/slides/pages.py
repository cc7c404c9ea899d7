"""The texts of a page: of a slide, of its speaker notes, of a layout or a master."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from loctool.formats.office.package import Package
from loctool.formats.office.units import Found, Place, Unit, attribute_units, noted
from loctool.formats.pptx.names import child, children, descendants, is_true, name_of
from loctool.formats.pptx.paragraphs import paragraph_units
from loctool.formats.pptx.relationships import related
from loctool.formats.pptx.slides.alternates import join_alternates
from loctool.formats.pptx.slides.attributes import shape_attributes
from loctool.formats.pptx.slides.frames import frame_texts
from loctool.formats.pptx.slides.presentation import SlidePart
from loctool.formats.pptx.slides.shapes import Shape, page_shapes, placeholder, placeholder_type

ROLES = {"title": "heading", "ctrTitle": "heading", **dict.fromkeys(("hdr", "ftr", "dt", "sldNum"), "footer")}
"""Type of a placeholder -> role of its texts, if not that of the page. What a placeholder holds may be anything."""
_MASTERS = {"slideMaster": "slide master", "notesMaster": "notes master", "handoutMaster": "handout master"}
"""Kind of a part -> what translators are told of its texts."""
_ANIMATED = "an animation counts its letters: look at it after translating"


class Pages:
    """The pages of a presentation. A part is read once, however many refer to it: no place is written twice."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._read: set[str] = set()

    def slide(self, slide: SlidePart) -> list[Found]:
        """Return what a slide and its speaker notes have. Raises SourceError."""
        found = self._page(Place(slide.part, slide.number, "paragraph"))
        for part in related(self._package, slide.part, "notesSlide")[:1]:
            found += self._page(Place(part, slide.number, "note"))
        return [noted(one, "hidden slide") for one in found] if slide.is_hidden else found

    def masters(self, main: str) -> list[Found]:
        """Return what masters and layouts have: texts of shapes that are no placeholders, and own prompts.

        Other texts of placeholders are never shown. Raises SourceError.
        """
        found: list[Found] = []
        for kind, words in _MASTERS.items():
            for master in related(self._package, main, kind):
                found += self._page(Place(master, 0, "paragraph", words), _is_of_master)
                for layout in related(self._package, master, "slideLayout"):
                    found += self._page(Place(layout, 0, "paragraph", self._layout_words(layout)), _is_of_master)
        return found

    def behind(self, slides: Sequence[SlidePart]) -> list[Found]:
        """Return the texts of layouts and masters that one sees on these slides. Raises SourceError."""
        first: dict[str, int] = {}
        for slide in slides:
            part = slide.part
            for kind in ("slideLayout", "slideMaster"):
                above = related(self._package, part, kind)
                if not above or not is_true(self._package.tree(part).get("showMasterSp"), default=True):
                    break
                part = above[0]
                first.setdefault(part, slide.number)
        places = (Place(part, number, "paragraph") for part, number in first.items())
        return [found for place in places for found in self._page(place, _is_drawn)]

    def _layout_words(self, part: str) -> str:
        """Return what translators are told of a layout: its name, which PowerPoint shows."""
        drawing = child(self._package.tree(part), "p:cSld")
        name = "" if drawing is None else " ".join((drawing.get("name") or "").split())
        return f'layout "{name}"' if name else "layout"

    def _is_new(self, part: str) -> bool:
        """Return whether a part was not read before, and take it as read."""
        known = part.lower() in self._read
        self._read.add(part.lower())
        return not known

    def _page(self, place: Place, is_wanted: Callable[[Shape], bool] = lambda _: True) -> list[Found]:
        """Return what the shapes of a page have for translators, and what they cannot be given."""
        if not self._is_new(place.part):
            return []
        page = self._package.tree(place.part)
        animated = {one.get("spid") for one in descendants(page, "p:spTgt") if [*descendants(one, "p:charRg")]}
        texts: list[tuple[Found, tuple[int, ...]]] = []
        for shape in filter(is_wanted, page_shapes(page)):
            moves = shape.properties is not None and shape.properties.get("id") in animated
            notes = filter(None, (place.note, _ANIMATED if moves else ""))
            of_shape = self._shape(shape, place._replace(note="\n".join(notes)))
            texts += [(one, shape.branches) for one in of_shape]
        found = join_alternates(texts)
        return [*found, *_vml_units(self._package, place)]

    def _shape(self, shape: Shape, place: Place) -> list[Found]:
        """Return the texts of one shape. Attributes come first: paragraphs that are written copy the links in them."""
        kind = placeholder_type(shape.element)
        if kind == "sldImg":
            return []
        place = place._replace(role=ROLES.get(kind, place.role))
        found: list[Found] = [*shape_attributes(self._package, shape, place)]
        for body in children(shape.element, "p:txBody"):
            found += paragraph_units(self._package, body, place)
        if name_of(shape.element.tag) == "p:graphicFrame":
            found += frame_texts(self._package, shape.element, place, self._is_new)
        return [noted(one, "hidden shape") for one in found] if shape.is_hidden else found


def _is_of_master(shape: Shape) -> bool:
    found = placeholder(shape.element)
    return found is None or is_true(found.get("hasCustomPrompt"))


def _is_drawn(shape: Shape) -> bool:
    """Return whether slides show a shape of their layout or master."""
    return placeholder(shape.element) is None and not shape.is_hidden


def _vml_units(package: Package, place: Place) -> Iterator[Unit]:
    """Yield units for the WordArt of old programs, which is in a part of its own."""
    for part in related(package, place.part, "vmlDrawing"):
        if b"textpath" in package.read(part):
            for path in descendants(package.tree(part), "v:textpath"):
                yield from attribute_units(package, path, "string", place._replace(part=part))
