"""The slides of Slidev: where each begins and ends, its front matter, its notes, and whether anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from loctool.errors import SourceError
from loctool.formats.markdown.comments import classify, find_comments
from loctool.formats.markdown.dialects.dialect import Part
from loctool.formats.markdown.dialects.slidev.components import unread_attributes
from loctool.formats.markdown.front_matter.writing import Setting
from loctool.formats.markdown.front_matter.yaml_places import yaml_places
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.formats.reading import Reading
from loctool.model import LeftOut

KEYS = (
    *("title", "subtitle", "name", "titleTemplate", "info", "description", "author", "keywords"),
    *("abstract", "alt", "attribution", "caption", "cite", "date", "event", "footer", "header", "heading"),
    *("label", "quote", "summary", "venue"),
    *("*Title", "*Subtitle", "*Heading", "*Caption", "*Label", "*Description", "*Text", "*Alt", "*Author"),
    *("seoMeta.*Title", "seoMeta.*Description", "themeConfig.title", "themeConfig.header", "themeConfig.footer"),
)
"""Keys of a slide's front matter that hold text: Slidev's own, and those whose names say so in layouts and themes."""

_HYPHENS = re.compile(r"---[^\n]*\n(?P<yaml>.*?)---", re.DOTALL)
_FENCE = re.compile(r"\s*```ya?ml(?P<yaml>.*?)```", re.DOTALL)
_MARK = re.compile(r"\s*`+")
_FALSE = r"""(?:(?i:false|null)|~|0|""|'')?"""
_HIDDEN = re.compile(rf"^(?:hide|disabled)[ \t]*:(?![ \t]*{_FALSE}[ \t]*(?:#[^\n]*)?$)", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_KEY = re.compile(r"[\w.-]+[ \t]*:")
_IMPORT = re.compile(r"^src[ \t]*:[ \t]+(?![#\n])\S", re.MULTILINE)


class Head(NamedTuple):
    """A slide's front matter: where its YAML begins and ends, the offset behind it, and what stands around it."""

    begin: int
    stop: int
    end: int
    fenced: bool


def split(source: Source, start: int, reading: Reading) -> list[Part]:
    """Return the slides of a deck and their notes. Raises SourceError where the deck's own front matter is no YAML.

    A slide that is hidden, or that imports others, is empty.
    """
    keys = (*reading.front_matter, *KEYS)
    return [part for begin, end in _slides(source.normal, start) for part in _parts(source, begin, end, keys)]


def _slides(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield where each slide begins and ends, its front matter included, as Slidev's parser goes over the lines."""
    lines = text[begin:].split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=begin))
    first = number = 0
    is_comment = False
    while number < len(lines):
        line = lines[number].rstrip()
        if is_comment or not line.startswith("---"):
            number, is_comment = _skip(lines, number, is_comment)
        else:
            if first < number:
                yield starts[first], starts[number] - 1
                first = number + 1
            if line[3:4] != "-" and "".join(lines[number + 1 : number + 2]).strip():
                first = number
                number = next((n for n in range(number + 1, len(lines)) if lines[n].rstrip() == "---"), len(lines))
        number += 1
    if first < len(lines):
        yield starts[first], starts[-1] - 1


def _skip(lines: list[str], number: int, is_comment: bool) -> tuple[int, bool]:
    """Return the number of the last line of what begins with a line, and whether a comment goes on behind it."""
    line = lines[number]
    if not is_comment and line.lstrip().startswith("```") and (mark := _MARK.match(line)):
        return next((n for n in range(number + 1, len(lines)) if lines[n].startswith(mark[0])), number), False
    at = 0
    while at >= 0:
        if is_comment:
            at = line.find("-->", at)
            at = at + 3 if at >= 0 else at
            is_comment = at < 0
        else:
            at = line.find("<!--", at)
            at = at + 4 if at >= 0 else at
            is_comment = at >= 0
    return number, is_comment


def find_head(text: str, begin: int, end: int) -> Head | None:
    """Return the front matter of a slide: between lines of hyphens, or else a code block of YAML."""
    if found := _HYPHENS.match(text, begin, end) or _FENCE.match(text, begin, end):
        return Head(*found.span("yaml"), found.end(), fenced=found.re is _FENCE)
    return None


@lru_cache
def _names(keys: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the names in which the keys end: YAML without any of them need not be read."""
    ends = (re.escape(key.rpartition(".")[2].removesuffix("[]").lstrip("*")) for key in keys)
    return re.compile("(?:" + "|".join(end.replace(r"\*", r"[^\n:]*") for end in ends) + r")[\"']?\s*:")


def _parts(source: Source, begin: int, end: int, keys: tuple[str, ...]) -> Iterator[Part]:
    """Yield a slide and its notes."""
    text = source.normal
    head = find_head(text, begin, end)
    yaml = text[head.begin : head.stop] if head else ""
    places, left_out = list[Place](), list[LeftOut]()
    hidden = bool(_HIDDEN.search(yaml))
    if head and (begin == 0 or not hidden) and _names(keys).search(yaml):
        try:
            places = list(_metadata(source, head, keys))
        except SourceError as problem:
            if begin == 0 and _KEY.match(yaml):
                raise
            reason = "the front matter of a slide that cannot be read; correct it"
            left_out = [LeftOut(problem.line or source.line(begin), collapse(yaml.replace("\n", " ")), reason)]
    start = head.end if head else begin
    content = text[start:end]
    start, stop = start + len(content) - len(content.lstrip()), start + len(content.rstrip())
    if hidden or _IMPORT.search(yaml):
        yield Part(end, end, places=places, left_out=left_out)
        return
    begin, stop = _find_note(text, start, max(start, stop))
    left_out += unread_attributes(source, start, begin)
    yield Part(start, begin, places=places, left_out=left_out)
    if begin < stop:
        inner = text[begin + len("<!--") : stop - len("-->")]
        begin += len("<!--") + len(inner) - len(inner.lstrip())
        stop = begin + len(inner.strip())
        yield Part(begin, stop, "notes")


def _find_note(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return where the comment with a slide's notes begins and ends: the last one, with nothing behind it.

    Both are the end of the slide where it has none.
    """
    for begin, end in list(find_comments(text[start:stop]))[-1:]:
        is_last = start + end + len("-->") == stop
        if is_last and classify(text[start + begin : start + end], marp=False).kind == "note":
            return start + begin - len("<!--"), stop
    return stop, stop


def _metadata(source: Source, head: Head, keys: Collection[str]) -> Iterator[Place]:
    """Yield the texts of a slide's front matter."""
    for place in yaml_places(source, head.begin, head.stop, keys, Setting(ended="anywhere")):
        yield place._replace(write=partial(_write_fenced, place)) if head.fenced else place


def _write_fenced(place: Place, text: str) -> str:
    """Return a value of a code block of YAML, which three backticks would end."""
    return place.write(text.replace("```", "'''"))
