"""Places: where a segment stands in a text, and how its translation is written there."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol

from loctool.model import Segment

Pieces = list[tuple[int, int]]
"""The lines of one block as (start, end) in the text, without what stands before and after them."""

_UNUSUAL = re.compile(r"[\n\r\t\0]|  ")
_BLANKS = re.compile(r"[ \t]+")
_DELIMITERS = re.compile(r"[ \t>]*+([|:-][|:\- \t]*+)$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_TO_LINE_END = re.compile(r"[^\r\n]*")


class Drawing(Protocol):
    """A block that is written anew with all its texts together: a table whose columns are aligned."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        ...

    def write(self, translations: Mapping[int, str | None], raw: re.Pattern[str] | None) -> str | None:
        """Return it with the translations of its places, by their numbers; None where it stays as it is."""
        ...


class Place(NamedTuple):
    """A segment, the span that it fills, and the function that makes a translation safe for that span."""

    segment: Segment
    start: int
    end: int
    write: Callable[[str], str]
    drawing: Drawing | None = None
    """The block that is drawn anew instead; all its places have the same one."""
    number: int = 0
    """Its number in that block."""


@dataclass(frozen=True)
class Source:
    """A file's text, and the same text as the Markdown parser is to see it, with equal offsets."""

    text: str
    path: str

    @cached_property
    def normal(self) -> str:
        """The text with every line end as a line feed: a space before a line end never changes a Markdown block."""
        return self.text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.normal))]

    def line(self, offset: int) -> int:
        """Return the 1-based line of an offset."""
        return bisect_right(self._starts, offset)

    def offset(self, line: int) -> int:
        """Return the offset at which a line begins, counted from 0."""
        return self._starts[line]

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of `offset` begins."""
        return self._starts[self.line(offset) - 1]

    def above_delimiters(self, offset: int) -> bool:
        """Return whether the next line looks like the second one of a table."""
        number = self.line(offset)
        found = _DELIMITERS.match(self.normal, self._starts[number]) if number < len(self._starts) else None
        return found is not None and "-" in found[1]

    def is_behind(self, pattern: re.Pattern[str], offset: int) -> bool:
        """Return whether what stands before an offset in its line ends as a pattern says."""
        return pattern.search(self.normal, self.line_start(offset), offset) is not None

    def rest_of_line(self, offset: int) -> str:
        """Return the rest of the line of `offset`, without its line end."""
        end = self.normal.find("\n", offset)
        return self.normal[offset : end if end >= 0 else None]

    def line_end(self, offset: int) -> str:
        """Return the line end at which the line of `offset` stops; the file's first one on an unended last line."""
        match = _LINE_END.search(self.text, offset) or _LINE_END.search(self.text)
        return match[0] if match else "\n"


def collapse(text: str) -> str:
    """Return the text as a segment holds it: one line for each hard line break, its white space collapsed."""
    if not _UNUSUAL.search(text):  # nearly all texts: twice as fast in `benchmarks/parsing.py`
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def trim(source: Source, pieces: Pieces) -> Pieces:
    """Return the pieces without white space around them, and without those that hold nothing else."""
    result = []
    for start, end in pieces:
        line = source.normal[start:end]
        if body := line.strip():
            start += len(line) - len(line.lstrip())
            result.append((start, start + len(body)))
    return result


def joined(source: Source, pieces: Pieces) -> str:
    """Return the pieces' lines joined with line ends."""
    return "\n".join(source.normal[start:end] for start, end in pieces)


def cut(pieces: Pieces, begin: int, stop: int) -> Pieces:
    """Return the part of the pieces that lies between two offsets of the joined text."""
    return next(cut_each(pieces, [(begin, stop)]))


def cut_each(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> Iterator[Pieces]:
    """Yield for each (start, end) in the joined text the part of the pieces that lies between the two."""
    starts = list(accumulate((end - start + 1 for start, end in pieces), initial=0))[:-1]
    for begin, stop in spans:
        found: Pieces = []
        for number in range(max(bisect_right(starts, begin) - 1, 0), bisect_left(starts, stop)):
            (start, end), at = pieces[number], starts[number]
            low, high = max(begin - at, 0), min(stop - at, end - start)
            if low < high:
                found.append((start + low, start + high))
        yield found


def hard_break(source: Source, end: int) -> str:
    """Return what makes the line end after a piece a hard break: a backslash, two spaces, or "" for a soft one."""
    match = _TO_LINE_END.match(source.text, end)
    tail = match[0] if match else ""
    if tail.endswith("  "):
        return "  "
    return "\\" if not tail and ends_escaping(source.normal[source.line_start(end) : end]) else ""


def one_line(text: str) -> str:
    """Return a text with spaces in place of its line breaks."""
    return text.replace("\n", " ")


def text_place(
    source: Source, start: int, end: int, role: str, write: Callable[[str], str] = one_line
) -> Iterator[Place]:
    """Yield the place of what stands between two offsets, without the white space around it; none for nothing else."""
    words = source.normal[start:end]
    if text := collapse(one_line(words)):
        start += len(words) - len(words.lstrip())
        yield Place(Segment(text, role, source.line(start)), start, start + len(words.strip()), write)


def skip(pattern: re.Pattern[str], text: str, at: int, end: int = sys.maxsize) -> int:
    """Return the offset behind what a pattern matches at an offset, which is the same one where it does not match."""
    match = pattern.match(text, at, end)
    return match.end() if match else at


def edited(text: str, edits: Mapping[tuple[int, int], str]) -> str:
    """Return a text with others in place of its spans, which are apart."""
    parts, done = list[str](), 0
    for (start, end), new in sorted(edits.items()):
        parts += text[done:start], new
        done = end
    return "".join([*parts, text[done:]])


def ends_escaping(line: str) -> bool:
    """Return whether the last character is a backslash that would escape the next one."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def text_of(
    source: Source, pieces: Pieces, *, backslash: bool = True, soft: str = " ", unbroken: Container[int] = ()
) -> str:
    """Return the segment's text: soft line breaks become a space (or `soft`), hard ones a line feed.

    `backslash` says whether a backslash makes a hard break; in comments it does not. `unbroken` has the numbers of the
    pieces whose line end is no line break, since it is part of code or of a tag.
    """
    text = ""
    for number, (start, end) in enumerate(pieces):
        kind = hard_break(source, end) if end != pieces[-1][1] and number not in unbroken else ""
        if kind == "\\" and backslash:
            text += source.normal[start : end - 1] + "\n"
        else:
            text += source.normal[start:end] + ("\n" if kind == "  " else " " if number in unbroken else soft)
    return collapse(text)


def differing(former: str, text: str) -> str:
    """Return the text as it was read before, or nothing where it is read as before."""
    return "" if former == text else former


def with_former(place: Place, former: Sequence[Place]) -> Place:
    """Return a place whose segment knows the text that it was a part of, by the former places in their order."""
    at = bisect_right(former, place.start, key=lambda one: one.start) - 1
    if at < 0 or place.start >= former[at].end or place.drawing:
        return place
    old, text = former[at].segment, place.segment.text
    return place._replace(segment=replace(place.segment, former=differing(old.former or old.text, text)))


def entity(text: str) -> str:
    """Return the text with its first character as a numeric entity: the same to read, but no keyword any more."""
    return f"&#{ord(text[0])};{text[1:]}" if text else text
