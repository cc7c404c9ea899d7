"""A server on loopback that speaks OpenAI's and Ollama's protocol, and answers with real drafts or with faults."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType
from typing import Any

from tests.engines.llm.faults import CONTENT_FAULTS, Fault, Written
from tests.engines.llm.translating import Drafter, argos_drafts, languages_of, translate_slide
from tests.engines.servers.loopback import Asked, LoopbackServer, Reply

MODEL = "test-model:1b"
__all__ = ["MODEL", "Fault", "ModelServer", "Received", "serve"]

Choose = Callable[[Mapping[str, Any]], Fault | None]
"""Returns the fault for a slide."""


@dataclass(frozen=True)
class Received:
    """A request for an answer, as it came."""

    path: str
    body: dict[str, Any]
    headers: Mapping[str, str]

    @property
    def system(self) -> str:
        """What the model is to do."""
        return str(self.body["messages"][0]["content"])

    @property
    def slide(self) -> dict[str, Any]:
        """The slide that it is to translate."""
        slide: dict[str, Any] = json.loads(self.body["messages"][1]["content"])
        return slide

    @property
    def has_schema(self) -> bool:
        """Whether the server is to hold the model to a schema."""
        return bool(self.body.get("response_format") or self.body.get("format"))

    @property
    def has_limit(self) -> bool:
        """Whether the answer may be shorter than the model's context."""
        options = self.body.get("options", {})
        return "max_tokens" in self.body or options.get("num_predict", 0) < options.get("num_ctx", 0)


class ModelServer(LoopbackServer):
    """What the server does, and what it was asked; `url` is a bare host, which OpenAI's protocol is spoken with."""

    def __init__(
        self,
        faults: Sequence[Fault | None] | Choose = (),
        *,
        has_schemas: bool = True,
        key: str = "",
        delay: float = 30.0,
        wait: str = "1",
        draft: Drafter = argos_drafts,
    ) -> None:
        """Begin with the faults of the first answers, one each, or what chooses one for a slide.

        A late answer takes `delay` seconds, or until the server is closed; `wait` is Retry-After of a busy server.
        """
        super().__init__()
        self.faults = faults
        self.models = (MODEL,)
        self.has_schemas = has_schemas
        self.key = key
        self.delay = delay
        self.wait = wait
        self.draft = draft
        self.requests: list[Received] = []
        """Those for answers, in the order in which they came."""
        self.lock = Lock()

    @property
    def paths(self) -> list[str]:
        """The paths of all requests."""
        return [one.path for one in self.asked]

    @property
    def ollama_url(self) -> str:
        """Where Ollama's own protocol is spoken."""
        return f"{self.url}/api"

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of an engine that asks this server by OpenAI's protocol."""
        return {"url": self.url, "model": self.models[0], "timeout": 60}

    def answer(self, asked: Asked) -> Reply:
        """Return the reply to any request, in the protocol of its path."""
        lists = {
            "/v1/models": {"object": "list", "data": [{"id": name, "object": "model"} for name in self.models]},
            "/api/tags": {"models": [{"name": name, "model": name} for name in self.models]},
            "/api/version": {"version": "0.12.0"},
        }
        if asked.method == "GET" and asked.path in lists:
            return Reply(lists[asked.path])
        if asked.method == "GET" or asked.path not in ("/v1/chat/completions", "/api/chat"):
            return Reply({"error": "not found"}, 404)
        received = Received(asked.path, asked.body, dict(asked.headers))
        return self.refuse(received) or self.write(received, self.choose(received))

    def refuse(self, received: Received) -> Reply | None:
        """Return the reply to a request whose key, model or schema the server does not take."""
        name = received.body["model"]
        if self.key and received.headers.get("Authorization") != f"Bearer {self.key}":
            return error(received, 401, "Incorrect API key provided")
        if name not in self.models:
            return error(received, 404, f"model '{name}' not found")
        if received.has_schema and not self.has_schemas:
            self.note(received)
            return error(received, 400, "'response_format' is not supported")
        return None

    def note(self, received: Received) -> int:
        """Note a request, and return how many came before it."""
        with self.lock:
            self.requests.append(received)
            return len(self.requests) - 1

    def choose(self, received: Received) -> Fault | None:
        """Note a request, and return the fault that its answer has."""
        number = self.note(received)
        if callable(self.faults):
            return self.faults(received.slide)
        return self.faults[number] if number < len(self.faults) else None

    def write(self, received: Received, fault: Fault | None) -> Reply:
        """Return drafts, or what a fault makes of them."""
        if fault is Fault.LATE:
            self.closed.wait(self.delay)
        if fault in _OF_SERVERS:
            status, message, waits = _OF_SERVERS[fault]
            return error(received, status, message, {"Retry-After": self.wait} if waits else {})
        source, target = languages_of(received.system)
        if fault is Fault.OTHER_LANGUAGE:
            target = next((one for one in ("en", "ru") if one not in (source, target)), source)
        texts = translate_slide(received.slide, source, target, self.draft)
        written = Written(json.dumps(texts, ensure_ascii=False, indent=1))
        if fault in CONTENT_FAULTS:
            written = CONTENT_FAULTS[fault](texts)
        return Reply(shape(received, written), cut=20 if fault is Fault.RESET else None)


serve = ModelServer
"""`with serve([Fault.CUT]) as server:`."""


def shape(received: Received, written: Written) -> dict[str, Any]:
    """Return what the model wrote in the protocol of its request."""
    message: dict[str, Any] = {"role": "assistant", "content": written.text}
    if received.path == "/api/chat":
        reason = {"model": received.body["model"], "done": True, "done_reason": written.reason}
        return {**reason, "message": message, "prompt_eval_count": 1, "eval_count": 1}
    choice = {"index": 0, "message": {**message, "refusal": written.refusal}, "finish_reason": written.reason}
    return {"object": "chat.completion", "model": received.body["model"], "choices": [choice]}


def error(received: Received, status: int, message: str, headers: Mapping[str, str] = MappingProxyType({})) -> Reply:
    """Return an error in the protocol's shape."""
    is_ollama = received.path.startswith("/api/")
    return Reply({"error": message if is_ollama else {"message": message, "type": "error"}}, status, headers)


_OF_SERVERS: Mapping[Fault | None, tuple[int, str, bool]] = {
    Fault.BUSY: (429, "too many requests", True),
    Fault.BUSY_FOR_UNKNOWN: (429, "too many requests", False),
    Fault.FAILING: (500, "internal error", False),
    Fault.TOO_LONG: (400, "the request exceeds the available context size", False),
}
"""Fault -> status, message, and whether Retry-After is sent."""
