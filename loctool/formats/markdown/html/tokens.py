"""The tokens of HTML with their offsets, as browsers find them (HTML standard, 13.2.5); time is linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from loctool.formats.markdown.places import skip

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")
_BETWEEN = re.compile(r"[\s/]*+")
_NAME = re.compile(r"[^\s/>][^\s/>=]*+")
_EQUALS = re.compile(r"\s*+=\s*+")
_BARE = re.compile(r"[^\s>]*+")
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_COMMENT_END = re.compile(r"--!?>")
RAW = frozenset(("script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"))
"""Elements in which nothing but their own end tag is markup."""


class Attribute(NamedTuple):
    """An attribute of a tag."""

    name: str
    """In small letters."""
    value: str
    """As it is in the text, with its character references."""
    start: int
    end: int
    """Where the value begins and ends, without quotes."""
    quote: str
    """`"`, `'` or nothing; nothing for an attribute without a value too."""


class Token(NamedTuple):
    """A part of a text of HTML."""

    kind: Literal["text", "open", "close", "comment", "raw", "broken"]
    """`raw` is the content of a script and its like; `broken` is markup that does not end in this text."""
    start: int
    end: int
    name: str = ""
    """Of a tag, in small letters; of what does not end, `!--` for a comment."""
    attributes: tuple[Attribute, ...] = ()
    is_empty: bool = False
    """The tag ends in `/>`, which authors write where there is no end tag."""


def tokens(text: str, begin: int = 0) -> Iterator[Token]:
    """Yield the tokens of a text from an offset on, which together are the whole of it."""
    done = begin
    while match := _MARKUP.search(text, done):
        token = _markup(text, match.start())
        if done < token.start:
            yield Token("text", done, token.start)
        yield token
        done = token.end
        if token.kind == "open" and token.name in RAW:
            closing = end_tag(token.name).search(text, done)
            end = closing.start() if closing else len(text)
            if done < end:
                yield Token("raw", done, end, token.name)
            done = end
    if done < len(text):
        yield Token("text", done, len(text))


@cache
def end_tag(name: str) -> re.Pattern[str]:
    """Return the pattern of the beginning of an element's end tag."""
    return re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE)


def _markup(text: str, start: int) -> Token:
    """Return the tag or comment that begins at an offset."""
    if text.startswith("<!--", start):
        return _comment(text, start)
    for opening, closing in (("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")):
        if text.startswith(opening, start):
            found = text.find(closing, start)
            return Token("comment", start, found + len(closing)) if found >= 0 else Token("broken", start, len(text))
    if tag := _TAG.match(text, start):
        return _tag(text, start, tag)
    found = text.find(">", start)
    return Token("comment", start, found + 1) if found >= 0 else Token("broken", start, len(text))


def _comment(text: str, start: int) -> Token:
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, start):
            return Token("comment", start, start + len(short))
    found = _COMMENT_END.search(text, start + len("<!--"))
    return Token("comment", start, found.end()) if found else Token("broken", start, len(text), "!--")


def _tag(text: str, start: int, tag: re.Match[str]) -> Token:
    attributes: list[Attribute] = []
    at = tag.end()
    while True:
        at = skip(_BETWEEN, text, at)
        if text.startswith(">", at):
            kind: Literal["open", "close"] = "close" if tag[1] else "open"
            is_empty = text[at - 1] == "/" and not (attributes and attributes[-1].end == at)
            return Token(kind, start, at + 1, tag[2].lower(), tuple(attributes), is_empty)
        name = _NAME.match(text, at)
        if name is None:
            return Token("broken", start, len(text), tag[2].lower())
        at = name.end()
        begin = end = at
        quote = ""
        if equals := _EQUALS.match(text, at):
            begin = equals.end()
            quote = text[begin : begin + 1] if text.startswith(('"', "'"), begin) else ""
            begin += len(quote)
            end = text.find(quote, begin) if quote else skip(_BARE, text, begin)
            if end < 0:
                return Token("broken", start, len(text), tag[2].lower())
            at = end + len(quote)
        attributes.append(Attribute(name[0].lower(), text[begin:end], begin, end, quote))
