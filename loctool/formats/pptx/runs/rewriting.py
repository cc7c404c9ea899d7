"""New runs in the place of old ones."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from loctool.formats.office.pieces import TAB, Link, Look, Piece, Style, join_pieces
from loctool.formats.pptx.names import child, children, tag_of
from loctool.formats.pptx.runs.properties import insert_property, run_properties

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINKS = ("a:hlinkClick", "a:hlinkMouseOver")


class Rewriter:
    """Writes pieces into a paragraph: each element is used for its first piece, and copied for further ones."""

    def __init__(self, paragraph: _Element, elements: Sequence[_Element], pieces: Sequence[Piece]) -> None:
        self._paragraph = paragraph
        self._elements = elements
        self._current = list(elements)
        self._used: set[int] = set()
        self._by_style: dict[Style, int] = {}
        self._by_look: dict[Look, int] = {}
        self._by_link: dict[Link | None, int] = {}
        words = [piece for piece in pieces if piece.kind in ("", TAB)]
        self._nothing = [Piece("", *piece.style) for piece in words[:1]]
        for piece in words:
            self._by_style.setdefault(piece.style, piece.origin)
            self._by_look.setdefault(piece.look, piece.origin)
            self._by_link.setdefault(piece.link, piece.origin)

    def write(self, pieces: Sequence[Piece]) -> None:
        """Replace the content of the paragraph by pieces; it can be replaced again."""
        self._used.clear()
        plain = [piece._replace(kind="") if piece.kind == TAB else piece for piece in pieces]
        new = [self._element(piece) for piece in join_pieces(plain) or self._nothing]
        if new == self._current:
            return
        at = self._paragraph.index(self._current[0])
        tails = self._current[0].tail, self._current[-1].tail
        for old in self._current:
            self._paragraph.remove(old)
        for one in new:
            one.tail = tails[0]
        new[-1].tail = tails[1]
        self._paragraph[at:at] = self._current = new

    def _element(self, piece: Piece) -> _Element:
        if piece.kind:
            element = self._take(piece.origin)
            if piece.text:
                _set_text(element, piece.text)
            return element
        origin = self._by_style.get(piece.style)
        if origin is not None:
            element = self._take(origin)
        else:
            element = deepcopy(self._elements[self._by_look[piece.look]])
            self._set_link(element, piece.link)
        _set_text(element, piece.text)
        return element

    def _take(self, origin: int) -> _Element:
        if origin in self._used:
            return deepcopy(self._elements[origin])
        self._used.add(origin)
        return self._elements[origin]

    def _set_link(self, element: _Element, link: Link | None) -> None:
        """Have a run refer to what another run refers to."""
        properties = run_properties(element)
        for old in list(children(properties, *_LINKS)):
            properties.remove(old)
        if link is None:
            return
        source = run_properties(self._elements[self._by_link[link]])
        for one in children(source, *_LINKS):
            insert_property(properties, deepcopy(one))


def _set_text(element: _Element, words: str) -> None:
    text = child(element, "a:t")
    if text is None:
        text = element.makeelement(tag_of("a:t", element))
        element.append(text)
    text.text = words
