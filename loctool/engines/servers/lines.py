"""One connection to a server: a request goes there, and its reply comes back in time, or not at all."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, Any

from loctool.engines.servers.connections import Connections
from loctool.engines.servers.failures import describe_authorities, describe_proxy
from loctool.engines.servers.replies import wait_asked
from loctool.engines.servers.settings import Server
from loctool.errors import EngineError
from loctool.version import __version__

if TYPE_CHECKING:
    import httpx

CONNECT_TIMEOUT = 10.0
"""Seconds."""
MOST_BYTES = 64 << 20
"""Of a reply."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    kind: str
    """Content type, or how the body is packed."""
    location: str
    """Where a redirect leads."""
    wait: float | None
    """Seconds that the server asks to wait."""
    body: bytes

    @property
    def is_busy(self) -> bool:
        """Return whether the same request may be answered later; 501 says that it never will."""
        return self.status in (408, 429) or (self.status >= 500 and self.status != 501)


class Line:
    """Carries one request at a time. Several threads need a line each.

    Threads that shared one would lose connections: its pool may close those that another thread has just taken.
    """

    def __init__(self, server: Server, context: Any, *, sends_bearer: bool) -> None:
        """Prepare the line; it connects at the first request. Raises EngineError."""
        import httpx

        self._server = server
        is_loopback = server.address.is_loopback
        self._connections = Connections(is_loopback=is_loopback)
        headers = {"User-Agent": f"loctool/{__version__}", "Accept": "application/json", "Accept-Encoding": "identity"}
        if sends_bearer:
            headers["Authorization"] = f"Bearer {server.key}"
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=1)
        try:
            self._http = httpx.Client(headers=headers, limits=limits, verify=context, trust_env=not is_loopback)
        except (ImportError, ValueError, httpx.InvalidURL) as problem:
            raise EngineError(describe_proxy(server, problem)) from problem
        weakref.finalize(self, self._http.close)  # sockets would complain of being forgotten

    @property
    def is_ended(self) -> bool:
        """Return whether it was ended, or a reply did not come in time."""
        return self._connections.is_ended

    def end(self) -> None:
        """End what is under way; a thread that waits for it gets an error at once."""
        self._connections.end()

    def close(self) -> None:
        """Close the line, which nobody uses."""
        self._http.close()

    def ask(self, method: str, path: str, body: bytes | None, seconds: float) -> Reply:
        """Return the reply to a request, which has to be complete after some seconds.

        Raises errors of httpx, EngineError and ElsewhereError. After `end` and a late reply the line is of no more use.
        """
        import httpx

        request = self._http.build_request(
            method,
            self._server.url + path,
            content=body,
            headers={"Content-Type": "application/json"} if body is not None else {},
            timeout=httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT)),
            extensions={"trace": self._connections.trace},
        )
        try:
            with self._ending_after(seconds):
                reply = self._receive(self._http.send(request, stream=True))
        except (httpx.NetworkError, httpx.RemoteProtocolError) as problem:
            if self.is_ended:
                raise httpx.ReadTimeout("") from problem
            raise
        if self.is_ended:  # a body without a length is complete when the connection ends
            raise httpx.ReadTimeout("")
        return reply

    @contextmanager
    def _ending_after(self, seconds: float) -> Iterator[None]:
        """End what is under way after some seconds: httpx waits as long for each byte, were it one a second."""
        timer = Timer(seconds, self.end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _receive(self, response: httpx.Response) -> Reply:
        """Return a reply as it came: nothing packed was asked for, which could be endless in a few bytes."""
        chunks, size = [], 0
        with closing(response):
            for chunk in response.iter_raw():
                chunks.append(chunk)
                size += len(chunk)
                if size > MOST_BYTES:
                    most = MOST_BYTES >> 20
                    raise EngineError(f"{self._server.url} answers with more than {most} MiB; is `url` right?")
        headers = response.headers
        kind = headers.get("content-encoding") or headers.get("content-type", "")
        wait = wait_asked(headers)
        return Reply(response.status_code, kind, headers.get("location", ""), wait, b"".join(chunks))


def open_context(server: Server) -> Any:
    """Return what certificates are proved by; to load those of the authorities takes as long as a few requests.

    Raises EngineError.
    """
    import ssl

    import httpx

    if server.address.scheme == "http" and server.address.is_loopback:  # else a proxy may be asked by https
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody
    try:
        return httpx.create_ssl_context()
    except OSError as problem:  # of which the errors of ssl are some
        raise EngineError(describe_authorities()) from problem
