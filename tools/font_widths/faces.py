"""Reads the advance widths of fonts."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont, TTLibError

FAMILIES = (
    "C059", "Caladea", "Carlito", "Comic Neue", "DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif",
    "Gelasio", "Lato", "Liberation Mono", "Liberation Sans", "Liberation Sans Narrow",
    "Liberation Serif", "Noto Sans", "Noto Serif", "Open Sans", "P052", "Roboto", "URW Bookman", "URW Gothic",
)  # fmt: skip
STYLES = {
    "Regular": "regular", "Book": "regular", "Roman": "regular", "Light": "regular",
    "Bold": "bold", "Demi": "bold",
    "Italic": "italic", "Oblique": "italic", "Book Oblique": "italic", "Light Italic": "italic",
    "Bold Italic": "bold italic", "Bold Oblique": "bold italic", "Demi Oblique": "bold italic",
    "Demi Italic": "bold italic",
}  # fmt: skip
_RANGES = (
    (0x20, 0x17F), (0x192, 0x192), (0x218, 0x21B), (0x384, 0x3CE), (0x400, 0x45F), (0x490, 0x4FF), (0x1E9E, 0x1E9E),
    (0x2010, 0x2030), (0x2032, 0x2044), (0x2070, 0x208E), (0x20A0, 0x20BF), (0x2116, 0x2122), (0x2190, 0x2195),
    (0x21D0, 0x21D5), (0x2202, 0x2265), (0x25A0, 0x25CF), (0xFB00, 0xFB02),
)  # fmt: skip
"""First and last characters that are kept: Latin, Greek, Cyrillic, punctuation, signs."""
_USE_TYPO_METRICS = 1 << 7


class Face(NamedTuple):
    """A family in one style; all numbers in units of the font."""

    units: int
    """Per em."""
    ascent: int
    descent: int
    widths: dict[str, int]


def read_faces(folders: list[Path]) -> dict[tuple[str, str], Face]:
    """Return (family, style) -> face for all fonts of `FAMILIES` in some folders; several files of a face are joined.

    Of two files with the same character the larger font counts.
    """
    found = defaultdict(list)
    for path in sorted(path for folder in folders for path in folder.rglob("*.[otw][tfo][fO]*")):
        for key, face in _read(path):
            found[key].append(face)
    return {key: _join(found[key]) for key in sorted(found)}


def _read(path: Path) -> Iterator[tuple[tuple[str, str], Face]]:
    if path.suffix not in (".ttf", ".otf", ".woff"):
        return
    try:
        font = TTFont(path, lazy=True)
    except TTLibError:
        return
    family, style = font["name"].getDebugName(1), font["name"].getDebugName(2)
    if family in FAMILIES and style in STYLES:
        advances, characters = font["hmtx"].metrics, font.getBestCmap()
        kept = {chr(code): advances[name][0] for code, name in characters.items() if _is_kept(code)}
        ascent, descent = _line_height(font)
        yield (family, STYLES[style]), Face(font["head"].unitsPerEm, ascent, descent, kept)


def _is_kept(code: int) -> bool:
    return any(first <= code <= last for first, last in _RANGES) and unicodedata.category(chr(code)) not in (
        "Mn",
        "Cc",
        "Cf",
        "Zl",
        "Zp",
    )


def _line_height(font: TTFont) -> tuple[int, int]:
    """Return ascent and descent as LibreOffice takes them (`ImplCalcLineSpacing` in vcl); a line gap is not added."""
    table = font["OS/2"]
    if table.fsSelection & _USE_TYPO_METRICS:
        return table.sTypoAscender, -table.sTypoDescender
    if font["hhea"].ascent or font["hhea"].descent:
        return font["hhea"].ascent, -font["hhea"].descent
    return table.usWinAscent, table.usWinDescent


def _join(faces: list[Face]) -> Face:
    faces = sorted(faces, key=lambda face: len(face.widths))
    units = faces[-1].units
    widths = {char: width for face in faces if face.units == units for char, width in face.widths.items()}
    return faces[-1]._replace(widths=widths)


def write_faces(faces: dict[tuple[str, str], Face]) -> str:
    """Return the text of widths.txt: a line "= family|styles|units|ascent|descent", then "width characters" lines.

    Left out are characters as wide as the letter without its accents.
    """
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (family, style), face in faces.items():
        texts[family, _write(face)].append(style)
    lines = ["# Made by tools/font_widths: advance widths of characters in units of the font."]
    for (family, text), styles in texts.items():
        lines.append(f"= {family}|{','.join(styles)}|{text}")
    return "\n".join(lines) + "\n"


def _write(face: Face) -> str:
    groups = defaultdict(list)
    for char, width in sorted(face.widths.items()):
        base = unicodedata.normalize("NFD", char)[0]
        if base == char or face.widths.get(base) != width:
            groups[width].append(char)
    lines = [f"{face.units}|{face.ascent}|{face.descent}"]
    lines += [f"{width} {''.join(chars)}" for width, chars in sorted(groups.items())]
    return "\n".join(lines)
