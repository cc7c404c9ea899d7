"""Braces in translations: systems read attributes or expressions between them."""

from __future__ import annotations

import re

from loctool.formats.markdown.dialects.common import code_spans, is_within

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`|/\*|[{}]', re.DOTALL)
MOST = 10_000
"""Characters that an expression may have."""
PATIENCE = 50
"""Braces and tags of a text that have no end; what begins behind so many is looked at no more."""


def closing_brace(text: str, start: int) -> int:
    """Return the offset behind the brace that closes the one at `start`, -1 where none does.

    Braces in strings and comments of JavaScript do not count.
    """
    depth, at, stop = 0, start, start + MOST
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
