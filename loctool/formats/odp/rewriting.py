"""New content in the place of a paragraph's old one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from loctool.formats.odp.names import add_child, name_of, tag_of
from loctool.formats.odp.reading import WRAPPERS, Inline, Origin
from loctool.formats.office.pieces import Link, Look, Piece, Style

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WORDS = re.compile(r" +|\t|[^ \t]+")


class Rewriter:
    """Writes pieces into a paragraph; each element is moved for its first use and copied for further ones."""

    def __init__(self, paragraph: _Element, inline: Inline) -> None:
        self._paragraph = paragraph
        self._origins = inline.origins
        self._unseen = inline.unseen
        self._by_style: dict[Style, Origin] = {}
        self._by_look: dict[Look, Origin] = {}
        self._by_link: dict[Link | None, Origin] = {}
        for piece in inline.pieces:
            origin = inline.origins[piece.origin]
            self._by_style.setdefault(piece.style, origin)
            self._by_look.setdefault(piece.look, origin)
            self._by_link.setdefault(piece.link, origin)

    def write(self, pieces: Sequence[Piece]) -> None:
        """Replace the content of the paragraph by pieces; marks that nobody sees are before them."""
        output = _Output(self._paragraph, self._origins)
        for mark in self._unseen:
            output.add_object(mark, ())
        tokens = [(piece, text) for piece in pieces for text in self._tokens(piece)]
        for number, (piece, text) in enumerate(tokens):
            origin = self._origins[piece.origin] if piece.kind else None
            wrappers = origin.wrappers if origin and piece.is_essential else self._wrappers(piece.style)
            if origin and (element := origin.element) is not None:
                output.add_object(element, wrappers)
            elif text == "\t":
                output.add_new("text:tab", wrappers)
            elif text.startswith(" "):
                output.add_spaces(len(text), wrappers, is_last=number == len(tokens) - 1)
            else:
                output.add_words(text, wrappers)

    def _tokens(self, piece: Piece) -> Iterator[str]:
        """Yield the words of a piece, its tabs and its rows of spaces; one empty text for an object."""
        yield from _WORDS.findall(piece.text) if piece.text else ("",)

    def _wrappers(self, style: Style) -> tuple[_Element, ...]:
        """Return the spans and links of words in a style that occurred, or of its look and its link apart.

        LibreOffice loses words that are in a span in a link, so links are the inner ones.
        """
        if style in self._by_style:
            return self._by_style[style].wrappers
        look, link = (self._by_look.get(style[0]), self._by_link.get(style[1]) if style[1] else None)
        links = [one for one in (link.wrappers if link else ()) if name_of(one.tag) == "text:a"]
        spans = [one for one in (look.wrappers if look else ()) if name_of(one.tag) != "text:a"]
        return (*spans, *links)


class _Output:
    """The new content, written at its end."""

    def __init__(self, paragraph: _Element, origins: Sequence[Origin]) -> None:
        self._paragraph = paragraph
        self._open: list[tuple[_Element, _Element]] = []
        """Wrappers that are open: the old element, and the one that stands in its place."""
        self._used: set[_Element] = set()
        self._after_space = True
        for element in {one for origin in origins for one in origin.wrappers}:
            _empty(element)
            element.tail = None
        _empty(paragraph)

    def add_words(self, text: str, wrappers: Sequence[_Element]) -> None:
        """Add text without spaces."""
        self._append(text, self._holder(wrappers))
        self._after_space = False

    def add_spaces(self, count: int, wrappers: Sequence[_Element], is_last: bool) -> None:
        """Add spaces: the first as it is if it is kept there, the others as an element."""
        holder = self._holder(wrappers)
        if not self._after_space and not is_last:
            self._append(" ", holder)
            count -= 1
        if count:
            element = add_child(holder, "text:s")
            if count > 1:
                element.set(tag_of("text:c"), str(count))
        self._after_space = True

    def add_new(self, name: str, wrappers: Sequence[_Element]) -> None:
        """Add an empty element."""
        add_child(self._holder(wrappers), name)

    def add_object(self, element: _Element, wrappers: Sequence[_Element]) -> None:
        """Add an element that the paragraph had."""
        new = self._take(element)
        new.tail = None
        self._holder(wrappers).append(new)
        self._after_space &= not (element.text or "").strip()

    def _holder(self, wrappers: Sequence[_Element]) -> _Element:
        """Return the element to write in, with these wrappers around it."""
        shared = 0
        while shared < min(len(self._open), len(wrappers)) and self._open[shared][0] is wrappers[shared]:
            shared += 1
        del self._open[shared:]
        for old in wrappers[shared:]:
            new = self._take(old)
            self._inner().append(new)
            self._open.append((old, new))
        return self._inner()

    def _inner(self) -> _Element:
        return self._open[-1][1] if self._open else self._paragraph

    def _take(self, element: _Element) -> _Element:
        """Return an element, or a copy of it if it is used: without its content, if that is text, and its id."""
        if element not in self._used:
            self._used.add(element)
            return element
        if name_of(element.tag) not in WRAPPERS:
            return deepcopy(element)
        attributes = {str(key): str(value) for key, value in element.attrib.items() if key != _ID}
        return element.makeelement(element.tag, attributes)

    def _append(self, text: str, holder: _Element) -> None:
        if len(holder):
            holder[-1].tail = (holder[-1].tail or "") + text
        else:
            holder.text = (holder.text or "") + text


def _empty(element: _Element) -> None:
    """Take away what an element holds."""
    del element[:]
    element.text = None
