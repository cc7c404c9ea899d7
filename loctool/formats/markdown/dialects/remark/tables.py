"""The tables of remark and of xaringan, which puts YAML and code in R around it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.dialects.common import MATH
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect, Part
from loctool.formats.markdown.dialects.foreign import FOREIGN
from loctool.formats.markdown.dialects.remark.parts import read, split
from loctool.formats.markdown.dialects.remark.settling import settle
from loctool.formats.markdown.places import Pieces, Place, Source, collapse
from loctool.formats.markdown.writing import Layout, write_block
from loctool.formats.reading import Reading
from loctool.model import Segment

_MACRO = r"!\[:[^\] \n]+(?:{args})\](?:\([^)\n]*\))?[ \t]*$"


def _heading(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the text of a heading whose marks have no space behind them."""
    [(start, end)] = pieces
    line = source.normal[start:end]
    body = line.strip("# \t")
    if text := collapse(body):
        start += line.index(body)
        yield Place(Segment(text, "heading", source.line(start)), start, start + len(body), _write_heading)


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
    *(rule for rule in FOREIGN if "remark" not in rule.foreign),
)
_WORDS, _CODE_IN_R = r"\S*+", r"[^\r\n]*+"
"""What may stand behind the first marks of a fence: one word; a chunk of R has options."""


def _split(info: str, source: Source, start: int, _: Reading) -> list[Part]:
    return split(source, start, info)


def _settle(info: str, source: Source, start: int, place: Place, written: str) -> str:
    return settle(source, place, written, read(source.text, start, info))


REMARK = Dialect(
    name="remark",
    plugins=(),
    math=False,
    hard="  ",
    rules=_RULES,
    raw=r"(?:--?-|\?{3})[ \t]*$|(?:[ ]*[-*_]){3,}[ ]*$",  # its rules may be of several characters: `- **`
    not_front_matter=r"---[ \t]*\n(?:(?!---)[^\n]*\S[^\n]*\n)*?"
    r"(?:[ \t]*\n|(?:class|template|count|exclude|name|background-\w+):|layout:[ \t]*(?:true|false)\b)",
    split=partial(_split, _WORDS),
    settle=partial(_settle, _WORDS),
)

XARINGAN = Dialect(
    name="xaringan",
    keys=("title", "subtitle", "author", "institute", "date"),
    plugins=(),
    hard="  ",
    rules=(*MATH, *_RULES),
    raw=REMARK.raw,
    split=partial(_split, _CODE_IN_R),
    settle=partial(_settle, _CODE_IN_R),
)
