"""Units of paragraphs: their spans as one text with inline tags, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.odp.localising.direction import turn
from loctool.formats.odp.localising.paragraphs import localise
from loctool.formats.odp.reading import Inline, read_inline
from loctool.formats.odp.rewriting import Rewriter
from loctool.formats.odp.sources import Source
from loctool.formats.odp.styles import Styles
from loctool.formats.office.inline import Tagged, remove_tags, tag_pieces
from loctool.formats.office.restoring import restore_pieces
from loctool.formats.office.units import Place, Unit
from loctool.formats.office.wording import has_words
from loctool.model import Segment
from loctool.text.language import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element


class Scope(NamedTuple):
    """What paragraphs are read from."""

    source: Source
    styles: Styles
    """Those of the part that the paragraphs are in."""


class ParagraphText(NamedTuple):
    """What a paragraph or heading (text:p, text:h) says."""

    inline: Inline
    tagged: Tagged
    segment: Segment | None
    """None if it has no words."""


def read_paragraph(scope: Scope, paragraph: _Element, place: Place) -> ParagraphText:
    """Return the text of a paragraph as pieces and as a segment."""
    inline = read_inline(paragraph, scope.styles, scope.styles.properties_around(paragraph))
    tagged = tag_pieces(inline.pieces)
    if not has_words(remove_tags(tagged.text)):
        return ParagraphText(inline, tagged, None)
    note = "\n".join(filter(None, (place.note, *tagged.notes)))
    return ParagraphText(inline, tagged, Segment(tagged.text, place.role, max(place.slide, 1), note=note))


class Wordless:
    """Paragraphs without words, such as numbers: they take the direction of those beside them."""

    def __init__(self) -> None:
        self.paragraphs: list[_Element] = []
        self._is_turned = False

    def turn(self, scope: Scope, part: str, language: str) -> None:
        """Set the direction, once."""
        if not self._is_turned:
            self._is_turned = True
            turned = [turn(one, scope.styles, is_right_to_left(language)) for one in self.paragraphs]
            if any(turned):
                scope.source.mark_changed(part)


def paragraph_units(
    scope: Scope, paragraph: _Element, place: Place, wordless: Wordless | None = None
) -> Iterator[Unit]:
    """Yield a unit for a paragraph or heading if it has words; else add it to `wordless` if it shows something.

    A text that is written as it was, in the language that it was in, changes nothing. Raises SourceError.
    """
    inline, tagged, segment = read_paragraph(scope, paragraph, place)
    wordless = wordless or Wordless()
    if segment is None:
        wordless.paragraphs += [paragraph] if inline.pieces else []
        return

    def write(text: str, language: str) -> None:
        if text != tagged.text:
            Rewriter(paragraph, inline).write(restore_pieces(tagged, text))
            scope.source.mark_changed(place.part)
        if language:
            localise(scope.source, place.part, scope.styles, paragraph, language)
            wordless.turn(scope, place.part, language)

    yield Unit(segment, write)
