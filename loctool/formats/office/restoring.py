"""Pieces from a translation with numbered tags, whatever a translator did to the tags.

A format tag that is forgotten, crossed, doubled or invented leaves its words in the paragraph's main style. Of an
object the first mention counts; in the place of further ones, and of invented ones, is a space. A forgotten field,
formula or symbol is put at the end, since its content would be lost; a forgotten line break or tab is left out, since
the translation has other words in another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, cast
from unicodedata import category

from loctool.formats.office.inline import Tagged, clean_characters
from loctool.formats.office.pieces import Link, Look, Piece, Style, join_pieces

_TOKEN = re.compile(r"(?<!\\)(\\*)<(/?)(\d+)(/?)>")

_OPENING = ("Ps", "Pi")
_CLOSING = ("Pe", "Pf", "Po")
_QUOTES = "\"'¡¿"
"""Punctuation that may begin words, and has the category of full stops."""


class _Token(NamedTuple):
    text: str
    """Words; empty for a tag."""
    number: str = ""
    closing: bool = False
    empty: bool = False
    """Whether it is a tag that holds no words: <1/>."""


def restore_pieces(tagged: Tagged, translation: str) -> tuple[Piece, ...]:
    """Return the pieces of a translated paragraph, with the white space that its segment is without. Never fails."""
    tokens = list(_tokens(clean_characters(translation).replace("\n", " ")))
    placed: set[str] = set()
    pieces: list[Piece] = []
    gap: Style | None = None
    for token, style in zip(tokens, _styles(tokens, tagged), strict=True):
        meaning = tagged.tags.get(token.number)
        if token.text:
            if gap and _are_glued(pieces, token.text):
                pieces.append(Piece(" ", *gap))
            pieces.append(Piece(token.text, *style))
            gap = None
        elif isinstance(meaning, Piece) and token.number not in placed:
            placed.add(token.number)
            pieces.append(meaning._replace(look=style[0], link=style[1]))
        elif token.empty:
            gap = style
    pieces += _forgotten(tagged, placed, pieces)
    return join_pieces([*tagged.before, *pieces, *tagged.after])


def _are_glued(pieces: list[Piece], words: str) -> bool:
    """Return whether words would follow words without a space that a text needs there."""
    last, first = pieces[-1].text[-1:] if pieces else "", words[0]
    if not last or last.isspace() or first.isspace() or category(last) in _OPENING:
        return False
    return category(first) not in _CLOSING or first in _QUOTES


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
            yield _Token("", match[3], bool(match[2]), bool(match[4]))
        at = match.end()
    if at < len(translation):
        yield _Token(translation[at:])


def _styles(tokens: list[_Token], tagged: Tagged) -> Iterator[Style]:
    """Yield the style of each token: that of the innermost tags around it."""
    spans = _valid_spans(tokens, tagged)
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    styles = [tagged.main]
    for at, token in enumerate(tokens):
        if at in ends:
            styles.pop()
        if at in starts:
            (look, link), meaning = styles[-1], tagged.tags[token.number]
            styles.append((meaning, link) if isinstance(meaning, Look) else (look, cast("Link", meaning)))
        yield styles[-1]


def _valid_spans(tokens: list[_Token], tagged: Tagged) -> list[tuple[int, int]]:
    """Return the tokens that open and close a format, for those that do not cross another; first ones alone."""
    starts: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for at, token in enumerate(tokens):
        if isinstance(tagged.tags.get(token.number), Look | Link):
            if not token.closing:
                starts.setdefault(token.number, at)
            elif token.number in starts:
                spans.setdefault(token.number, (starts[token.number], at))
    crossed = _crossed(spans)
    return [span for number, span in spans.items() if number not in crossed]


def _crossed(spans: dict[str, tuple[int, int]]) -> set[str]:
    """Return the numbers of tags of which one closes while another that opened after it is open."""
    opened: list[str] = []
    crossed: set[str] = set()
    events = ((at, number, at == spans[number][1]) for number, span in spans.items() for at in span)
    for _, number, closes in sorted(events):
        if not closes:
            opened.append(number)
        elif opened[-1] == number:
            opened.pop()
        else:
            crossed.update(opened[opened.index(number) :])
            opened.remove(number)
    return crossed


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
