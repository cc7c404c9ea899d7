"""Paragraphs as pieces: words of one look, spaces, tabs, line breaks, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.odp.looks import look_of
from loctool.formats.odp.names import get, name_of
from loctool.formats.odp.styles import Properties, Styles
from loctool.formats.office.pieces import BREAK, TAB, Link, Look, Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

WRAPPERS = ("text:span", "text:a", "text:meta")
"""Elements whose content is text of the paragraph."""
_SPACE = re.compile(r"[ \t\r\n]+")
_GLYPHS = re.compile(r"([\ue000-\uf8ff]+)")
"""Characters of private use, which mean something in their font only."""
_NOTHING = ("", "text:soft-page-break")
_KINDS = {
    "text:tab": TAB, "text:line-break": BREAK, "text:page-number": "page number",
    "text:page-count": "number of pages", "text:date": "date", "text:time": "time", "text:file-name": "file name",
    "text:author-name": "author", "text:author-initials": "author", "text:sheet-name": "name of the slide",
    "presentation:footer": "footer", "presentation:header": "header", "presentation:date-time": "date",
    "office:annotation": "comment", "office:annotation-end": "end of a comment",
}  # fmt: skip
"""Element -> what a translator is told; others are named by their element."""
_MOST_SPACES = 999
"""Spaces that one element may stand for; more of them are an object."""


class Origin(NamedTuple):
    """Where a piece was read from."""

    wrappers: tuple[_Element, ...]
    """Spans and links around it, the outermost first."""
    element: _Element | None
    """What it is, if it is no words."""


class Inline(NamedTuple):
    """What a paragraph holds."""

    pieces: list[Piece]
    origins: list[Origin]
    """What `Piece.origin` counts in."""


def read_inline(paragraph: _Element, styles: Styles, inherited: Properties) -> Inline:
    """Return the pieces of a paragraph. White space is collapsed as in OpenDocument 1.3, part 3, 6.1.2.

    `inherited` are the text properties of what is around the text.
    """
    reader = _Reader(styles, inherited)
    reader.read(paragraph, (), {}, None)
    return reader.finish()


class _Reader:
    def __init__(self, styles: Styles, inherited: Properties) -> None:
        self._styles, self._inherited = styles, inherited
        self._found = Inline([], [])
        self._ignores_space = True

    def read(self, holder: _Element, wrappers: tuple[_Element, ...], own: Properties, link: Link | None) -> None:
        """Read what an element holds; `own` are the properties of the spans around it."""
        look = look_of(own, self._inherited)
        self._add_words(holder.text or "", Piece("", look, link), wrappers)
        for element in holder:
            name = name_of(element.tag)
            if name in WRAPPERS:
                inner = {**own, **self._styles.text_properties(("text", get(element, "text:style-name")))}
                inner_link = _link_of(element) if name == "text:a" else link
                self.read(element, (*wrappers, element), own if name == "text:a" else inner, inner_link)
            elif name == "text:s" and (count := _count(element)) <= _MOST_SPACES:
                self._add(Piece(" " * count, look, link), Origin(wrappers, None))
                self._ignores_space = False
            elif name not in _NOTHING:
                self._add(Piece("", look, link, _kind(name)), Origin(wrappers, element))
                self._ignores_space = False
            self._add_words(element.tail or "", Piece("", look, link), wrappers)

    def finish(self) -> Inline:
        """Return what was read, without the white space at the end."""
        pieces = self._found.pieces
        if self._ignores_space and pieces and not pieces[-1].kind:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.removesuffix(" "))
        return self._found

    def _add_words(self, text: str, model: Piece, wrappers: tuple[_Element, ...]) -> None:
        words = _SPACE.sub(" ", text)
        if self._ignores_space:
            words = words.removeprefix(" ")
        if not words:
            return
        self._ignores_space = words.endswith(" ")
        symbol = self._is_symbol(model.look)
        for part in filter(None, [words] if symbol else _GLYPHS.split(words)):
            if (symbol and part.strip()) or _GLYPHS.fullmatch(part):
                self._add(model._replace(text=part, kind="symbol"), Origin(wrappers, None))
            else:
                self._add(model._replace(text=part), Origin(wrappers, None))

    def _is_symbol(self, look: Look) -> bool:
        return self._styles.is_symbol({**self._inherited, **dict(_items(look))})

    def _add(self, piece: Piece, origin: Origin) -> None:
        self._found.pieces.append(piece._replace(origin=len(self._found.origins)))
        self._found.origins.append(origin)


def _items(look: Look) -> Iterator[tuple[str, str]]:
    yield from look.key if isinstance(look.key, tuple) else ()


def _count(space: _Element) -> int:
    """Return how many spaces an element stands for."""
    count = get(space, "text:c")
    return int(count) if count.isascii() and count.isdecimal() and len(count) < 9 else 1 if not count else 1 << 30


def _link_of(element: _Element) -> Link:
    target = get(element, "xlink:href")
    words = "link to a slide" if target.startswith("#") else f"link to {target}" if target else "link"
    return Link(tuple(sorted((name_of(key), str(value)) for key, value in element.attrib.items())), words)


def _kind(name: str) -> str:
    return _KINDS.get(name) or name.rpartition(":")[2].rpartition("}")[2].replace("-", " ")
