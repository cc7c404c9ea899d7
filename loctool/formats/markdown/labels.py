"""Labels on slides: a paragraph of its own at the end of a slide's text, which no system takes for anything else."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from loctool.errors import SourceError
from loctool.formats.labels import Label
from loctool.formats.markdown.deck import parse, parts_of, walk_over
from loctool.formats.markdown.parser import blocks
from loctool.formats.markdown.places import Place, Source
from loctool.formats.markdown.walk import Walk
from loctool.formats.reading import Reading
from loctool.model import Deck

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~$&!:^=@%]")
"""What may be markup in one of the dialects."""
_NOT_PLAIN = re.compile(r"[^\w\s.,;?()–—-]")
"""What some systems read before they read HTML: macros, templates."""
_NOT_SHOWN = ("note", "metadata")
"""Roles of texts that the audience may not see."""
_FORMS = {
    "plain": "*{words}*",
    "html": '<p class="loctool-label" lang="{language}" data-translation="machine">{html}</p>',
    "div": '::: {{.loctool-label lang="{language}" data-translation="machine"}}\n*{words}*\n:::',
}
"""Form of a label in a dialect -> how it is written. Only HTML and pandoc's divisions tell programs what it is."""


def label_slides(text: str, path: str, label: Label, numbers: Collection[int], reading: Reading) -> str:
    """Return a deck with a label on each of the slides of these numbers, counted from 1.

    The label follows the last block that has a text of the slide. Whether a system shows it there is tried: the deck
    must be read as before, with the label as a paragraph. A slide without such a place, such as a title made of front
    matter, has its label on the next slide that has one, or else on the one before. Raises SourceError if none has.
    """
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    before, source = parse(text, path, reading), Source(text, path)
    walk = walk_over(source, reading)
    written, ends = _written(label, walk.dialect.label), _block_ends(source, walk, reading)
    spots = {number: [*_candidates(source, places, ends)] for number, places in enumerate(walk.slides, 1)}
    if all(spots[number] for number in numbers):
        whole = _insert(text, [spots[number][0] for number in numbers], written)
        if _is_labelled(before, parse(whole, path, reading), label, numbers):
            return mark + whole
    chosen: dict[int, int] = {}

    def is_good(number: int, at: int) -> bool:
        return _is_labelled(before, parse(_insert(text, [at], written), path, reading), label, [number])

    for number in sorted(numbers):
        nearest = sorted(spots, key=lambda other: (other < number, abs(other - number)))
        tried = ((other, at) for other in nearest for at in spots[other])
        end = (len(before.slides), len(text.rstrip()))
        found = next((one for one in (*tried, end) if one[0] in chosen or is_good(*one)), None)
        if found is None:
            raise SourceError("has no place for a label; end its last slide with a paragraph", path)
        chosen.setdefault(*found)
    return mark + _insert(text, [*chosen.values()], written)


def _written(label: Label, form: str) -> str:
    words = _SIGNS.sub(r"\\\g<0>", label.text)
    entities = _NOT_PLAIN.sub(lambda sign: f"&#{ord(sign[0])};", label.text)
    return _FORMS[form].format(words=words, html=entities, language=label.language)


def _block_ends(source: Source, walk: Walk, reading: Reading) -> list[int]:
    """Return the offsets at which the outermost blocks of a deck end, and the parts that are read by themselves."""
    parts, text = parts_of(source, walk.dialect, walk.begin, reading)
    ends: set[int] = set()
    for part in parts:
        body = text[part.start : part.end]
        starts = [0, *accumulate(map(len, body.splitlines(keepends=True)))]
        tokens, _ = blocks(body, walk.dialect, part.start)
        lines = {token.map[1] for token in tokens if token.level == 0 and token.map}
        ends |= {part.start + len(body[: starts[min(line, len(starts) - 1)]].rstrip()) for line in lines}
        ends.add(part.start + len(body.rstrip()))
    return sorted(ends)


def _candidates(source: Source, places: Sequence[Place], ends: Sequence[int]) -> Iterator[int]:
    """Yield where a label may go: behind the block with the last text that is shown, else behind an earlier one."""
    shown = [place for place in places if place.segment.role not in _NOT_SHOWN]
    found = (next((end for end in ends if end >= place.end), len(source.text)) for place in reversed(shown))
    yield from dict.fromkeys(at + len(source.rest_of_line(at).rstrip()) for at in found)


def _insert(text: str, spots: Sequence[int], written: str) -> str:
    eol = "\r\n" if "\r\n" in text else "\n"
    for at in sorted(set(spots), reverse=True):
        behind = text[at:].lstrip(" \t")
        gap = "" if not behind.strip() or behind.startswith(eol * 2) else eol if behind.startswith(eol) else eol * 2
        text = f"{text[:at]}{eol}{eol}{written.replace(chr(10), eol)}{gap}{behind or eol}"
    return text


def _is_labelled(before: Deck, after: Deck, label: Label, numbers: Collection[int]) -> bool:
    """Return whether a deck has the label as a text of its own on these slides, and nothing else has changed."""
    if len(before.slides) != len(after.slides):
        return False
    for old, new in zip(before.slides, after.slides, strict=True):
        texts = [(one.text, one.role) for one in old.segments]
        found = [(one.text, one.role) for one in new.segments]
        added = [one for one in found if _words(label.text) in _words(one[0]) and one[1] not in _NOT_SHOWN]
        if old.number in numbers:
            if not added or added[-1] not in found:
                return False
            found.remove(added[-1])
        if found != texts:
            return False
    return True


def _words(text: str) -> str:
    return "".join(filter(str.isalnum, html.unescape(text)))
