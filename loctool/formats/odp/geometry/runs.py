"""Styles of runs: typeface, size and what else makes a text wide, from the styles that apply to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from loctool.formats.odp.geometry.levels import TEXT, first_value
from loctool.formats.odp.measures import read_length, read_share
from loctool.formats.odp.names import children, get
from loctool.formats.odp.styles import ENDINGS, Styles
from loctool.formats.office.boxes import Style
from loctool.text.scripts import WESTERN, TypefaceScript, split_by_typeface

if TYPE_CHECKING:
    from lxml.etree import _Element

USUAL = "Liberation Sans"
"""The typeface where no style names one."""
_USUAL_SIZE = 18.0
_RAISED = 0.58
"""Size of a superscript or a subscript, relative to its text, where its style does not say it."""
_POSITION = re.compile(r"(super|sub|-?[0-9.]+%)(?:\s+([0-9.]+%))?")
_BOLD = ("bold", "600", "700", "800", "900")


class RunStyles:
    """Makes styles with the fonts that a deck declares and the scale of a box."""

    def __init__(self, styles: Styles, scale: float) -> None:
        self._faces, self._scale = styles.faces, scale

    def split(self, text: str, levels: Sequence[_Element]) -> Iterator[tuple[str, Style]]:
        """Yield the parts of a text of one script with their styles. What is not a letter has the script before it."""
        return ((part, self.style(levels, script)) for part, script in split_by_typeface(text))

    def style(self, levels: Sequence[_Element], script: TypefaceScript = WESTERN) -> Style:
        """Return the style of a run in a script; `levels` are its styles, the nearest first."""
        ending = ENDINGS[script.kind]
        prefix = "style" if ending else "fo"
        return Style(
            family=self._family(levels, f"{prefix}:font-family{ending}", f"style:font-name{ending}"),
            size=self._size(levels, f"{prefix}:font-size{ending}") * _raised(levels),
            bold=first_value(levels, TEXT, f"{prefix}:font-weight{ending}") in _BOLD,
            italic=first_value(levels, TEXT, f"{prefix}:font-style{ending}") in ("italic", "oblique"),
            caps=_capitals(levels),
            spacing=read_length(first_value(levels, TEXT, "fo:letter-spacing")) or 0.0,
        )

    def _family(self, levels: Sequence[_Element], *names: str) -> str:
        """Return the first typeface of the nearest style that names one, itself or by a declared font."""
        found = first_value(levels, TEXT, *names)
        return self._faces.get(found, found).partition(",")[0].strip().strip("'\"") or USUAL

    def _size(self, levels: Sequence[_Element], name: str) -> float:
        """Return the size in points. A percentage is one of the size that is inherited."""
        share = 1.0
        for holder in (holder for style in levels for holder in children(style, *TEXT)):
            value = get(holder, name)
            points = read_length(value)
            if points is not None and points > 0:
                return points * share * self._scale
            share *= read_share(value) or 1.0
        return _USUAL_SIZE * share * self._scale


def _raised(levels: Sequence[_Element]) -> float:
    """Return the size of a superscript or a subscript relative to its text; 1.0 for others."""
    match = _POSITION.fullmatch(first_value(levels, TEXT, "style:text-position").strip())
    if not match or read_share(match[1]) == 0:
        return 1.0
    return read_share(match[2] or "") or _RAISED


def _capitals(levels: Sequence[_Element]) -> str:
    if first_value(levels, TEXT, "fo:text-transform") == "uppercase":
        return "all"
    return "small" if first_value(levels, TEXT, "fo:font-variant") == "small-caps" else ""
