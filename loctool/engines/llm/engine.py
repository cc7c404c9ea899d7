"""A language model as an engine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from loctool.engines.llm.correspondent import ModelCorrespondent
from loctool.engines.llm.settings import Model, read_model
from loctool.engines.llm.version import prompt_version
from loctool.engines.protocol import NO_SETTINGS, Features
from loctool.engines.requests import Inquiry, Request
from loctool.glossary import TermIndex
from loctool.memory.answers import NAME, AnswerCache
from loctool.model import Draft

_MOST = 20
"""Texts that are asked for in one request."""
_PLAIN = "/:@+"
"""Characters of models' names, such as unsloth/qwen3:8b, that a provenance line has as they are."""


@dataclass(frozen=True)
class ModelEngine:
    """A language model between two languages. Asked for whole slides it knows more: see `features.correspondent`."""

    name: str
    source: str
    target: str
    model: Model
    correspondent: ModelCorrespondent

    @property
    def route(self) -> tuple[str, ...]:
        """Return (source, target)."""
        return self.source, self.target

    @cached_property
    def identity(self) -> str:
        """Return the model, the version of the prompt, and how the model is asked.

        Which server has the model, how many requests are under way, and how much fits in one, is left out.
        """
        extra = json.dumps(self.model.extra, sort_keys=True) if self.model.extra else ""
        seed = "" if self.model.seed is None else f" seed={self.model.seed}"
        return f"llm/{self._version} temperature={self.model.temperature:g}{seed}{extra and f' {extra}'}"

    @cached_property
    def features(self) -> Features:
        """Return the correspondent, and the version for provenance lines: `qwen3:8b/1a2b3c4d`."""
        return Features(obeys_terms=True, correspondent=self.correspondent, version=self._version)

    @property
    def _version(self) -> str:
        return f"{quote(self.model.name, safe=_PLAIN)}/{prompt_version()}"

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        """Return one draft for each text, in the same order; an empty one where the model gave none to take.

        Raises EngineError if the server cannot be asked any further.
        """
        found: dict[str, str] = {}
        for some in self._parts(list(dict.fromkeys(text for text in texts if text.strip())), terms):
            answer = self.correspondent.answer(some)
            found |= {some.messages[at].text: own[0] for at, own in answer.texts.items()}
        return [Draft(found.get(text, "" if text.strip() else text), 0.0, self.route) for text in texts]

    def _parts(self, texts: Sequence[str], terms: TermIndex | None) -> Iterator[Request]:
        """Yield requests for some texts each, as many as fit."""
        while texts:
            count = min(len(texts), _MOST)
            while count > 1 and not self.correspondent.fits(self._request(texts[:count], terms)):
                count //= 2
            yield self._request(texts[:count], terms)
            texts = texts[count:]

    def _request(self, texts: Sequence[str], terms: TermIndex | None) -> Request:
        hits = [hit.term for text in texts for hit in terms.find(text)] if terms else []
        distinct = {id(term): term for term in hits}.values()
        return Request(self.source, self.target, "", "", tuple(map(Inquiry, texts)), tuple(distinct))


def open_engine(
    source: str,
    target: str,
    *,
    settings: Mapping[str, Any] = NO_SETTINGS,
    folder: Path | None = None,
    name: str = "llm",
    **_options: object,
) -> ModelEngine:
    """Return the engine without asking anything. `name` is the name of its table. Raises SettingError."""
    model = read_model(name, settings)
    cache = AnswerCache(folder / NAME if folder else None)
    return ModelEngine(name, source, target, model, ModelCorrespondent(model, cache))
