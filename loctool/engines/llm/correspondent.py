"""Asks a language model for slides: prompt, request, reply, answer."""

from __future__ import annotations

from typing import Any

from loctool.engines.llm.answers import read_answer, schema_of
from loctool.engines.llm.prompt import Prompt, write_prompt
from loctool.engines.llm.protocols import Body, dialect_of
from loctool.engines.llm.settings import Model
from loctool.engines.llm.tokens import count_answer, count_tokens
from loctool.engines.requests import Answer, Request
from loctool.engines.servers.client import Client, StatusError
from loctool.engines.servers.failures import describe_strange
from loctool.engines.servers.replies import shorten
from loctool.errors import EngineError
from loctool.memory.answers import AnswerCache

_REFUSED = (400, 413, 422)
"""Statuses by which a server says that a request is wrong, whatever is wrong with it."""
_SHOWN = 5
"""Names of models that a message has."""


class ModelCorrespondent:
    """Answers requests by a language model; from several threads at once."""

    def __init__(self, model: Model, cache: AnswerCache) -> None:
        """Keep the model and its cached replies; connects at the first request without one."""
        self._model = model
        self._cache = cache
        self._dialect = dialect_of(model)
        self._client = Client(model.server)
        self._has_schemas = True
        self._has_answered = False

    @property
    def parallel(self) -> int:
        """Return how many requests may be under way at once."""
        return self._model.server.parallel

    def fits(self, request: Request) -> bool:
        """Return whether a request and its answer have room in the model's context, by a high estimate."""
        prompt = write_prompt(request)
        asked = [one for one in request.messages if one.is_asked]
        texts = [max(one.text, one.plural, key=len) for one in asked for _ in one.numbers or (0,)]
        tokens = count_tokens(prompt.system) + count_tokens(prompt.user) + count_answer(texts, request.target)
        return tokens <= self._model.context

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request. Raises EngineError if the server cannot be asked any further."""
        prompt = write_prompt(request)
        try:
            return self._ask(request, prompt)
        except StatusError as problem:
            if _is_too_long(problem):
                return Answer(fault=f"the model's context is too small for it: {problem.reason}")
            if self._has_answered and problem.status in _REFUSED:  # others pass, so it is this one's fault
                return Answer(fault=f"the server refuses it: {problem.reason or problem.status}")
            self._refuse_unknown_model(problem)
            raise

    def close(self) -> None:
        """End the requests under way at once."""
        self._client.close()

    def _ask(self, request: Request, prompt: Prompt) -> Answer:
        """Return the answer; a server without schemas is asked without one from then on."""
        schema = schema_of(request)
        if self._has_schemas:
            try:
                return self._exchange(request, prompt, self._dialect.write(self._model, prompt, schema))
            except StatusError as problem:
                if problem.status not in (*_REFUSED, 501) or _is_too_long(problem):
                    raise
        answer = self._exchange(request, prompt, self._dialect.write(self._model, prompt, None))
        self._has_schemas = False
        return answer

    def _exchange(self, request: Request, prompt: Prompt, body: Body) -> Answer:
        """Return the answer to a body, which is sent if it has not been answered well before."""
        url = self._model.server.url + self._dialect.path
        value = self._cache.find(url, body)
        is_new = value is None
        if is_new:
            value = self._client.post(self._dialect.path, body)
            self._refuse_other_model(value)
        answer = self._read(value, request, prompt)
        if is_new and not (answer.fault or answer.faults):
            self._cache.keep(url, body, value)
        return answer

    def _read(self, value: Any, request: Request, prompt: Prompt) -> Answer:
        reply = self._dialect.read(value)
        if reply is None:
            raise EngineError(describe_strange(self._model.server, value))
        self._has_answered = True
        if reply.refusal:
            return Answer(fault=f"the model refuses: {shorten(reply.refusal, 120)}")
        return read_answer(reply.text, request, is_cut=reply.is_cut, prompt=prompt.system)

    def _refuse_unknown_model(self, problem: StatusError) -> None:
        """Raise EngineError if the server's list of models lacks the model."""
        if problem.status in (400, 404):
            names = self._models()
            if names is not None and self._model.name not in names:
                raise EngineError(self._describe_unknown(names)) from problem

    def _refuse_other_model(self, reply: Any) -> None:
        """Raise EngineError if the first reply is another model's: llama.cpp has one, which answers to any name."""
        made_by = reply.get("model") if isinstance(reply, dict) else None
        if not self._has_answered and made_by not in (None, self._model.name):
            names = self._models()
            if names and self._model.name not in names:  # services tell the version behind a name that they list
                raise EngineError(self._describe_unknown(names))

    def _models(self) -> list[str] | None:
        """Return the names of the server's models, None if it does not tell."""
        try:
            return self._dialect.read_models(self._client.get(self._dialect.list_path))
        except EngineError:
            return None

    def _describe_unknown(self, names: list[str]) -> str:
        name, url = self._model.name, self._model.server.url
        hint = f"run `ollama pull {name}`, or set `model`" if self._model.is_ollama else "set `model`"
        known = f" to one that it has: {shorten(', '.join(names[:_SHOWN]))}" if names else ""
        return f"{url} has no model {name!r}; {hint}{known}"


def _is_too_long(problem: StatusError) -> bool:
    """Return whether a server says that a prompt is longer than the context, for which each has its own sentence."""
    return problem.status in _REFUSED and "context" in problem.reason.lower()
