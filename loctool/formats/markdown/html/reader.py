"""The reader of a deck's HTML: the places of its texts, and the elements that go on over several blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from loctool.formats.markdown.html.block import Block
from loctool.formats.markdown.html.elements import keeps_its_language
from loctool.formats.markdown.html.runs import Message, messages
from loctool.formats.markdown.html.tokens import RAW, end_tag, tokens
from loctool.formats.markdown.html.units import Unit, step, units
from loctool.formats.markdown.html.unoffered import UNOFFERED, unoffered, unoffered_in_markdown
from loctool.formats.markdown.html.writing import write_text, write_value
from loctool.formats.markdown.places import Pieces, Place, Source, joined
from loctool.model import LeftOut, Segment

_COMMENT = "!--"
_COMMENT_END = re.compile("--!?>")


class Open(NamedTuple):
    """An element whose content is not translated, or a comment, that has not ended in its block."""

    name: str
    depth: int
    """How many end tags it needs."""
    level: int
    """Nesting of its block."""
    reports: bool = False
    """It has texts that readers see and that are left alone."""


@dataclass
class HtmlReader:
    """Reads the HTML blocks of one deck, in their order."""

    source: Source
    left_out: list[LeftOut]
    """Filled with what has words and is left alone."""
    text_behind_comments: bool = True
    """Whether readers see the text behind a comment that begins a block."""
    open: Open | None = None
    _within: list[LeftOut] = field(default_factory=list)
    """Texts in the element that is open: they are reported if it never ends."""

    def places(self, pieces: Pieces, role: str, level: int) -> Iterator[Place]:
        """Yield the places of a block's texts; `role` is that of a paragraph here, `level` the block's nesting."""
        block = Block(self.source, pieces)
        begin = self._close_in(block) if self.open else 0
        if not self.text_behind_comments and block.text.startswith("<!--"):
            self.left_out += block.left_out(
                0, "text behind a comment, which Marp does not show; put it on the line below"
            )
            return
        found = list(units(block.text, begin))
        if found and block.begins_with_lone_tag():
            found[0] = found[0]._replace(kind="block")
        for message in messages(found, role):
            yield _place(block, message)
        for unit in found:
            if unit.name in UNOFFERED and not _keeps_its_language(block, unit):
                self._report(block, unoffered(block.text, unit.start, unit.end))
        if found and found[-1].unclosed:
            self._leave_open(block, found[-1], level)

    def pass_over(self, pieces: Pieces, off: bool = False) -> None:
        """Look for the end of the open element in a block that is not HTML; report what is left alone unless `off`."""
        if self.open:
            self._close_in(Block(self.source, pieces))
        elif not off and self.source.normal.find("</", pieces[0][0], pieces[-1][1]) >= 0:
            self._report(Block(self.source, pieces), unoffered_in_markdown(joined(self.source, pieces)))

    def _report(self, block: Block, found: Iterable[tuple[int, str, str]]) -> None:
        for start, words, name in found:
            self.left_out += block.left_out(start, f"within <{name}>, which is left alone", words)

    def shown(self, places: Iterable[Place]) -> Iterator[Place]:
        """Yield the places that are not within an open element."""
        for place in places:
            if self.open:
                self._within.append(LeftOut(place.segment.line, place.segment.text, _reason(self.open.name)))
            else:
                yield place

    def leave(self, level: int) -> None:
        """End the element that was opened at a deeper nesting than `level`; what it holds is reported."""
        if self.open and self.open.level > level:
            self.left_out += self._within
            self._end()

    def _end(self) -> None:
        self.open = None
        self._within = []

    def _close_in(self, block: Block) -> int:
        """Return the offset behind the end of the open element, or the text's end where the element goes on."""
        opened = self.open
        end = self._end_in(block.text)
        if opened and opened.reports:
            self._report(block, unoffered(block.text, 0, end, opened.name))
        return end

    def _end_in(self, text: str) -> int:
        if self.open is None:
            return 0
        name, depth, level, reports = self.open
        if name == _COMMENT or name in RAW:
            found = (_COMMENT_END if name == _COMMENT else end_tag(name)).search(text)
            if found:
                self._end()
                return found.end() if name == _COMMENT else found.start()
            return len(text)
        for token in tokens(text):
            depth += step(token, name)
            if depth == 0:
                self._end()
                return token.end
        self.open = Open(name, depth, level, reports)
        return len(text)

    def _leave_open(self, block: Block, unit: Unit, level: int) -> None:
        if unit.kind == "broken" and unit.name != _COMMENT:
            self.left_out += block.left_out(unit.start, "markup that does not end in its block; close the tag")
            return
        reports = unit.name in UNOFFERED and not _keeps_its_language(block, unit)
        self.open = Open(unit.name, unit.unclosed, level, reports)
        content = tokens(block.text, unit.start)
        words = " ".join(block.text[one.start : one.end] for one in content if one.kind == "text")
        self._within += block.left_out(unit.start, _reason(unit.name), words)


def _place(block: Block, message: Message) -> Place:
    content = block.text[message.start : message.end]
    begin = message.start + len(content) - len(content.lstrip())
    stop = message.end - len(content) + len(content.rstrip())
    start, end = block.offset(begin), block.offset(stop - 1) + 1
    words = block.words(begin, stop)
    if message.attribute:
        write = partial(write_value, source=words, quote=message.attribute.quote)
    else:
        write = partial(write_text, source=words, opens_line=block.opens_line(begin))
    return Place(Segment(words, message.role, block.source.line(start)), start, end, write)


def _keeps_its_language(block: Block, unit: Unit) -> bool:
    return keeps_its_language(next(tokens(block.text, unit.start)).attributes)


def _reason(name: str) -> str:
    what = "a comment" if name == _COMMENT else f"<{name}>"
    return f"within {what} that has no end; close it"
