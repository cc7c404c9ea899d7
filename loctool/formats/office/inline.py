"""Inline tags of packed decks: `<1>…</1>` around words of another format, `<2/>` for what is no text."""

from __future__ import annotations

import re

TAG = re.compile(r"</?\d+/?>")
_LITERAL = re.compile(r"(\\*)(</?\d+/?>)")


def escape(text: str) -> str:
    r"""Return a text whose words that look like a tag are written `\<1>`, so that they are none."""
    return _LITERAL.sub(lambda match: match[1] * 2 + "\\" + match[2], text)


def unescape(text: str) -> str:
    """Return what `escape` was given."""
    return _LITERAL.sub(lambda match: match[1][: len(match[1]) // 2] + match[2], text)


def remove_tags(text: str) -> str:
    """Return a text without its tags, literal text that looks like a tag still escaped; `<2/>` leaves a space."""
    return _LITERAL.sub(_without, text)


def _without(match: re.Match[str]) -> str:
    if len(match[1]) % 2:
        return match[0]
    return match[1][: len(match[1]) // 2] + (" " if match[2].endswith("/>") else "")
