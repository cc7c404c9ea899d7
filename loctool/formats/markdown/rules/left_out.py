"""What a block of a dialect has in it that nobody translates, for those who are to know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.formats.markdown.dialects.dialect import BlockRule
from loctool.formats.markdown.places import Pieces, Source, joined
from loctool.model import LeftOut
from loctool.text.markup.wording import has_wording


def left_out_of(source: Source, pieces: Pieces, rule: BlockRule) -> Iterator[LeftOut]:
    """Yield the words of a block that is left alone, and what may be a text in one that is read."""
    text = joined(source, pieces)
    if rule.foreign and has_wording(text):
        yield LeftOut(source.line(pieces[0][0]), text, rule.foreign)
    for words in re.finditer(rule.unread, text) if rule.unread else ():
        line = source.line(pieces[text.count("\n", 0, words.start())][0])
        yield LeftOut(line, words[0], "may be a text in a tag, which is left alone")
