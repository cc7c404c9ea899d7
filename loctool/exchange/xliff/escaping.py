"""Texts as XML has them: characters that mean something to it, and those that it forbids."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML file can hold, not even as a reference."""
_SPACES = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", '"': "&quot;"}
"""White space that a parser would change in an attribute."""


def write_content(text: str) -> str:
    """Return a text as content of <source>, <target> or <data>; a forbidden character becomes <cp>."""
    return _FORBIDDEN.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', _escape(text))


def write_plain(text: str) -> str:
    """Return a text as content of other elements, which cannot hold <cp>: U+FFFD replaces forbidden characters."""
    return _escape(printable(text))


def write_attribute(text: str) -> str:
    """Return a text as an attribute's value with its quotes; U+FFFD replaces forbidden characters."""
    return f'"{escape(printable(text), _SPACES)}"'


def printable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)


def _escape(text: str) -> str:
    """Escape markup; a carriage return would come back as a line feed."""
    return escape(text, {"\r": "&#13;"})
