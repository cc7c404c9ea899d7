"""Jekyll: Liquid's tags within kramdown."""

from __future__ import annotations

from loctool.formats.markdown.dialects.jekyll.table import JEKYLL

__all__ = ["JEKYLL"]
