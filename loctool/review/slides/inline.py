"""The inline markup of a text as nodes: what is on no list stays text or vanishes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.html.tokens import Token as Tag
from loctool.formats.markdown.html.tokens import tokens as tags_in
from loctool.formats.markdown.parser import inlines
from loctool.review.slides.nodes import INLINE, Node, visible_text

_ELEMENTS = {"em_open": "em", "strong_open": "strong", "s_open": "del", "link_open": "a"}
_SPAN = re.compile(r"\[(?P<words>[^\[\]{}]+)\]\{[^{}\n]*[.#=][^{}\n]*\}")
_MACRO = re.compile(r"\.[A-Za-z][\w.-]*\[(?P<words>[^\[\]]*)\]")
"""`.red[words]` of remark."""
_RAISING = re.compile(r"([~^])([^\s~^]+)\1")
"""`H~2~O` and `m^2^` of pandoc."""
_MACROS, _RAISED = ("remark", "xaringan"), ("pandoc", "quarto", "rmarkdown")
_ATTRIBUTES = re.compile(r"^\{[^{}\n]*[=.#][^{}\n]*\}")
_BREAKS = ("softbreak", "hardbreak")

Picture = Callable[[str], str]
"""From the address of an image to the image itself as data; empty where it is no small picture of the project."""


def inline_reader(env: dict[str, Any], dialect: Dialect, picture: Picture) -> Callable[[str], list[Any]]:
    """Return what makes nodes of a text in a part of a deck; `env` has the links that the part defines."""
    return partial(read_inline, env=env, dialect=dialect, picture=picture)


def read_inline(text: str, env: dict[str, Any], dialect: Dialect, picture: Picture) -> list[Any]:
    """Return the nodes of an inline text; a line end is a line break."""
    root: Node = ["span", {}]
    opened: list[tuple[Node, str]] = [(root, "")]
    for token in inlines(text, env, dialect):
        top = opened[-1][0]
        if token.type in _ELEMENTS:
            title = {"title": str(token.attrs.get("href", ""))} if token.type == "link_open" else {}
            node: Node = [_ELEMENTS[token.type], title]
            top.append(node)
            opened.append((node, ""))
        elif token.nesting == -1:
            _close(opened, "")
        elif token.type == "html_inline":
            for tag in tags_in(token.content):
                _add_tag(opened, token.content, tag, picture)
        elif token.type == "image":
            top.append(image_node(str(token.attrs.get("src", "")), token.content, picture))
        elif token.type == "attributes":
            _unwrap(top)
        elif token.type == "text":
            content = token.content
            if len(top) > 2 and isinstance(top[-1], list) and top[-1][0] == "img":
                content = _ATTRIBUTES.sub("", content)
            top += _text(content, dialect.name)
        else:
            top += _leaf(token.type, token.content, token.meta)
    return root[2:]


def image_node(source: str, alt: Any, picture: Picture) -> Node:
    """Return an image: the picture itself if it is at hand, else a frame with its words."""
    source = html.unescape(source)
    name = "" if source.startswith("data:") else PurePosixPath(source.partition("?")[0]).name
    found = {"src": picture(source), "title": name}
    return ["img", {"alt": alt, **{key: value for key, value in found.items() if value}}]


def plain_alt(nodes: list[Any]) -> str:
    """Return the words of nodes as an attribute has them."""
    return " ".join(visible_text(nodes).split())


def _leaf(kind: str, content: str, meta: dict[str, Any]) -> list[Any]:
    if kind in _BREAKS:
        return [["br", {}]]
    if kind == "code_inline":
        return [["code", {}, content]]
    if kind == "math_inline":
        return [["span", {"class": "math"}, content.strip("$")]]
    if kind == "footnote_ref":
        return [["sup", {}, str(meta.get("label") or "*")]]  # the parser's numbers go on with each text that it reads
    return [content] if content else []


def _text(content: str, dialect: str) -> list[Any]:
    """Return a text with the marks that a dialect has within words."""
    content = _SPAN.sub(r"\g<words>", content)
    if dialect in _MACROS:
        return [_MACRO.sub(r"\g<words>", _MACRO.sub(r"\g<words>", content))]  # one within another
    if dialect not in _RAISED:
        return [content] if content else []
    found, done = list[Any](), 0
    for mark in _RAISING.finditer(content):
        found += [content[done : mark.start()], ["sub" if mark[1] == "~" else "sup", {}, mark[2]]]
        done = mark.end()
    return [one for one in (*found, content[done:]) if one]


def _unwrap(node: Node) -> None:
    """Take the brackets from the span whose attributes follow, `[words]{.class}`, and HTML that is written as code."""
    if len(node) > 2 and isinstance(node[-1], list) and node[-1][0] == "code" and node[-1][2].startswith("<"):
        node.pop()
    if len(node) > 2 and isinstance(node[-1], str) and node[-1].endswith("]") and "[" in node[-1]:
        before, _, words = node[-1][:-1].rpartition("[")
        node[-1] = before + words


def _add_tag(opened: list[tuple[Node, str]], text: str, tag: Tag, picture: Picture) -> None:
    """Open, close or add the element of a tag."""
    top = opened[-1][0]
    if tag.kind == "text":
        top.append(text[tag.start : tag.end])
    elif tag.kind == "close":
        _close(opened, tag.name)
    elif tag.kind == "open" and tag.name == "br":
        top.append(["br", {}])
    elif tag.kind == "open" and tag.name == "img":
        found = {one.name: html.unescape(one.value) for one in tag.attributes}
        top.append(image_node(found.get("src", ""), found.get("alt", ""), picture))
    elif tag.kind == "open" and tag.name in INLINE and not tag.is_empty:
        node: Node = [INLINE[tag.name], {}]
        top.append(node)
        opened.append((node, tag.name))


def _close(opened: list[tuple[Node, str]], name: str) -> None:
    """Close the innermost element that a name opened (empty for one of Markdown), with what is open in it."""
    for at in range(len(opened) - 1, 0, -1):
        if opened[at][1] == name:
            del opened[at:]
            return
