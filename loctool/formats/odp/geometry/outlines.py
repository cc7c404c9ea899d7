"""Outlines: the size of shapes, and how much of a custom shape is left to its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loctool.formats.odp.geometry.formulas import FormulaError, Formulas
from loctool.formats.odp.measures import read_length
from loctool.formats.odp.names import child, children, get
from loctool.formats.office.boxes import Size

if TYPE_CHECKING:
    from lxml.etree import _Element

_HUNDREDTHS = 2540 / 72
"""Hundredths of a millimetre in a point: the unit of logwidth and logheight."""
_UPRIGHT = 180.0
_MOVED = re.compile(r"translate\s*\(\s*(\S+?)[\s,]+([^\s)]+)\s*\)")


def shape_size(shape: _Element) -> Size | None:
    """Return the size of a shape on its slide, or None if it has none.

    Shapes in groups have it, too. A shape that is rotated has that of its text, which rotates with it.
    """
    sizes = [read_length(get(shape, name)) for name in ("svg:width", "svg:height")]
    found = [one for one in sizes if one is not None and one >= 0]
    return Size(*found) if len(found) == 2 else None


def shape_corner(shape: _Element) -> tuple[float, float] | None:
    """Return where a shape begins on its slide, in points from the left and from the top; None where it does not say.

    Of a rotated shape that is the corner that its text begins in.
    """
    found = read_length(get(shape, "svg:x")), read_length(get(shape, "svg:y"))
    if moved := _MOVED.search(get(shape, "draw:transform")):
        found = read_length(moved[1]), read_length(moved[2])
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def inner_size(shape: _Element, size: Size) -> Size:
    """Return the size of the rectangle that a custom shape leaves to its text (draw:text-areas).

    That of the shape itself if it has no such area, or one that cannot be calculated.
    """
    geometry = child(shape, "draw:enhanced-geometry")
    names = [] if geometry is None else get(geometry, "draw:text-areas").split()[:4]
    if geometry is None or len(names) < 4:
        return size
    try:
        edges = _numbers(get(geometry, "svg:viewBox")) or [0.0] * 4
        area = Size(edges[2], edges[3])
        if area.width <= 0 or area.height <= 0:
            area = Size(size.width * _HUNDREDTHS, size.height * _HUNDREDTHS)
        formulas = _formulas(geometry, size, (edges[0], edges[1], *area))
        left, top, right, bottom = map(formulas.value, names)
    except (FormulaError, ValueError):
        return size
    shares = (right - left) / area.width if area.width else 0, (bottom - top) / area.height if area.height else 0
    return Size(size.width * shares[0], size.height * shares[1]) if min(shares) > 0 else size


def _formulas(geometry: _Element, size: Size, view: tuple[float, float, float, float]) -> Formulas:
    equations = {get(one, "draw:name"): get(one, "draw:formula") for one in children(geometry, "draw:equation")}
    left, top, width, height = view
    values = {
        "left": left, "top": top, "right": left + width, "bottom": top + height, "width": width, "height": height,
        "logwidth": size.width * _HUNDREDTHS, "logheight": size.height * _HUNDREDTHS,
        "xstretch": width / 2, "ystretch": height / 2, "hasstroke": 1.0, "hasfill": 1.0,
    }  # fmt: skip
    return Formulas(equations, _numbers(get(geometry, "draw:modifiers")), values)


def _numbers(text: str) -> list[float]:
    """Return the numbers of a list; none if one of them is none. Raises ValueError."""
    return [float(one) for one in text.replace(",", " ").split()]


def is_text_on_its_side(shape: _Element) -> bool:
    """Return whether a custom shape turns its text by a right angle."""
    geometry = child(shape, "draw:enhanced-geometry")
    angle = "" if geometry is None else get(geometry, "draw:text-rotate-angle")
    try:
        return 45 <= float(angle or 0) % _UPRIGHT < 135
    except ValueError:
        return False
