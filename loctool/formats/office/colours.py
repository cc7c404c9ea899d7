"""Names of colours, for notes to translators."""

from __future__ import annotations

import colorsys
import re

_HUES = (
    (15, "red"), (47, "orange"), (70, "yellow"), (165, "green"), (200, "turquoise"), (255, "blue"), (290, "purple"),
    (345, "pink"), (361, "red"),
)  # fmt: skip
"""Degrees up to which a hue has a name."""


def name_colour(code: str) -> str:
    """Return the name of a colour given as RRGGBB: red, dark blue; empty for what is no colour."""
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", code):
        return ""
    red, green, blue = (byte / 255 for byte in bytes.fromhex(code.removeprefix("#")))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness < 0.08 or lightness > 0.95:
        return "black" if lightness < 0.08 else "white"
    if saturation < 0.12:
        return "grey"
    name = next(name for limit, name in _HUES if hue * 360 < limit)
    if name == "orange" and lightness < 0.35:
        return "brown"
    if name == "red" and lightness > 0.75:
        return "pink"
    return f"dark {name}" if lightness < 0.3 else f"light {name}" if lightness > 0.75 else name
