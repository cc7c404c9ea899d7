"""Markup that a translation has and its source has not: it would hide texts, or reach into what follows."""

from __future__ import annotations

from loctool.formats.markdown.html.elements import FORMATTING, LITERAL, VOID
from loctool.formats.markdown.html.tokens import Token, tokens
from loctool.formats.markdown.html.writing import tags_to_keep
from loctool.text.markup import protected_spans

_TAGS = {"html", "literal", "element", "kept"}
"""Kinds of spans that are tags, or begin with one."""


def escape_invented(text: str, source: str) -> str:
    """Return a Markdown translation with a backslash before comments and tags that its source does not have.

    Whole pairs of tags that only format words (`<sup>…</sup>`) may be new, and so may `<br>`.
    """
    if "<" not in text:
        return text
    spans = [one for one in protected_spans(text) if one.lastgroup in _TAGS]
    if not spans or [one[0] for one in spans] == [one[0] for one in protected_spans(source) if one.lastgroup in _TAGS]:
        return text
    parts = list(tokens(text))
    kept = {parts[number].start for number in tags_to_keep(text, parts, source) | _formatting(parts)}
    comments = "<!--" in source
    for span in reversed(spans):
        is_comment = span[0].startswith("<!--")
        if not (comments if is_comment else span.start() in kept):
            # Within a comment that is none any more, another one would begin.
            escaped = span[0].replace("<!--", "\\<!--") if is_comment else "\\" + span[0]
            text = text[: span.start()] + escaped + text[span.end() :]
    return text


def _formatting(parts: list[Token]) -> set[int]:
    """Return the indices of tags without attributes that open and close around words, in their order."""
    stack: list[int] = []
    found = set[int]()
    for number, token in enumerate(parts):
        if token.name not in FORMATTING | LITERAL or token.attributes:
            continue
        if token.kind == "open" and token.name in VOID:
            found.add(number)
        elif token.kind == "open":
            stack.append(number)
        elif token.kind == "close" and stack and parts[stack[-1]].name == token.name:
            found |= {stack.pop(), number}
    return found
