"""The messages of a catalog by slides, or in runs of equal length if there are no slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.reader import Catalog
from loctool.catalog.roles import OF_DECKS, TITLE, places_of
from loctool.text.markup import visible_text

RUN = 20
"""Messages that are asked for together where there is no slide."""
_ROLES = {TITLE: "heading", **OF_DECKS}


@dataclass(frozen=True, slots=True)
class Standing:
    """A message on a slide."""

    entry: Entry
    role: str = ""
    """See `loctool.model.Segment`; empty if it is not known."""


@dataclass(frozen=True, slots=True)
class Group:
    """Messages that stand together."""

    title: str
    """The slide's, empty where there is none."""
    messages: list[Standing] = field(default_factory=list)


def group_messages(catalog: Catalog) -> list[Group]:
    """Return the slides of a catalog in the order of its messages, then the messages without a slide in runs.

    A message is on each slide where it stands; a slide's title comes first.
    """
    groups: dict[str, Group] = {}
    others: list[Standing] = []
    for entry in catalog.messages():
        for role, title in places_of(entry):
            standing = Standing(entry, _ROLES.get(role, role))
            own = _plain(entry) if role == TITLE else title
            group = groups.setdefault(own, Group(own)).messages if own else others
            if all(one.entry is not entry for one in (*group[:1], *group[-1:])):
                group.insert(0 if role == TITLE else len(group), standing)
        if not any(True for _ in places_of(entry)):
            others.append(Standing(entry))
    return [*groups.values(), *(Group("", run) for run in _runs(others))]


def _plain(entry: Entry) -> str:
    """Return a title as the comments of the other messages name it."""
    return " ".join(visible_text(entry.msgid, message_syntax(entry)).split())


def _runs(messages: Sequence[Standing]) -> Iterator[list[Standing]]:
    for start in range(0, len(messages), RUN):
        yield list(messages[start : start + RUN])
