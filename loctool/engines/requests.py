"""Requests to engines that see whole slides: the messages of a slide, terms and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from loctool.model import Term


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One message of a slide; spans that must come back unchanged are numbered tags.

    `<1>…</1>` is around a phrase, `<2/>` stands alone.
    """

    text: str
    is_asked: bool = True
    """Whether a translation is asked for; else the message is only there to be understood."""
    translation: str = ""
    """What a person has confirmed for a message that is not asked, as it is in the catalog; empty if nobody has."""
    plural: str = ""
    """The source's plural form, for a message that has one."""
    numbers: tuple[int, ...] = ()
    """For each plural form of the target a number that takes it; empty for a message without plural forms."""
    role: str = ""
    """What it is on the slide: see `loctool.model.Segment`."""
    context: str = ""
    """msgctxt."""
    note: str = ""
    """What the author tells translators."""
    room: int = 0
    """Characters that a translation has room for; 0 if there is no limit."""
    rejected: tuple[str, ...] = ()
    """The last answer, by its forms, if it was not taken."""
    finding: str = ""
    """Why it was not."""


@dataclass(frozen=True, slots=True)
class Request:
    """The messages of one slide, with all that helps to translate them."""

    source: str
    """Language tag."""
    target: str
    deck: str
    """The deck's name."""
    title: str
    """The slide's, empty where a catalog has no slides."""
    messages: tuple[Inquiry, ...]
    """In the order of the slide."""
    terms: tuple[Term, ...] = ()
    """Of the glossary, those that occur in the messages asked, do-not-translate among them."""
    examples: tuple[tuple[str, str], ...] = ()
    """Confirmed translations of similar messages: source and target, the most similar first."""
    formality: str = ""
    """formal, informal, or empty where nobody chose."""
    finding: str = ""
    """What was wrong with the whole of the last answer: it was no JSON, or had a number that was not asked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the keys are indices of `Request.messages`, counted from 0."""

    texts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """One text for each message, or one for each plural form, tags numbered as they were."""
    faults: Mapping[int, str] = field(default_factory=dict)
    """Why a message that was asked has no text, as it continues "it was not taken: ": missing, empty, cut off."""
    fault: str = ""
    """Why nothing was taken: not JSON, a number too many, a refusal."""


class Correspondent(Protocol):
    """Answers requests; from several threads at once."""

    @property
    def parallel(self) -> int:
        """Return how many requests may be under way at once."""

    def fits(self, request: Request) -> bool:
        """Return whether a request and its answer have room in the model's context."""

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request. Raises EngineError if the engine cannot be asked any further."""

    def close(self) -> None:
        """End the requests under way at once."""
