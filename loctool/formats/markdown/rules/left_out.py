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
    if rule.closes and not rule.foreign:
        yield from _at_the_end(source, pieces, rule)


def _at_the_end(source: Source, pieces: Pieces, rule: BlockRule) -> Iterator[LeftOut]:
    """Yield the words behind the end of a block, or all of them where it has none."""
    *inner, (start, end) = pieces
    first = source.normal[slice(*pieces[0])]
    opened = re.match(rule.opens, first, re.MULTILINE)
    begin = start if inner else start + (opened.end() if opened else 0)
    closing = re.compile(rule.closes, re.MULTILINE).search(source.normal, begin, end)
    if closing is None:
        words, reason = joined(source, pieces[1:]), "is in a block that begins on the line above and has no end; end it"
    else:
        words, reason = source.normal[closing.end() : end], "stands behind the end of a block; put it below"
    if words.strip() and has_wording(words):
        yield LeftOut(source.line(start if closing else pieces[0][1] + 1), words.strip(), reason)
