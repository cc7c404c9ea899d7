"""Slidev: lines of hyphens part the slides before anybody reads Markdown, and Vue runs what Markdown made."""

from __future__ import annotations

from loctool.formats.markdown.dialects.slidev.table import SLIDEV

__all__ = ["SLIDEV"]
