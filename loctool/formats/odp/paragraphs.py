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
from loctool.formats.office.units import Place, Unit, Wordless
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


def paragraph_units(
    scope: Scope, paragraph: _Element, place: Place, wordless: Wordless | None = None
) -> Iterator[Unit]:
    """Yield a unit for a paragraph or heading if it has words; else add it to `wordless` if it shows something.

    A text that is written as it was, in the language that it was in, changes nothing. Raises SourceError.
    """
    inline, tagged, segment = read_paragraph(scope, paragraph, place)
    wordless = wordless or Wordless()
    if segment is None:
        if inline.pieces:
            wordless.add(lambda language: turn(paragraph, scope.styles, is_right_to_left(language)))
        return

    def write(text: str, language: str) -> None:
        if text != tagged.text:
            Rewriter(paragraph, inline).write(restore_pieces(tagged, text))
            scope.source.mark_changed(place.part)
        if language:
            localise(scope.source, place.part, scope.styles, paragraph, language)
        if wordless.turn(language):
            scope.source.mark_changed(place.part)

    yield Unit(segment, write)
