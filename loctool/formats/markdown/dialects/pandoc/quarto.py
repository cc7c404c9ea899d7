"""Quarto: pandoc's Markdown with shortcodes, callouts and options in the comments of code."""

from __future__ import annotations

import re
from dataclasses import replace

from loctool.formats.markdown.dialects.pandoc.blocks import pandoc_rules
from loctool.formats.markdown.dialects.pandoc.table import KEYS, PANDOC, tame

_KEYWORDS = frozenset({"today", "now", "last-modified", "CC0"}).union(
    f"CC BY{more}" for more in ("", "-SA", "-ND", "-NC", "-NC-SA", "-NC-ND")
)
"""Values that are no words: dates, and the licenses that Quarto knows by their names."""
_RUN = re.compile(r"\{\{(?=<)|(?<!`)`(?=r[ #]|\{\w+\})(?P<code>[^`\n]+)`(?!`)")


def tame_code(text: str, translation: str) -> str:
    """Return a translation without shortcodes and code that would run, where its source has none of them."""
    if _RUN.search(text):
        return tame(text, translation)
    return _RUN.sub(lambda run: f"`` {run['code']} ``" if run["code"] else "&#123;{", tame(text, translation))


QUARTO = replace(
    PANDOC,
    name="quarto",
    rules=pandoc_rules(KEYS, _KEYWORDS),
    slide_level=lambda _: 2,
    tame=tame_code,
    keywords=_KEYWORDS,
)
