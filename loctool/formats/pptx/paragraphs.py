"""Units of the paragraphs of a text body: their runs as one text with inline tags, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from loctool.formats.office.inline import tag_pieces
from loctool.formats.office.package import Package
from loctool.formats.office.places import Place
from loctool.formats.office.restoring import restore_pieces
from loctool.formats.office.units import Unit
from loctool.formats.office.wording import has_words
from loctool.formats.pptx.names import child, children, name_of
from loctool.formats.pptx.relationships import Relationship, relationships
from loctool.formats.pptx.runs.direction import set_direction
from loctool.formats.pptx.runs.fonts import set_typefaces
from loctool.formats.pptx.runs.inherited import level_properties, list_styles, run_defaults
from loctool.formats.pptx.runs.languages import set_language
from loctool.formats.pptx.runs.reading import content_of, read_pieces
from loctool.formats.pptx.runs.rewriting import Rewriter
from loctool.model import Segment
from loctool.text.language import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS = ("a:buChar", "a:buAutoNum", "a:buBlip")
_LOWEST = 8
"""The last level of a list style, counted from 0."""


def paragraph_units(package: Package, body: _Element, place: Place) -> Iterator[Unit]:
    """Yield a unit for each paragraph of a text body (p:txBody, a:txBody, c:rich, dgm:t) that has words.

    A text that is written as it was, in the language that it was in, changes nothing. Raises SourceError.
    """
    links = relationships(package, place.part)
    styles = list_styles(package, body, place.part)
    for element in children(body, "a:p"):
        paragraph = _Paragraph(element, styles, links)
        if has_words(paragraph.tagged.plain):
            yield _unit(package, paragraph, place)


def _unit(package: Package, paragraph: _Paragraph, place: Place) -> Unit:
    def write(text: str, language: str) -> None:
        changed = paragraph.translate(text)
        if paragraph.localise(language) or changed:
            package.mark_changed(place.part)

    role = "bullet" if place.role == "paragraph" and paragraph.is_bullet() else place.role
    note = "\n".join(filter(None, (place.note, *paragraph.tagged.notes)))
    return Unit(Segment(paragraph.tagged.text, role, max(place.slide, 1), note=note), write)


class _Paragraph:
    """An a:p with what it inherits."""

    def __init__(self, element: _Element, styles: Sequence[_Element], links: Mapping[str, Relationship]) -> None:
        self._element = element
        self._own = child(element, "a:pPr")
        level = "0" if self._own is None else self._own.get("lvl") or "0"
        self._level = min(int(level), _LOWEST) if level.isdecimal() and len(level) < 4 else 0
        inherited = level_properties(styles, self._level)
        self._levels = inherited if self._own is None else [self._own, *inherited]
        body = element.getparent()
        in_chart = body is not None and name_of(body.tag) == "c:rich"  # elsewhere a paragraph's own a:defRPr is idle
        self._defaults = run_defaults(self._levels if in_chart else inherited)
        self._content = content_of(element)
        self._pieces = list(read_pieces(self._content, self._defaults, links))
        self.tagged = tag_pieces(self._pieces)

    def is_bullet(self) -> bool:
        """Return whether it has a bullet, or a level below the first."""
        marks = (name_of(one.tag) for properties in self._levels for one in properties)
        first = next((mark for mark in marks if mark in (*_BULLETS, "a:buNone")), "")
        return first in _BULLETS or self._level > 0

    def translate(self, text: str) -> bool:
        """Write a text with tags; return whether that changed anything."""
        if text == self.tagged.text:
            return False
        Rewriter(self._element, self._content, self._pieces).write(restore_pieces(self.tagged, text))
        return True

    def localise(self, language: str) -> bool:
        """Set language, direction and typefaces; return whether that changed anything."""
        if not language:
            return False
        turned = set_direction(self._element, self._levels, is_right_to_left(language))
        set_again = set_typefaces(self._element, self._defaults, language)
        return set_language(self._element, language) or turned or set_again
