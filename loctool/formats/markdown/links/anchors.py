"""Links to headings of the same deck: a heading's anchor is made from its words, so that links follow translations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, unquote

from loctool.formats.markdown.links.assets import references
from loctool.formats.markdown.places import Source

_LINK = re.compile(r"""\]\(\s*<?#|\]:\s*<?#|href\s*=\s*["']?#""")
_OWN = re.compile(
    r"[ \t]*#*[ \t]*\{:?[^{}\n]*#([\w.:-]+)[^{}\n]*\}|[^\n]*\n(?:(?:=+|-+)[ \t]*\n)?\{:[^{}\n]*#([\w.:-]+)[^{}\n]*\}"
)


_WRITTEN = (
    re.compile(r"\{[^{}\n]*?#([\w.:-]+)|\b(?:id|name)\s*[=:]\s*[\"']?([\w.:-]+)|^\(([\w.:-]+)\)=", re.MULTILINE),
    re.compile(r"^[ \t>*+-]*#{1,6}[ \t]+([^{\n]+)|^([^{\n]+)(?:\{[^\n]*)?\n(?:=+|-+)[ \t]*$", re.MULTILINE),
)
"""Attributes of pandoc and HTML, remark's properties and the targets of MyST; headings."""
_INCLUDED = re.compile(r"\binclude\b|<!--@|^@|\bsrc:", re.MULTILINE | re.IGNORECASE)
"""Where a part of another file may be shown, whose headings are not known."""


def written_anchors(text: str) -> frozenset[str] | None:
    """Return the identifiers and headings of a deck's text; None if it may show parts of other files."""
    if not has_links(text) or _INCLUDED.search(text):
        return None
    return frozenset(one for pattern in _WRITTEN for found in pattern.findall(text) for one in found if one)


def anchors_of(titles: Iterable[str], slug: Callable[[str], str]) -> list[str]:
    """Return the anchor of each heading, in the order of the deck; of equal ones all but the first have a number."""
    counts: dict[str, int] = {}
    found = []
    for title in titles:
        anchor = base = slug(title)
        while anchor in counts:
            counts[base] += 1
            anchor = f"{base}-{counts[base]}"
        counts[anchor] = 0
        found.append(anchor)
    return found


def own_anchor(source: Source, end: int) -> str:
    """Return the anchor that attributes behind a heading's text, or on the line below it, give it; "" for none."""
    found = _OWN.match(source.normal, end)
    return found[1] or found[2] if found else ""


def has_links(text: str) -> bool:
    """Return whether a deck may have links to its own headings."""
    return bool(_LINK.search(text))


def follow_anchors(text: str, path: str, moved: Mapping[str, str]) -> str:
    """Return a deck's text with its links to old anchors as links to the new ones, those in code left alone."""
    for link in reversed(references(text, path)):
        target = moved.get(unquote(link.url).removeprefix("#")) if link.url.startswith("#") else None
        if target is not None:
            written = "#" + (quote(target) if "%" in link.url else target)
            text = text[: link.start] + written + text[link.end :]
    return text
