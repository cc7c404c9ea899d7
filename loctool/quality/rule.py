"""What a rule is."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from loctool.model import Severity


class Scope(enum.Enum):
    """What a rule looks at."""

    MESSAGE = "message"
    """One translation: `find` takes a Comparison and yields Problems."""
    BOXES = "boxes"
    """A packed deck: `find` takes pairs of its boxes, with the source's texts and with the translations, and yields
    the crowded ones."""
    MESSAGES = "messages"
    """The messages of a catalog together: `find` takes a Messages and yields (number of the message, Problem)."""
    CATALOG = "catalog"
    """A file: `find` takes its bytes, language and path, and yields Findings, also those of its sister rules."""
    PROJECT = "project"
    """All catalogs: `find` takes a list of (path, language, Catalog) and a TermIndex, and yields Findings, which
    are as severe on drafts as on translations."""
    DECK = "deck"
    """The source texts: `find` takes a Deck and a TermIndex, and yields Findings with the deck's path and lines."""


class Texts(enum.Flag):
    """Whose translations a rule is for."""

    DRAFTS = enum.auto()
    """Untouched drafts."""
    TRANSLATIONS = enum.auto()
    """What people wrote."""
    BOTH = DRAFTS | TRANSLATIONS


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; findings, waivers and options name it, so that its name never changes."""

    name: str
    find: Callable[..., Iterable[Any]]
    severity: Severity = Severity.WARNING
    """What its findings are at most."""
    scope: Scope = Scope.MESSAGE
    reports: bool = True
    """Whether `check` reports what it finds."""
    by_default: bool = True
    """Whether it runs unless the configuration or an option asks for it: rules of style do not."""
    refuses: bool = False
    """Whether a draft with such a problem is not written."""
    doubts: bool = False
    """Whether a draft with such a problem is written only if there is no other, and with a note."""
    is_final: bool = False
    """Whether a draft with such a problem is never written, also where the drafts of all engines are refused."""
    texts: Texts = Texts.BOTH
    """Whose translations `check` judges by it: people's texts often have good reasons."""
    languages: tuple[str, ...] = ()
    """Base languages of the translations that it is for; empty for all."""
    alone: bool = False
    """Whether what it finds makes everything else that is found in the message needless."""
    of_form: bool = False
    """Whether it also holds for texts that nobody is meant to read, such as pseudolocalised ones."""
