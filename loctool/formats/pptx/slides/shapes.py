"""The shapes of a page: slide, notes, layout or master, in their order, whatever groups and alternates they are in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.pptx.names import child, descendants, is_true, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHAPES = {"p:sp", "p:grpSp", "p:cxnSp", "p:pic", "p:graphicFrame", "p:contentPart"}
_HOLDERS = {"p:grpSp", "mc:Choice", "mc:Fallback"}
"""Elements with shapes in them."""


class Shape(NamedTuple):
    """A shape, a group among them; the shapes of a group follow it."""

    element: _Element
    branches: tuple[int, ...] = ()
    """Alternate and branch by number, from the outermost mc:AlternateContent that the shape is in."""
    is_hidden: bool = False
    properties: _Element | None = None
    """The element with its name and alternative text, `p:cNvPr`."""


def page_shapes(page: _Element) -> Iterator[Shape]:
    """Yield the shapes on a page from its back to its front, as a file has them. The depth of groups has no limit."""
    drawing = child(page, "p:cSld")
    tree = None if drawing is None else child(drawing, "p:spTree")
    if tree is None:
        return
    alternates = count()
    waiting = [Shape(one) for one in reversed(tree)]
    while waiting:
        shape = waiting.pop()
        element, branches, hidden, _ = shape
        name = name_of(element.tag)
        if name in _SHAPES:
            properties = own_properties(element)
            hidden |= properties is not None and is_true(properties.get("hidden"))
            yield Shape(element, branches, hidden, properties)
        if name == "mc:AlternateContent":
            number = next(alternates)
            paths = [(one, (*branches, number, branch)) for branch, one in enumerate(element)]
            waiting += [Shape(one, path, hidden) for one, path in reversed(paths)]
        elif name in _HOLDERS:
            waiting += [Shape(one, branches, hidden) for one in reversed(element)]


def own_properties(shape: _Element) -> _Element | None:
    """Return the element with a shape's name and alternative text, `p:cNvPr`."""
    first = next(iter(shape), None)
    return None if first is None else next((one for one in first if name_of(one.tag).endswith(":cNvPr")), None)


def placeholder(shape: _Element) -> _Element | None:
    """Return the element that makes a shape a placeholder of its layout, `p:ph`."""
    first = next(iter(shape), None)
    inner = None if first is None else child(first, "p:nvPr")
    return None if inner is None else child(inner, "p:ph")


def placeholder_type(shape: _Element) -> str:
    """Return the type of a placeholder, such as title or body; empty for other shapes."""
    found = placeholder(shape)
    return "" if found is None else found.get("type") or "obj"


def page_title(page: _Element) -> str:
    """Return the words of the first title on a slide; empty where it has none."""
    for shape in page_shapes(page):
        if placeholder_type(shape.element) in ("title", "ctrTitle"):
            pieces = descendants(shape.element, "a:p", "a:br", "a:t")
            if words := "".join((one.text or "") if name_of(one.tag) == "a:t" else " " for one in pieces).split():
                return " ".join(words)
    return ""
