"""References of HTML and CSS to other files: where they are in a text, and how another path is written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote


class Reference(NamedTuple):
    """What a text calls another file."""

    url: str
    """As it is meant: without the markup's own escapes, but with those of URLs, query and fragment."""
    start: int
    end: int
    """Span of the reference in the text."""
    write: Callable[[str], str] = str
    """Returns a URL as it is written in that span."""
    required: bool = True
    """False for a value that may be something else, such as a theme's name or a color."""
    is_url: bool = True
    """False for a path in which `%20`, `?` and `#` mean themselves."""
    included: bool = False
    """The file becomes a part of the text, so that its own references count, too."""


_ATTRIBUTE = r"""[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?"""
_TAG = re.compile(rf"<(?P<name>[A-Za-z][\w:-]*+)(?P<attributes>(?:[\s/]++|{_ATTRIBUTE})*)>")
_NAMED = re.compile(r"""(?<![^\s"'/])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
"""A comment, which may be unclosed: searched in linear time."""
_STYLE = re.compile(r"(<style\b[^>]*>)(.*?)(?:</style\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"(<script\b[^>]*>)(.*?)(?:</script\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_CANDIDATE = re.compile(r"[^\s,](?:\S*[^\s,])?(?=\s|,|$)")
"""A URL in a srcset; what follows it up to the next comma is its size."""

REQUIRED = frozenset({
    "src", "href", "xlink:href", "poster", "data-src", "data-background-image", "data-background-video",
    "data-background-iframe",
})  # fmt: skip
"""Attributes that hold a URL, those of reveal.js too."""
EMBEDDED = frozenset({"src", "data", "data-background-iframe", "data-markdown"})
"""Those whose file may be a page that is shown in this one."""
OPTIONAL = frozenset({"data", "data-background", "data-markdown", "background"})
"""Attributes that hold a URL in some elements, and another value in others."""
SETS = frozenset({"srcset", "data-srcset", "imagesrcset"})

_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_URL = re.compile(
    r"""url\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|((?:[^\s"'()\\]|\\.)+))\s*\)"""
    r"""|@import\s+(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')""",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"(&(?:quot|apos|#39|#34|#x27|#x22);)", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))")


def quote_url(url: str) -> str:
    """Return a URL whose other characters than those of URLs, and parentheses, are percent-encoded."""
    return quote(url, safe="/:?#@!$&*+,;=%~", errors="surrogateescape")


def css_references(text: str, html: bool = False) -> Iterator[Reference]:
    """Yield the references of a style sheet; `html` says that it is the value of an attribute."""
    text = _blank(_CSS_COMMENT, _with_quotes(text) if html else text)
    for match in _CSS_URL.finditer(text):
        group = match.lastindex or 1
        url = _CSS_ESCAPE.sub(_unescaped, match[group])
        if html:
            yield Reference(unescape(url), *match.span(group), _write_html)
        else:
            yield Reference(url, *match.span(group), quote_url)


def html_references(text: str) -> Iterator[Reference]:
    """Yield the references of HTML: in attributes and style sheets, without those in comments and scripts."""
    text = _blank(COMMENT, text)
    for style in _STYLE.finditer(text):
        yield from moved(css_references(style[2]), style.start(2))
    for match in _TAG.finditer(_blank(_STYLE, _blank(_SCRIPT, text, 2), 2)):
        yield from moved(attribute_references(match["attributes"]), match.start("attributes"))


def attribute_references(text: str) -> Iterator[Reference]:
    """Yield the references in the attributes of an element."""
    for match in _NAMED.finditer(text):
        name, group = match[1].lower(), match.lastindex or 2
        start, end = match.span(group)
        if name == "style":
            yield from moved(css_references(match[group], html=True), start)
        elif name in SETS:
            for url, place in _candidates(match[group]):
                yield Reference(unescape(url), start + place, start + place + len(url), _write_candidate)
        elif name in REQUIRED or name in OPTIONAL:
            url, required = unescape(match[group].strip()), name in REQUIRED
            yield Reference(url, start, end, _write_html, required, included=name in EMBEDDED)


def moved(references: Iterable[Reference], offset: int) -> Iterator[Reference]:
    """Yield references of a part that begins at `offset` in the whole text."""
    for one in references:
        yield one._replace(start=one.start + offset, end=one.end + offset)


def _candidates(text: str) -> Iterator[tuple[str, int]]:
    """Yield each URL of a srcset, and its place."""
    at = 0
    while match := _CANDIDATE.search(text, at):
        yield match[0], match.start()
        comma = text.find(",", match.end())
        if comma < 0:
            return
        at = comma + 1


def _blank(pattern: re.Pattern[str], text: str, group: int = 0) -> str:
    """Return a text with spaces in place of what a pattern matches."""

    def blanked(match: re.Match[str]) -> str:
        start, end = (place - match.start() for place in match.span(group))
        return match[0][:start] + re.sub(r"[^\n]", " ", match[0][start:end]) + match[0][end:]

    return pattern.sub(blanked, text)


def _with_quotes(text: str) -> str:
    """Return an attribute's value with quotation marks in place of their entities, and of the same length.

    What is left of an entity becomes spaces, outside the quoted string.
    """
    parts = _QUOTE.split(text)
    for number in range(1, len(parts), 2):
        mark, spaces = unescape(parts[number]), " " * (len(parts[number]) - 1)
        parts[number] = spaces + mark if number % 4 == 1 else mark + spaces
    return "".join(parts)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0
    return chr(code) if 0 < code < 0x110000 else match[2] or ""


def _write_html(url: str) -> str:
    return escape(quote_url(url))


def _write_candidate(url: str) -> str:
    """Return a URL as it is written in a srcset, where commas part the URLs."""
    return _write_html(url).replace(",", "%2C")
