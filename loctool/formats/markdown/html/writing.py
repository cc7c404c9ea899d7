"""Writing translations into HTML: what would become markup that the source does not have is escaped."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from loctool.formats.markdown.html.elements import ATOMIC, is_textual
from loctool.formats.markdown.html.tokens import Token, tokens
from loctool.formats.markdown.html.units import element_end, has_content, partners
from loctool.formats.markdown.places import entity

_LESS = re.compile(r"<(?=[A-Za-z/!?]|$)")
_GREATER = re.compile(r"(?<=[-!?\]])>")
_UNENDED = re.compile(r"&(?:#[0-9]++|#[xX][0-9A-Fa-f]++|[A-Za-z][A-Za-z0-9]*+)(?!;)")
_SYNTAX = re.compile(r"[!#$%*+,./:;=>?@\\^_`{|}~\[\]-]*+")
"""Signs with which slide tools begin lines of their own, such as `---`, `???` and `:::`."""
_NUMBER = re.compile(r"\d{1,9}[.)](?:\s|$)")


def write_text(text: str, source: str, opens_line: bool) -> str:
    """Return the HTML of a message: tags that its source has stay where they are nested well, all others are text.

    `opens_line` says that nothing stands before the message in its line. The result is one line.
    """
    text = text.replace("\n", " ")
    parts = _parts(text)
    keep = tags_to_keep(text, parts, source)
    written = "".join(
        _kept(text, token, source) if number in keep else _escaped(text, token, source)
        for number, token in enumerate(parts)
    )
    sign = _SYNTAX.match(written)
    if opens_line and _NUMBER.match(written) and source.startswith("<"):
        return entity(written)  # without its tag the line might be an item of a list
    return entity(written) if opens_line and sign and sign[0] and not _begins_with(source, sign[0]) else written


def _begins_with(source: str, sign: str) -> bool:
    found = _SYNTAX.match(source)
    return found is not None and found[0] == sign


def write_value(text: str, source: str, quote: str) -> str:
    """Return the value of an attribute, in double quotes where the source has none."""
    text = text.replace("\n", " ").replace("<", "&lt;").replace(">", "&gt;")
    text = _escape_references(text, source).replace(quote or '"', "&#39;" if quote == "'" else "&quot;")
    return text if quote else f'"{text}"'


def _escaped(text: str, token: Token, source: str) -> str:
    part = _escape_references(text[token.start : token.end], source)
    if token.kind != "text":
        part = part.replace("<", "&lt;")
    return _GREATER.sub("&gt;", _LESS.sub("&lt;", part))


def _escape_references(text: str, source: str) -> str:
    """Return the text with `&` escaped where browsers read a character reference without its semicolon (`&copy2`)."""

    def escape(match: re.Match[str]) -> str:
        return match[0] if unescape(match[0]) == match[0] or match[0] in source else "&amp;" + match[0][1:]

    return _UNENDED.sub(escape, text)


def _kept(text: str, token: Token, source: str) -> str:
    """Return a tag, the values of its attributes that are text made safe."""
    result, done = "", token.start
    for one in token.attributes:
        if is_textual(token.name, one.name, token.attributes) and one.value:
            begin, end = one.start - len(one.quote), one.end + len(one.quote)
            quote = one.quote or '"'
            result += text[done:begin] + quote + write_value(one.value, source, quote) + quote
            done = end
    return result + text[done : token.end]


def _parts(text: str) -> list[Token]:
    """Return the tokens of a text; a drawing, a formula or a comment is one."""
    found = list(tokens(text))
    parts = []
    here = 0
    while here < len(found):
        token, after = found[here], here + 1
        if token.name in ATOMIC and has_content(token):
            after, _ = element_end(found, here)
            token = Token("comment", token.start, found[after - 1].end)
        parts.append(token)
        here = after
    return parts


def tags_to_keep(text: str, parts: list[Token], source: str) -> set[int]:
    """Return the indices of the tags that the source has as well, and that open and close in their order."""
    available = Counter(_key(source, token) for token in _parts(source) if token.kind in ("open", "comment"))
    keep, tags = set[int](), list[tuple[int, str, bool]]()
    for number, token in enumerate(parts):
        if token.kind in ("open", "comment"):
            key = _key(text, token)
            if not available[key]:
                continue
            available[key] -= 1
            if has_content(token):
                tags.append((number, token.name, True))
            else:
                keep.add(number)
        elif token.kind == "close":
            tags.append((number, token.name, False))
    return keep | partners(tags).keys()


def _key(text: str, token: Token) -> object:
    """Return what makes two tags the same: all but the wording of their attributes; of a comment its text."""
    if token.kind == "comment":
        return text[token.start : token.end]
    every = token.attributes
    attributes = ((one.name, "" if is_textual(token.name, one.name, every) else one.value) for one in every)
    return token.name, token.is_empty, tuple(attributes)
