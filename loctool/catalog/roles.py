"""The comments on where a text is and how much room it has: written, and read back from a message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.catalog.entry import Entry
from loctool.model import Segment, Slide

ROLES = (
    "heading", "paragraph", "bullet", "cell", "quote", "chart", "diagram", "alt", "note", "footer", "credit",
    "metadata", "property", "master",
)  # fmt: skip
"""The roles of segments (see `loctool.model.Segment`)."""
TITLE = "slide title"
"""Comment on the first heading of a slide."""
OF_DECKS = {"front matter": "metadata", "document property": "property", "text of a master or layout": "master"}
"""Comment on a text that belongs to a deck as a whole -> its role."""
_ROLE_NAMED = {TITLE: "heading", **OF_DECKS}
_COMMENT = {role: comment for comment, role in OF_DECKS.items()}
_WORDS = {"alt": "alternative text"}
"""Role -> its name for translators, where that is another."""
_ROLE_CALLED = {words: role for role, words in _WORDS.items()}
_ROOM = re.compile(r"room: [0-9]{1,6} lines?, about ([0-9]{1,9}) characters")
_PLACE = re.compile(r'([\w ]+?)(?: of slide "(.*)")?')


def role_comments(slide: Slide) -> Iterator[tuple[Segment, str]]:
    """Yield each segment of a slide with the comment on its place: "slide title", or its role and the slide's title."""
    title = " ".join(slide.title.split())
    behind = f' of slide "{title}"' if title else ""
    titled = False
    for segment in slide.segments:
        if segment.role == "heading" and not titled:
            titled = True
            yield segment, TITLE
        else:
            yield segment, _COMMENT.get(segment.role) or _WORDS.get(segment.role, segment.role) + behind


def places_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (role, slide's title or "") of each place in a message's extracted comment.

    TITLE and the comments of OF_DECKS are roles here too.
    """
    yield from filter(None, map(place_in, entry.comment.split("\n")))


def place_in(line: str) -> tuple[str, str] | None:
    """Return what a line of an extracted comment says on a place, as above; None if it is about something else."""
    if line in _ROLE_NAMED:
        return line, ""
    if (place := _PLACE.fullmatch(line)) and (role := _ROLE_CALLED.get(place[1], place[1])) in ROLES:
        return role, place[2] or ""
    return None


def remarks_of(entry: Entry) -> list[str]:
    """Return the lines of a message's extracted comment that do not say where it is or how much room it has."""
    lines = [line for line in entry.comment.split("\n") if line.strip()]
    return [line for line in lines if not (line in _ROLE_NAMED or _is_place(line) or _ROOM.fullmatch(line))]


def _is_place(line: str) -> bool:
    place = _PLACE.fullmatch(line)
    return place is not None and _ROLE_CALLED.get(place[1], place[1]) in ROLES


def roles_of(entry: Entry) -> frozenset[str]:
    """Return the roles of a message on its slides, from its extracted comment."""
    return frozenset(_ROLE_NAMED.get(role, role) for role, _ in places_of(entry))


def room_comment(room: object) -> str:
    """Return the comment on a room that describes itself as `loctool.fit.Room` does, as 1 line, about 32 characters."""
    return f"room: {room}"


def room_of(entry: Entry) -> int | None:
    """Return the number of characters that a message has room for, None if its comment does not say so."""
    found = (_ROOM.fullmatch(line) for line in entry.comment.split("\n"))
    return next((int(match[1]) for match in found if match), None)
