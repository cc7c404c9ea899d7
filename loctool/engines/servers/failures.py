"""One line for each failure of a server: what is wrong, where, and what to do."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.engines.servers.connections import ElsewhereError
from loctool.engines.servers.replies import LONGEST, shorten
from loctool.engines.servers.settings import Server, key_variable_of
from loctool.errors import EngineError

if TYPE_CHECKING:
    import ssl

HIDDEN = "***"


class StatusError(EngineError):
    """The server refuses a request, such as one for a model that it does not have: 4xx, but for 429."""

    def __init__(self, status: int, message: str, reason: str = "") -> None:
        """Keep the status, the line for people, and the server's own words, empty if it has none."""
        super().__init__(message)
        self.status = status
        self.reason = reason


def status_error(server: Server, status: int, words: str) -> StatusError:
    """Return the error of a request that was refused."""
    words = shorten_words(server, words)
    if status in (401, 403):
        needed = f"it needs a key; set {key_variable_of(server.engine)} in the environment"
        hint = "it does not accept the key from the environment" if server.key else needed
        return StatusError(status, _line(f"{server.url} refuses ({status}); {hint}", words), words)
    hint = "; is `url` right?" if status == 404 else ""
    return StatusError(status, _line(f"{server.url} refuses the request ({status})", words) + hint, words)


def describe_busy(server: Server, status: int, words: str, wait: float | None) -> str:
    """Return the line for 429 and 5xx that came again and again, or asked for a longer wait than there is time."""
    what = f"{server.url} takes no more requests for now" if status == 429 else f"{server.url} fails"
    later = f"; it asks to wait {wait:.0f} s" if wait else ""
    return _line(f"{what} ({status}){later}; run the command again later", shorten_words(server, words))


def describe_redirect(server: Server, location: str) -> str:
    """Return the line for a redirect, which is not followed: it might lead to another machine."""
    place = shorten_words(server, location.split("?")[0]) or "another place"
    return f"{server.url} redirects to {place}, which is not followed; if that is the right server, set `url` to it"


def describe_no_json(server: Server, kind: str, body: bytes) -> str:
    """Return the line for a reply that is not JSON, with its content type and its beginning."""
    begin = shorten_words(server, body.decode("utf-8", "replace"), 80)
    kind = shorten(kind.split(";")[0], 40) or "of no known type"
    shown = f"({kind}: {begin!r})" if begin else "(empty)"
    return f"{server.url} does not answer with JSON {shown}; is `url` right?"


def describe_strange(server: Server, value: object) -> str:
    """Return the line for a reply that is JSON, but not a model's message."""
    shown = shorten_words(server, json.dumps(value, ensure_ascii=False), 120)
    return f"{server.url} does not answer with a model's message: {shown}; is `url` right?"


def describe_failure(server: Server, problem: BaseException) -> str:
    """Return the line for an error of httpx, or of the layers below it."""
    import ssl

    import httpx

    if isinstance(problem, httpx.TimeoutException) and not isinstance(problem, httpx.ConnectTimeout):
        return f"{server.url} did not answer within {server.timeout:g} s; raise `timeout` if it needs longer"
    if isinstance(problem, httpx.ProxyError):
        return f"the proxy on the way to {server.url} fails: {_words(server, problem)}"
    for cause in _causes(problem):
        if isinstance(cause, ElsewhereError):
            return f"{server.url} resolves to {cause}, which is another machine; use an address such as 127.0.0.1"
        if isinstance(cause, ssl.SSLError):
            return _describe_tls(server, cause)
        if isinstance(cause, socket.gaierror):
            return f"the host of {server.url} cannot be found; is `url` right?"
    if isinstance(problem, httpx.ConnectError | httpx.ConnectTimeout):
        hint = f"; {server.hint}" if server.hint else ""
        return f"no server answers at {server.url}{hint}"
    lost = f"the connection to {server.url} was lost before an answer was complete"
    return f"{lost}; see whether the server still runs, and run the command again: {_words(server, problem)}"


def describe_proxy(server: Server, problem: Exception) -> str:
    """Return the line for variables of the environment that name no proxy that can be used; they may hold passwords."""
    if isinstance(problem, ImportError):
        return f"the proxy on the way to {server.url} speaks SOCKS; run `pip install 'httpx[socks]'`"
    return f"HTTP_PROXY, HTTPS_PROXY, ALL_PROXY or NO_PROXY is wrong, so that {server.url} cannot be asked; correct it"


def describe_authorities() -> str:
    """Return the line for authorities of certificates that cannot be read."""
    return "the certificates that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read; correct it, or unset it"


def shorten_words(server: Server, words: str, most: int = LONGEST) -> str:
    """Return words of a server on one line, cut, in which the key, should the server repeat it, cannot be read."""
    return shorten(words.replace(server.key, HIDDEN) if server.key else words, most)


def _describe_tls(server: Server, problem: ssl.SSLError) -> str:
    if words := getattr(problem, "verify_message", ""):
        hint = "if it is the right one, name its file in SSL_CERT_FILE"
        return f"the certificate of {server.url} is not trusted; {hint}: {shorten(words)}"
    if problem.reason == "WRONG_VERSION_NUMBER":
        return f"{server.url} does not speak TLS; write http:// instead of https://"
    return f"the TLS connection to {server.url} failed: {shorten(problem.reason or str(problem))}"


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__


def _words(server: Server, problem: BaseException) -> str:
    return shorten_words(server, str(problem)) or type(problem).__name__


def _line(what: str, words: str) -> str:
    return f"{what}: {words}" if words else what
