"""Rule `dead-link`: a link within a deck leads to an anchor that the deck does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from loctool.glossary import TermIndex
from loctool.model import Deck, Finding, Segment, Severity
from loctool.text.markup import visible_text
from loctool.text.markup.brackets import find_references

_LINK = re.compile(r"\]\(\s?#([^\s)]+)(?:\s[^)\n]*)?\)|<a\s[^<>\n]*?href=[\"']#([^\"'\s]+)[\"']")
_NUMBERED = re.compile(
    r"(?:slide-?|page-?|p)?\d+|/.*|fn.*|top|ref-.*|cite.*|eq[-:].*|sec[-:].*|fig[-:].*|tbl[-:].*|lst[-:].*"
)
"""Anchors that systems make themselves: of slides by number, of notes, of references and of numbered parts."""
_SIGNS = re.compile(r"[\W_]+")


def dead_link(deck: Deck, _: TermIndex) -> Iterator[Finding]:
    """Yield the texts with a link to an anchor or a label that the deck does not have."""
    known: set[str] | None = None
    for slide in deck.slides:
        for one in slide.segments:
            for link in _anchors(one.text) if deck.anchors is not None else ():
                known = set(_known(deck)) if known is None else known
                if not _NUMBERED.fullmatch(link.lower()) and _plain(link) not in known:
                    yield _finding(deck, one, f"links to #{link}, which no heading of the deck has; correct the link")
            for label in _dead_labels(one.text, deck) if deck.dialect and "][" in one.text else ():
                yield _finding(deck, one, f"links to [{label}], which the deck does not define; add [{label}]: …")


def _finding(deck: Deck, segment: Segment, message: str) -> Finding:
    return Finding("dead-link", Severity.WARNING, message, deck.path, segment.line, (segment.context, segment.text))


def _dead_labels(text: str, deck: Deck) -> Iterator[str]:
    for one in find_references(text):
        is_index = one.start and (text[one.start - 1].isalnum() or text[one.start - 1] in "_)")
        if one.label and not is_index and one.target not in deck.labels:
            yield one.label


def _anchors(text: str) -> Iterator[str]:
    if "#" in text:
        yield from (unquote(found[1] or found[2]) for found in _LINK.finditer(text))


def _known(deck: Deck) -> Iterator[str]:
    """Yield the anchors of a deck, without the signs that systems write in different ways."""
    yield from map(_plain, deck.anchors or ())
    for slide in deck.slides:
        yield _plain(slide.anchor)
        yield from (_plain(visible_text(one.text)) for one in slide.segments if one.role == "heading")


def _plain(anchor: str) -> str:
    return _SIGNS.sub("", anchor.casefold())
