"""TOML front matter: the strings at the chosen keys, each written in the style of the source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.keys import Position, begin_patterns, follow, is_chosen
from loctool.formats.markdown.front_matter.writing import respace
from loctool.formats.markdown.places import Place, Source, collapse, skip
from loctool.model import Segment

_GAP = re.compile(r"(?:[\s,]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}' r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[\w-]+")
_OTHER = re.compile(r"[^\s,\]}#]+(?: \d[^\s,\]}#]*)?")
"""A number, truth value or date; a date may part its time with a space."""
_OPENING = re.compile(r"\[+[ \t]*")
_CLOSING = re.compile(r"[ \t]*\]+")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_AT_LINE = re.compile(r"at line (\d+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_SPECIAL_IN_LINES = re.compile(r'\\|"(?="")|"\Z|[\x00-\x08\x0b-\x1f\x7f]|(?m:^)\+(?=\+\+)')
"""What is escaped between three double quotes: also three plus signs on a line, which end the front matter."""


class _String(NamedTuple):
    start: int
    end: int
    keys: Position


def toml_places(source: Source, begin: int, end: int, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the strings at the chosen keys of TOML. Raises SourceError where it is not TOML."""
    read_toml(source, begin, end)
    content = source.normal[begin:end]
    for string in _Scan(content).statements(begin_patterns(keys)):
        start, stop = begin + string.start, begin + string.end
        raw = source.text[start:stop].replace("\r\n", "\n").replace("\r", "\n")
        if is_chosen(string.keys) and (text := collapse(value := _value(raw))):
            write = partial(write_string, raw=raw, value=value, eol=source.line_end(start))
            yield Place(Segment(text, "metadata", source.line(start)), start, stop, write)


def read_toml(source: Source, begin: int, end: int) -> dict[str, object]:
    """Return the values of a part of a deck. Raises SourceError with the line where it is not TOML."""
    first = source.line(begin)
    try:
        return tomllib.loads(source.normal[begin:end])
    except tomllib.TOMLDecodeError as problem:
        at = _AT_LINE.search(str(problem))
        line = first + int(at[1]) - 1 if at else source.line(end)
        message = f"the front matter is not TOML ({str(problem).partition(' (at ')[0]}); correct it"
        raise SourceError(message, source.path, line) from problem
    except RecursionError as problem:
        raise SourceError("the front matter is nested too deeply; simplify it", source.path, first) from problem
    except (ValueError, OverflowError) as problem:
        message = f"the front matter is not TOML ({problem}); correct it"
        raise SourceError(message, source.path, first) from problem


def _value(raw: str) -> str:
    return str(tomllib.loads(f"k = {raw}")["k"])


class _Scan:
    """A walk over valid TOML that finds its strings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def statements(self, keys: Position) -> Iterator[_String]:
        """Yield the strings of all tables; `keys` is where the patterns stand at the top."""
        table = keys
        while self._begins():
            if self.text[self.at] == "[":
                self.at = skip(_OPENING, self.text, self.at)
                table = self._key(keys)
                self.at = skip(_CLOSING, self.text, self.at)
            else:
                yield from self._pair(table)

    def _begins(self) -> bool:
        self.at = skip(_GAP, self.text, self.at)
        return self.at < len(self.text)

    def _pair(self, keys: Position) -> Iterator[_String]:
        below = self._key(keys)
        self.at = skip(_EQUALS, self.text, self.at)
        yield from self._values(below)

    def _key(self, keys: Position) -> Position:
        """Return where the patterns stand below the key that begins here."""
        while True:
            found = _STRING.match(self.text, self.at) or _BARE.match(self.text, self.at)
            name = found[0] if found else ""
            self.at = found.end() if found else self.at + 1
            keys = follow(keys, _value(name) if name.startswith(("'", '"')) else name)
            dot = _DOT.match(self.text, self.at)
            if not dot:
                return keys
            self.at = dot.end()

    def _values(self, keys: Position) -> Iterator[_String]:
        """Yield the strings of the value that begins here."""
        if self.text[self.at] in "[{":
            table, close = self.text[self.at] == "{", "}" if self.text[self.at] == "{" else "]"
            self.at += 1
            while self._begins() and self.text[self.at] != close:
                yield from self._pair(keys) if table else self._values(keys)
            self.at += 1
        elif found := _STRING.match(self.text, self.at):
            self.at = found.end()
            yield _String(*found.span(), keys)
        else:
            self.at = max(skip(_OTHER, self.text, self.at), self.at + 1)


def write_string(text: str, raw: str, value: str, eol: str) -> str:
    """Return a translation as TOML with the quotes of the string that it replaces, where they can hold it.

    Line breaks stay lines between three quotes; `eol` is how they are written.
    """
    text = respace(value, text)
    if raw.startswith(("'''", '"""')):
        return _write_lines(text, raw, eol)
    if raw.startswith("'") and not _CONTROL.search(text) and not set(text) & set("'\n"):
        return f"'{text}'"
    return '"' + _SPECIAL.sub(_escape, text) + '"'


def _write_lines(text: str, raw: str, eol: str) -> str:
    opening = eol if re.match(r"...\n", raw) or text.startswith("\n") else ""
    literal = raw.startswith("'") and "'''" not in text and not text.endswith("'")
    if literal and not _CONTROL.search(text) and not re.search(r"(?m)^\+{3}", text):
        body, quotes = text, "'''"
    else:
        body, quotes = _SPECIAL_IN_LINES.sub(_escape, text), '"""'
    return quotes + opening + body.replace("\n", eol) + quotes


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return "\\" + char if char in '\\"' else "\\n" if char == "\n" else f"\\u{ord(char):04X}"
