"""What `loctool explain` says about each rule: one TOML file a room of rules, beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

ROOMS = ("form", "structure", "values", "words", "meaning", "across", "sources", "files")
"""Rooms of rules, each with a file; the order of docs/rules.md."""


@dataclass(frozen=True, slots=True)
class Example:
    """A fault that the rule finds, and the same text mended, in which it finds nothing."""

    languages: str = ""
    """de>en."""
    msgid: str = ""
    msgstr: str = ""
    mended: str = ""
    """The translation mended; for rules on files and on several messages, the mended file."""
    head: str = ""
    """Lines of the .po file above the message, such as "#, c-format"."""
    glossary: str = ""
    """A glossary's file in CSV, for rules on terms."""
    file: str = ""
    """A whole catalog (for rules on decks a Markdown deck) instead of a message."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a rule is for, in words for people."""

    name: str
    room: str
    what: str
    """What it finds: the row in docs/rules.md and the short description in SARIF; without a full stop."""
    why: str = ""
    """Why that matters to whoever reads the translation."""
    mend: str = ""
    """What to do about a finding."""
    examples: tuple[Example, ...] = field(default=())


@cache
def explanations() -> dict[str, Explanation]:
    """Return rule -> its explanation, for all rules and for the findings on waivers."""
    found = {}
    for room in ROOMS:
        text = resources.files(__package__).joinpath(f"{room}.toml").read_text("utf-8")
        for name, one in tomllib.loads(text).items():
            found[name] = _explanation(name, room, one)
    return found


def _explanation(name: str, room: str, one: dict[str, Any]) -> Explanation:
    examples = tuple(Example(**example) for example in one.pop("examples", ()))
    return Explanation(name, room, examples=examples, **one)
