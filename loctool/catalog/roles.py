"""The comments that tell translators where a text is: written for a segment, and read back from a message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.catalog.entry import Entry
from loctool.model import Segment, Slide

ROLES = ("heading", "paragraph", "bullet", "cell", "quote", "alt", "note", "credit", "metadata")
"""The roles of segments (see `loctool.model.Segment`)."""
FRONT_MATTER, TITLE = "front matter", "slide title"
"""Comments instead of a role."""
_ROLE_NAMED = {TITLE: "heading", FRONT_MATTER: "metadata"}
_PLACE = re.compile(r'(\w+)(?: of slide "(.*)")?')


def role_comment(slide: Slide, segment: Segment) -> str:
    """Return a comment on the place of a text: "slide title", or its role and the slide's title."""
    if segment.role == "metadata":
        return FRONT_MATTER
    if segment is next((one for one in slide.segments if one.role == "heading"), None):
        return TITLE
    title = " ".join(slide.title.split())
    return f'{segment.role} of slide "{title}"' if title else segment.role


def places_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (role, slide's title or "") of each place in a message's extracted comment.

    TITLE and FRONT_MATTER are roles here too.
    """
    for line in entry.comment.split("\n"):
        if line in _ROLE_NAMED:
            yield line, ""
        elif (place := _PLACE.fullmatch(line)) and place[1] in ROLES:
            yield place[1], place[2] or ""


def roles_of(entry: Entry) -> frozenset[str]:
    """Return the roles of a message on its slides, from its extracted comment."""
    return frozenset(_ROLE_NAMED.get(role, role) for role, _ in places_of(entry))
