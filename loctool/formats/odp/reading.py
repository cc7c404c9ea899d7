"""Paragraphs as pieces: words of one look, spaces, tabs, line breaks, fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.odp.looks import LATIN, Kinds, kinds_of_letters, look_of, seen_by
from loctool.formats.odp.names import get, name_of
from loctool.formats.odp.styles import Properties, Styles
from loctool.formats.office.pieces import BREAK, TAB, Link, Piece
from loctool.formats.office.wording import has_words

if TYPE_CHECKING:
    from lxml.etree import _Element

WRAPPERS = ("text:span", "text:a", "text:meta")
"""Elements whose content is text of the paragraph."""
_SPACE = re.compile(r"[ \t\r\n]+")
_GLYPHS = re.compile(r"([\ue000-\uf8ff]+)")
"""Characters of private use, which mean something in their font only."""
_NOTHING = ("", "text:soft-page-break")
_UNSEEN = re.compile(
    r"text:(?:bookmark|reference-mark|(?:toc|user-index|alphabetical-index)-mark|change)(?:-start|-end)?|"
    r"(?:office|officeooo|loext):annotation(?:-end)?"
)
"""Marks and comments, which slides do not show."""
_KINDS = {
    "text:tab": TAB, "text:line-break": BREAK, "text:page-number": "page number",
    "text:page-count": "number of pages", "text:date": "date", "text:time": "time", "text:file-name": "file name",
    "text:author-name": "author", "text:author-initials": "author", "text:sheet-name": "name of the slide",
    "presentation:footer": "footer", "presentation:header": "header", "presentation:date-time": "date",
    "text:title": "title of the document", "text:subject": "subject of the document",
    "text:keywords": "keywords of the document", "text:description": "description of the document",
    "text:user-defined": "property of the document", "text:variable-set": "variable", "text:variable-get": "variable",
    "text:user-field-get": "variable", "text:expression": "formula", "text:bookmark-ref": "cross-reference",
    "text:reference-ref": "cross-reference",
}  # fmt: skip
"""Element -> what a translator is told; others are named by their element."""
_LIVE = ("text:page-number", "text:page-count", "text:date", "text:time")
"""Fields whose value is not the author's."""
_LONGEST_VALUE = 50
"""Characters of the text of a field that a translator is told."""
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
    unseen: list[_Element]
    """Marks that are no pieces."""


class _Format(NamedTuple):
    """What words have from the spans and links around them."""

    own: Properties
    link: Link | None
    kinds: Kinds
    """Kinds of the letters around, which apply to what has no letters."""


def read_inline(paragraph: _Element, styles: Styles, inherited: Properties) -> Inline:
    """Return the pieces of a paragraph. White space is collapsed as in OpenDocument 1.3, part 3, 6.1.2.

    `inherited` are the text properties of what is around the text.
    """
    reader = _Reader(styles, inherited)
    reader.read(paragraph, (), _Format({}, None, LATIN))
    return reader.finish()


class _Reader:
    def __init__(self, styles: Styles, inherited: Properties) -> None:
        self._styles, self._inherited = styles, inherited
        self._seen: dict[Kinds, Properties] = {}
        """What is inherited, as far as letters of some kinds show it."""
        self._found = Inline([], [], [])
        self._ignores_space = True

    def read(self, holder: _Element, wrappers: tuple[_Element, ...], around: _Format) -> None:
        """Read what an element holds; `around` is the format of its words."""
        kinds = kinds_of_letters("".join(map(str, holder.itertext()))) or around.kinds
        own, link = around.own, around.link
        if kinds not in self._seen:
            self._seen[kinds] = seen_by(self._inherited, kinds)
        look = look_of(seen_by(own, kinds), self._seen[kinds])
        kind = "symbol" if self._styles.is_symbol(own, self._inherited) else ""
        model = Piece("", look, link, kind)
        self._add_words(holder.text or "", model, wrappers)
        for element in holder:
            name = name_of(element.tag)
            if name == "text:a":
                self.read(element, (*wrappers, element), _Format(own, _link_of(element), kinds))
            elif name in WRAPPERS:
                inner = {**own, **self._styles.text_properties(("text", get(element, "text:style-name")))}
                self.read(element, (*wrappers, element), _Format(inner, link, kinds))
            elif name == "text:s" and (count := _count(element)) <= _MOST_SPACES:
                self._add(Piece(" " * count, look, link), Origin(wrappers, None))
                self._ignores_space = False
            elif _UNSEEN.fullmatch(name):
                self._found.unseen.append(element)
            elif name not in _NOTHING:
                self._add(Piece("", look, link, _kind(element)), Origin(wrappers, element))
                self._ignores_space = False
            self._add_words(element.tail or "", model, wrappers)

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
        for part in filter(None, [words] if model.kind else _GLYPHS.split(words)):
            is_symbol = (model.kind and part.strip()) or _GLYPHS.fullmatch(part)
            self._add(model._replace(text=part, kind="symbol" if is_symbol else ""), Origin(wrappers, None))

    def _add(self, piece: Piece, origin: Origin) -> None:
        self._found.pieces.append(piece._replace(origin=len(self._found.origins)))
        self._found.origins.append(origin)


def _count(space: _Element) -> int:
    """Return how many spaces an element stands for."""
    count = get(space, "text:c")
    return int(count) if count.isascii() and count.isdecimal() and len(count) < 9 else 1 if not count else 1 << 30


def _link_of(element: _Element) -> Link:
    target = get(element, "xlink:href")
    words = "link to a slide" if target.startswith("#") else f"link to {target}" if target else "link"
    return Link(tuple(sorted((name_of(key), str(value)) for key, value in element.attrib.items())), words)


def _kind(element: _Element) -> str:
    """Return what a translator is told of an element: its kind, and the words that it shows."""
    name = name_of(element.tag)
    kind = _KINDS.get(name) or name.rpartition(":")[2].rpartition("}")[2].replace("-", " ")
    value = " ".join("".join(map(str, element.itertext())).split())
    if not has_words(value) or name in _LIVE:
        return kind
    return f'{kind} "{value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"}"'
