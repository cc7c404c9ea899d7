"""The pages as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from loctool.review.view.messages import FindingView, MessageView
from loctool.review.view.slides import SlideView

LACKS = ("office", "poppler", "failed")
"""LibreOffice or poppler is not installed, or one of them did not do it."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term that the page's messages have."""

    source: str
    targets: tuple[str, ...]
    status: str
    note: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class WordForms:
    """The words of the texts and what they are forms of, for a search that finds every form."""

    words: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Word, folded -> numbers of its keys."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """What a rule looks for."""

    what: str
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where the same deck is shown in another language."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some slides of a deck that is too long for one page."""

    first: int
    last: int
    """Numbers of its first and its last slide."""
    href: str
    """Of its page, from the other parts in the same language."""


@dataclass(frozen=True, slots=True)
class DeckPage:
    """All that the page of one deck in one language shows."""

    name: str
    path: str
    """Of the deck in the project; empty for a catalog without one."""
    format: str
    """Markdown, PowerPoint, Impress, or gettext for a catalog without a deck."""
    catalog: str
    """Path of the .po in the project."""
    source_language: str
    language: str
    languages: tuple[Address, ...]
    overview: str
    """Address of the overview."""
    project: str
    made: str
    """When it was made, ISO 8601 with the offset."""
    slides: tuple[SlideView, ...]
    messages: tuple[MessageView, ...]
    terms: tuple[TermView, ...]
    rules: dict[str, RuleView]
    """Those of the findings; all where the page checks texts that are being written."""
    forms: WordForms
    file_findings: tuple[FindingView, ...] = ()
    """Findings on the file as a whole."""
    missing: int = 0
    """Texts of the deck that the catalog lacks: the deck is newer."""
    parts: tuple[Part, ...] = ()
    """All pages of the deck, this one too, where it has several."""
    part: int = 0
    """Place of this page in `parts`."""
    lack: str = ""
    """Why a packed deck is shown as boxes of text and not as pictures, where that can be helped: one of LACKS."""
    is_served: bool = False
    kind: str = "deck"


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """How far a deck is in one language."""

    language: str
    href: str
    """Of its page; empty where there is none."""
    states: dict[str, int] = field(default_factory=dict)
    """State -> number of messages."""
    makers: dict[str, int] = field(default_factory=dict)
    """Engine, with its model behind a slash if it has one (`llm/qwen3:8b`) -> its untouched drafts, the most first."""
    obeyed: int = 0
    required: int = 0
    """Occurrences of terms that are obeyed, of all."""
    errors: int = 0
    warnings: int = 0
    problem: str = ""
    """Why there are no figures: "missing" (no catalog), or what makes it unreadable."""
    line: int = 0
    """Of the problem in the catalog."""
    command: str = ""
    """What to run about it."""


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck in all languages."""

    name: str
    path: str
    format: str
    slides: int
    rows: tuple[LanguageRow, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """All that the overview shows."""

    project: str
    made: str
    source_language: str
    decks: tuple[DeckRow, ...]
    is_served: bool = False
    kind: str = "overview"
