"""Names of elements and attributes in OpenDocument, such as "text:p", whatever prefixes a file has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OWN = ("office", "style", "text", "table", "chart", "presentation", "meta")
"""Prefixes of namespaces that are named like them."""

NAMESPACES = {
    **{prefix: f"{_OASIS}{prefix}:1.0" for prefix in _OWN},
    "anim": _OASIS + "animation:1.0",
    "draw": _OASIS + "drawing:1.0",
    "fo": _OASIS + "xsl-fo-compatible:1.0",
    "svg": _OASIS + "svg-compatible:1.0",
    "officeooo": "http://openoffice.org/2009/office",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "math": "http://www.w3.org/1998/Math/MathML",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
"""Prefix in this code -> namespace; all versions of OpenDocument have the same ones."""
_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}


@lru_cache(maxsize=4096)
def name_of(tag: object) -> str:
    """Return the name of an element or an attribute from its tag, as "text:p"; those of other namespaces stay.

    Comments and processing instructions are "".
    """
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag[1:].rpartition("}") if tag[:1] == "{" else ("", "", tag)
    return f"{_PREFIXES[namespace]}:{local}" if namespace in _PREFIXES else tag


@lru_cache(maxsize=4096)
def tag_of(name: str) -> str:
    """Return the tag of "text:p" as lxml wants it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def get(element: _Element, name: str) -> str:
    """Return the value of an attribute such as "text:style-name"; empty if there is none."""
    return element.get(tag_of(name)) or ""


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """Yield the children of an element that have one of these names."""
    return element.iterchildren(*map(tag_of, names))


def child(element: _Element, name: str) -> _Element | None:
    """Return the first child of this name."""
    return next(children(element, name), None)


def descendants(element: _Element, *names: str) -> Iterator[_Element]:
    """Yield the elements of these names below an element, and itself, in the order of the file."""
    return element.iter(*map(tag_of, names))


def add_child(parent: _Element, name: str, at: int | None = None) -> _Element:
    """Add an element to another, as the last one if no position is given."""
    new = parent.makeelement(tag_of(name))
    parent.insert(len(parent) if at is None else at, new)
    return new
