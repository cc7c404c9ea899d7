"""Frames of texts: padding, columns, direction and autofit of a shape or a cell, its own or inherited ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loctool.formats.odp.geometry.levels import GRAPHIC, PARAGRAPH, first_child, first_value
from loctool.formats.odp.geometry.outlines import is_text_on_its_side
from loctool.formats.odp.measures import read_length, read_share
from loctool.formats.odp.names import get, name_of
from loctool.formats.office.boxes import Frame, Size

if TYPE_CHECKING:
    from lxml.etree import _Element

SIDE, EDGE = 0.25 * 72 / 2.54, 0.125 * 72 / 2.54
"""Usual padding in points, left and right, top and bottom: what LibreOffice has where no style says it."""
FONT_INDEPENDENT = 1.2
"""Height of a line in ems where all typefaces have the same: LibreOffice's ImplCalculateFontIndependentLineSpacing."""
_WRAPPING = ("draw:frame", "draw:custom-shape", "draw:caption")
"""Shapes that break lines and grow with their text if no style says otherwise. LibreOffice lets texts of draw:rect,
draw:ellipse and their kin, which it no longer draws itself, go on beyond their edges."""
_SCALES = ("draw:fit-to-size-font-scale", "loext:fit-to-size-font-scale")
_SPACINGS = ("draw:fit-to-size-spacing", "loext:fit-to-size-spacing")
_MOST_COLUMNS = 16


def read_frame(shape: _Element, levels: Sequence[_Element], size: Size) -> Frame:
    """Return the frame of a text in a rectangle, from the styles of its shape."""
    vertical = is_text_on_its_side(shape) != _is_vertical(levels)
    columns, gap = _columns(levels)
    autofit = _autofit(shape, levels)
    shrinks = autofit == "shrink"
    return Frame(
        area=text_area(levels, size, vertical),
        columns=columns,
        gap=gap,
        wraps=_wraps(shape, levels),
        autofit=autofit,
        scale=_stored_share(levels, _SCALES) if shrinks else 1.0,
        reduction=1 - _stored_share(levels, _SPACINGS) if shrinks else 0.0,
        vertical=vertical,
        leading=_leading(levels),
    )


def cell_frame(levels: Sequence[_Element], size: Size) -> Frame:
    """Return the frame of a table's cell; a row grows with its text."""
    vertical = _is_vertical(levels)
    return Frame(text_area(levels, size, vertical), 1, 0.0, True, "grow", 1.0, 0.0, vertical, _leading(levels))


def text_area(levels: Sequence[_Element], size: Size, vertical: bool) -> Size:
    """Return what padding leaves of a rectangle, turned for vertical text."""
    usual = {"left": SIDE, "top": EDGE, "right": SIDE, "bottom": EDGE}
    found = {side: read_length(first_value(levels, GRAPHIC, f"fo:padding-{side}", "fo:padding")) for side in usual}
    left, top, right, bottom = (rest if (own := found[side]) is None else own for side, rest in usual.items())
    return size.within(left, top, right, bottom, vertical)


def _autofit(shape: _Element, levels: Sequence[_Element]) -> str:
    fit = first_value(levels, GRAPHIC, "draw:fit-to-size")
    if fit == "shrink-to-fit" or first_value(levels, GRAPHIC, "style:shrink-to-fit") == "true":
        return "shrink"
    grows = first_value(levels, GRAPHIC, "draw:auto-grow-height")
    return "grow" if grows == "true" or (not grows and name_of(shape.tag) in _WRAPPING) else "none"


def _wraps(shape: _Element, levels: Sequence[_Element]) -> bool:
    """Return whether lines are broken at the width of a shape; text boxes know no fo:wrap-option in LibreOffice."""
    name = name_of(shape.tag)
    if name == "draw:custom-shape":
        return first_value(levels, GRAPHIC, "fo:wrap-option") != "no-wrap"
    return name in _WRAPPING and first_value(levels, GRAPHIC, "draw:auto-grow-width") != "true"


def _stored_share(levels: Sequence[_Element], names: tuple[str, ...]) -> float:
    found = read_share(first_value(levels, GRAPHIC, *names))
    return found if found and 0 < found <= 1 else 1.0


def _columns(levels: Sequence[_Element]) -> tuple[int, float]:
    """Return the number of columns and the gap between them in points."""
    columns = first_child(levels, GRAPHIC, "style:columns")
    count = "" if columns is None else get(columns, "fo:column-count")
    if columns is None or not count.isdecimal() or len(count) > 3:
        return 1, 0.0
    gap = read_length(get(columns, "fo:column-gap")) or 0.0
    return min(max(int(count), 1), _MOST_COLUMNS), max(gap, 0.0)


def _is_vertical(levels: Sequence[_Element]) -> bool:
    mode = first_value(levels, (*GRAPHIC, *PARAGRAPH), "style:writing-mode")
    return mode.startswith(("tb", "bt"))


def _leading(levels: Sequence[_Element]) -> float:
    own = first_value(levels, PARAGRAPH, "style:font-independent-line-spacing")
    return FONT_INDEPENDENT if own == "true" else 0.0
