"""What components are given in their tags: values that may be texts, by attributes whose names do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.formats.markdown.html.elements import is_textual, is_unknown
from loctool.formats.markdown.html.tokens import Token, tokens
from loctool.formats.markdown.places import Source
from loctool.model import LeftOut

_CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:.*?^[ \t>]*(?P=fence)|.*)"
    r"|(?P<ticks>`{1,20}+)(?!`)[^\n]{1,500}?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_TAG = re.compile(r"<(?=[A-Za-z])")
_LONGEST_TAG = 2000
"""Characters of a tag that are looked at."""
_CODE_NAME = re.compile(r"[:@#]|v-|(?:.*[-_])?(?:class|style|id|src|href|d|points|path|transform|transition)\Z")
"""Attributes that Vue runs, and those whose values are never words."""
_WORDS = re.compile(r"[^\W\d_]{2,}[,:;]?\s+(?:[^\W\d_]|\S*\s+[^\W\d_]{2})")
_CODE_VALUE = re.compile(r"[{}<>=;\\]|[\w-]\.[a-z]\w{1,4}(?!\S)|\w[_/:(]\w|(?<![^\s])[a-z]+-?\d|://")


def unread_attributes(source: Source, start: int, stop: int) -> Iterator[LeftOut]:
    """Yield the values that may be texts in the tags of components between two offsets, but for those that are offered.

    They have several words. A single one counts where the attribute is `text`, which may also be the name of a style.
    """
    text = _CODE.sub(lambda code: " " * len(code[0]), source.normal[start:stop])
    close = 0
    for found in _TAG.finditer(text):
        if close < found.start() and (close := text.find(">", found.end())) < 0:
            return
        if close > found.start() + _LONGEST_TAG:
            continue
        tag = next(tokens(text[found.start() : found.start() + _LONGEST_TAG]))
        if tag.kind == "open" and is_unknown(tag.name):
            for value in _values(tag):
                line = source.line(start + found.start())
                yield LeftOut(line, value, "may be a text in a tag, which is left alone")


def _values(tag: Token) -> Iterator[str]:
    for one in tag.attributes:
        if not (_CODE_NAME.match(one.name) or is_textual(tag.name, one.name)):
            value = " ".join(one.value.split())
            is_word = one.name == "text" and value[:1].isupper()
            if (is_word or _WORDS.search(value)) and not _CODE_VALUE.search(value):
                yield value
