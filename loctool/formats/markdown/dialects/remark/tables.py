"""The tables of remark and of xaringan, which puts YAML and code in R around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.formats.markdown.dialects.common import MATH, foreign_blocks
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.remark.parts import read, split
from loctool.formats.markdown.dialects.remark.settling import settle
from loctool.formats.markdown.places import Pieces, Place, Source, text_place
from loctool.formats.markdown.writing import Layout, write_block

_MACRO = r"!\[:[^\] \n]+(?:{args})\](?:\([^)\n]*\))?[ \t]*$"


def _heading(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the text of a heading whose marks have no space behind them."""
    [(start, end)] = pieces
    line = source.normal[start:end]
    start += len(line) - len(line.lstrip("# \t"))
    yield from text_place(source, start, end - len(line) + len(line.rstrip("# \t")), "heading", _write_heading)


def _write_heading(text: str) -> str:
    written = write_block(text, Layout(REMARK, heading=True))
    return "\\" + written if written.startswith("#") else written


_RULES = (
    BlockRule(r"#{1,6}(?=[^#\s])[^\n]*$", texts=_heading),
    BlockRule(r"--[ \t]*$"),
    BlockRule(
        _MACRO.format(args=r"[ ][^\]\n]*?[^\W\d_]{2}[^\]\n]*"), foreign="a macro of remark, which may show its words"
    ),
    BlockRule(_MACRO.format(args=r"[ ][^\]\n]*|")),
    *foreign_blocks("remark"),
)
_RUN = re.compile(r"`(?:r[ #]|\{\w+\})[^`]+`")
"""Code within a sentence that knitr runs, also between two backticks, and behind a backslash."""


def _settle(source: Source, start: int, place: Place, written: str, *, knitr: bool = False) -> str:
    if place.segment.role == "metadata":
        return written
    return settle(source, place, written, read(source.text, start, knitr))


def _settle_knitr(source: Source, start: int, place: Place, written: str) -> str:
    """Return what is settled, also in the front matter, without code that would run and that the source has not."""
    known = set(_RUN.findall(source.text[place.start : place.end]))
    written = _settle(source, start, place, written, knitr=True)
    return _RUN.sub(lambda run: run[0] if run[0] in known else "` " + run[0][1:], written)


REMARK = Dialect(
    name="remark",
    label="html",
    plugins=(),
    loose_rows=True,
    math=False,
    hard="  ",
    rules=_RULES,
    raw=r"(?:--?-|\?{3})[ \t]*$|(?:[ ]*[-*_]){3,}[ ]*$",  # its rules may be of several characters: `- **`
    not_front_matter=r"---[ \t]*\n(?:(?!---)[^\n]*\S[^\n]*\n)*?"
    r"(?:[ \t]*\n|(?:class|template|count|exclude|name|background-\w+):|layout:[ \t]*(?:true|false)\b)",
    split=lambda source, start, _: split(source, start, knitr=False),
    settle=_settle,
)

XARINGAN = Dialect(
    name="xaringan",
    keys=("title", "subtitle", "author", "institute", "date"),
    plugins=(),
    loose_rows=True,
    hard="  ",
    rules=(*MATH, *_RULES),
    raw=REMARK.raw,
    split=lambda source, start, _: split(source, start, knitr=True),
    settle=_settle_knitr,
)
