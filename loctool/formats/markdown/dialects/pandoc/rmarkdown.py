"""R Markdown: pandoc's Markdown with chunks of knitr."""

from __future__ import annotations

from dataclasses import replace

from loctool.formats.markdown.dialects.pandoc.quarto import tame_code
from loctool.formats.markdown.dialects.pandoc.table import PANDOC

RMARKDOWN = replace(PANDOC, name="rmarkdown", tame=tame_code)
