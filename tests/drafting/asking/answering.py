"""An engine that answers requests from a table, and each request as a test says: a model's faults cannot be ordered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loctool.engines.protocol import Features
from loctool.engines.requests import Answer, Inquiry, Request
from loctool.glossary import TermIndex
from loctool.model import Draft

Change = Callable[[Request, Answer, int], Answer]
"""Makes of a request, of what the table says, and of how often the engine was asked before, what is answered."""


def as_it_is(_: Request, answer: Answer, __: int) -> Answer:
    """Answer what the table says."""
    return answer


def first_time(change: Change) -> Change:
    """Change only the first answer."""
    return lambda request, answer, number: change(request, answer, number) if number == 0 else answer


@dataclass
class Answering:
    """Answers from a table: text, as it is asked, -> the translation, or one for each plural form."""

    table: Mapping[str, str | Sequence[str]]
    change: Change = as_it_is
    parallel: int = 1
    most: int = 1000
    """Messages that fit into a request."""
    asked: list[Request] = field(default_factory=list)
    is_closed: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def fits(self, request: Request) -> bool:
        return len(request.messages) <= self.most

    def answer(self, request: Request) -> Answer:
        with self._lock:
            number = len(self.asked)
            self.asked.append(request)
        found = {at: self.table.get(one.text) for at, one in enumerate(request.messages) if one.is_asked}
        texts = {at: (one,) if isinstance(one, str) else tuple(one) for at, one in found.items() if one is not None}
        return self.change(request, Answer(texts), number)

    def close(self) -> None:
        self.is_closed = True

    def texts(self, number: int) -> list[str]:
        """Return what a request asks for."""
        return [one.text for one in self.asked[number].messages if one.is_asked]

    def inquiries(self, text: str) -> list[Inquiry]:
        """Return how a message was asked for, each time."""
        return [one for request in self.asked for one in request.messages if one.is_asked and one.text == text]


@dataclass(frozen=True)
class AskedEngine:
    """An engine that sees slides."""

    correspondent: Answering
    route: tuple[str, ...] = ("de", "en")
    name: str = "asked"
    identity: str = "asked/1"
    version: str = "model:1b/0"

    @property
    def features(self) -> Features:
        return Features(obeys_terms=True, correspondent=self.correspondent, version=self.version)

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        raise NotImplementedError


def with_text(answer: Answer, number: int, *texts: str) -> Answer:
    """Return an answer with other texts for a message."""
    return replace(answer, texts={**answer.texts, number: texts})
