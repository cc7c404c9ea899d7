"""R Markdown: pandoc's Markdown with chunks of knitr."""

from __future__ import annotations

import re
from dataclasses import replace

from loctool.formats.markdown.dialects.pandoc.markers import view_markers
from loctool.formats.markdown.dialects.pandoc.quarto import tame_code
from loctool.formats.markdown.dialects.pandoc.table import PANDOC

_FENCE = re.compile(r"(?P<lead>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_OF_TEXT = re.compile(r"\{(?:asis|block2?)\b[^{}]*\}[ \t]*")
"""A chunk of Markdown, which knitr puts out as it is or in a block."""
_TEXT_REFERENCE = r"\(ref:[\w:-]+\)[ \t]+"


def view_chunks(text: str) -> str:
    """Return a text of the same length in which blank lines stand for those that begin and end chunks of Markdown."""
    lines, opened, fence = text.split("\n"), 0, ""
    for number, line in enumerate(lines):
        if not (match := _FENCE.match(line)):
            continue
        if not fence:
            opened, fence = number, match["fence"]
        elif match["fence"].startswith(fence) and not match["info"].strip():
            first = _FENCE.match(lines[opened])
            if first and _OF_TEXT.fullmatch(first["info"]):
                lines[opened], lines[number] = _blank(first), _blank(match)
            fence = ""
    return view_markers("\n".join(lines))


def _blank(fence: re.Match[str]) -> str:
    return fence["lead"].ljust(len(fence[0]))


RMARKDOWN = replace(
    PANDOC,
    name="rmarkdown",
    view=view_chunks,
    leading=rf"{PANDOC.leading}|{_TEXT_REFERENCE}",
    tame=tame_code,
)
