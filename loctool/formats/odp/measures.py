"""Lengths and shares as attributes write them."""

from __future__ import annotations

import re

_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
"""Unit -> points."""
_NUMBER = r"-?(?:[0-9]{1,9}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})"
_LENGTH = re.compile(rf"({_NUMBER})({'|'.join(_POINTS)})")
_SHARE = re.compile(rf"({_NUMBER})%")


def read_length(value: str) -> float | None:
    """Return a length in points; None if a text is none."""
    match = _LENGTH.fullmatch(value.strip())
    return float(match[1]) * _POINTS[match[2]] if match else None


def read_share(value: str) -> float | None:
    """Return a percentage as a share: 0.92 for 92%; None if a text is none."""
    match = _SHARE.fullmatch(value.strip())
    return float(match[1]) / 100 if match else None
