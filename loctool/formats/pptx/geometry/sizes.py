"""Sizes of shapes: their own or inherited ones, scaled by the groups that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from loctool.formats.office.boxes import Size
from loctool.formats.pptx.geometry.measures import read_length
from loctool.formats.pptx.names import child, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROTATION = re.compile(r"-?[0-9]{1,10}")
_DEGREE = 60_000
"""Units of @rot in a degree."""


def shape_size(shape: _Element, inherited: Iterable[_Element] = ()) -> Size | None:
    """Return the size of a shape on its slide, or None if neither the shape nor what it inherits from has one.

    `inherited` are the placeholders of its layout and its master, the nearest first. A group scales the shapes in it by
    its extent relative to the extent of its children (ECMA-376, 20.1.7.5); fonts keep their size.
    """
    for one in (shape, *inherited):
        frame = _frame(one)
        size = None if frame is None else _extent(frame, "a:ext")
        if frame is not None and size:
            across, down = _group_scale(shape, _is_upright(frame))
            return Size(size.width * across, size.height * down)
    return None


def shape_corner(shape: _Element, inherited: Iterable[_Element] = ()) -> tuple[float, float] | None:
    """Return where a shape begins on its slide, in points from the left and from the top; None as for `shape_size`.

    A group moves and scales the shapes in it from the corner of its children to its own.
    """
    for one in (shape, *inherited):
        frame = _frame(one)
        if frame is not None and (corner := _corner(frame, "a:off")):
            for group in _groups(shape):
                corner = _moved(group, corner)
            return corner
    return None


def _moved(group: _Element, corner: tuple[float, float]) -> tuple[float, float]:
    frame = _frame(group)
    outer, inner = (None, None) if frame is None else (_corner(frame, "a:off"), _corner(frame, "a:chOff"))
    if not outer or not inner:
        return corner
    across, down = _scale_of_children(group)
    return outer[0] + (corner[0] - inner[0]) * across, outer[1] + (corner[1] - inner[1]) * down


def _corner(frame: _Element, name: str) -> tuple[float, float] | None:
    found = child(frame, name)
    across, down = (None, None) if found is None else (read_length(found.get("x")), read_length(found.get("y")))
    return None if across is None or down is None else (across, down)


def _frame(shape: _Element) -> _Element | None:
    """Return the element with position and size: in the shape's properties, of a graphic frame in itself."""
    properties = next((one for one in shape if name_of(one.tag) in ("p:spPr", "p:grpSpPr", "dsp:spPr")), None)
    return child(shape, "p:xfrm") if properties is None else child(properties, "a:xfrm")


def _extent(frame: _Element, name: str) -> Size | None:
    extent = child(frame, name)
    sizes = () if extent is None else (read_length(extent.get("cx")), read_length(extent.get("cy")))
    found = [one for one in sizes if one is not None and one >= 0]
    return Size(*found) if len(found) == 2 else None


def _group_scale(shape: _Element, upright: bool) -> tuple[float, float]:
    """Return the factors of width and height that the groups around a shape give it, swapped if it lies on its side."""
    across = down = 1.0
    for factors in map(_scale_of_children, _groups(shape)):
        across, down = across * factors[0], down * factors[1]
    return (across, down) if upright else (down, across)


def _groups(shape: _Element) -> Iterator[_Element]:
    return (one for one in shape.iterancestors() if name_of(one.tag) == "p:grpSp")


def _scale_of_children(group: _Element) -> tuple[float, float]:
    frame = _frame(group)
    outer, inner = (None, None) if frame is None else (_extent(frame, "a:ext"), _extent(frame, "a:chExt"))
    if not outer or not inner:
        return 1.0, 1.0
    return outer.width / inner.width if inner.width else 1.0, outer.height / inner.height if inner.height else 1.0


def _is_upright(frame: _Element) -> bool:
    """Return whether a rotated shape is nearer to upright than to lying on its side."""
    rotation = frame.get("rot") or ""
    degrees = int(rotation) / _DEGREE if _ROTATION.fullmatch(rotation) else 0.0
    return not 45 <= degrees % 180 < 135
