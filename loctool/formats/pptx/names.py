"""Names of elements in Office Open XML, alike for transitional and strict files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

_PATHS = {
    "a": "drawingml/{}main",
    "p": "presentationml/{}main",
    "c": "drawingml/{}chart",
    "cdr": "drawingml/{}chartDrawing",
    "dgm": "drawingml/{}diagram",
    "r": "officeDocument/{}relationships",
    "x": "spreadsheetml/{}main",
    "m": "officeDocument/{}math",
}
"""Prefix -> path of the namespace; transitional ones have the year 2006 in them."""

NAMESPACES = {
    **{_TRANSITIONAL + path.format("2006/"): prefix for prefix, path in _PATHS.items()},
    **{_STRICT + path.format(""): prefix for prefix, path in _PATHS.items()},
    _TRANSITIONAL + "markup-compatibility/2006": "mc",
    _TRANSITIONAL + "package/2006/relationships": "rel",
    _TRANSITIONAL + "package/2006/content-types": "ct",
    _TRANSITIONAL + "package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    _MICROSOFT + "drawing/2008/diagram": "dsp",
    _MICROSOFT + "drawing/2010/main": "a14",
    _MICROSOFT + "drawing/2012/chart": "c15",
    _MICROSOFT + "drawing/2014/chartex": "cx",
    _MICROSOFT + "powerpoint/2010/main": "p14",
    _MICROSOFT + "powerpoint/2012/main": "p15",
    _MICROSOFT + "powerpoint/2018/8/main": "p188",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Namespace -> the prefix that it has in this code, whatever the file's own is."""


@lru_cache(maxsize=4096)
def name_of(tag: object) -> str:
    """Return the name of an element or an attribute with our prefix, as "a:p", from its tag.

    Names of other namespaces stay as they are; comments and processing instructions are "".
    """
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag[1:].rpartition("}") if tag[:1] == "{" else ("", "", tag)
    return f"{NAMESPACES[namespace]}:{local}" if namespace in NAMESPACES else tag


def tag_of(name: str, beside: _Element) -> str:
    """Return the tag of "a:p" in the file's own namespaces, strict or transitional as those of an element beside it."""
    prefix, _, local = name.partition(":")
    strict = str(beside.tag).startswith("{" + _STRICT)
    found = [uri for uri, known in NAMESPACES.items() if known == prefix]
    uri = next((one for one in found if one.startswith(_STRICT) == strict), found[0])
    return f"{{{uri}}}{local}"


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """Yield the children of an element that have one of these names."""
    return element.iterchildren(*_tags(*names))


def child(element: _Element, name: str) -> _Element | None:
    """Return the first child of this name: faster than `iterchildren` for the few children that most elements have."""
    tags = _tags(name)
    for one in element:
        if one.tag in tags:
            return one
    return None


def descendants(element: _Element, *names: str) -> Iterator[_Element]:
    """Yield the elements of these names below an element, and itself, in the order of the file."""
    return element.iter(*_tags(*names))


def ancestor(element: _Element, name: str) -> _Element | None:
    """Return the nearest element of this name around an element."""
    return next(element.iterancestors(*_tags(name)), None)


@lru_cache(maxsize=1024)
def _tags(*names: str) -> tuple[str, ...]:
    """Return the tags of these names, strict and transitional: lxml finds them faster than `name_of` compares."""
    spaces = [(prefix, uri) for uri, prefix in NAMESPACES.items()]
    pairs = [name.split(":", 1) for name in names]
    return tuple(f"{{{uri}}}{local}" for wanted, local in pairs for prefix, uri in spaces if prefix == wanted)


def attribute(element: _Element, name: str) -> str | None:
    """Return the value of an attribute such as "r:id", strict or transitional."""
    return next((str(value) for key, value in element.attrib.items() if name_of(key) == name), None)


def is_true(value: str | None, default: bool = False) -> bool:
    """Return the meaning of a boolean attribute: 1, true and on, else 0, false and off."""
    return default if value is None else value in ("1", "true", "on")
