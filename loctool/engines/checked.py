"""Engines of other packages: everything that they return is checked before it is used."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from loctool.engines.border import Border
from loctool.engines.protocol import NO_SETTINGS, Engine, Features, Identities, Relocate
from loctool.engines.requests import Answer, Correspondent, Request
from loctool.glossary import TermIndex
from loctool.model import Draft
from loctool.packages import Package

_OPTIONS = {"beam": None, "threads": None, "route": None, "settings": NO_SETTINGS, "folder": None}
"""What a function that opens an engine is given, if nobody chooses otherwise."""


def open_checked(opens: Callable[..., Any], border: Border, source: str, target: str, **options: Any) -> Engine:
    """Return the engine that a function of another package opens. Raises EngineError if it is not an engine.

    The errors of loctool that the package raises pass.
    """
    with border.guard("to open"):
        opened = CheckedEngine(border, opens(source, target, **{**_OPTIONS, **options}))
        opened.check()
    return opened


@dataclass(frozen=True)
class CheckedEngine:
    """An engine of another package. All that it returns is checked; all that it raises is an error of loctool."""

    border: Border
    engine: Engine

    def check(self) -> None:
        """Raise EngineError if the engine lacks a property, or one is not as the protocol wants it."""
        for name in ("name", "route", "identity", "features", "translate"):
            if not hasattr(self.engine, name):
                raise self.border.error(f"has no {name!r}: it is of type {type(self.engine).__name__}, not an engine")
        if self.engine.name != self.name:
            raise self.border.error(f"gives {self.engine.name!r} as its name; it has to be that of its entry point")
        _ = self.route, self.identity, self.features

    @property
    def name(self) -> str:
        """Return the name of the engine's entry point."""
        return self.border.name

    @property
    def route(self) -> tuple[str, ...]:
        """Return the languages that a text passes through."""
        with self.border.guard("to tell its route"):
            route = self.engine.route
        self.border.require(route, tuple, "its route")
        for tag in route:
            self.border.require_line(tag, "a language of its route", spaces=False)
        if len(route) < 2 or not all(route):
            raise self.border.error(f"gives {route!r} as its route; it needs a source and a target language")
        return route

    @property
    def identity(self) -> str:
        """Return a line that changes whenever the drafts of unchanged texts would change."""
        with self.border.guard("to tell its identity"):
            identity = self.engine.identity
        self.border.require_line(identity, "its identity")
        return identity

    @property
    def features(self) -> Features:
        """Return what the engine can do besides; the engines in it are checked as well."""
        with self.border.guard("to tell its features"):
            found = self.engine.features
        self.border.require(found, Features, "its features")
        self.border.require_line(found.version, "its version", spaces=False)
        mate = partial(CheckedEngine, self.border)
        return replace(
            found,
            variants=tuple(map(mate, found.variants)),
            hops=tuple(map(mate, found.hops)),
            routes=tuple(map(mate, found.routes)),
            identities=found.identities and partial(self._identities, found.identities),
            relocate=found.relocate and partial(self._relocate, found.relocate),
            correspondent=found.correspondent and CheckedCorrespondent(self.border, found.correspondent),
        )

    def _identities(self, ask: Identities) -> Mapping[tuple[str, ...], frozenset[str]]:
        with self.border.guard("to tell its identities"):
            return {tuple(route): frozenset(lines) for route, lines in ask().items()}

    def _relocate(self, move: Relocate, packages: Sequence[Package], threads: int) -> Engine:
        with self.border.guard("to move to another machine"):
            return CheckedEngine(self.border, move(packages, threads))

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        """Return one draft for each text, in the same order. Raises EngineError if the engine returns anything else."""
        with self.border.guard("to translate"):
            drafts = list(self.engine.translate(texts, terms))
        if len(drafts) != len(texts):
            raise self.border.error(f"gives {len(drafts)} drafts for {len(texts)} texts")
        for draft in drafts:
            self._check_draft(draft)
        return drafts

    def _check_draft(self, draft: Draft) -> None:
        self.border.require(draft, Draft, "a draft")
        self.border.require_text(draft.text, "the text of a draft")
        if not isinstance(draft.score, int | float) or not math.isfinite(draft.score):
            raise self.border.error(f"gives {draft.score!r} as the score of a draft; it has to be a number")
        self.border.require_texts(draft.others, "the other hypotheses of a draft")
        self.border.require_texts(draft.doubts, "the doubts about a draft")
        if draft.route != self.route:
            raise self.border.error(f"gives {draft.route!r} as the route of a draft; its own is {self.route!r}")


@dataclass(frozen=True)
class CheckedCorrespondent:
    """The correspondent of an engine of another package, checked in the same way."""

    border: Border
    correspondent: Correspondent

    @property
    def parallel(self) -> int:
        """Return how many requests may be under way at once."""
        with self.border.guard("to tell how many requests it takes at once"):
            parallel = self.correspondent.parallel
        self.border.require(parallel, int, "the number of requests at once")
        return max(1, parallel)

    def fits(self, request: Request) -> bool:
        """Return whether a request and its answer have room in the model's context."""
        with self.border.guard("to tell whether a request fits"):
            return bool(self.correspondent.fits(request))

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request. Raises EngineError if the engine returns anything else."""
        with self.border.guard("to answer"):
            answer = self.correspondent.answer(request)
        self.border.require(answer, Answer, "an answer")
        self.border.require_text(answer.fault, "the fault of an answer")
        for number, texts in answer.texts.items():
            self._require_message(number, request)
            self.border.require_texts(texts, "the texts of an answer")
        for number, fault in answer.faults.items():
            self._require_message(number, request)
            self.border.require_text(fault, "the fault of a message")
        return answer

    def _require_message(self, number: object, request: Request) -> None:
        asked = [at for at, one in enumerate(request.messages) if one.is_asked]
        if number not in asked:
            raise self.border.error(f"answers message {number!r}; asked were {', '.join(map(str, asked))}")

    def close(self) -> None:
        """End the requests under way at once."""
        with self.border.guard("to end"):
            self.correspondent.close()
