"""Decks whose texts a catalog cannot hold are refused, before anything is written."""

from __future__ import annotations

from loctool.errors import SourceError
from loctool.model import Deck, Segment
from loctool.text.controls import LONGEST_TEXT, describe_character, unwritable_in_text


def check_writable(deck: Deck, content: bytes = b"") -> None:
    """Raise SourceError, with the line, if a text or a context of a deck is too long for a catalog.

    Also if it holds a character that no catalog can hold. `content` is the file's text, where it has lines.
    """
    for segment in (segment for slide in deck.slides for segment in slide.segments):
        if (length := max(len(segment.text), len(segment.context or ""))) > LONGEST_TEXT:
            message = f"is a text of {length} characters, more than the {LONGEST_TEXT} of a message; divide it"
            raise SourceError(message, deck.path, segment.line)
        texts = segment.text, segment.context or "", segment.note
        if char := next(filter(None, map(unwritable_in_text, texts)), ""):
            message = f"holds {describe_character(char)}, which a catalog cannot hold; delete it"
            raise SourceError(message, deck.path, _line(segment, char, content))


def _line(segment: Segment, char: str, content: bytes) -> int:
    """Return the line of a segment's character: in its text, else above it in a comment; its first line if escaped."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    raw = char.encode("utf-8", "surrogatepass")
    below = range(segment.line, len(lines) + 1) if unwritable_in_text(segment.text) else range(0)
    above = range(min(segment.line, len(lines)), 0, -1)
    return next((number for number in (*below, *above) if raw in lines[number - 1]), segment.line)
