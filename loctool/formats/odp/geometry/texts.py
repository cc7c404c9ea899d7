"""Paragraphs of a text as they are set: runs with their styles, indents, spacing, bullets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.odp.geometry.levels import PARAGRAPH, first_value
from loctool.formats.odp.geometry.lists import Item, items, read_indent
from loctool.formats.odp.geometry.runs import RunStyles
from loctool.formats.odp.measures import read_length, read_share
from loctool.formats.odp.names import get, name_of
from loctool.formats.odp.pages import paragraph_place
from loctool.formats.odp.paragraphs import ParagraphText, Scope, read_paragraph
from loctool.formats.odp.reading import Origin
from loctool.formats.office.boxes import Paragraph, Size, Spot, Style
from loctool.formats.office.pieces import BREAK, TAB, Piece
from loctool.formats.office.units import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARACTERS = {BREAK: "\n", TAB: "\t"}
_UNSEEN = ("office:annotation", "office:annotation-end")


class Page(NamedTuple):
    """A slide that texts are on."""

    scope: Scope
    element: _Element
    place: Place
    size: Size

    def spot(self, corner: tuple[float, float] | None, size: Size) -> Spot | None:
        """Return where a shape of a size at a corner is; None where that is not known."""
        return Spot(*corner, size, self.size) if corner else None


def read_texts(
    page: Page, holder: _Element, levels_at: Callable[[int], list[_Element]], scale: float
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text box, a shape or a cell, the empty ones too.

    `levels_at` gives the styles around a paragraph at a depth of lists, 1 for paragraphs outside of lists too.
    """
    reader = _Reader(page, levels_at, scale)
    return tuple(reader.read(item) for item in items(holder))


class _Reader:
    def __init__(self, page: Page, levels_at: Callable[[int], list[_Element]], scale: float) -> None:
        self._page, self._levels_at, self._styles = page, levels_at, page.scope.styles
        self._runs = RunStyles(self._styles, scale)

    def read(self, item: Item) -> Paragraph:
        paragraph = item.paragraph
        around = self._levels_at(max(len(item.lists), 1))
        levels = [*self._styles.chain(("paragraph", get(paragraph, "text:style-name"))), *around]
        text = read_paragraph(
            self._page.scope, paragraph, paragraph_place(paragraph, self._page.element, self._page.place)
        )
        runs = tuple(self._texts(text, levels))
        end = self._runs.style(levels)
        size = max((style.size for text, style in runs if text.strip()), default=end.size)
        indent = read_indent(self._styles, item, levels)
        return Paragraph(
            runs=runs,
            end=end,
            left=_length(levels, "fo:margin-left") + indent.left,
            right=_length(levels, "fo:margin-right"),
            first=_length(levels, "fo:text-indent") + indent.first,
            line=_line(levels),
            before=_gap(levels, "fo:margin-top", size),
            after=_gap(levels, "fo:margin-bottom", size),
            bullet=indent.bullet if any(text.strip() for text, _ in runs) else "",
            segment=text.segment,
        )

    def _texts(self, text: ParagraphText, levels: Sequence[_Element]) -> Iterator[tuple[str, Style]]:
        for piece, origin in zip(text.inline.pieces, text.inline.origins, strict=True):
            if shown := _shown(piece, origin, self._page.place.slide):
                spans = [one for one in reversed(origin.wrappers) if name_of(one.tag) != "text:a"]
                names = (get(one, "text:style-name") for one in spans)
                own = [style for name in names for style in self._styles.chain(("text", name))]
                yield from self._runs.split(shown, [*own, *levels])


def _shown(piece: Piece, origin: Origin, slide: int) -> str:
    """Return what is shown of a piece: of a field its text when the deck was saved, but for the number of the slide."""
    if piece.kind in _CHARACTERS or piece.text or origin.element is None:
        return _CHARACTERS.get(piece.kind, piece.text)
    name = name_of(origin.element.tag)
    if name == "text:page-number":
        return str(slide)
    return "" if name in _UNSEEN else "".join(map(str, origin.element.itertext())).strip()


def _length(levels: Sequence[_Element], name: str) -> float:
    return read_length(first_value(levels, PARAGRAPH, name)) or 0.0


def _line(levels: Sequence[_Element]) -> float:
    """Return the line spacing: a multiple of the font's, or below zero in points."""
    value = first_value(levels, PARAGRAPH, "fo:line-height")
    return read_share(value) or -(read_length(value) or 0.0) or 1.0


def _gap(levels: Sequence[_Element], name: str, size: float) -> float:
    """Return the space before or after a paragraph in points."""
    value = first_value(levels, PARAGRAPH, name)
    return max(read_length(value) or (read_share(value) or 0.0) * size, 0.0)
