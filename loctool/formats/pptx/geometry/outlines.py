"""Outlines: how much of a shape that is no rectangle is left to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.formats.office.boxes import Size
from loctool.formats.pptx.geometry.measures import read_share
from loctool.formats.pptx.names import child, children

if TYPE_CHECKING:
    from lxml.etree import _Element

Sides = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_ARC = 0.5 - 0.5**1.5
"""Part of an ellipse's diameter that the largest rectangle in it leaves on each side: 14.6 %."""
_CORNER = 1 - 0.5**0.5
"""Part of a rounded corner's radius that the text leaves free: 29.3 %."""

_ROUND: Sides = (_ARC, _ARC, _ARC, _ARC)
_ROUND_SHAPES = (
    "ellipse", "donut", "smileyFace", "teardrop", "wedgeEllipseCallout", "flowChartConnector", "flowChartOr",
    "flowChartSummingJunction",
)  # fmt: skip
_SHARES: dict[str, Sides] = {
    **dict.fromkeys(_ROUND_SHAPES, _ROUND),
    "triangle": (0.25, 0.5, 0.25, 0.0),
    "rtTriangle": (1 / 12, 7 / 12, 5 / 12, 1 / 12),
    **dict.fromkeys(("diamond", "flowChartDecision"), (0.25, 0.25, 0.25, 0.25)),
    **dict.fromkeys(("cloud", "cloudCallout"), (0.069, 0.076, 0.209, 0.197)),
    "heart": (1 / 6, 0.25, 1 / 6, 1 / 3),
    "flowChartTerminator": (0.047, _ARC, 0.047, _ARC),
    "flowChartInputOutput": (0.2, 0.0, 0.2, 0.0),
    "flowChartPredefinedProcess": (0.125, 0.0, 0.125, 0.0),
    "flowChartInternalStorage": (0.125, 0.125, 0.0, 0.0),
    "flowChartDocument": (0.0, 0.0, 0.0, 0.198),
    "flowChartPreparation": (0.2, 0.0, 0.2, 0.0),
    "flowChartManualInput": (0.0, 0.2, 0.0, 0.0),
    "flowChartManualOperation": (0.2, 0.0, 0.2, 0.0),
    "flowChartMagneticDisk": (0.0, 1 / 3, 0.0, 1 / 6),
    **dict.fromkeys(("leftArrow", "rightArrow", "leftRightArrow"), (0.0, 0.25, 0.0, 0.25)),
    **dict.fromkeys(("upArrow", "downArrow", "upDownArrow"), (0.25, 0.0, 0.25, 0.0)),
}
"""Preset -> what its text area leaves free, as shares of width and height, at the usual adjustment."""

_ROUNDED: Sides = (_CORNER, _CORNER, _CORNER, _CORNER)
_HALF: Sides = (0.5, 0.5, 0.5, 0.5)
_WHOLE: Sides = (1.0, 1.0, 1.0, 1.0)
_ADJUSTED: dict[str, tuple[float, Sides]] = {
    "roundRect": (0.16667, _ROUNDED),
    "flowChartAlternateProcess": (0.16667, _ROUNDED),
    "round2SameRect": (0.16667, (_CORNER, _CORNER, _CORNER, 0.0)),
    "round1Rect": (0.16667, (0.0, 0.0, _CORNER, 0.0)),
    "round2DiagRect": (0.16667, _ROUNDED),
    "snip1Rect": (0.16667, (0.0, 0.5, 0.5, 0.0)),
    "snip2SameRect": (0.16667, (0.5, 0.5, 0.5, 0.0)),
    "plaque": (0.16667, (0.5**0.5,) * 4),
    "octagon": (0.29289, _HALF),
    "bevel": (0.125, _WHOLE),
    "frame": (0.125, _WHOLE),
    "foldedCorner": (0.16667, (0.0, 0.0, 0.0, 1.0)),
    "can": (0.25, (0.0, 1.0, 0.0, 0.5)),
    "cube": (0.25, (0.0, 1.0, 1.0, 0.0)),
    "homePlate": (0.5, (0.0, 0.0, 0.5, 0.0)),
    "chevron": (0.5, (1.0, 0.0, 1.0, 0.0)),
    "parallelogram": (0.25, (0.5, 0.5, 0.5, 0.5)),
    "trapezoid": (0.25, (2 / 3, 2 / 3, 2 / 3, 0.0)),
    "hexagon": (0.25, (2 / 3, 2 / 3, 2 / 3, 2 / 3)),
    "rightArrow": (0.5, (0.0, 0.0, 0.5, 0.0)),
    "leftArrow": (0.5, (0.5, 0.0, 0.0, 0.0)),
    "leftRightArrow": (0.5, (0.5, 0.0, 0.5, 0.0)),
    "upArrow": (0.5, (0.0, 0.5, 0.0, 0.0)),
    "downArrow": (0.5, (0.0, 0.0, 0.0, 0.5)),
    "upDownArrow": (0.5, (0.0, 0.5, 0.0, 0.5)),
    "wedgeRoundRectCallout": (0.16667, _ROUNDED),
}
"""Preset -> usual adjustment, and what is left free as multiples of it and of the shorter side.

Rounded corners and points as in ECMA-376's presetShapeDefinitions; slanted sides are approximated.
"""
_FIRST_ADJUSTMENT = ("adj", "adj1")
_OTHER_MEANING = (
    "leftArrow", "rightArrow", "leftRightArrow", "upArrow", "downArrow", "upDownArrow", "wedgeRoundRectCallout",
)  # fmt: skip
"""Presets whose first adjustment is not the one of the table; the usual one is taken."""


def inner_size(shape: _Element | None, size: Size) -> Size:
    """Return the size of the rectangle that a shape with these properties (p:spPr) leaves to its text.

    Shapes that are not in the tables, drawn ones among them, are taken as rectangles.
    """
    preset = None if shape is None else child(shape, "a:prstGeom")
    if preset is None:
        return size
    name = preset.get("prst") or ""
    left, top, right, bottom = _SHARES.get(name, (0.0, 0.0, 0.0, 0.0))
    usual, sides = _ADJUSTED.get(name, (0.0, (0.0, 0.0, 0.0, 0.0)))
    step = min(size) * (usual if name in _OTHER_MEANING else _adjustment(preset, usual))
    width = size.width * (1 - left - right) - step * (sides[0] + sides[2])
    height = size.height * (1 - top - bottom) - step * (sides[1] + sides[3])
    return Size(max(width, 0.0), max(height, 0.0))


def _adjustment(preset: _Element, usual: float) -> float:
    """Return the first adjustment of a shape, as a share of its shorter side, between none and half of it."""
    values = child(preset, "a:avLst")
    for guide in () if values is None else children(values, "a:gd"):
        if guide.get("name") in _FIRST_ADJUSTMENT:
            found = read_share((guide.get("fmla") or "").removeprefix("val "))
            return usual if found is None else min(max(found, 0.0), 0.5)
    return usual
