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


def plain(text: str) -> str:
    """Return the words of a tagged text: nothing for `<1>` and `</1>`, a space for `<2/>`, literal tags unescaped."""

    def shown(match: re.Match[str]) -> str:
        slashes, tag = match[1], match[2]
        literal = tag if len(slashes) % 2 else " " if tag.endswith("/>") else ""
        return slashes[: len(slashes) // 2] + literal

    return _LITERAL.sub(shown, text)
