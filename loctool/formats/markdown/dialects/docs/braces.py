"""Braces in translations: systems read attributes or expressions between them."""

from __future__ import annotations

import re
from bisect import bisect_right

from loctool.text.markup import protected_spans

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`|/\*|[{}]', re.DOTALL)
MOST = 10_000
"""Characters that an expression may have."""
PATIENCE = 50
"""Braces and tags of a text that have no end; what begins behind so many is looked at no more."""


def closing_brace(text: str, start: int, end: int | None = None) -> int:
    """Return the offset behind the brace that closes the one at `start`, -1 where none does.

    Braces in strings and comments of JavaScript do not count.
    """
    depth, at, stop = 0, start, min(start + MOST, len(text) if end is None else end)
    has_comments = True
    while match := _STRING.search(text, at, stop):
        at = match.end()
        if match[0] == "/*":
            closed = text.find("*/", at, stop) if has_comments else -1
            has_comments = closed >= 0
            at = closed + 2 if has_comments else at
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return at
    return -1


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return where code is within a text."""
    return [one.span() for one in protected_spans(text) if one[0].startswith("`")]


def is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Return whether an offset lies in one of the spans, which come in order."""
    before = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return before >= 0 and at < spans[before][1]


def escape_braces(source: str, text: str, escaped: str = "\\{") -> str:
    """Return a translation whose braces are text, but for those that its source has with the same content."""
    if "{" not in text:
        return text
    code = code_spans(text)
    result, done, failed = "", 0, 0
    for match in re.finditer(r"\\.|\{", text, re.DOTALL):
        at = match.start()
        if at < done or match[0] != "{" or is_within(at, code):
            continue
        end = closing_brace(text, at) if failed < PATIENCE else -1
        failed += end < 0
        is_known = end > 0 and text[at:end] in source
        result += text[done:at] + (text[at:end] if is_known else escaped)
        done = end if is_known else at + 1
    return result + text[done:]
