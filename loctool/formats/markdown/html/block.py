"""A block of HTML, its lines joined, and where each of its characters is in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from loctool.formats.markdown.html.elements import is_block
from loctool.formats.markdown.html.tokens import tokens
from loctool.formats.markdown.html.units import has_words
from loctool.formats.markdown.places import Pieces, Source, collapse, joined
from loctool.model import LeftOut

_BEFORE = re.compile(r"[ \t>]*")


class Block:
    """The text of an HTML block, without the indentation and quote marks of its lines."""

    def __init__(self, source: Source, pieces: Pieces) -> None:
        self.source = source
        self.pieces = pieces
        self.text = joined(source, pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((end - start + 1 for start, end in self.pieces), initial=0))

    def offset(self, at: int) -> int:
        """Return the offset in the source of a character that is not a line end."""
        number = bisect_right(self._starts, at) - 1
        return self.pieces[number][0] + at - self._starts[number]

    def words(self, start: int, end: int) -> str:
        """Return a part of the text as a segment has it: on one line, white space collapsed."""
        return collapse(self.text[start:end].replace("\n", " "))

    def opens_line(self, at: int) -> bool:
        """Return whether nothing but indentation and quote marks is before a character in its line."""
        offset = self.offset(at)
        return bool(_BEFORE.fullmatch(self.source.normal, self.source.line_start(offset), offset))

    def left_out(self, start: int, reason: str, words: str | None = None) -> list[LeftOut]:
        """Return the text from an offset on, or its words, as left out; nothing where it has no words."""
        words = self.words(start, len(self.text)) if words is None else " ".join(words.split())
        return [LeftOut(self.source.line(self.offset(start)), words, reason)] if has_words(words) else []

    def begins_with_lone_tag(self) -> bool:
        """Return whether the first line is one tag, but for a block's: it is HTML as nothing follows the tag there."""
        line = self.text.partition("\n")[0]
        head = [token for token in tokens(line) if line[token.start : token.end].strip()]
        return len(head) == 1 and head[0].kind in ("open", "close") and not is_block(head[0].name)
