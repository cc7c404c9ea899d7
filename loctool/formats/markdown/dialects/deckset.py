"""Deckset, by its documentation: settings in the first lines, notes behind `^`, commands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.dialects.common import DECKSET_IMAGE_WORDS, MATH, foreign_blocks
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect, Part
from loctool.formats.markdown.places import Pieces, Place, Source, differing, one_line, text_of, text_place
from loctool.formats.markdown.writing import Layout, guard_line, write_block
from loctool.formats.reading import Reading
from loctool.model import Segment

_SETTING = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>[^\n]*)(?:\n|\Z)")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_LEVELS = re.compile(r"#{1,6}")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|\[fit\])")
_FIT = re.compile(r"#{1,6}(?:\[fit\][ \t]*)+")
_FOOTER = re.compile(r"\[\.footer:[ \t]*((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]")
_NOTE = re.compile(r"\^?[ \t]*(?:(?P<mark>[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+)?")
_LABEL = re.compile(r"\[\^[^\]\n]+\]:[ \t]*")
_AUTHOR = re.compile(r"--[ \t]+")
_STARTS_BLOCK = r"$|(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|`{3}|~{3}|>|\[\.[\w-]+"


def _footers(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the texts of the footers of single slides."""
    for start, end in pieces:
        for found in _FOOTER.finditer(source.normal, start, end):
            yield from text_place(source, *found.span(1), "metadata", partial(_in_brackets, old=found[1]))


def _in_brackets(text: str, old: str) -> str:
    """Return a text within brackets; it has pairs of them only where the old one has."""
    text = one_line(text)
    is_safe = "[" in old and re.fullmatch(r"(?:[^\[\]]|\[[^\[\]]*\])*", text)
    return text if is_safe else re.sub(r"[\[\]]", lambda one: f"&#{ord(one[0])};", text)


def _notes(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the texts of a paragraph of notes; each line may begin with `^`, list items are texts of their own."""
    groups: list[Pieces] = []
    for start, end in pieces:
        mark = _NOTE.match(source.normal, start, end)
        begin = mark.end() if mark else start
        if not groups or (mark and mark["mark"]):
            groups.append([])
        if source.normal[begin:end].strip():
            groups[-1].append((begin, end))
    former = text_of(source, pieces) if len(groups) == 1 else ""
    for group in groups:
        yield from _lines_place(source, group, "note", former, "^ ")


def _footnote(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the text of a footnote, whose label may have spaces."""
    [(start, end), *others] = pieces
    label = _LABEL.match(source.normal, start, end)
    begin = label.end() if label else start
    has_space = " " in source.normal[start:begin].rstrip()
    own = [(begin, end), *others] if source.normal[begin:end].strip() else others
    yield from _lines_place(source, own, "paragraph", text_of(source, pieces if has_space else own), "")


def _fit_heading(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the text of a heading without a space before its command."""
    [(start, end)] = pieces
    begin = found.end() if (found := _FIT.match(source.normal, start, end)) else end
    end = begin + len(source.normal[begin:end].rstrip("# \t"))
    yield from text_place(source, begin, end, "heading", partial(write_block, layout=Layout(DECKSET, heading=True)))


def _author(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield whose words a quote is."""
    [(start, end)] = pieces
    mark = _AUTHOR.match(source.normal, start, end)
    yield from _lines_place(source, [(mark.end() if mark else start, end)], "quote", "", "")


def _lines_place(source: Source, pieces: Pieces, role: str, former: str, more: str) -> Iterator[Place]:
    """Yield the place of a text of several lines, which stay lines; `more` is what further ones begin with."""
    if not (text := text_of(source, pieces, soft="\n")):
        return
    starts = [source.line_start(start) for start, _ in pieces[1:]]
    prefixes = [source.normal[low:start] for low, (start, _) in zip(starts, pieces[1:], strict=True)]
    line = source.normal[pieces[-1][0] : pieces[-1][1]]
    start, end = pieces[0][0], pieces[-1][0] + len(line.rstrip())
    write = partial(_write_lines, prefixes=prefixes, more=more, eol=source.line_end(start))
    yield Place(Segment(text, role, source.line(start), former=differing(former, text)), start, end, write)


def _write_lines(text: str, prefixes: list[str], more: str, eol: str) -> str:
    first, *others = (guard_line(line, number == 0, DECKSET) for number, line in enumerate(text.split("\n")))
    prefixes = prefixes + [prefixes[-1] if prefixes else more] * (len(others) - len(prefixes))
    return first + "".join(eol + prefix + line for prefix, line in zip(prefixes, others, strict=False))


def split(source: Source, start: int, reading: Reading) -> list[Part]:
    """Return the slides: behind the settings, between `---` with blank lines around, and above headings if set so."""
    settings: dict[str, str] = {}
    places: list[Place] = []
    has_settings = not start
    while has_settings and (found := _SETTING.match(source.normal, start)):
        settings[found["key"].lower()] = found["value"]
        if found["key"].lower() in ("footer", *reading.front_matter):
            places += text_place(source, *found.span("value"), "metadata")
        start = found.end()
    levels = {len(found) for found in _LEVELS.findall(settings.get("slide-dividers", ""))}
    parts = []
    for cut, end in [*_cuts(source, start, levels), (len(source.normal), 0)]:
        parts.append(Part(start, cut, places=places))
        start, places = end, []
    return parts


def _cuts(source: Source, start: int, levels: set[int]) -> Iterator[tuple[int, int]]:
    """Yield where a slide ends and the next one starts."""
    fence, above, at, has_text = "", "", start, False
    lines = source.normal[start:].split("\n")
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        marks = _FENCE.match(line)
        heading = _HEADING.match(line)
        if marks and (not fence or (marks[1].startswith(fence) and not line[marks.end() :].strip())):
            fence = "" if fence else marks[1]
        elif not fence and line.rstrip() == "---" and not above.strip() and not below.strip():
            yield at, at + len(line)
            has_text = False
        elif not fence and heading and len(heading[1]) in levels and has_text:
            yield at, at
        has_text |= bool(line.strip()) and line.rstrip() != "---"
        above = line
        at += len(line) + 1


_RULES = (
    *MATH,
    BlockRule(r"\[\.[\w-]+(?::[^\n]*)?\][ \t]*$", texts=_footers),
    BlockRule(rf"{_FIT.pattern}[^\n]*$", texts=_fit_heading),
    BlockRule(r"\^", until=_STARTS_BLOCK, texts=_notes),
    BlockRule(r"\[\^[^\]\n]+\]:", until=rf"{_STARTS_BLOCK}|\[\^[^\]\n]+\]:", texts=_footnote),
    BlockRule(r"--[ \t]+[^\s-]", texts=_author),
)

DECKSET = Dialect(
    name="deckset",
    breaks=True,
    plugins=(),
    math=False,
    rules=(*_RULES, *foreign_blocks("Deckset")),
    leading=r"\[fit\][ \t]*",
    image_words=DECKSET_IMAGE_WORDS,
    split=split,
)
