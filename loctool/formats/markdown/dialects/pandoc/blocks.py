"""The blocks of pandoc: divs, line blocks, tables, metadata, pauses, TeX and HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from loctool.formats.markdown.dialects.block_rule import BlockRule, Line, Read, lines_up_to
from loctool.formats.markdown.dialects.pandoc.html import HTML_RULES, places_of
from loctool.formats.markdown.dialects.pandoc.texts import attribute_places, shortcode_places
from loctool.formats.markdown.front_matter.yaml_places import yaml_places
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, joined
from loctool.formats.markdown.rules.tex import BEGINS, end_of_environment, environment_extent
from loctool.formats.markdown.tables.finding import table_extent
from loctool.formats.markdown.tables.places import merged_extent, table_places
from loctool.model import Segment

_BRACES = r"""\{(?:[^{}"'\n]|"[^"\n]*"|'[^'\n]*')*\}"""
_NOTES = re.compile(r":{3,}[ \t]*(?:notes\b|\{[^{}\n]*\.notes\b)")
_MATH = r"(?:equation|align|gather|multline|eqnarray|math|displaymath|flalign|alignat|split|array|[bpvV]?matrix)"
_MATH_BEGINS = re.compile(r"\$\$(?!\$)")
_MATH_ENDS = re.compile(rf"[^$]*(?:\$(?!\$)[^$]*)*\$\$[ \t]*(?:{_BRACES})?[ \t]*$")
_RULE = re.compile(r"---[ \t]*$")
_YAML_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"""(?:[\w.$/-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:(?=[ \t]|$)|[{#]""")
_LINE = re.compile(r"\|(?:[ \t]|$)")
_ROW = re.compile(r"[-:|+ \t]+")
_TEX = "is raw TeX, which is left alone"
_MERGED = "is a table with merged cells or unaligned lines, which is left alone"
_COMMAND = r"(?=\\[a-zA-Z]+\*?(?:\[[^\]\n]*\]|\{[^{}\n]*\})*[ \t]*$)\\[a-zA-Z]+"


def _div_section(text: str) -> str:
    return "note" if _NOTES.match(text) else ""


def _line_block_extent(line: Line) -> int:
    """Return how many lines a line block has: those that begin with a pipe, and indented ones that go on with them."""
    number = 0
    while (text := line(number)) and (_LINE.match(text) or (number and text.startswith(" ") and text.strip())):
        number += 1
    return number


def _verses(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of each line of a line block."""
    lines: list[Pieces] = []
    for start, end in pieces:
        if marker := _LINE.match(source.normal, start, end):
            lines.append([(marker.end(), end)])
        elif lines:
            lines[-1].append((start, end))
    for line in lines:
        content = joined(source, line)
        if text := collapse(content.replace("\n", " ")):
            start = line[0][0] + len(content) - len(content.lstrip())
            end = line[-1][1] - len(content) + len(content.rstrip())
            yield Place(Segment(text, "paragraph", source.line(start)), start, end, _write_verse)


def _write_verse(text: str) -> str:
    """Return a line of a line block, which is no row of hyphens that would make a table of it."""
    line = text.replace("\n", " ")
    return "\\" + line if _ROW.fullmatch(line) else line


def _math_extent(line: Line) -> int:
    """Return how many lines mathematics between `$$` has, up to attributes of it; 0 where text follows on its line."""
    text, number = (line(0) or "")[2:], 0
    if not _MATH_BEGINS.match(line(0) or ""):
        return 0
    while "$$" not in text:
        number += 1
        text = line(number) or ""
        if not text.strip():
            return 0
    return number + 1 if _MATH_ENDS.match(text) else 0


def _yaml_extent(line: Line) -> int:
    """Return how many lines a block of metadata has: a mapping between `---`, followed by no blank line, and `---`."""
    import yaml

    if not _RULE.match(line(0) or "") or not _KEY.match(line(1) or ""):
        return 0
    count = lines_up_to(line, _YAML_END.match)
    content = "\n".join(line(number) or "" for number in range(1, count - 1))
    try:
        return count if isinstance(yaml.compose(content, Loader=yaml.SafeLoader), yaml.MappingNode) else 0
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        return 0


def _metadata(source: Source, pieces: Pieces, keys: Collection[str], keywords: Collection[str]) -> Iterator[Place]:
    """Yield the places of the texts of a block of metadata that stands in no other block."""
    if len(pieces) > 2 and all(start == source.line_start(start) for start, end in (pieces[0], pieces[-1])):
        found = yaml_places(source, source.line_start(pieces[1][0]), pieces[-1][0], keys)
        yield from (place for place in found if place.segment.text not in keywords)


def _behind(source: Source, pieces: Pieces, read: Read) -> Iterator[Place]:
    """Yield the places of the Markdown behind the end of an environment, on its line."""
    start, end = pieces[-1]
    begin = start + end_of_environment([source.normal[low:high] for low, high in pieces])
    yield from places_of(source, start, (begin, end), read)


def pandoc_rules(keys: Collection[str], keywords: Collection[str] = ()) -> tuple[BlockRule, ...]:
    """Return the rules of pandoc's blocks; `keys` are the text keys of its metadata."""
    return (
        BlockRule(extent=_yaml_extent, texts=partial(_metadata, keys=keys, keywords=keywords), interrupts=False),
        BlockRule(extent=merged_extent, foreign=_MERGED, interrupts=False),
        BlockRule(extent=table_extent, nested=table_places, interrupts=False),
        BlockRule(extent=_line_block_extent, texts=_verses, interrupts=False),
        BlockRule(r"\$\$", extent=_math_extent),
        BlockRule(r":{3,}[ \t]*$", section=lambda _: "end"),
        BlockRule(
            rf":{{3,}}[ \t]*(?:{_BRACES}|[^\s{{}}:]+(?:[ \t]*{_BRACES})?)[ \t]*:*[ \t]*$",
            interrupts=False,
            texts=attribute_places,
            section=_div_section,
        ),
        BlockRule(r"\.[ \t]\.[ \t]\.[ \t]*$", interrupts=False),
        BlockRule(r"\\[ \t]*$", interrupts=False),
        BlockRule(r"(?:\{\{\{?<(?:(?!>\}\})[^\n])*>\}\}\}?[ \t]*)+$", interrupts=False, texts=shortcode_places),
        BlockRule(rf"\\begin\{{{_MATH}\*?\}}", extent=environment_extent, nested=_behind),
        BlockRule(BEGINS, extent=environment_extent, nested=_behind, foreign=_TEX),
        BlockRule(rf"{_COMMAND}(?=[^\n]*\{{[^{{}}\n]*[^\W\d_]{{3}})", interrupts=False, foreign=_TEX),
        BlockRule(_COMMAND, interrupts=False),
        *HTML_RULES,
    )
