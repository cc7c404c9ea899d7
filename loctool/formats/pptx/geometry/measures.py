"""Lengths and shares as attributes write them."""

from __future__ import annotations

import re

EMU = 12700
"""English Metric Units in a point."""
_UNITS = {"": 1 / EMU, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
"""Unit -> points; strict files may write units."""
_LENGTH = re.compile(r"(-?[0-9]{1,12}(?:\.[0-9]{1,6})?)(|mm|cm|in|pt|pc|pi)")
_SHARE = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(%?)")


def read_length(value: str | None) -> float | None:
    """Return a length in points from EMU, or from a number with a unit; None if it is neither."""
    match = _LENGTH.fullmatch(value or "")
    return float(match[1]) * _UNITS[match[2]] if match else None


def read_share(value: str | None) -> float | None:
    """Return a share from thousandths of a percent (92500), or from percent (92.5%); None if it is neither."""
    match = _SHARE.fullmatch(value or "")
    return float(match[1]) / (100 if match[2] else 100_000) if match else None
