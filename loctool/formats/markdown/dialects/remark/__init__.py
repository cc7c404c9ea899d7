"""remark and xaringan: properties, steps, notes behind `???`, and classes in brackets."""

from __future__ import annotations

from loctool.formats.markdown.dialects.remark.tables import REMARK, XARINGAN

__all__ = ["REMARK", "XARINGAN"]
