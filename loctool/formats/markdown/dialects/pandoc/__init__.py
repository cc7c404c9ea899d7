"""pandoc's Markdown, and what Quarto and R Markdown make of it."""

from __future__ import annotations

from loctool.formats.markdown.dialects.pandoc.quarto import QUARTO
from loctool.formats.markdown.dialects.pandoc.rmarkdown import RMARKDOWN
from loctool.formats.markdown.dialects.pandoc.table import PANDOC

__all__ = ["PANDOC", "QUARTO", "RMARKDOWN"]
