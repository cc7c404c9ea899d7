"""Rule on what begins a line of Markdown: headings, points of lists, quotations, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loctool.quality.comparison import Comparison, Problem
from loctool.text.placeholders import is_program, is_tagged

_MARK = re.compile(
    r"(?P<indent>[ ]{0,12})(?:(?P<heading>\#{1,6})|(?P<bullet>[-*+])|(?P<quote>>))[ \t]+(?=\S)"
    r"(?P<number>\d|[<>=])?"
)
_NUMBERED = re.compile(r"[ ]{0,12}\d{1,3}[.)][ \t]+\S")
_OTHER_BULLET = re.compile(r"[ ]{0,12}[•‣◦·–—―][ \t\u00a0\u202f]")
_GLUED = {"heading": re.compile(r"[ ]{0,12}\#{1,6}(?=\w)"), "bullet": re.compile(r"[ ]{0,12}[-*+](?=[^\W\d_])")}
_NAMES = {"heading": "heading", "bullet": "point of a list", "quote": "quotation"}


class Mark(NamedTuple):
    """What a line begins with."""

    kind: str
    """heading, bullet or quote."""
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
    mended = list(theirs)
    faults = []
    for at, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        if found := _compare(one, other):
            fault, mended[at] = found
            faults.append(fault)
    if faults:
        fix = "\n".join(mended)
        yield Problem("; ".join(dict.fromkeys(faults)), fix=fix if fix != text.target else None)
    elif _loses_numbers(ours, theirs):
        yield Problem("the points of a numbered list are not marked as such: 1. and a space")
    elif _is_table(ours) and (counts := [(_cells(one), _cells(other)) for one, other in zip(ours, theirs)]):
        ours_, theirs_ = next(((one, other) for one, other in counts if one != other), (0, 0))
        if ours_ != theirs_:
            yield Problem(f"a row of a table has {theirs_} bars, the source {ours_}")


def _may_have_marks(text: str) -> bool:
    return any(sign in text for sign in ("# ", "- ", "* ", "+ ", "> ", "#\t", "|", "1.", "1)"))


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
    kind = found.lastgroup if found.lastgroup != "number" else "heading"
    kind = next(name for name in _NAMES if found[name])
    end = found.start("number") if found["number"] else found.end()
    return Mark(kind, line[:end], len(found["heading"] or ""))


def _loses_numbers(ours: list[str], theirs: list[str]) -> bool:
    """Return whether the source is a numbered list of two or more points, and a line of the translation is none."""
    numbered = [_NUMBERED.match(one) is not None for one in ours]
    return sum(numbered) > 1 and any(
        is_point and other.strip() and not _NUMBERED.match(other) for is_point, other in zip(numbered, theirs)
    )


def _is_table(lines: list[str]) -> bool:
    return all(len(line.strip()) > 1 and line.strip()[0] == line.strip()[-1] == "|" for line in lines)


def _cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line))
