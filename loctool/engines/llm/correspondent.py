"""Asks a language model for slides: prompt, request, reply, answer."""

from __future__ import annotations

from typing import Any

from loctool.engines.llm.answers import read_answer, schema_of
from loctool.engines.llm.prompt import Prompt, write_prompt
from loctool.engines.llm.protocols import Body, Reply, dialect_of
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
_MANNERS = ((True, True), (True, False), (False, False))
"""Whether a request has a schema, and whether its answer has a limit: the second is for servers that refuse limits and
for models that think, the third for servers without schemas."""
_MARGIN = 2
"""The limit of an answer, in times of its estimate, which is high: a small model may repeat itself without end."""
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
        self._manner = 0
        self._has_answered = False

    @property
    def parallel(self) -> int:
        """Return how many requests may be under way at once."""
        return self._model.server.parallel

    def fits(self, request: Request) -> bool:
        """Return whether a request and its answer have room in the model's context, by a high estimate."""
        prompt = write_prompt(request)
        tokens = count_tokens(prompt.system) + count_tokens(prompt.user) + _count_answer(request)
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

    def _ask(self, request: Request, prompt: Prompt, manner: int = 0) -> Answer:
        """Return the answer in the first manner that succeeds, which is that of all later requests."""
        manner = max(manner, self._manner)
        has_schema, has_limit = _MANNERS[manner]
        body = self._dialect.write(self._model, prompt, schema_of(request) if has_schema else None)
        try:
            answer = self._exchange(request, prompt, body, has_limit=has_limit)
        except StatusError as problem:
            is_last = manner == len(_MANNERS) - 1
            if is_last or problem.status not in (*_REFUSED, 501) or _is_too_long(problem):
                raise
            answer = None
        if answer is None:
            return self._ask(request, prompt, manner + 1)
        self._manner = max(self._manner, manner)
        return answer

    def _exchange(self, request: Request, prompt: Prompt, body: Body, *, has_limit: bool) -> Answer | None:
        """Return the answer to a body, which is sent unless the cache has a good answer to it.

        Return None if the limit was used up by thoughts, whose length cannot be estimated.
        """
        url = self._model.server.url + self._dialect.path
        value = self._cache.find(url, body)
        is_new = value is None
        if is_new:
            most = min(_MARGIN * _count_answer(request), self._model.context)
            value = self._client.post(self._dialect.path, self._dialect.limit(body, most) if has_limit else body)
            self._refuse_other_model(value)
        reply = self._dialect.read(value)
        if reply is None:
            raise EngineError(describe_strange(self._model.server, value))
        self._has_answered = True
        if has_limit and reply.is_cut and _is_thinking(reply):
            return None
        answer = _read(reply, request, prompt)
        if is_new and not (answer.fault or answer.faults):
            self._cache.keep(url, body, value)
        return answer

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


def _count_answer(request: Request) -> int:
    """Return the number of tokens of a request's answer, estimated high."""
    asked = [one for one in request.messages if one.is_asked]
    texts = [max(one.text, one.plural, key=len) for one in asked for _ in one.numbers or (0,)]
    return count_answer(texts, request.target)


def _is_thinking(reply: Reply) -> bool:
    """Return whether a model that was given a schema wrote something before its answer."""
    return reply.has_thoughts or not reply.text.lstrip().startswith("{")


def _read(reply: Reply, request: Request, prompt: Prompt) -> Answer:
    if reply.refusal:
        return Answer(fault=f"the model refuses: {shorten(reply.refusal, 120)}")
    return read_answer(reply.text, request, is_cut=reply.is_cut, prompt=prompt.system)


def _is_too_long(problem: StatusError) -> bool:
    """Return whether a server says that a prompt is longer than the context, for which each has its own sentence."""
    return problem.status in _REFUSED and "context" in problem.reason.lower()
