"""The texts of a page: of a slide with its speaker notes, of a master."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from loctool.formats.odp.names import NAMESPACES, child, descendants, get, name_of, tag_of
from loctool.formats.odp.objects import document_texts, embedded_document, left_out
from loctool.formats.odp.paragraphs import Scope, paragraph_units
from loctool.formats.office.units import Found, Place, Unit, Wordless, attribute_units, text_units
from loctool.formats.office.wording import is_file_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = (
    "", "office:annotation", "officeooo:annotation", "loext:annotation", "text:tracked-changes",
    "table:covered-table-cell", "draw:page-thumbnail", "office:forms",
)  # fmt: skip
"""Elements with texts that are no part of the page, or are not seen."""
_ALTERNATIVES = ("svg:title", "svg:desc")
_LINKS = ("text:a", "draw:a")
"""Links of words and of shapes, which have a tooltip."""
_EDGES = ("header", "footer", "date-time", "page-number")
"""Classes of shapes that repeat on each page."""


class Pages:
    """Reads pages. A part is read once, however many refer to it: no place is written twice."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._read: set[str] = set()
        self._wordless: dict[_Element | None, Wordless] = {}
        """Shape -> its paragraphs without words; those of all cells of a table are together."""

    def texts(
        self, page: _Element, place: Place, is_wanted: Callable[[_Element], bool] = lambda _: True
    ) -> Iterator[Found]:
        """Yield what a page has for translators, in the order of the file, and what they cannot be given.

        Shapes that are not wanted are left out.
        """
        place = page_place(self._scope, page, place)
        waiting = [page]
        while waiting:
            element = waiting.pop()
            name = name_of(element.tag)
            if name in ("text:p", "text:h"):
                yield from self._paragraph(element, page, place)
            elif name in _ALTERNATIVES:
                if not is_file_name((element.text or "").strip()):
                    yield from text_units(self._scope.source, [element], place._replace(role="alt"))
            elif name in ("draw:object", "draw:object-ole"):
                yield from self._object(element, place)
            elif not is_left_out(element) and is_wanted(element):
                if name in _LINKS:
                    yield from self._tooltip(element, place)
                waiting += reversed(element)

    def _paragraph(self, paragraph: _Element, page: _Element, place: Place) -> Iterator[Unit]:
        """Yield units for what is shown over the links of a paragraph, and then, since it copies links, for itself."""
        for link in descendants(paragraph, *_LINKS):
            yield from self._tooltip(link, place)
        shape = next(paragraph.iterancestors(f"{{{NAMESPACES['draw']}}}*"), None)
        wordless = self._wordless.setdefault(shape, Wordless())
        yield from paragraph_units(self._scope, paragraph, paragraph_place(paragraph, page, place), wordless)

    def _tooltip(self, link: _Element, place: Place) -> Iterator[Unit]:
        return attribute_units(self._scope.source, link, tag_of("office:title"), place._replace(role="alt"))

    def _object(self, element: _Element, place: Place) -> Iterator[Found]:
        document = embedded_document(self._scope.source, element, place.part)
        if document is None:
            if not any(name_of(one.tag) == "math:math" for one in element):  # a formula of a flat file has no words
                yield left_out("object", place)
        elif document.part == place.part or document.part not in self._read:
            self._read.add(document.part)
            yield from document_texts(self._scope.source, document, place)


def is_left_out(element: _Element) -> bool:
    """Return whether the texts of an element are no part of its page, or are not seen."""
    return name_of(element.tag) in _SKIPPED


def page_place(scope: Scope, page: _Element, place: Place) -> Place:
    """Return the place of the texts of a page, with a note if it is hidden."""
    return place._replace(note="hidden slide" if is_hidden(scope, page) else "")


def paragraph_place(paragraph: _Element, page: _Element, place: Place) -> Place:
    """Return the place of a paragraph on a page, with its role, and a note if its shape is hidden."""
    around = [page]
    for element in paragraph.iterancestors():
        if element is page:
            break
        around.insert(-1, element)
    hidden = any(get(one, "draw:display") == "none" for one in around)
    notes = filter(None, (place.note, "hidden shape" if hidden else ""))
    return place._replace(role=_role(around), note="\n".join(notes))


def is_shown_by_master(shape: _Element) -> bool:
    """Return whether slides show the text of a master's shape; titles and outlines are patterns only."""
    return get(shape, "presentation:placeholder") != "true" and get(shape, "presentation:class") in ("", *_EDGES)


def is_hidden(scope: Scope, page: _Element) -> bool:
    """Return whether a slide is left out of the show."""
    for style in scope.styles.chain(("drawing-page", get(page, "draw:style-name"))):
        properties = child(style, "style:drawing-page-properties")
        if properties is not None and (value := get(properties, "presentation:visibility")):
            return value == "hidden"
    return False


def _role(around: list[_Element]) -> str:
    """Return the role of a paragraph by what it is in, the nearest first: a cell, a list, a title, speaker notes.

    The header of a list has no bullet.
    """
    names = [name_of(one.tag) for one in around]
    classes = {get(one, "presentation:class") for one in around}
    if classes.intersection(_EDGES):
        return "footer"
    if "presentation:notes" in names:
        return "note"
    if "title" in classes:
        return "heading"
    if "table:table-cell" in names:
        return "cell"
    lists = [name for name in names if name in ("text:list", "text:list-header")]
    return "bullet" if lists.count("text:list") > (lists[:1] == ["text:list-header"]) else "paragraph"
