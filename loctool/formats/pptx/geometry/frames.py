"""Frames of texts: insets, columns, direction and autofit of a text body, its own or inherited ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loctool.formats.office.boxes import Frame, Size
from loctool.formats.pptx.geometry.measures import read_length, read_share
from loctool.formats.pptx.names import children, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

SIDE, EDGE = 7.2, 3.6
"""Usual insets in points, left and right, top and bottom."""
_FITS = {"a:noAutofit": "none", "a:spAutoFit": "grow", "a:normAutofit": "shrink"}
_UPRIGHT = ("", "horz")
_MOST_COLUMNS = 16


def read_frame(properties: Sequence[_Element], size: Size) -> Frame:
    """Return the frame of a text body in a rectangle, from its a:bodyPr and inherited ones, the nearest first."""

    def value(name: str) -> str | None:
        return next((found for one in properties if (found := one.get(name)) is not None), None)

    vertical = (value("vert") or "") not in _UPRIGHT
    columns = value("numCol") or "1"
    fit = next((one for each in properties for one in children(each, *_FITS)), None)
    return Frame(
        area=text_area(size, [value(name) for name in ("lIns", "tIns", "rIns", "bIns")], vertical),
        columns=min(max(int(columns), 1), _MOST_COLUMNS) if columns.isdecimal() and len(columns) < 4 else 1,
        gap=max(read_length(value("spcCol")) or 0.0, 0.0),
        wraps=value("wrap") != "none",
        autofit="none" if fit is None else _FITS[name_of(fit.tag)],
        scale=_share(fit, "fontScale") or 1.0,
        reduction=_share(fit, "lnSpcReduction"),
        vertical=vertical,
    )


def _share(fit: _Element | None, name: str) -> float:
    """Return a share of a:normAutofit, at least 0."""
    return max(read_share(fit.get(name)) or 0.0, 0.0) if fit is not None else 0.0


def cell_frame(cell: _Element | None, size: Size) -> Frame:
    """Return the frame of a table's cell from its a:tcPr; a row grows with its text."""
    names = ("marL", "marT", "marR", "marB")
    margins = [None if cell is None else cell.get(name) for name in names]
    vertical = cell is not None and (cell.get("vert") or "") not in _UPRIGHT
    return Frame(text_area(size, margins, vertical), 1, 0.0, True, "grow", 1.0, 0.0, vertical)


def text_area(size: Size, insets: Sequence[str | None], vertical: bool) -> Size:
    """Return what insets (left, top, right, bottom) leave of a rectangle, turned for vertical text."""
    usual = (SIDE, EDGE, SIDE, EDGE)
    found = [read_length(one) for one in insets]
    left, top, right, bottom = (rest if one is None else one for one, rest in zip(found, usual, strict=True))
    return size.within(left, top, right, bottom, vertical)
