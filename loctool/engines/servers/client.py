"""The HTTP client of all engines that ask a server: JSON there and back, one clear line for whatever goes wrong."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic
from typing import Any

from loctool.engines.servers.connections import ElsewhereError
from loctool.engines.servers.failures import (
    StatusError,
    describe_busy,
    describe_failure,
    describe_no_json,
    describe_redirect,
    status_error,
)
from loctool.engines.servers.lines import Line, Reply, open_context
from loctool.engines.servers.replies import find_error, parse_body
from loctool.engines.servers.settings import Server
from loctool.errors import EngineError

__all__ = ["Client", "StatusError"]

FIRST_WAIT = 0.25
"""Seconds before the second try; each further wait is twice as long, unless the server asks for another."""
MOST_TRIES = 6
MOST_LOST = 3
"""Tries after which a connection that was lost each time is given up."""

_announced: set[str] = set()
_announcing = Lock()


class Client:
    """Asks one server, from several threads at once; connects at the first request."""

    def __init__(self, server: Server, *, sends_bearer: bool = True) -> None:
        """Keep the server; `sends_bearer` is whether its key goes into the header Authorization."""
        self.server = server
        self._address = server.address
        self._sends_bearer = sends_bearer and bool(server.key)
        self._is_closed = Event()
        self._lock = Lock()
        self._lines: list[Line] = []
        self._idle: list[Line] = []
        self._context: Any = None

    def post(self, path: str, body: object) -> Any:
        """Send a JSON body and return the server's reply, parsed.

        Raises StatusError for a request that it refuses, EngineError if it cannot be asked any further.
        """
        return self._ask("POST", path, json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))

    def get(self, path: str) -> Any:
        """Return the server's reply, parsed. Raises as `post` does."""
        return self._ask("GET", path, None)

    def close(self) -> None:
        """End the requests of all threads, and refuse later ones."""
        self._is_closed.set()
        with self._lock:
            for line in self._lines:
                line.end()
            while self._idle:
                self._idle.pop().close()

    def _ask(self, method: str, path: str, body: bytes | None) -> Any:
        """Return a parsed reply; asks again while the server is busy or loses connections, and there is time."""
        deadline, lost = monotonic() + self.server.timeout, 0
        for number in range(1, MOST_TRIES + 1):
            wait = FIRST_WAIT * 2 ** (number - 1)
            reply = self._send(method, path, body, deadline, is_last=lost == MOST_LOST - 1)
            if reply is None:
                lost += 1
            elif not reply.is_busy:
                return self._read(reply)
            else:
                wait = wait if reply.wait is None else reply.wait
                if number == MOST_TRIES or monotonic() + wait > deadline:
                    words = find_error(reply.body)
                    raise EngineError(describe_busy(self.server, reply.status, words, reply.wait))
            self._is_closed.wait(wait)
        raise EngineError(f"{self.server.url} is busy or loses connections; run the command again later")

    def _read(self, reply: Reply) -> Any:
        if 300 <= reply.status < 400:
            raise EngineError(describe_redirect(self.server, reply.location))
        if reply.status >= 400:
            raise status_error(self.server, reply.status, find_error(reply.body))
        try:
            return parse_body(reply.body)
        except ValueError as problem:
            raise EngineError(describe_no_json(self.server, reply.kind, reply.body)) from problem

    def _send(self, method: str, path: str, body: bytes | None, deadline: float, *, is_last: bool) -> Reply | None:
        """Return a reply; None for a connection that was lost, if this is not the last try."""
        with self._borrowed() as line:
            import httpx

            try:
                return line.ask(method, path, body, max(0.01, deadline - monotonic()))
            except (httpx.HTTPError, ElsewhereError, OSError) as problem:
                self._refuse_if_closed()
                is_lost = isinstance(problem, httpx.NetworkError | httpx.RemoteProtocolError)
                if is_lost and not isinstance(problem, httpx.ConnectError) and not is_last:
                    return None
                raise EngineError(describe_failure(self.server, problem)) from problem

    @contextmanager
    def _borrowed(self) -> Iterator[Line]:
        """Yield a line for one request, which no other thread has meanwhile."""
        with self._lock:
            self._refuse_if_closed()
            line = self._idle.pop() if self._idle else self._make()
        try:
            yield line
        finally:
            with self._lock:
                if line.is_ended:
                    self._lines.remove(line)
                    line.close()
                else:
                    self._idle.append(line)

    def _make(self) -> Line:
        """Return a new line; the first one loads what connections need, and says what is sent."""
        if self._context is None:
            try:
                self._context = open_context(self.server)
            except ImportError as problem:
                needed = f"the engine {self.server.engine} needs httpx; run `pip install 'loctool[llm]'`"
                raise EngineError(needed) from problem
            self._announce()
        self._lines.append(line := Line(self.server, self._context, sends_bearer=self._sends_bearer))
        return line

    def _announce(self) -> None:
        """Say once in a process what is sent to which other machine."""
        if self._address.is_loopback:
            return
        message = f"{self.server.engine}: {self.server.sends} are sent to {self._address.place}"
        with _announcing:
            is_new = message not in _announced
            _announced.add(message)
        if is_new:
            logging.getLogger("loctool").warning("%s", message)

    def _refuse_if_closed(self) -> None:
        if self._is_closed.is_set():
            raise EngineError(f"the engine {self.server.engine} was closed")
