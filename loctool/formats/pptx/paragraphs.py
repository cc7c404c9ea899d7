"""Units of the paragraphs of a text body: their runs as one text with inline tags, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from loctool.formats.office.inline import remove_tags, tag_pieces
from loctool.formats.office.package import Package
from loctool.formats.office.restoring import restore_pieces
from loctool.formats.office.units import Place, Unit, Wordless
from loctool.formats.office.wording import has_words
from loctool.formats.pptx.names import child, children, descendants, name_of
from loctool.formats.pptx.relationships import Relationship, relationships
from loctool.formats.pptx.runs.direction import set_direction
from loctool.formats.pptx.runs.fonts import set_typefaces
from loctool.formats.pptx.runs.inherited import Levels, inherited_levels, run_defaults
from loctool.formats.pptx.runs.languages import set_language
from loctool.formats.pptx.runs.looks import Looks, read_properties
from loctool.formats.pptx.runs.reading import content_of, read_pieces
from loctool.formats.pptx.runs.rewriting import Rewriter
from loctool.model import Segment
from loctool.text.language import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS = ("a:buChar", "a:buAutoNum", "a:buBlip")
Links = Callable[[], Mapping[str, Relationship]]
_LOWEST = 8
"""The last level of a list style, counted from 0."""


def paragraph_units(package: Package, body: _Element, place: Place, wordless: Wordless | None = None) -> Iterator[Unit]:
    """Yield a unit for each paragraph of a text body (p:txBody, a:txBody, c:rich, dgm:t) that has words.

    A text that is written as it was, in the language that it was in, changes nothing. The other paragraphs are added to
    `wordless`, which a table has for all its cells. Raises SourceError.
    """
    if not any((one.text or "").strip() for one in descendants(body, "a:t")):
        return
    wordless = Wordless() if wordless is None else wordless
    for paragraph in read_paragraphs(package, body, place.part):
        segment = paragraph.segment(place)
        if segment:
            yield _unit(package, paragraph, wordless, segment, place.part)
        elif not paragraph.is_empty:
            wordless.add(paragraph.turn)


def read_paragraphs(package: Package, body: _Element, part: str) -> Iterator[BodyParagraph]:
    """Yield the paragraphs (a:p) of a text body with what they inherit. Raises SourceError."""
    links = partial(relationships, package, part)
    levels = inherited_levels(package, body, part)
    yield from (BodyParagraph(element, levels, links) for element in children(body, "a:p"))


def _unit(package: Package, paragraph: BodyParagraph, wordless: Wordless, segment: Segment, part: str) -> Unit:
    def write(text: str, language: str) -> None:
        changed = [paragraph.translate(text), paragraph.localise(language), wordless.turn(language)]
        if any(changed):
            package.mark_changed(part)

    return Unit(segment, write)


class BodyParagraph:
    """An a:p with what it inherits."""

    def __init__(self, element: _Element, levels: Levels, links: Links) -> None:
        self.element = element
        own = child(element, "a:pPr")
        level = "0" if own is None else own.get("lvl") or "0"
        self._level = min(int(level), _LOWEST) if level.isdecimal() and len(level) < 4 else 0
        inherited = levels[self._level]
        self.properties = inherited.properties if own is None else (own, *inherited.properties)
        """Its own properties and those that it inherits, the nearest first."""
        body = element.getparent()
        in_chart = body is not None and name_of(body.tag) == "c:rich"  # elsewhere a paragraph's own a:defRPr is idle
        looks = inherited.looks
        if in_chart and own is not None:
            looks = Looks({**looks.inherited, **read_properties(run_defaults([own]))})
        self.runs = looks.inherited
        """What its runs inherit."""
        self._content = content_of(element)
        self._pieces = list(read_pieces(self._content, looks, links))
        self.is_empty = not self._pieces
        """Whether it shows nothing."""
        self._rewriter: Rewriter | None = None
        self.tagged = tag_pieces(self._pieces)

    def is_bullet(self) -> bool:
        """Return whether it has a bullet, or a level below the first."""
        mark = self.bullet()
        return (mark is not None and name_of(mark.tag) in _BULLETS) or self._level > 0

    def bullet(self) -> _Element | None:
        """Return the element with its bullet or number, or the one that says it has none."""
        marks = (one for properties in self.properties for one in children(properties, *_BULLETS, "a:buNone"))
        return next(marks, None)

    def segment(self, place: Place) -> Segment | None:
        """Return its segment; None if it has no words."""
        if not has_words(remove_tags(self.tagged.text)):
            return None
        role = "bullet" if place.role == "paragraph" and self.is_bullet() else place.role
        note = "\n".join(filter(None, (place.note, *self.tagged.notes)))
        return Segment(self.tagged.text, role, max(place.slide, 1), note=note)

    def translate(self, text: str) -> bool:
        """Write a text with tags; return whether that changed anything."""
        if self._rewriter is None and text == self.tagged.text:
            return False
        self._rewriter = self._rewriter or Rewriter(self.element, self._content, self._pieces)
        self._rewriter.write(restore_pieces(self.tagged, text))
        return True

    def turn(self, language: str) -> bool:
        """Set the direction; return whether that changed anything."""
        return set_direction(self.element, self.properties, is_right_to_left(language))

    def localise(self, language: str) -> bool:
        """Set language, direction and typefaces; return whether that changed anything."""
        if not language:
            return False
        turned = self.turn(language)
        set_again = set_typefaces(self.element, self.runs, language)
        return set_language(self.element, language) or turned or set_again
