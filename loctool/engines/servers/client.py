"""The HTTP client of all engines that ask a server: JSON there and back, one clear line for whatever goes wrong."""

from __future__ import annotations

import json
import logging
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from loctool.engines.servers.connections import Connections, ElsewhereError
from loctool.engines.servers.failures import (
    StatusError,
    describe_busy,
    describe_failure,
    describe_no_json,
    describe_redirect,
    status_error,
)
from loctool.engines.servers.replies import find_error, parse_body, wait_asked
from loctool.engines.servers.settings import Server
from loctool.errors import EngineError
from loctool.version import __version__

if TYPE_CHECKING:
    import httpx

__all__ = ["Client", "StatusError"]

CONNECT_TIMEOUT = 10.0
"""Seconds."""
FIRST_WAIT = 0.25
"""Seconds before the second try; each further wait is twice as long, unless the server asks for another."""
MOST_TRIES = 6
MOST_LOST = 3
"""Tries after which a connection that was lost each time is given up."""
MOST_BYTES = 64 << 20
"""Of a reply."""

_announced: set[str] = set()
_announcing = Lock()


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    kind: str
    """Content type."""
    location: str
    """Where a redirect leads."""
    wait: float | None
    """Seconds that the server asks to wait."""
    body: bytes

    @property
    def is_busy(self) -> bool:
        """Return whether the same request may be answered later."""
        return self.status == 429 or self.status >= 500


class Client:
    """Asks one server, from several threads at once; connects at the first request."""

    def __init__(self, server: Server, *, sends_bearer: bool = True) -> None:
        """Keep the server; `sends_bearer` is whether its key goes into the header Authorization."""
        self.server = server
        self._address = server.address
        self._sends_bearer = sends_bearer and bool(server.key)
        self._is_closed = Event()
        self._lock = Lock()
        self._connections = Connections(is_loopback=self._address.is_loopback)
        self._idle: list[httpx.Client] = []
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
        self._connections.end()
        with self._lock:
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

    def _read(self, reply: _Reply) -> Any:
        if 300 <= reply.status < 400:
            raise EngineError(describe_redirect(self.server, reply.location))
        if reply.status >= 400:
            raise status_error(self.server, reply.status, find_error(reply.body))
        try:
            return parse_body(reply.body)
        except ValueError as problem:
            raise EngineError(describe_no_json(self.server, reply.kind, reply.body)) from problem

    def _send(self, method: str, path: str, body: bytes | None, deadline: float, *, is_last: bool) -> _Reply | None:
        """Return a reply; None for a connection that was lost, if this is not the last try."""
        with self._borrowed() as http:
            import httpx

            left = max(0.01, deadline - monotonic())
            request = http.build_request(
                method,
                self.server.url + path,
                content=body,
                headers={"Content-Type": "application/json"} if body is not None else {},
                timeout=httpx.Timeout(left, connect=min(left, CONNECT_TIMEOUT)),
                extensions={"trace": self._connections.trace},
            )
            try:
                return self._receive(http.send(request, stream=True), deadline)
            except (httpx.HTTPError, ElsewhereError, OSError) as problem:
                self._refuse_if_closed()
                is_lost = isinstance(problem, httpx.NetworkError | httpx.RemoteProtocolError)
                if is_lost and not isinstance(problem, httpx.ConnectError) and not is_last:
                    return None
                raise EngineError(describe_failure(self.server, problem)) from problem

    def _receive(self, response: httpx.Response, deadline: float) -> _Reply:
        import httpx

        chunks, size = [], 0
        with closing(response):
            for chunk in response.iter_bytes():
                chunks.append(chunk)
                size += len(chunk)
                if size > MOST_BYTES:
                    most = MOST_BYTES >> 20
                    raise EngineError(f"{self.server.url} answers with more than {most} MiB; is `url` right?")
                if monotonic() > deadline:
                    raise httpx.ReadTimeout("")
        headers = response.headers
        kind, location = headers.get("content-type", ""), headers.get("location", "")
        return _Reply(response.status_code, kind, location, wait_asked(headers), b"".join(chunks))

    @contextmanager
    def _borrowed(self) -> Iterator[httpx.Client]:
        """Yield a client of httpx for one request, which no other thread has meanwhile.

        Threads that shared one would lose connections: its pool may close those that another thread has just taken.
        """
        with self._lock:
            self._refuse_if_closed()
            http = self._idle.pop() if self._idle else self._make()
        try:
            yield http
        finally:
            with self._lock:
                if self._is_closed.is_set():
                    http.close()
                else:
                    self._idle.append(http)

    def _make(self) -> httpx.Client:
        """Return a client of httpx with one connection."""
        engine = self.server.engine
        try:
            import httpx
        except ImportError as problem:
            raise EngineError(f"the engine {engine} needs httpx; run `pip install 'loctool[llm]'`") from problem
        trusts_environment = not self._address.is_loopback  # a proxy would carry what is for this machine to another
        if self._context is None:
            self._context = self._tls_context(trusts_environment)
            self._announce()
        headers = {"User-Agent": f"loctool/{__version__}", "Accept": "application/json"}
        if self._sends_bearer:
            headers["Authorization"] = f"Bearer {self.server.key}"
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=1)
        made = httpx.Client(headers=headers, limits=limits, verify=self._context, trust_env=trusts_environment)
        weakref.finalize(self, made.close)  # sockets would complain of being forgotten
        return made

    def _tls_context(self, trusts_environment: bool) -> Any:
        """Return the TLS context; loading the certificates of all authorities takes as long as a few requests."""
        import ssl

        import httpx

        if self._address.scheme == "https" or trusts_environment:  # a proxy may be asked by https
            return httpx.create_ssl_context(trust_env=trusts_environment)
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody

    def _announce(self) -> None:
        """Log, once in a process, what is sent to which other machine."""
        place = self._address.place
        with _announcing:
            if self._address.is_loopback or place in _announced:
                return
            _announced.add(place)
        logging.getLogger("loctool").warning("%s: %s are sent to %s", self.server.engine, self.server.sends, place)

    def _refuse_if_closed(self) -> None:
        if self._is_closed.is_set():
            raise EngineError(f"the engine {self.server.engine} was closed")
