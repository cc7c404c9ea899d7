"""How a project wants its decks to be read."""

from __future__ import annotations

from typing import NamedTuple

FRONT_MATTER = ("title", "description")
"""The keys that are translated where a project chooses none."""


class Separators(NamedTuple):
    """What parts the slides of reveal.js: regular expressions, as in its attributes `data-separator…`."""

    slides: str = r"\r?\n---\r?\n"
    vertical: str = r"\r?\n--\r?\n"
    notes: str = r"^\s*notes?:"


class Reading(NamedTuple):
    """What a project chose about reading a deck."""

    front_matter: tuple[str, ...] = FRONT_MATTER
    """Keys of the front matter that are translated, beside those of the dialect; nested ones as `author.name`."""
    dialect: str | None = None
    """Name of the deck's Markdown; None where it is to be detected."""
    separators: Separators | None = None
    """Of reveal.js, where its page configures them."""
    masters: bool = False
    """Whether the texts of masters and layouts are read, in packed decks."""


DEFAULT = Reading()
