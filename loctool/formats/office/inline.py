"""Inline tags of packed decks: `<1>…</1>` around words of another format, `<2/>` for what is no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from loctool.formats.office.pieces import Link, Look, Piece, Style, join_pieces, main_style, part_pieces, settle_spaces

_LITERAL = re.compile(r"(?<!\\)(\\*)(</?\d+/?>)")

_OPPOSITES = (
    (re.compile("(?:not|no) (.+)"), r"\1"),
    (re.compile("another (.+)"), r"usual \1"),
    (re.compile("font .+"), "another font"),
    (re.compile("letters spaced .+"), "letters not spaced"),
    (re.compile("(.+)"), r"not \1"),
)
"""What a translator is told of a look -> what of words without it."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    r"""Return a text whose words that look like a tag are written `\<1>`, so that they are none."""
    return _replace_literals(text, lambda match: match[1] * 2 + "\\" + match[2])


def unescape(text: str) -> str:
    """Return what `escape` was given."""
    return _replace_literals(text, lambda match: match[1][: len(match[1]) // 2] + match[2])


def clean_characters(text: str) -> str:
    r"""Return a text with `\n` for all ends of lines, and without other characters that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("", _LINE_ENDS.sub("\n", text))


def remove_tags(text: str) -> str:
    """Return a text without its tags, literal text that looks like a tag still escaped; `<2/>` leaves a space."""
    return _replace_literals(text, _without)


def _replace_literals(text: str, replacement: Callable[[re.Match[str]], str]) -> str:
    return _LITERAL.sub(replacement, text) if "<" in text else text


def _without(match: re.Match[str]) -> str:
    if len(match[1]) % 2:
        return match[0]
    return match[1][: len(match[1]) // 2] + (" " if match[2].endswith("/>") else "")


class Tagged(NamedTuple):
    """A paragraph as translators see it."""

    text: str
    """The text of the segment, with tags."""
    notes: tuple[str, ...]
    """What each tag stands for, and a link that all words have."""
    tags: dict[str, Look | Link | Piece]
    """Number -> what it stands for."""
    main: Style
    """The style of words outside tags."""
    before: tuple[Piece, ...] = ()
    """White space that the segment is without."""
    after: tuple[Piece, ...] = ()


def tag_pieces(pieces: Sequence[Piece]) -> Tagged:
    """Return the pieces of a paragraph as one text with numbered tags; see `restore_pieces` for the way back."""
    before, inner, after = part_pieces(join_pieces(pieces))
    main = main_style(inner)
    notes = (f"all of it is a {main[1].words}",) if main[1] else ()
    if len(inner) == 1 and not inner[0].kind:  # without it, benchmarks/formats.py takes 1.1 times as long
        return Tagged(escape(inner[0].text), notes, {}, main, before, after)
    tagger = _Tagger(main)
    settled = settle_spaces(inner, main) if len(inner) > 1 else inner
    for link, linked in groupby(settled, lambda piece: piece.link):
        tagger.add_linked(link, list(linked))
    return Tagged("".join(tagger.chunks), (*notes, *tagger.notes), tagger.tags, main, before, after)


class _Tagger:
    """Writes pieces as text, and gives numbers to tags."""

    def __init__(self, main: Style) -> None:
        self.main = main
        self.chunks: list[str] = []
        self.notes: list[str] = []
        self.tags: dict[str, Look | Link | Piece] = {}

    def add_linked(self, link: Link | None, pieces: Sequence[Piece]) -> None:
        """Add pieces of one link."""
        number = self._number(link, link.words) if link and link != self.main[1] else ""
        self._add_tag(f"<{number}>" if number else "")
        for look, group in groupby(pieces, lambda piece: piece.look):
            self._add_looking(look, list(group))
        self._add_tag(f"</{number}>" if number else "")

    def _add_looking(self, look: Look, pieces: Sequence[Piece]) -> None:
        number = self._number(look, describe_look(look, self.main[0])) if look != self.main[0] else ""
        self._add_tag(f"<{number}>" if number else "")
        for piece in pieces:
            if piece.kind:
                self._add_tag(f"<{self._number(piece, piece.kind)}/>")
            else:
                self.chunks.append(escape(piece.text))
        self._add_tag(f"</{number}>" if number else "")

    def _number(self, meaning: Look | Link | Piece, words: str) -> str:
        number = str(len(self.tags) + 1)
        self.tags[number] = meaning
        self.notes.append(f"<{number}> {words}")
        return number

    def _add_tag(self, tag: str) -> None:
        if tag and self.chunks:
            last = self.chunks[-1]
            self.chunks[-1] += last[len(last.rstrip("\\")) :]  # an even number before a tag
        if tag:
            self.chunks.append(tag)


def _opposite_of(word: str) -> str:
    return next(match.expand(other) for pattern, other in _OPPOSITES if (match := pattern.fullmatch(word)))


def describe_look(look: Look, main: Look) -> str:
    """Return in which way a look differs from the main one, for translators."""
    words = [word for word in look.words if word not in main.words]
    size = f"{'larger' if look.size > main.size else 'smaller'} ({look.size:g} pt)" if look.size != main.size else ""
    lost = [_opposite_of(word) for word in main.words if word not in look.words]
    return ", ".join([*words, *([size] if size and look.size and main.size else [])] or lost) or "another format"
