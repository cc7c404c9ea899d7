"""A small HTTP server on loopback that speaks JSON, and does on demand what goes wrong with servers."""

from __future__ import annotations

import json
import socket
import struct
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any, Self


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    method: str
    path: str
    body: Any
    """Parsed; None if there was none."""
    headers: Message


@dataclass(frozen=True)
class Reply:
    """What is sent back, bytes as they are and all else as JSON."""

    body: object = field(default_factory=dict)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "application/json"
    cut: int | None = None
    """Bytes of the body after which the connection is lost, though all were promised."""


@dataclass(frozen=True)
class Drip:
    """What is sent a little at a time, and never ends by itself within a test."""

    first: bytes
    each: bytes


RESET = "reset"
"""The connection is reset before anything is sent back."""
SLOW = "slow"
"""Nothing is sent back until the server is closed."""
Step = Reply | Drip | str | Callable[[Asked], Reply]


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 256  # of connections that nobody has accepted yet; further ones are dropped, and time out

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
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


class LoopbackServer:
    """Answers with `answer`, but first with what is scripted: `with LoopbackServer(RESET, Reply(status=500)) as it:`."""

    def __init__(self, *script: Step) -> None:
        self.script = deque(script)
        self.asked: list[Asked] = []
        self.came = Event()
        """Set when a request has come."""
        self.most = 0
        """Requests that were under way at once, at most."""
        self._under_way = 0
        self.closed = Event()
        self._lock = Lock()
        self._server = _Server(self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closed.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, asked: Asked) -> Reply:
        """Return the reply where nothing is scripted."""
        return Reply({"path": asked.path, "body": asked.body})

    def take(self, asked: Asked) -> Step:
        with self._lock:
            self.asked.append(asked)
            self._under_way += 1
            self.most = max(self.most, self._under_way)
            step = self.script.popleft() if self.script else None
        self.came.set()
        return self.answer if step is None else step

    def done(self) -> None:
        with self._lock:
            self._under_way -= 1

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                _serve(self, server)

            def do_POST(self) -> None:
                _serve(self, server)

            def log_message(self, *_: object) -> None: ...

        return Handler


def _serve(handler: BaseHTTPRequestHandler, server: LoopbackServer) -> None:
    body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    asked = Asked(handler.command, handler.path, json.loads(body) if body else None, handler.headers)
    step = server.take(asked)
    try:
        if step == SLOW:
            server.closed.wait()
        elif step == RESET:
            reset(handler)
        elif isinstance(step, Drip):
            drip(handler, step, server)
        elif isinstance(step, Reply):
            send(handler, step)
        elif callable(step):
            send(handler, step(asked))
    finally:
        server.done()


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body, ensure_ascii=False).encode()
    handler.send_response(reply.status)
    for name, value in {"Content-Type": reply.kind, "Content-Length": str(len(body)), **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body[: reply.cut])
    if reply.cut is not None:
        handler.close_connection = True


def drip(handler: BaseHTTPRequestHandler, step: Drip, server: LoopbackServer) -> None:
    handler.close_connection = True
    with suppress(OSError):  # the client gives up
        handler.wfile.write(step.first)
        for _ in range(1000):
            if server.closed.wait(0.02):
                break
            handler.wfile.write(step.each)


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection so that the other side is told that it was reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
