"""The parts of a deck in remark: slides and steps, their properties, their notes, and the texts of their classes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from loctool.formats.markdown.dialects.dialect import Part
from loctool.formats.markdown.dialects.remark.lexer import Lexer, Mark
from loctool.formats.markdown.places import Place, Source, collapse, skip
from loctool.model import Segment

_PROPERTY = re.compile(
    r"(?P<key>[-A-Za-z0-9_]+):(?P<value>[^$\n]*)|<!--\s*(?P<name>[-A-Za-z0-9_]+):(?P<in_comment>[^$\n]*?)\s*-->"
)
_CHUNK = re.compile(
    r"[ \t]*(?P<mark>```+)[ \t]*\{[A-Za-z0-9_]+(?P<options>[^\n]*)\}[ \t]*\r?\n"
    r"(?P<code>(?:[^\n]*\n)*?)[ \t]*(?P=mark)[ \t]*(?=\r?\n|\Z)"
)
_HIDDEN = re.compile(r"\binclude[ \t]*[=:][ \t]*(?:F|FALSE|false)\b")
"""The option of a chunk for which remark sees blank lines; what another one prints is not known, it may be nothing."""
_OPTION = re.compile(r"#\|[^\n]*\n")
_SETTINGS = re.compile(r"(?:name|class|layout|template|count|exclude|continued|background-\w+)\Z")
"""What remark itself reads: names and switches, which stay even where a slide shows them."""
_SHOWN = re.compile(r"(?<!\\)\{\{([^{}\n]+)\}\}")
_BLANK = re.compile(r"\s*")
_WORDS, _CODE_IN_R = r"\S*+", r"[^\r\n]*+"
"""What may stand behind the first marks of a fence: one word; a chunk of R has options."""
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\]|\Z)")
_WORD = re.compile(r"[^\W\d_]")


PieceKind = Literal["slide", "more", "notes"]


class Property(NamedTuple):
    """A property of a slide, and where its value stands."""

    key: str
    start: int
    end: int


class Piece(NamedTuple):
    """A slide, a step of one, or its notes."""

    kind: PieceKind
    start: int
    """Where its content starts, behind its properties."""
    head: int
    """Where a word with a colon would be a property; definitions of links before it do not count."""
    stop: int
    is_excluded: bool = False
    properties: tuple[Property, ...] = ()


class Reading(NamedTuple):
    """What remark reads from a deck before its Markdown."""

    pieces: list[Piece]
    classes: list[Mark]
    heads: frozenset[int]
    """Where a word with a colon would be a property."""
    edges: list[int]
    owners: list[Mark | None]
    """Where another class begins to be the innermost one, and which one that is."""

    def innermost(self, at: int) -> Mark | None:
        """Return the innermost class around an offset."""
        return self.owners[bisect_right(self.edges, at) - 1]


@lru_cache(maxsize=4)
def read(text: str, start: int, knitr: bool) -> Reading:
    """Return how remark reads a text from an offset on, which knitr may have run before."""
    marks = Lexer(text, _CODE_IN_R if knitr else _WORDS).marks(start)
    bounds = [mark for mark in marks if mark.kind in ("slide", "step", "notes")]
    definitions = {mark.start: mark.end for mark in marks if mark.kind == "definition"}
    inline = [mark for mark in marks if mark.kind in ("class", "macro")]
    pieces: list[Piece] = []
    kind: PieceKind = "slide"
    following = 0
    for bound in [*bounds, Mark("slide", len(text), len(text))]:
        while following < len(inline) and inline[following].start < start:
            following += 1
        first = inline[following].start if following < len(inline) else len(text)
        span = (start, min(first, bound.start), bound.start)
        if kind == "notes":
            pieces.append(Piece(kind, start, start, bound.start, pieces[-1].is_excluded))
        else:
            pieces.append(_piece(text, definitions, span, kind, _find_chunk if knitr else None))
        kind = {"slide": "slide", "step": "more"}.get(bound.kind, "notes")  # type: ignore[assignment]
        start = bound.end
    classes = [mark for mark in inline if mark.kind == "class"]
    heads = frozenset(piece.head for piece in pieces if piece.kind != "notes")
    return Reading(pieces, classes, heads, *_owners(classes))


def _owners(classes: list[Mark]) -> tuple[list[int], list[Mark | None]]:
    edges, owners, opened = [0], list[Mark | None]([None]), list[Mark]()
    for mark in [*classes, None]:
        while opened and (mark is None or opened[-1].end <= mark.start):
            edges.append(opened.pop().stop)
            owners.append(opened[-1] if opened else None)
        if mark:
            opened.append(mark)
            edges.append(mark.begin)
            owners.append(mark)
    return edges, owners


def _piece(
    text: str,
    definitions: dict[int, int],
    span: tuple[int, int, int],
    kind: PieceKind,
    find_chunk: Callable[[str, int, int], tuple[int, bool] | None] | None,
) -> Piece:
    """Return a piece, of a span from its beginning over where its properties end at the latest to its end."""
    head, first, stop = span
    start = head
    properties: list[Property] = []
    may_be_text = False
    while True:
        found = _PROPERTY.match(text, head, first)
        name, value = ("key", "value") if found and found["key"] else ("name", "in_comment")
        if found and not (may_be_text and not _SETTINGS.match(found[name])):
            may_be_text = False
            properties.append(Property(found[name], *found.span(value)))
            start = head = found.end()
        elif head in definitions:
            head = definitions[head]
        elif find_chunk and (chunk := find_chunk(text, head, first)):
            head = chunk[0]
            may_be_text |= chunk[1]
        elif head < first and text[head] in "\r\n":
            head += 1
        else:
            is_excluded = any(
                one.key == "exclude" and text[one.start : one.end].strip().lower() == "true" for one in properties
            )
            return Piece(kind, start, head, stop, is_excluded, tuple(properties))


def _find_chunk(text: str, at: int, stop: int) -> tuple[int, bool] | None:
    """Return where a chunk of code ends, and whether it may print something; None where none begins at an offset."""
    found = _CHUNK.match(text, at, stop)
    if not found:
        return None
    options = found["options"] + "".join(_OPTION.findall(found["code"]))
    return found.end(), not _HIDDEN.search(options)


def split(source: Source, start: int, knitr: bool) -> list[Part]:
    """Return the parts of a deck behind its front matter. Slides that are excluded have none."""
    found = read(source.text, start, knitr)
    shown = {name.strip() for name in _SHOWN.findall(source.text, start)}
    shown = {name for name in shown if not _SETTINGS.match(name)}
    gaps = _gaps(source.text, found.classes)
    parts: list[Part] = []
    following = 0
    for piece in found.pieces:
        inside: list[tuple[int, int]] = []
        while following < len(gaps) and gaps[following][0] < piece.stop:
            inside.append(gaps[following])
            following += 1
        if not piece.is_excluded:
            parts += _parts(source, piece, inside, list(_property_places(source, piece.properties, shown)))
    return parts


def _parts(source: Source, piece: Piece, gaps: list[tuple[int, int]], places: list[Place]) -> Iterator[Part]:
    """Yield what stands between the marks of classes; white space at the beginning of a text indents nothing."""
    start, kind = piece.start, piece.kind
    is_beginning = True
    for low, high in [*gaps, (piece.stop, piece.stop)]:
        if is_beginning:
            start = min(skip(_BLANK, source.text, start), low)
        if start < low or is_beginning:
            yield Part(start, low, kind, places)
            kind, places = ("notes" if kind == "notes" else "more"), []
        is_beginning = source.text.startswith("[", high - 1)
        start = high


def _gaps(text: str, classes: list[Mark]) -> list[tuple[int, int]]:
    """Return where the marks of classes stand whose texts are read by themselves: `.left[` and its bracket."""
    gaps: list[tuple[int, int]] = []
    opened: list[Mark] = []
    floor = outside = 0
    for mark in classes:
        while opened and opened[-1].end <= mark.start:
            floor = opened.pop().end
        if mark.start < outside:
            continue
        if _is_block(text, mark, floor):
            gaps += (mark.start, mark.begin), (mark.stop, mark.end)
            opened.append(mark)
            floor = mark.begin
        else:
            outside = mark.end
    return sorted(gaps)


def _is_block(text: str, mark: Mark, floor: int) -> bool:
    """Return whether a class is shown as a block, or is alone on its line; `floor` is where the last mark ends."""
    if text.find("\n", mark.begin, mark.stop) >= 0:
        return True
    before = mark.start - (mark.start > floor and text[mark.start - 1] in " \t")
    return (before <= floor or text[before - 1] == "\n") and bool(_LINE_END.match(text, mark.end))


def _property_places(source: Source, properties: Iterable[Property], shown: set[str]) -> Iterator[Place]:
    """Yield the values of the properties that some slide shows by `{{name}}`."""
    for key, start, end in properties:
        value = source.text[start:end]
        if key in shown and _WORD.search(value):
            low = start + len(value) - len(value.lstrip())
            text = collapse(value)
            yield Place(Segment(text, "metadata", source.line(low)), low, low + len(value.strip()), write_value)


def write_value(text: str) -> str:
    """Return the value of a property: one line, which ends at a dollar sign, without code and classes."""
    text = text.replace("\n", " ").replace("<!--", "&lt;!--").replace("-->", "--&gt;")
    return re.sub(r"[$`\[\]]", lambda found: f"&#{ord(found[0])};", text)
