"""Tags that a system of templates reads before anybody reads Markdown: which belong together, and which are new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from loctool.formats.markdown.dialects.block_rule import BlockRule, Line, Read, Texts, lines_up_to
from loctool.formats.markdown.places import Pieces, Place, Source, ends_escaping


class Tags(NamedTuple):
    """How a system's tags look."""

    tag: re.Pattern[str]
    """A whole tag, with the groups `name` and `close`, which is empty in a tag that opens or stands alone."""
    begin: re.Pattern[str]
    """What begins a tag in any text."""
    escape: Callable[[str], str]
    """From what begins a tag to the same as text."""
    texts: re.Pattern[str]
    """The texts in a tag's parameters, which a translation may have in its own language."""
    required: Callable[[str], bool]
    """Whether a tag must be in each translation, since others or the whole page may depend on it."""

    def key(self, tag: re.Match[str]) -> str:
        """Return a tag without the texts in it."""
        return self.texts.sub("=", tag[0])


_MOST_LINES = 2000
_MOST_WRAPPED = 40


class _Pair(NamedTuple):
    start: int
    inner: int
    inner_end: int
    end: int


def find_pairs(tags: Tags, text: str, begin: int, stop: int) -> tuple[list[_Pair], list[re.Match[str]]]:
    """Return the tags that open and close each other, and those that close none of the text."""
    pairs, lone = list[_Pair](), list[re.Match[str]]()
    opened: dict[str, list[re.Match[str]]] = {}
    for tag in tags.tag.finditer(text, begin, stop):
        waiting = opened.setdefault(tag["name"], [])
        if not tag["close"]:
            waiting.append(tag)
        elif waiting:
            pairs.append(_Pair(waiting[-1].start(), waiting.pop().end(), tag.start(), tag.end()))
        else:
            lone.append(tag)
    return pairs, lone


def unwrap(tags: Tags, text: str, begin: int, stop: int) -> tuple[int, int]:
    """Return where a text begins and stops within tags around it, and without tags at its ends that close others."""
    pairs, lone = find_pairs(tags, text, begin, stop)
    around = {pair.start: pair for pair in pairs}
    begins, ends = ({getattr(tag, side)(): tag for tag in lone} for side in ("start", "end"))
    while True:
        begin, stop = _trimmed(text, begin, stop)
        pair = around.get(begin)
        if pair and pair.end == stop:
            begin, stop = pair.inner, pair.inner_end
        elif begin < stop and begin in begins:
            begin = begins[begin].end()
        elif begin < stop and stop in ends:
            stop = ends[stop].start()
        else:
            return begin, stop


def _trimmed(text: str, begin: int, stop: int) -> tuple[int, int]:
    while begin < stop and text[begin].isspace():
        begin += 1
    while begin < stop and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def keep_tags(tags: Tags, text: str, translation: str) -> str:
    """Return a translation that has the tags of its source and no other; the source where it has lost one of them.

    A tag that opens or closes others without its counterpart would break the page.
    """
    spare = Counter(tags.key(tag) for tag in tags.tag.finditer(text))
    found, at = list[str](), 0
    for start, end in [*_known(tags, translation, spare), (len(translation), len(translation))]:
        found += tags.begin.sub(lambda begun: tags.escape(begun[0]), translation[at:start]), translation[start:end]
        at = end
    result = "".join(found)
    if any(tags.required(tag) for tag in spare.elements()) or _order(tags, result) != _order(tags, text):
        return text
    return result


def _known(tags: Tags, translation: str, spare: Counter[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the tags that the source has, too; `spare` loses each."""
    for tag in tags.tag.finditer(translation):
        if spare[key := tags.key(tag)] > 0:
            spare[key] -= 1
            yield tag.span()


def _order(tags: Tags, text: str) -> list[str]:
    """Return the tags that open or close others, in their order."""
    found = list(tags.tag.finditer(text))
    closed = {tag["name"] for tag in found if tag["close"]}
    return [tags.key(tag) for tag in found if tag["name"] in closed]


def block_extent(line: Line, opens: re.Pattern[str], close: str) -> int:
    """Return how many lines a block has from a tag that `opens` it to the one that closes it; 0 where none does.

    `opens` has the group `name`, for which `{name}` stands in the pattern `close`.
    """
    found = opens.match(line(0) or "")
    if not found:
        return 0
    closing = re.compile(close.format(name=re.escape(found["name"])))
    if closing.search(line(0) or "", found.end()):
        return 1
    return lines_up_to(line, closing.search, most=_MOST_LINES)


def closed_block(opens: str, close: str, foreign: str = "") -> BlockRule:
    """Return the rule for a block from a tag to the one that closes it: see `block_extent`."""
    extent = partial(block_extent, opens=re.compile(opens), close=close)
    return BlockRule(opens.replace("?P<name>", "?:"), extent=extent, foreign=foreign)


def wrapped_extent(line: Line, tags: Tags) -> int:
    """Return 1 for a line within a pair of tags, if all lines up to the next blank one are, else 0."""
    number = 0
    while number < _MOST_WRAPPED and (text := (line(number) or "").strip()):
        begin, stop = unwrap(tags, text, 0, len(text)) if tags.begin.match(text) else (0, 0)
        if not 0 < begin < stop < len(text):
            return 0
        number += 1
    return 1 if number > 1 else 0


def wrapped_places(source: Source, pieces: Pieces, read: Read, tags: Tags, texts: Texts) -> Iterator[Place]:
    """Yield the places of the Markdown within the tags around a line, and before them the `texts` of those tags."""
    [(start, end)] = pieces
    begin, stop = unwrap(tags, source.normal, start, end)
    yield from texts(source, [(start, begin)])
    for place in read(source.normal[begin:stop], "paragraph"):
        segment = replace(place.segment, line=source.line(begin))
        write = partial(_within_line, write=place.write)
        yield Place(segment, place.start + begin, place.end + begin, write)


def _within_line(text: str, write: Callable[[str], str]) -> str:
    written = write(text.replace("\n", " "))
    return written + " " if ends_escaping(written) else written
