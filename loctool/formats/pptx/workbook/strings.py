"""Strings of spreadsheets and charts, in which `_x000D_` stands for a character (ST_Xstring of ECMA-376, 22.9.2.19)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loctool.formats.pptx.names import child, children, descendants, tag_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def decode(text: str) -> str:
    r"""Return a text with its escapes resolved and "\n" for every line break; escaped control characters stay."""
    return _ESCAPE.sub(_character, text).replace("\r\n", "\n").replace("\r", "\n")


def encode(text: str) -> str:
    """Return a text whose words that look like an escape are escaped."""
    return _ESCAPED.sub("_x005F_", text)


def encode_name(text: str) -> str:
    """Return a text as the name of a table's column, which is an attribute: line breaks are escaped too."""
    return encode(text).replace("\n", "_x000a_")


def string_of(item: _Element) -> str:
    """Return the text of a shared or an inline string, all its runs together, without phonetic hints."""
    return decode("".join(text.text or "" for text in _texts(item)))


def set_string(item: _Element, text: str) -> None:
    """Give a shared or an inline string one text, in the format of its cell."""
    from lxml import etree

    plain = child(item, "x:t")
    if plain is None:
        plain = etree.SubElement(item, tag_of("x:t", item))
    item[:] = [plain]
    plain.text = encode(text)
    if text != text.strip() or "\n" in text:
        plain.set(_SPACE, "preserve")


def _texts(item: _Element) -> list[_Element]:
    return [*children(item, "x:t"), *(text for run in children(item, "x:r") for text in descendants(run, "x:t"))]


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character.isprintable() or character in "\t\n\r" else match[0]
