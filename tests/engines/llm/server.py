"""A server on loopback that speaks OpenAI's and Ollama's protocol, and answers with real drafts or with faults."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.engines.llm.faults import CONTENT_FAULTS, Fault, Written
from tests.engines.llm.translating import Drafter, argos_drafts, languages_of, translate_slide

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


@dataclass
class ModelServer:
    """What the server does, and what it was asked."""

    url: str
    """A bare host, which OpenAI's protocol is spoken with."""
    faults: Sequence[Fault | None] | Choose = ()
    """The faults of the first answers, one each, or what chooses one for a slide."""
    models: tuple[str, ...] = (MODEL,)
    has_schemas: bool = True
    key: str = ""
    delay: float = 30.0
    """Seconds that a late answer takes; it comes at once when the server is closed."""
    wait: str = "1"
    """Retry-After of a busy server."""
    draft: Drafter = argos_drafts
    requests: list[Received] = field(default_factory=list)
    """Those for answers, in the order in which they came."""
    paths: list[str] = field(default_factory=list)
    """Of all requests."""
    closed: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def ollama_url(self) -> str:
        """Where Ollama's own protocol is spoken."""
        return f"{self.url}/api"

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of an engine that asks this server by OpenAI's protocol."""
        return {"url": self.url, "model": self.models[0], "timeout": 60}

    def take(self, received: Received) -> Fault | None:
        """Note a request, and return the fault that its answer has."""
        with self.lock:
            number = len(self.requests)
            self.requests.append(received)
        if callable(self.faults):
            return self.faults(received.slide)
        return self.faults[number] if number < len(self.faults) else None


@contextmanager
def serve(faults: Sequence[Fault | None] | Choose = (), **options: Any) -> Iterator[ModelServer]:
    """Run a server within the block. `options` are fields of ModelServer."""
    server = _HttpServer(("127.0.0.1", 0), _Handler)
    server.behaviour = ModelServer(f"http://127.0.0.1:{server.server_address[1]}", faults, **options)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.behaviour
    finally:
        server.behaviour.closed.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 256
    behaviour: ModelServer

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.connections: list[socket.socket] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections.append(request)
        super().process_request(request, client_address)

    def server_close(self) -> None:
        """End all connections, and wait for their threads."""
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that give up are a part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _HttpServer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    @property
    def behaviour(self) -> ModelServer:
        return self.server.behaviour

    def do_GET(self) -> None:
        self.behaviour.paths.append(self.path)
        models = self.behaviour.models
        known: dict[str, Any] = {
            "/v1/models": {"object": "list", "data": [{"id": name, "object": "model"} for name in models]},
            "/api/tags": {"models": [{"name": name, "model": name} for name in models]},
            "/api/version": {"version": "0.12.0"},
        }
        if self.path in known:
            self.reply(200, known[self.path])
        else:
            self.reply(404, {"error": "not found"})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.behaviour.paths.append(self.path)
        if self.path not in ("/v1/chat/completions", "/api/chat"):
            self.reply(404, {"error": "not found"})
            return
        received = Received(self.path, body, dict(self.headers))
        if self.refuse(received):
            return
        fault = self.behaviour.take(received)
        if fault is Fault.LATE:
            self.behaviour.closed.wait(self.behaviour.delay)
        if fault not in _OF_SERVERS:
            self.answer(received, fault)
        elif fault is Fault.RESET:
            self.reset(received)
        else:
            status, message, waits = _OF_SERVERS[fault]
            self.reply_error(status, message, {"Retry-After": self.behaviour.wait} if waits else {})

    def refuse(self, received: Received) -> bool:
        """Refuse a request whose key, model or schema the server does not take, and return whether it did."""
        own, name = self.behaviour, received.body["model"]
        if own.key and self.headers.get("Authorization") != f"Bearer {own.key}":
            self.reply_error(401, "Incorrect API key provided")
        elif name not in own.models:
            self.reply_error(404, f"model '{name}' not found")
        elif received.has_schema and not own.has_schemas:
            with own.lock:
                own.requests.append(received)
            self.reply_error(400, "'response_format' is not supported")
        else:
            return False
        return True

    def answer(self, received: Received, fault: Fault | None) -> None:
        """Answer with drafts, or with what a fault makes of them."""
        source, target = languages_of(received.system)
        if fault is Fault.OTHER_LANGUAGE:
            target = next((one for one in ("en", "ru") if one not in (source, target)), source)
        texts = translate_slide(received.slide, source, target, self.behaviour.draft)
        written = Written(json.dumps(texts, ensure_ascii=False, indent=1))
        if fault in CONTENT_FAULTS:
            written = CONTENT_FAULTS[fault](texts)
        self.reply(200, self.shape(received, written))

    def shape(self, received: Received, written: Written) -> dict[str, Any]:
        """Return a reply in the protocol of its request."""
        message: dict[str, Any] = {"role": "assistant", "content": written.text}
        if self.path == "/api/chat":
            reason = {"model": received.body["model"], "done": True, "done_reason": written.reason}
            return {**reason, "message": message, "prompt_eval_count": 1, "eval_count": 1}
        choice = {"index": 0, "message": {**message, "refusal": written.refusal}, "finish_reason": written.reason}
        return {"object": "chat.completion", "model": received.body["model"], "choices": [choice]}

    def reply_error(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        """Reply with an error in the protocol's shape."""
        is_ollama = self.path.startswith("/api/")
        self.reply(status, {"error": message if is_ollama else {"message": message, "type": "error"}}, headers or {})

    def reply(self, status: int, value: object, headers: Mapping[str, str] | None = None) -> None:
        content = json.dumps(value, ensure_ascii=False).encode()
        with suppress(OSError):  # the client may have given up
            self.send_response(status)
            for name, text in {**(headers or {}), "Content-Type": "application/json"}.items():
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    def reset(self, received: Received) -> None:
        """Lose the connection in the middle of an answer."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"model": "' + received.body["model"].encode())
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


_OF_SERVERS: Mapping[Fault | None, tuple[int, str, bool]] = {
    Fault.BUSY: (429, "too many requests", True),
    Fault.BUSY_FOR_UNKNOWN: (429, "too many requests", False),
    Fault.FAILING: (500, "internal error", False),
    Fault.TOO_LONG: (400, "the request exceeds the available context size", False),
    Fault.RESET: (0, "", False),
}
"""Fault -> status, message, and whether Retry-After is sent."""
