"""Pieces from a translation with numbered tags, whatever a translator did to the tags.

A format tag that is forgotten, crossed, doubled or invented leaves its words in the paragraph's main style. Of an
object the first mention counts. A forgotten field, formula or symbol is put at the end, since its content would be
lost; a forgotten line break or tab is left out, since the translation has other words in another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loctool.formats.office.inline import Tagged, drop_illegal
from loctool.formats.office.pieces import Link, Look, Piece, Style, join_pieces

_TOKEN = re.compile(r"(?<!\\)(\\*)<(/?)(\d+)(/?)>")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c]")


class _Token(NamedTuple):
    text: str
    """Words; empty for a tag."""
    number: str = ""
    closing: bool = False


def restore_pieces(tagged: Tagged, translation: str) -> tuple[Piece, ...]:
    """Return the pieces of a translated paragraph, with the white space that its segment is without. Never fails."""
    tokens = list(_tokens(drop_illegal(_LINE_ENDS.sub(" ", translation))))
    spans = _valid_spans(tokens, tagged)
    placed: set[str] = set()
    pieces: list[Piece] = []
    for at, token in enumerate(tokens):
        style = _style_at(at, spans, tagged)
        meaning = tagged.tags.get(token.number)
        if token.text:
            pieces.append(Piece(token.text, *style))
        elif isinstance(meaning, Piece) and token.number not in placed:
            placed.add(token.number)
            pieces.append(meaning._replace(look=style[0], link=style[1]))
    pieces += _forgotten(tagged, placed, pieces)
    return join_pieces([*tagged.before, *pieces, *tagged.after])


def _tokens(translation: str) -> Iterator[_Token]:
    at = 0
    for match in _TOKEN.finditer(translation):
        slashes = len(match[1])
        literal = slashes % 2 == 1
        words = translation[at : match.start()] + "\\" * (slashes // 2)
        words += match[0][slashes:] if literal else ""
        if words:
            yield _Token(words)
        if not literal:
            yield _Token("", match[3], bool(match[2]))
        at = match.end()
    if at < len(translation):
        yield _Token(translation[at:])


def _valid_spans(tokens: list[_Token], tagged: Tagged) -> dict[str, tuple[int, int]]:
    """Return the numbers of format tags that open, close and do not cross another -> the tokens that they are."""
    spans: dict[str, tuple[int, int]] = {}
    for number, meaning in tagged.tags.items():
        if not isinstance(meaning, Piece):
            own = [(at, token.closing) for at, token in enumerate(tokens) if token.number == number]
            start = next((at for at, closing in own if not closing), -1)
            end = next((at for at, closing in own if closing and at > start >= 0), -1)
            if end > 0:
                spans[number] = start, end
    crossed = {
        number
        for number, (start, end) in spans.items()
        if any(start < one < end < other or one < start < other < end for one, other in spans.values())
    }
    return {number: span for number, span in spans.items() if number not in crossed}


def _style_at(at: int, spans: dict[str, tuple[int, int]], tagged: Tagged) -> Style:
    """Return the style of a token: that of the innermost tags around it."""
    look, link = tagged.main
    around = sorted((start, number) for number, (start, end) in spans.items() if start < at < end)
    for _, number in around:
        meaning = tagged.tags[number]
        if isinstance(meaning, Look):
            look = meaning
        elif isinstance(meaning, Link):
            link = meaning
    return look, link


def _forgotten(tagged: Tagged, placed: set[str], pieces: list[Piece]) -> list[Piece]:
    """Return the objects whose content would be lost, after a space."""
    look, link = tagged.main
    lost = [
        meaning._replace(look=look, link=link)
        for number, meaning in tagged.tags.items()
        if isinstance(meaning, Piece) and meaning.is_essential and number not in placed
    ]
    ends_in_space = not pieces or pieces[-1].text[-1:].isspace()
    return [*([] if ends_in_space or not lost else [Piece(" ", look, link)]), *lost]
