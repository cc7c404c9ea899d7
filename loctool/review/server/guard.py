"""Which requests are let in: those of the page that this server itself has given out, and no others."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from email.message import Message
from http import HTTPStatus
from typing import Any, NoReturn
from urllib.parse import parse_qsl, unquote_to_bytes, urlsplit

from loctool.review.server.application import RequestError

LARGEST_BODY = 2 << 20
"""Bytes of the body of a request."""
_MOST_FIELDS = 20
"""Fields of a query."""
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer has, besides its content security policy."""
NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The content security policy of what is no page."""


def check_host(headers: Message, host: str) -> None:
    """Raise RequestError unless the browser means this server: other names may lead to this machine as well."""
    if headers.get_all("Host") != [host]:
        raise RequestError(HTTPStatus.FORBIDDEN, f"This server answers at http://{host} alone.")


def check_origin(headers: Message, host: str, *, required: bool) -> None:
    """Raise RequestError where a request comes from another page, or, if `required`, may come from one."""
    origin = headers.get_all("Origin")
    if origin != [f"http://{host}"] and (required or origin is not None):
        raise RequestError(HTTPStatus.FORBIDDEN, "The request comes from another page.")


def check_written(headers: Message, host: str) -> int:
    """Return the length of a POST's body. Raises RequestError unless it is JSON that the page itself has sent."""
    check_origin(headers, host, required=True)
    if headers.get_all("X-Loctool") != ["1"]:
        raise RequestError(HTTPStatus.FORBIDDEN, "The request has no header X-Loctool.")
    kind = headers.get("Content-Type", "").lower().replace(" ", "")
    if kind not in ("application/json", "application/json;charset=utf-8"):
        _refuse("The body of the request has to be JSON.")
    length = headers.get_all("Content-Length") or []
    if headers.get("Transfer-Encoding") or len(length) != 1 or not (length[0].isascii() and length[0].isdigit()):
        raise RequestError(HTTPStatus.LENGTH_REQUIRED, "The request has to say once how long its body is.")
    if len(length[0]) > len(str(LARGEST_BODY)) or int(length[0]) > LARGEST_BODY:
        raise RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body of the request has more than 2 MB.")
    return int(length[0])


def cut_target(target: str, token: str) -> tuple[list[str], dict[str, str]]:
    """Return the parts of an address behind the token, and its query. Raises RequestError, also for another token."""
    if not target.startswith("/"):
        _refuse("The address has to be a path.")
    try:
        path, query = urlsplit(target)[2:4]
    except ValueError as problem:
        raise RequestError(HTTPStatus.BAD_REQUEST, "The address cannot be read.") from problem
    given, *parts = path[1:].split("/")
    if not hmac.compare_digest(given.encode("utf-8", "replace"), token.encode()):
        raise RequestError(HTTPStatus.FORBIDDEN, "The address has no valid key; use the one that loctool printed.")
    try:
        fields = dict(parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
        return [unquote_to_bytes(part).decode() for part in parts], fields
    except ValueError as problem:
        raise RequestError(HTTPStatus.BAD_REQUEST, "The address cannot be read.") from problem


def read_json(raw: bytes) -> Mapping[str, Any]:
    """Return the object in a body. Raises RequestError."""
    try:
        found = json.loads(raw.decode(), parse_constant=_refuse_number)
    except (ValueError, RecursionError):
        _refuse("The body of the request is not valid JSON.")
    if not isinstance(found, dict):
        _refuse("The body of the request has to be a JSON object.")
    return found


def _refuse(sentence: str) -> NoReturn:
    raise RequestError(HTTPStatus.BAD_REQUEST, sentence)


def _refuse_number(name: str) -> NoReturn:
    raise ValueError(f"JSON has no number {name}")
