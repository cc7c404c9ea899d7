"""Faces: how wide each character of a typeface is, the same on every machine."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from loctool.fit.tables import find_widths, mean_families, measured_families, script_widths
from loctool.formats.office.boxes import Style
from loctool.text.scripts import script_of

STAND_INS = {"sans": "Liberation Sans", "serif": "Liberation Serif", "mono": "Liberation Mono"}
"""What is measured for a typeface of each kind of which no widths are known: Arial, Times New Roman, Courier New."""

SMALL_CAPITALS = 0.8
"""Size of a small capital relative to the text, as LibreOffice and PowerPoint draw it."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KINDS = (
    ("narrow", re.compile(r"\b(?:narrow|condensed|compressed|cond|cn)\b")),
    ("mono", re.compile(r"\b(?:mono|code|console|typewriter|courier)|mono\b")),
    ("sans", re.compile(r"\bsans\b|\bgrotes[kq]|\bgothic\b")),
    ("serif", re.compile(r"\b(?:serif|antiqua|roman|times|garamond|bodoni|caslon|baskerville|didot|slab|mincho)\b")),
)
"""Words of a family's name that say of which kind it is; the first that is found counts."""
_WEIGHT = re.compile(
    r" (?:(?P<bold>semi ?bold|demi ?bold|demi|bold|extra ?bold|ultra ?bold|black|heavy)"
    r"|thin|hairline|(?:extra|ultra)? ?light|semi ?light|book|medium|regular|text|display|mt|std|pro|lt|ui)$"
)
"""Endings of a family's name that name a weight or a maker's version."""


class Face:
    """A typeface in one style, by the widths of the family that stands for it; lengths in ems."""

    def __init__(
        self, family: str, style: str, factor: float = 1.0, heights: tuple[float, float] | None = None
    ) -> None:
        """Take a measured family, with all its widths multiplied by a factor, and other ascents and descents."""
        widths = find_widths(family, style) or find_widths(family, "regular")
        if widths is None:
            raise ValueError(f"{family} is not measured")
        self.ascent, self.descent = heights or (widths.ascent, widths.descent)
        self._style = style
        self._advances = {char: width * factor for char, width in widths.advances.items()}

    def advance(self, char: str) -> float:
        """Return the width of a character."""
        width = self._advances.get(char)
        if width is None:
            width = self._advances[char] = self._guess(char)
        return width

    def mean(self, chars: str) -> float:
        """Return the mean width of some characters."""
        return sum(map(self.advance, chars)) / len(chars)

    def _guess(self, char: str) -> float:
        """Return the width of a character without an entry: its letter's, its script's mean, or another face's."""
        base = unicodedata.normalize("NFD", char)[0]
        if base != char and base in self._advances:
            return self._advances[base]
        if means := script_widths().get(script_of(char)):
            return means["bold" in self._style]
        if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
            return 0.0
        if unicodedata.east_asian_width(char) in "WF":
            return 1.0
        other = stand_in(self._style)
        if other is not self and char in other._advances:
            return other.advance(char) * self.mean(_LETTERS) / other.mean(_LETTERS)
        return self.mean(_LETTERS)


@cache
def stand_in(style: str) -> Face:
    """Return the face that lends its widths, stretched, to characters that another one lacks: DejaVu Sans has most.

    Russian and Greek texts are estimated within 5 % so, except for P052 in bold.
    """
    return Face("DejaVu Sans", style)


@cache
def find_face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """Return the face that is measured for a typeface.

    A measured family, or one that is as wide, is measured as itself. Of about 1,300 others the mean width is known:
    they are measured as Arial, Times New Roman or Courier New, stretched. All others are measured as one of these, by
    the words of their names (Narrow, Mono, Serif), and as Arial where the name says nothing.
    """
    name, bold = _find_name(" ".join(family.lower().split()), bold)
    style = " ".join(word for word, is_set in (("bold", bold), ("italic", italic)) if is_set) or "regular"
    if measured := measured_families().get(name):
        return Face(measured, style)
    if mean := mean_families().get(name):
        factor = mean.bold if bold else mean.regular
        return Face(STAND_INS[mean.stand_in], style, factor, (mean.ascent, mean.descent))
    kind = next((kind for kind, words in _KINDS if words.search(name)), "sans")
    return Face("Liberation Sans Narrow" if kind == "narrow" else STAND_INS[kind], style)


def _find_name(name: str, bold: bool) -> tuple[str, bool]:
    """Return the name that the tables know, without a weight such as "semibold", and whether it is bold."""
    shorter = name
    while shorter not in measured_families() and shorter not in mean_families():
        weight = _WEIGHT.search(shorter)
        if weight is None:
            return name, bold
        bold = bold or weight["bold"] is not None
        shorter = shorter[: weight.start()]
    return shorter, bold


def advances(text: str, style: Style) -> list[float]:
    """Return the width in points of each character of a text; without kerning and ligatures.

    Kerning would lower the mean error of lines against LibreOffice from 0.5 to 0.3 % (benchmarks/fit.py).
    """
    face = find_face(style.family, style.bold, style.italic)
    if not style.caps:
        return [face.advance(char) * style.size + style.spacing for char in text]
    small = SMALL_CAPITALS if style.caps == "small" else 1.0
    return [
        sum(map(face.advance, char.upper())) * style.size * (small if char.islower() else 1.0) + style.spacing
        for char in text
    ]


def text_width(text: str, style: Style) -> float:
    """Return the width in points of a text in one line."""
    return sum(advances(text, style))


def line_height(style: Style, leading: float) -> float:
    """Return the height in points of a line at single spacing: `leading` ems, or by the face if that is 0."""
    if leading:
        return leading * style.size
    face = find_face(style.family, style.bold, style.italic)
    return (face.ascent + face.descent) * style.size
