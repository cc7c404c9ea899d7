"""TeX in Markdown: environments up to their own ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loctool.formats.markdown.dialects.dialect import Line

BEGINS = r"\\begin\{[^{}\n]+\}"
"""The beginning of an environment."""
_NAME = re.compile(r"\\begin\{([^{}\n]+)\}")
_EDGE = re.compile(r"(?<!\\)(?:\\\\)*(?:%.*|\\(?P<edge>begin|end)\{(?P<name>[^{}\n]+)\})")
"""What begins or ends an environment; or a comment, in which nothing does."""
_MOST_LINES = 1000
_DEEPEST = 50


def environment_extent(line: Line) -> int:
    """Return how many lines an environment has, up to the one in which it ends; 0 where it does not end."""
    opened = _NAME.match((line(0) or "").lstrip(" "))
    if not opened:
        return 0
    depth = 0
    for number in range(_MOST_LINES):
        if (text := line(number)) is None:
            return 0
        depth, end = _ended(text, opened[1], depth)
        if end >= 0:
            return number + 1
        if depth > _DEEPEST:
            return 0
    return 0


def _ended(text: str, name: str, depth: int) -> tuple[int, int]:
    """Return how deep an environment is nested in itself after a line, and the offset behind its end there, or -1."""
    for edge in _EDGE.finditer(text) if f"{{{name}}}" in text else ():
        if edge["name"] == name:
            depth += 1 if edge["edge"] == "begin" else -1
            if depth == 0:
                return depth, edge.end()
    return depth, -1


def end_of_environment(lines: Sequence[str]) -> int:
    """Return the offset in the last line of an environment behind its end."""
    opened = _NAME.match(lines[0])
    depth, end = 0, -1
    for line in lines:
        depth, end = _ended(line, opened[1] if opened else "", depth)
    return end if end >= 0 else len(lines[-1])
