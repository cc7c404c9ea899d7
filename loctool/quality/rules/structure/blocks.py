"""Rule on what begins a line of Markdown: headings, points of lists, quotations, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loctool.quality.comparison import Comparison, Problem
from loctool.text.placeholders import is_program, is_tagged

_MARK = re.compile(
    r"(?P<indent>[ ]{0,12})(?:(?P<heading>\#{1,6})|(?P<bullet>[-*+])|(?P<quote>>)|(?P<task>\[[ xX]\]))[ \t]+(?=\S)"
    r"(?P<number>\d|[<>=])?"
)
_NUMBERED = re.compile(r"[ ]{0,12}\d{1,3}[.)][ \t]+\S")
_OTHER_BULLET = re.compile(r"[ ]{0,12}[•‣◦·–—―][ \t\u00a0\u202f]")
_GLUED = {"heading": re.compile(r"[ ]{0,12}\#{1,6}(?=\w)"), "bullet": re.compile(r"[ ]{0,12}[-*+](?=[^\W\d_])")}
_NAMES = {"heading": "heading", "bullet": "point of a list", "quote": "quotation", "task": "task"}


class Mark(NamedTuple):
    """What a line begins with."""

    kind: str
    """heading, bullet, quote or task."""
    text: str
    """The mark with the spaces around it."""
    level: int
    """Of a heading, else 0."""


def block_marks(text: Comparison) -> Iterator[Problem]:
    """Yield the headings, points, quotations and rows of the source that a translation does not mark as such."""
    if is_program(text.syntax) or is_tagged(text.syntax) or not _may_have_marks(text.source + "\n" + text.target):
        return
    ours, theirs = text.source.split("\n"), text.target.split("\n")
    if len(ours) != len(theirs):
        return
    pairs = list(zip(ours, theirs, strict=True))
    found = [_compare(one, other) for one, other in pairs]
    if faults := [one[0] for one in found if one]:
        fix = "\n".join(one[1] if one else other for one, other in zip(found, theirs, strict=True))
        yield Problem("; ".join(dict.fromkeys(faults)), fix=fix)
    elif _loses_numbers(pairs):
        yield Problem("the points of a numbered list are not marked as such: 1. and a space")
    elif _is_table(ours) and (counts := [pair for pair in pairs if _bars(pair[0]) != _bars(pair[1])]):
        one, other = counts[0]
        yield Problem(f"a row of a table has {_bars(other)} bars, in the source {_bars(one)}")


def _may_have_marks(text: str) -> bool:
    return any(sign in text for sign in ("# ", "- ", "* ", "+ ", "> ", "] ", "#\t", "|", "1.", "1)"))


def _compare(source: str, target: str) -> tuple[str, str] | None:
    """Return what is wrong with the beginning of a line, and the line mended."""
    ours, theirs = _mark(source), _mark(target)
    if not ours or not target.strip() or (theirs and (ours.kind, ours.level) == (theirs.kind, theirs.level)):
        return None
    if ours.kind == "bullet" and _OTHER_BULLET.match(target):
        return None
    name = _NAMES[ours.kind]
    if theirs and ours.kind == theirs.kind == "heading":
        return f"a heading of level {theirs.level}, in the source of level {ours.level}", _marked(ours, theirs, target)
    glued = _GLUED[ours.kind].match(target) if ours.kind in _GLUED else None
    if glued:
        return f"no space behind the mark of the {name}", ours.text + target[glued.end() :]
    return f"the {name} lost its mark {ours.text.strip()}", _marked(ours, theirs, target)


def _marked(ours: Mark, theirs: Mark | None, target: str) -> str:
    return ours.text + (target[len(theirs.text) :] if theirs else target.lstrip())


def _mark(line: str) -> Mark | None:
    """Return the mark of a line; a sign before a number is that of a value: - 5 %, > 50."""
    found = _MARK.match(line)
    if not found or (found["number"] and not found["heading"]):
        return None
    kind = next(name for name in _NAMES if found[name])
    end = found.start("number") if found["number"] else found.end()
    return Mark(kind, line[:end], len(found["heading"] or ""))


def _loses_numbers(pairs: list[tuple[str, str]]) -> bool:
    """Return whether the source is a numbered list of two or more points, and a line of the translation is none."""
    points = [other for one, other in pairs if _NUMBERED.match(one)]
    return len(points) > 1 and any(other.strip() and not _NUMBERED.match(other) for other in points)


def _is_table(lines: list[str]) -> bool:
    return all(len(line.strip()) > 1 and line.strip()[0] == line.strip()[-1] == "|" for line in lines)


def _bars(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line))
