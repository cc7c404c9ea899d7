"""The direction of a translated paragraph: from right to left and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from loctool.formats.odp.localising.derived import PARAGRAPH, derive_style
from loctool.formats.odp.names import children, get
from loctool.formats.odp.styles import Styles, style_on_master

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIRECTION, _LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "style:writing-mode", "lr-tb", "rl-tb"
_ALIGNMENT = "fo:text-align"
_MIRRORED = {"start": "right", "left": "right", "end": "left", "right": "left"}
"""Alignment -> that on the other side. LibreOffice takes start for left and end for right in all directions, and makes
paragraphs from right to left of the alignment "end"; left and right mean the same to all programs."""
_CENTRED = ("title", "subtitle")
"""Classes of shapes that LibreOffice centres if the file has no style for them."""


def turn(paragraph: _Element, styles: Styles, right_to_left: bool) -> bool:
    """Give a paragraph a style with the direction, if what it has is another; return whether it is."""
    around = styles.around(paragraph)
    modes = [mode for mode in _values(around, _DIRECTION) if mode != "page"]
    if next(iter(modes), _LEFT_TO_RIGHT).startswith("rl") == right_to_left:
        return False
    usual = "left" if right_to_left and not _is_centred(paragraph, styles) else ""
    align = next(_values(around, _ALIGNMENT), usual)
    values: dict[str, str | None] = {_DIRECTION: _RIGHT_TO_LEFT if right_to_left else _LEFT_TO_RIGHT}
    if align in _MIRRORED:
        values[_ALIGNMENT] = _MIRRORED[align]
    derive_style(styles, paragraph, PARAGRAPH, values, "rl" if right_to_left else "lr")
    return True


def _is_centred(paragraph: _Element, styles: Styles) -> bool:
    """Return whether LibreOffice centres a paragraph for which the file has no alignment."""
    titles = (one for one in paragraph.iterancestors() if get(one, "presentation:class") in _CENTRED)
    names = filter(None, (style_on_master(one, paragraph) for one in titles))
    return any(next(styles.chain(("presentation", name)), None) is None for name in names)


def _values(styles: Iterable[_Element], name: str) -> Iterator[str]:
    """Yield the values of a property of paragraphs, the nearest first."""
    values = (get(one, name) for style in styles for one in children(style, PARAGRAPH))
    return filter(None, values)
