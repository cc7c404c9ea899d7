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
