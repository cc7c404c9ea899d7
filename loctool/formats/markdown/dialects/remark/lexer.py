"""How remark cuts a deck before anybody reads Markdown: separators, notes and `.class[…]`, but not within code.

The regular expressions are those of its lexer. It looks for the next match of any of them and goes on behind it, where
the beginning of a line may be too. Line ends may have carriage returns, which browsers drop before remark sees them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Literal, NamedTuple

Kind = Literal["slide", "step", "notes", "class", "macro", "definition"]

_FENCE = r"[ ]*(?P<fence>`{{3,}}+|~{{3,}}+)[ ]*+{info}[ ]*+\r?\n"
_LINE = r"""
    (?P<code>(?:[ ]{{4}}[^\n]+\n*)+)
  | {fence}
  | (?P<def>[ ]*\[)
  | (?P<separator>---?|\?{{3}}|<!--[ \t]*break[ \t]*-->)(?:\r?\n|\Z)
"""
_INLINE = (
    r"`[^`]+`|(?P<escaped>\\?)(?P<names>(?:\.[a-zA-Z_-][a-zA-Z0-9_-]*)+)(?P<bracket>\[)?|(?P<macro>!\[:(?=[^\] ]))"
)
_DESTINATION = re.compile(r':[ ]*<?[^\s>]+>?(?:[ ]+["(][^\n]+[")])?[ ]*(?:(?:\r?\n)+|\Z)')
_CLOSING = {char: re.compile(rf"(?:(?<!{char})|(?<=\n{char})){char}{{3,}}+[ ]*+(?:(?:\r?\n)+|\Z)") for char in "`~"}
"""What closes a fence; fewer marks than it has may. One mark at the beginning of its first line does not count."""
_KINDS: dict[str, Kind] = {"--": "step", "???": "notes"}


class Mark(NamedTuple):
    """A separator, a class, a macro or the definition of a link; of a class, also where its text is."""

    kind: Kind
    start: int
    end: int
    begin: int = 0
    stop: int = 0


@cache
def _patterns(info: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may stand where the last match ended, and what may follow; `info` is what a fence may say."""
    line = _LINE.format(fence=_FENCE.format(info=info))
    first = re.compile(line, re.VERBOSE)
    return first, re.compile(rf"\n(?:{line})|{_INLINE}", re.VERBOSE)


class Lexer:
    """One reading of a text."""

    def __init__(self, text: str, info: str = r"\S*+") -> None:
        """Take a text; `info` is what may stand behind the first marks of a fence."""
        self.text = text
        self.first, self.any = _patterns(info)

    @cached_property
    def partners(self) -> dict[int, int]:
        """From each opening bracket that is closed to its closing one; nothing escapes a bracket."""
        found: dict[int, int] = {}
        opened: list[int] = []
        for bracket in re.finditer(r"[\[\]]", self.text):
            if bracket[0] == "[":
                opened.append(bracket.start())
            elif opened:
                found[opened.pop()] = bracket.start()
        return found

    def marks(self, start: int = 0) -> list[Mark]:
        """Return all marks from an offset on, in their order; separators within a class are none."""
        found: list[Mark] = []
        spans = [(start, len(self.text))]
        while spans:
            begin, stop = spans.pop()
            for mark in self._marks(begin, stop):
                if mark.kind == "class":
                    spans.append((mark.begin, mark.stop))
                if stop == len(self.text) or mark.kind in ("class", "macro"):
                    found.append(mark)
        return sorted(found, key=lambda mark: mark.start)

    def _marks(self, at: int, stop: int) -> Iterator[Mark]:
        limits: dict[str, int] = {}
        is_line_start = True
        while match := (is_line_start and self.first.match(self.text, at, stop)) or self.any.search(
            self.text, at, stop
        ):
            mark, end = self._read(match, stop, limits)
            if mark:
                yield mark
            if end is not None:
                at = end
            elif match.lastgroup == "names":  # nor is any of the names behind the first one followed by a bracket
                at = match.end()
            elif not is_line_start or match.start() > at or match[0].startswith("\n"):
                at = match.start() + 1
            is_line_start = end is not None

    def _read(self, match: re.Match[str], stop: int, limits: dict[str, int]) -> tuple[Mark | None, int | None]:
        """Return the mark that a match makes, if any, and where it ends; None where it is none after all."""
        groups, start = match.groupdict(), match.start()
        if groups["separator"]:
            kind = _KINDS.get(groups["separator"], "slide")
            return Mark(kind, match.start("separator"), match.end()), match.end()
        if groups["fence"]:
            return None, self._fence_end(groups["fence"], match.end(), stop, limits)
        if groups["def"]:
            end = self._definition_end(match.end(), stop)
            return (Mark("definition", start, end) if end else None), end
        if groups.get("macro"):
            end = self._macro_end(match.end(), stop)
            return (Mark("macro", start, end) if end else None), end
        if groups.get("names"):
            return self._class(match) if groups["bracket"] else (None, None)
        return None, match.end()

    def _class(self, match: re.Match[str]) -> tuple[Mark | None, int]:
        if (stop := self.partners.get(match.end() - 1)) is None:
            return None, match.end()
        mark = Mark("class", match.start(), stop + 1, match.end(), stop)
        return (None if match["escaped"] else mark), stop + 1

    def _fence_end(self, fence: str, at: int, stop: int, limits: dict[str, int]) -> int | None:
        """Return where a fence ends, None for one that is not closed; fewer marks than its own may close it.

        As many as possible do; `limits` has how many marks are found at most behind what has been read.
        """
        char = fence[0]
        wanted = min(len(fence), limits.get(char, len(fence)))
        best, end = 2, None
        for found in _CLOSING[char].finditer(self.text, at + 1, stop) if wanted > best else ():
            count = found[0].count(char)
            if count > best:
                best, end = count, found.end()
            if count >= wanted:
                break
        else:
            limits[char] = best
        return end

    @cached_property
    def _closes(self) -> tuple[list[int], list[int]]:
        brackets, parentheses = ([one.start() for one in re.finditer(char, self.text)] for char in (r"\]", r"\)"))
        return brackets, parentheses

    def _next(self, which: int, at: int) -> int:
        """Return where the next closing bracket (0) or parenthesis (1) is; behind the text if there is none."""
        found = self._closes[which]
        number = bisect_left(found, at)
        return found[number] if number < len(found) else len(self.text)

    def _definition_end(self, at: int, stop: int) -> int | None:
        close = self._next(0, at)
        found = _DESTINATION.match(self.text, close + 1, stop) if at < close < stop else None
        return found.end() if found else None

    def _macro_end(self, at: int, stop: int) -> int | None:
        close = self._next(0, at)
        if close >= stop:
            return None
        if self.text.startswith("(", close + 1) and (end := self._next(1, close + 1)) < stop:
            return end + 1
        return close + 1
