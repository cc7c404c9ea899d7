"""Pieces of a paragraph: words of one look, and what is no text; the format of most letters, and outer white space."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

BREAK = "line break"
TAB = "tab"


class Look(NamedTuple):
    """How words look; equal looks need no tag between them."""

    key: Hashable = ()
    words: tuple[str, ...] = ()
    """What a translator is told: bold, red."""
    size: float = 0.0
    """Points; 0 if unknown."""
    marks_spaces: bool = False
    """Whether spaces of this look can be seen, as underlined ones."""


class Link(NamedTuple):
    """A hyperlink."""

    key: Hashable
    words: str
    """What a translator is told: link to https://example.org."""


Style = tuple[Look, Link | None]


class Piece(NamedTuple):
    """Words of one look, or an object."""

    text: str
    """The words; of an object what it is written with, a tab or the glyphs of a symbol font, else empty."""
    look: Look = Look()
    link: Link | None = None
    kind: str = ""
    """What an object is, for translators: line break, tab, page number; empty for words."""
    origin: int = -1
    """Number of the element that it was read from."""

    @property
    def style(self) -> Style:
        """The look and the link."""
        return self.look, self.link

    @property
    def is_blank(self) -> bool:
        """Whether it is white space, a tab or a line break, which stay outside a segment at its ends."""
        return self.kind in (BREAK, TAB) or not (self.kind or self.text.strip())

    @property
    def is_essential(self) -> bool:
        """Whether content is lost without it, as is without a field, a formula or a symbol."""
        return self.kind not in ("", BREAK, TAB)


class Parted(NamedTuple):
    """The pieces of a paragraph, white space at its ends apart."""

    before: tuple[Piece, ...]
    inner: tuple[Piece, ...]
    after: tuple[Piece, ...]


def join_pieces(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with neighbouring words of one style joined, and empty ones left out."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text and not piece.kind:
            continue
        last = joined[-1] if joined else None
        if last and not last.kind and not piece.kind and last.look == piece.look and last.link == piece.link:
            joined[-1] = last._replace(text=last.text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)


def part_pieces(pieces: Sequence[Piece]) -> Parted:
    """Return joined pieces with the outer white space, tabs and line breaks apart from the others."""
    inner = [number for number, piece in enumerate(pieces) if not piece.is_blank]
    if not inner:
        return Parted(tuple(pieces), (), ())
    first, last = inner[0], inner[-1]
    before, middle, after = [*pieces[:first]], [*pieces[first : last + 1]], [*pieces[last + 1 :]]
    text = middle[0].text
    words = text.lstrip()
    if not middle[0].kind and words != text:
        before.append(middle[0]._replace(text=text[: len(text) - len(words)]))
        middle[0] = middle[0]._replace(text=words)
    text = middle[-1].text
    words = text.rstrip()
    if not middle[-1].kind and words != text:
        after.insert(0, middle[-1]._replace(text=text[len(words) :]))
        middle[-1] = middle[-1]._replace(text=words)
    return Parted(join_pieces(before), tuple(middle), join_pieces(after))


def main_style(pieces: Sequence[Piece]) -> Style:
    """Return the look of most letters, the first of equal ones, and the link that all words have."""
    letters: Counter[Look] = Counter()
    for piece in pieces:
        if not piece.kind:
            letters[piece.look] += sum(map(str.isalnum, piece.text))
    links = {piece.link for piece in pieces if not piece.is_blank}
    look = max(letters, key=letters.__getitem__) if letters else Look()
    return look, links.pop() if len(links) == 1 else None


def settle_spaces(pieces: Sequence[Piece], main: Style) -> tuple[Piece, ...]:
    """Return the pieces with spaces and objects in the style of both their neighbours, or else in the main one.

    Spaces at the ends of words of another look leave it, unless they can be seen.
    """
    settled: list[Piece] = []
    groups = [(loose, list(group)) for loose, group in groupby(_split_edges(pieces), _is_loose)]
    for number, (loose, group) in enumerate(groups):
        if loose:
            left = groups[number - 1][1][-1].style if number else main
            right = groups[number + 1][1][0].style if number + 1 < len(groups) else main
            look = left[0] if left[0] == right[0] else main[0]
            link = left[1] if left[1] == right[1] else main[1]
            group = [piece._replace(look=look, link=link) for piece in group]
        settled += group
    return join_pieces(settled)


def _split_edges(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        words = piece.text.strip(" ")
        if piece.kind or piece.look.marks_spaces or words == piece.text:
            yield piece
            continue
        start = piece.text.find(words)
        parts = piece.text[:start], words, piece.text[start + len(words) :]
        yield from (piece._replace(text=part) for part in parts if part)


def _is_loose(piece: Piece) -> bool:
    """Return whether a piece takes the style of its neighbours."""
    if piece.kind == TAB or not piece.kind:
        return piece.is_blank and not piece.look.marks_spaces
    return True
