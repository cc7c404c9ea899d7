"""What is served: an application as the server sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from loctool.review.sentences import translate_sentence


class RequestError(Exception):
    """A request that gets no answer but an error; the message is a sentence for the person at the browser."""

    def __init__(self, status: int, sentence: str, translations: Mapping[str, str] | None = None) -> None:
        """Keep the HTTP status and the sentence, with what it is in the languages of the interface."""
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.translations = translate_sentence(sentence) if translations is None else translations


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML."""

    html: str
    policy: str
    """Its content security policy."""


class Reply(NamedTuple):
    """An answer in JSON."""

    value: Any
    status: int = 200


class Changed(NamedTuple):
    """A deck in a language that is to be read again, since a file has changed."""

    language: str
    deck: str
    whole: bool
    """Whether more than the messages' own lines may be others: the deck, the glossary."""


class Application(Protocol):
    """What is behind the addresses. Every method may be called by several threads at once, and may raise RequestError.

    Names, languages and ids come from the browser; they have to be looked up and never to be used as paths.
    """

    @property
    def reads(self) -> Mapping[str, Callable[[Mapping[str, str]], Reply]]:
        """Name of an address below api/ -> what answers GET there, from the query."""

    @property
    def writes(self) -> Mapping[str, Callable[[Mapping[str, Any]], Reply]]:
        """Name of an address below api/ -> what answers POST there, from the JSON object of the body."""

    def page(self, language: str, deck: str) -> Page:
        """Return the page of a deck, or the overview for two empty texts."""

    def watched(self) -> Mapping[Path, frozenset[Changed]]:
        """Return the files to watch, with what has changed for the browser when one of them changes."""

    def close(self) -> None:
        """Finish what is being written, and refuse what comes after."""
