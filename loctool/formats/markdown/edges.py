"""Comments at the two ends of a text: where they stop and where they begin.

A comment with a backtick counts as text, since a code span may begin or end in it.
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = "<!--", "-->"
_UNESCAPED = re.compile(r"(?<!\\)<!--")


def leading_end(text: str) -> int:
    """Return the offset behind the comments (and white space) with which the text begins."""
    end = 0
    while text.startswith(_OPEN, end) and (stop := text.find(_CLOSE, end)) >= 0 and "`" not in text[end:stop]:
        rest = text[stop + len(_CLOSE) :]
        end = len(text) - len(rest.lstrip())
    return end


def trailing_start(text: str, begin: int = 0) -> int:
    """Return the offset of the comments (and white space before them) with which the text ends, not before `begin`."""
    start = len(text)
    while True:
        body = text[begin:start].rstrip()
        if not body.endswith(_CLOSE):
            return start
        previous = body.rfind(_CLOSE, 0, -len(_CLOSE))
        opening = _UNESCAPED.search(body, previous + 1)
        if opening is None or "`" in body[opening.start() :]:
            return start
        start = begin + len(body[: opening.start()].rstrip())


def end_escaped(text: str, before_comment: bool) -> str:
    """Return the text with a backslash before each comment at its end, and one that would swallow the next comment."""
    if before_comment:
        closed = text.rfind(_CLOSE) + 1
        text = text[:closed] + _UNESCAPED.sub(r"\\\g<0>", text[closed:])
    while (start := trailing_start(text)) < len(text):
        text = text[:start] + _UNESCAPED.sub(r"\\\g<0>", text[start:], count=1)
    return text
