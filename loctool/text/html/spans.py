"""HTML in a sentence: elements that are no language, and the wording that tags may have in their attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CONTENT = r"[^\n]{0,4000}?"
"""What such an element may hold. It has a limit, as each of ten thousand tags would else be searched for its end."""

LITERAL = (
    r"<(?P<element>(?i:code|pre|samp|tt|var|script|style|svg|math|textarea|template))(?:\s[^<>\n]*)?(?<!/)>"
    rf"{_CONTENT}</(?i:(?P=element))\s*>"
    r"|<(?P<kept>[A-Za-z][\w-]*+)(?=\s)(?=[^<>\n]*\s(?:translate=[\"']?no\b|class=(?:\"[^\"<>\n]*|'[^'<>\n]*|)(?<![\w-])notranslate(?![\w-])))"
    rf"[^<>\n]*(?<!/)>{_CONTENT}</(?P=kept)\s*>"
)
"""Elements that come through a translation as they are. What users press (`kbd`) is text: *Strg* is *Ctrl*."""

_WORDING = re.compile(
    r"alt|title|placeholder|label|summary|aria-(?:label|description|placeholder|roledescription|valuetext)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[A-Za-z][\w-]*+(?=\s)[^<>]*>")
_ATTRIBUTE = re.compile(
    r"(?<=[\s\"'])(?P<name>[^\s\"'<>/=]++)\s*+=\s*+(?P<quote>[\"']|(?=[^\s\"'>=]))"
    r"(?P<value>(?<=\")[^\"]*|(?<=')[^']*"
    r"|(?<![\"'])(?:\{(?:[^{}]|\{[^{}]{0,500}\}){0,500}\}|[^\s\"'>]+))"
)


class Wording(NamedTuple):
    """The value of an attribute that is text, as (start, end) in its tag."""

    start: int
    end: int
    quote: str
    """The quotation mark around it, empty where there is none."""


def wordings(tag: str) -> Iterator[Wording]:
    """Yield the values of a tag's attributes that readers see or hear; expressions in braces are no text."""
    for one in _ATTRIBUTE.finditer(tag) if "=" in tag and _TAG.fullmatch(tag) else ():
        if _WORDING.fullmatch(one["name"]) and (one["quote"] or one["value"][0] != "{"):
            yield Wording(*one.span("value"), one["quote"])


def without_wording(tag: str) -> str:
    """Return a tag with the attributes that are text emptied, which a translation may word in its own way."""
    parts, at = list[str](), 0
    for start, end, quote in wordings(tag):
        parts += tag[at : start - len(quote)], '""'
        at = end + len(quote)
    return "".join([*parts, tag[at:]])
