"""Units of the paragraphs of a text body: their runs as one text with inline tags, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from loctool.formats.office.inline import Tagged, tag_pieces
from loctool.formats.office.package import Package
from loctool.formats.office.pieces import Piece
from loctool.formats.office.restoring import restore_pieces
from loctool.formats.office.units import Unit
from loctool.formats.pptx.inherited import level_properties, list_styles, run_defaults
from loctool.formats.pptx.languages import set_language
from loctool.formats.pptx.names import child, children, name_of
from loctool.formats.pptx.places import Place
from loctool.formats.pptx.relationships import relationships
from loctool.formats.pptx.rewriting import Rewriter
from loctool.formats.pptx.runs import Context, content_of, read_pieces
from loctool.model import Segment
from loctool.text.markup.wording import has_wording

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS = ("a:buChar", "a:buAutoNum", "a:buBlip")
_MOST_LEVELS = 8


def paragraph_units(package: Package, body: _Element, place: Place) -> Iterator[Unit]:
    """Yield a unit for each paragraph of a text body (p:txBody, a:txBody, c:rich, dgm:t) that has words.

    A text that is written as it was, in the language that it was in, changes nothing.
    """
    links = relationships(package, place.part)
    styles = list_styles(package, body, place.part)
    for paragraph in children(body, "a:p"):
        levels = _levels(paragraph, styles)
        content = content_of(paragraph)
        pieces = list(read_pieces(content, Context(run_defaults(levels), links)))
        tagged = tag_pieces(pieces)
        if has_wording(tagged.plain):
            note = "\n".join(filter(None, (place.note, *tagged.notes)))
            segment = Segment(tagged.text, _role(place, levels), max(place.slide, 1), note=note)
            change = _changer(paragraph, content, pieces, tagged)
            yield Unit(segment, _writer(package, place.part, change, _localiser(paragraph, levels)))


def _levels(paragraph: _Element, styles: list[_Element]) -> list[_Element]:
    """Return the properties of a paragraph and of its level in the styles, the nearest first."""
    own = child(paragraph, "a:pPr")
    level = (own.get("lvl") or "0") if own is not None else "0"
    inherited = level_properties(styles, min(int(level), _MOST_LEVELS) if level.isdecimal() else 0)
    return [*([] if own is None else [own]), *inherited]


def _role(place: Place, levels: Sequence[_Element]) -> str:
    """Return "bullet" for a paragraph with a bullet or of a lower level."""
    if place.role != "paragraph":
        return place.role
    level = next((one.get("lvl") for one in levels if name_of(one.tag) == "a:pPr"), None) or "0"
    marks = (name_of(one.tag) for properties in levels for one in properties)
    first = next((mark for mark in marks if mark in (*_BULLETS, "a:buNone")), "")
    return "bullet" if first in _BULLETS or level != "0" else "paragraph"


def _changer(
    paragraph: _Element, content: Sequence[_Element], pieces: Sequence[Piece], tagged: Tagged
) -> Callable[[str], bool]:
    """Return a function that writes a text, and returns whether that changed the paragraph."""

    def change(text: str) -> bool:
        if text == tagged.text:
            return False
        Rewriter(paragraph, content, pieces).write(restore_pieces(tagged, text))
        return True

    return change


def _localiser(paragraph: _Element, levels: Sequence[_Element]) -> Callable[[str], bool]:
    """Return a function that puts a paragraph into a language, and returns whether that changed it."""
    return lambda language: bool(language) and set_language(paragraph, language)


def _writer(
    package: Package, part: str, change: Callable[[str], bool], localise: Callable[[str], bool]
) -> Callable[[str, str], None]:
    def write(text: str, language: str) -> None:
        changed = change(text)
        if localise(language) or changed:
            package.mark_changed(part)

    return write
