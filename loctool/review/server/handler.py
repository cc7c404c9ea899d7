"""One request: let in or refused, answered, and never without the headers that keep the page safe."""

from __future__ import annotations

import json
import logging
import queue
import selectors
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import NamedTuple

from loctool.review.server.application import Page, Reply, RequestError
from loctool.review.server.events import HEARTBEAT
from loctool.review.server.guard import (
    HEADERS,
    LARGEST_BODY,
    NOTHING,
    check_host,
    check_origin,
    check_written,
    cut_target,
    read_json,
)
from loctool.review.server.listener import Listener

_LOGGER = logging.getLogger("loctool")
_PATIENCE = 10.0
"""Seconds for which a client may be silent, and in which the body of a request has to be there."""
_JSON, _TEXT, _HTML = "application/json", "text/plain; charset=utf-8", "text/html; charset=utf-8"


class _Answer(NamedTuple):
    content: bytes
    kind: str
    status: int = HTTPStatus.OK
    policy: str = NOTHING


class Handler(BaseHTTPRequestHandler):
    """Answers one request of a client, in a thread of its own; the connection ends with it."""

    server: Listener
    protocol_version = "HTTP/1.0"
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answer with a page, with JSON or with events."""
        self._answer(self._get)

    def do_POST(self) -> None:
        """Answer what a page writes or asks with a body."""
        self._answer(self._post)

    def _answer(self, make: Callable[[], _Answer | None]) -> None:
        try:
            answer = make()
        except RequestError as problem:
            answer = self._error(problem.status, problem.sentence, problem.translations)
        except OSError:
            return  # the client is gone, or too slow
        except Exception:
            _LOGGER.exception("a request of the review page failed")
            said = "loctool failed at this, which is a fault in loctool; please report what its terminal says."
            answer = self._error(HTTPStatus.INTERNAL_SERVER_ERROR, said)
        if answer:
            with suppress(OSError):
                self._send(answer)

    def _get(self) -> _Answer | None:
        check_host(self.headers, self.server.host)
        parts, query = cut_target(self.path, self.server.token)
        check_origin(self.headers, self.server.host, required=False)
        application = self.server.application
        match parts:
            case [""]:
                return _page(application.page("", ""))
            case ["api", "events"]:
                self._send_events()
                return None
            case ["api", name] if name in application.reads:
                return _json(application.reads[name](query))
            case [language, *names] if language and language != "api" and any(names):
                return _page(application.page(language, "/".join(names)))
        raise RequestError(HTTPStatus.NOT_FOUND, "There is nothing at this address.")

    def _post(self) -> _Answer:
        try:
            check_host(self.headers, self.server.host)
            parts, _ = cut_target(self.path, self.server.token)
            length = check_written(self.headers, self.server.host)
        except RequestError:
            self._pass_over_body()
            raise
        body = read_json(self._read(length))
        match parts:
            case ["api", name] if name in self.server.application.writes:
                return _json(self.server.application.writes[name](body))
        raise RequestError(HTTPStatus.NOT_FOUND, "There is nothing at this address.")

    def _read(self, length: int) -> bytes:
        """Return the body. Raises RequestError where it ends too early, and OSError for a client that is too slow."""
        end, parts, missing = time.monotonic() + _PATIENCE, [], length
        while missing:
            if time.monotonic() > end:
                raise TimeoutError
            part = self.rfile.read1(min(missing, 1 << 16))
            if not part:
                raise RequestError(HTTPStatus.BAD_REQUEST, "The body of the request ends too early.")
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def _pass_over_body(self) -> None:
        """Read what a refused client sends, in reason: it would not hear the answer while it is sending."""
        length = self.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit() and len(length) < len(str(LARGEST_BODY)) + 2:
            with suppress(OSError, RequestError):
                self._read(min(int(length), 4 * LARGEST_BODY))

    def _send_events(self) -> None:
        """Send events until the client is gone or the server ends."""
        with self.server.events.listening() as waiting, selectors.DefaultSelector() as heard:
            if waiting is None:
                raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, "Too many windows are open.")
            self._send(_Answer(b"retry: 1000\n\n", "text/event-stream"), is_whole=False)
            silent = 0.0
            heard.register(self.connection, selectors.EVENT_READ)
            while not self.server.ended.is_set() and not heard.select(0):  # a client has no more to say than its end
                try:
                    self.wfile.write(waiting.get(timeout=self.server.tick))
                    silent = 0.0
                except queue.Empty:
                    silent += self.server.tick
                    if silent >= HEARTBEAT:
                        self.wfile.write(b":\n\n")
                        silent = 0.0

    def _send(self, answer: _Answer, *, is_whole: bool = True) -> None:
        self.send_response(answer.status)
        headers = {"Content-Type": answer.kind, "Content-Security-Policy": answer.policy, **HEADERS}
        if is_whole:
            headers["Content-Length"] = str(len(answer.content))
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = "GET, POST"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _error(self, status: int, sentence: str, translations: Mapping[str, str] | None = None) -> _Answer:
        if "/api/" in getattr(self, "path", ""):
            return _json(Reply({"error": sentence, "translations": translations or {}}, status))
        return _Answer(f"{sentence}\n".encode(), _TEXT, status)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what the standard library refuses, as everything else is refused."""
        self.close_connection = True
        self.request_version = "HTTP/1.0"  # where it is not known, the headers would be left out
        self.command = self.command or ""
        if code == HTTPStatus.NOT_IMPLEMENTED:
            answer = self._error(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and POST are answered.")
        else:
            answer = self._error(code, "The request cannot be read.")
        with suppress(OSError):
            self._send(answer)

    def parse_request(self) -> bool:
        """Read the request line and the headers; what is older than HTTP/1.0 has none."""
        if not super().parse_request():
            return False
        if self.request_version == "HTTP/0.9":
            self.send_error(HTTPStatus.BAD_REQUEST)
            return False
        return True

    def version_string(self) -> str:
        """Name the program alone."""
        return "loctool"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing: the address has the key."""


def _page(page: Page) -> _Answer:
    return _Answer(page.html.encode(), _HTML, policy=f"{page.policy}; frame-ancestors 'none'")


def _json(reply: Reply) -> _Answer:
    content = json.dumps(reply.value, ensure_ascii=False, separators=(",", ":"))
    return _Answer(content.encode("utf-8", "replace"), _JSON, reply.status)
