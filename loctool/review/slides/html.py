"""Blocks of HTML in a deck: their structure, as far as a slide shows it, around the texts that the parser found."""

from __future__ import annotations

import html
import re
from typing import Any

from loctool.formats.markdown.html.tokens import Attribute, Token, tokens
from loctool.formats.markdown.places import Place
from loctool.review.slides.directives import column_class
from loctool.review.slides.inline import image_node
from loctool.review.slides.nodes import INLINE
from loctool.review.slides.placing import Placing

_BLOCKS = {
    **{name: name for name in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre")},
    **{name: name for name in ("table", "thead", "tbody", "tr", "th", "td")},
    "figcaption": "p", "caption": "p", "summary": "p", "dt": "p", "dd": "p", "legend": "p", "tfoot": "tbody",
}  # fmt: skip
_HOLDERS = frozenset((
    "div", "section", "article", "main", "center", "figure", "details", "dl", "aside", "nav", "header", "footer",
))  # fmt: skip
_LABELLED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"))
"""Elements that show a segment themselves if they have nothing else in them."""
_UNSEEN = frozenset(("svg", "head", "title", "template", "noscript", "object", "math"))
_WORDS = re.compile(r"\w")


def read_block(placing: Placing, low: int, high: int) -> None:
    """Show a block of HTML between two offsets of the deck: its texts, and those of its attributes."""
    text = placing.source.normal
    places = placing.take(low, high)
    done, unseen = low, ""
    for token in tokens(text[:high], low):
        inside = [place for place in places if place.start < token.end]
        del places[: len(inside)]
        if token.start < done and not inside:
            continue
        if token.kind == "close" and token.name == unseen:
            unseen = ""
        elif token.kind == "open" and token.name in _UNSEEN and not token.is_empty:
            unseen = token.name
        if token.kind in ("open", "close") and not unseen:
            inside = _tag(placing, token, inside)
        elif token.kind == "text" and not inside and not unseen and _WORDS.search(text[token.start : token.end]):
            _add(placing, [html.unescape(" ".join(text[token.start : token.end].split()))])
        for place in inside:
            _show(placing, place)
            done = max(done, place.end)
    for place in places:
        _show(placing, place)


def _show(placing: Placing, place: Place) -> None:
    """Show a text in the open element if that is its own, else in a paragraph."""
    top = placing.builder.top
    if place.segment.role not in ("note", "alt") and top[0] in _LABELLED and len(top) == 2:
        slot = placing.slot(place)
        top[1]["seg"] = slot
        top.append(slot)
    elif place.segment.role not in ("note", "alt") and top[0] in _LABELLED:
        placing.add_place(place, "span")
    else:
        placing.add_place(place)


def _add(placing: Placing, children: list[Any]) -> None:
    top = placing.builder.top
    inline = top[0] in (*_LABELLED, "li", "pre", *INLINE.values())
    placing.builder.add(*(children if inline else [["p", {}, *children]]))


def _tag(placing: Placing, tag: Token, inside: list[Place]) -> list[Place]:
    """Open or close the element of a tag; returns the places in its attributes that it does not show itself."""
    builder = placing.builder
    if tag.kind == "close":
        builder.close("html", tag.name)
    elif tag.name == "img":
        alts = [place for place in inside if place.segment.role == "alt"][:1]
        alt: Any = placing.slot(alts[0]) if alts else _value(tag.attributes, "alt")
        node = image_node(_value(tag.attributes, "src"), alt, placing.picture)
        node[1].update({"seg": alt} if alts else {})
        builder.add(node)
        return [place for place in inside if place not in alts]
    elif tag.name in ("br", "hr"):
        builder.add([tag.name, {}])
    elif not tag.is_empty and tag.name in _BLOCKS:
        builder.open(_BLOCKS[tag.name], {"class": "dt"} if tag.name == "dt" else {}, "html", tag.name)
    elif not tag.is_empty and tag.name in _HOLDERS:
        words = f"{_value(tag.attributes, 'class')} {_value(tag.attributes, 'style')}"
        builder.open("div", column_class(words), "html", tag.name)
    return inside


def _value(attributes: tuple[Attribute, ...], name: str) -> str:
    return next((html.unescape(one.value) for one in attributes if one.name == name), "")
