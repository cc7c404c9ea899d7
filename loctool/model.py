"""The types that flow between the rooms: frozen, without logic."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import NamedTuple


class Severity(enum.IntEnum):
    """How much a finding matters; larger is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Side(enum.StrEnum):
    """The two texts of a message."""

    SOURCE = "source"
    TARGET = "target"


class Status(enum.StrEnum):
    """What a glossary asks of a term's targets (TBX's words)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    DO_NOT_TRANSLATE = "do-not-translate"


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest unit that a translator sees: a heading, a bullet, a paragraph; never half a sentence."""

    text: str
    """The text with its inline markup; white space collapsed, a hard line break is "\\n"."""
    role: str
    """heading, paragraph, bullet, cell, quote, chart, diagram, alt, note, footer, credit, metadata, property or, on a
    master or layout, master."""
    line: int
    """1-based line of the source file on which it begins."""
    context: str | None = None
    """msgctxt, only where the author asked for one."""
    note: str = ""
    """What a translator should know about it, such as what its inline tags stand for."""
    room: int = 0
    """Number of characters that fit where the text is shown; 0 if there is no limit."""
    former: str = ""
    """The text as an earlier version of loctool read it, where that differs: its translation is carried."""


class LeftOut(NamedTuple):
    """Text of a deck that is not offered to translators, since loctool does not know what it is."""

    line: int
    """1-based."""
    text: str
    reason: str
    """What it looks like, and what to do."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of a deck."""

    anchor: str
    """Slug of the title, unique in the deck."""
    number: int
    """1-based."""
    title: str
    """Text of the first heading, or of the first segment where there is none."""
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """One source file."""

    path: str
    """As written into references: relative to the project, with forward slashes."""
    slides: tuple[Slide, ...]
    dialect: str = ""
    """Name of the Markdown that it was read as: marp, reveal, github; empty for other formats."""
    left_out: tuple[LeftOut, ...] = ()
    anchors: frozenset[str] | None = field(default=None, compare=False, repr=False)
    """Identifiers and headings that links within the file may lead to; None where they are not known."""
    labels: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    """Labels of reference links that the file defines, folded."""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the glossary."""

    source: str
    """In the source language, as a dictionary would list it."""
    targets: dict[str, tuple[str, ...]] = field(hash=False)
    """Language -> admissible targets, the preferred one first; for a forbidden term what must not be written."""
    status: Status
    note: str
    """What a translator should know; shown in findings and catalogs."""
    path: str
    """The glossary file, for messages."""
    line: int
    """1-based line of the row in that file."""
    part_of_speech: str = ""
    """noun, verb, adjective, adverb, properNoun or other (TBX-Basic's words); empty where nobody said."""
    case_sensitive: bool = False
    """The term is written as it is here, endings aside: Polish is not polish."""
    decks: tuple[str, ...] = ()
    """Names of the decks that it is for, with * and ? as in file names; empty for all."""
    domain: str = ""
    """Subject field; where the configuration names its decks, the term is for those."""


class Rival(NamedTuple):
    """The draft of another engine for the same text, which was not taken."""

    maker: str
    """The engine with its version, as provenance lines name it: llm/qwen3:8b/1a2b3c4d."""
    text: str
    problems: tuple[str, ...] = ()
    """Why it was not to be written, and the doubts about it, for people."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine gives back for one text."""

    text: str
    score: float
    """Mean log probability a token in the worst sentence; 0.0 where the engine has none."""
    route: tuple[str, ...]
    """Languages passed through: ("de", "en", "ru")."""
    others: tuple[str, ...] = ()
    """Further hypotheses of the same search, the best first, to use if `text` is refused."""
    doubts: tuple[str, ...] = ()
    """What is probably wrong with `text`, for people, as it continues "doubt, "."""
    rivals: tuple[Rival, ...] = ()
    """What other engines made of the same text, if several were asked."""
    maker: str = ""
    """The engine with its version, as provenance lines name it; empty where nobody has said it."""


class Undrafted(NamedTuple):
    """A message that `draft` left untranslated, since every draft was refused."""

    path: str
    """The catalog."""
    line: int
    """1-based line of its msgid."""
    msgid: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's verdict on a message, a catalog or the project."""

    rule: str
    severity: Severity
    message: str
    path: str
    line: int
    """1-based line of the entry's msgid in the catalog; 0 where the whole file is meant."""
    key: tuple[str | None, str]
    """(msgctxt, msgid); (None, "") for the header or the file."""
    waived: bool = False
    """A translator's comment allows it; it counts in statistics alone."""
    column: int = 0
    """1-based character in the line; 0 where the whole line is meant."""
    span: tuple[int, int] | None = None
    """Start and end, in characters, of the words that it is about; None where the whole text is meant."""
    side: Side = Side.TARGET
    """The text that `span` counts in."""
    fix: str | None = None
    """The whole target text with the fault mended, where there is one sure way to mend it; of a header, its msgstr."""
    is_safe: bool = True
    """Whether `fix` changes nothing that the text says, so that `check --fix` may write it without being told more."""
    form: int | None = None
    """Plural form that the finding is about, None for messages without plural forms."""
    target: str = ""
    """The translation that it is about, or its plural form; empty for findings on anything but one message."""
    in_baseline: bool = False
    """It is known: the baseline has it."""
