"""What servers reply: JSON, errors in their several shapes, and how long to wait."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

LONGEST = 300
"""Characters of a server's own words that are shown."""
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parse_json(text: str) -> Any:
    """Return the value of a JSON text, lone surrogates in it as question marks. Raises ValueError."""
    try:
        value = json.loads(text)
        if _SURROGATE.search(text):  # strings that no file can hold
            value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except RecursionError as problem:
        raise ValueError("nested too deeply") from problem
    return value


def parse_body(body: bytes) -> Any:
    """Return the JSON value of a reply's body. Raises ValueError, of which UnicodeDecodeError is one."""
    return parse_json(body.decode("utf-8-sig"))


def find_error(body: bytes) -> str:
    """Return a server's own words for an error; empty if none.

    Shapes: `{"error": "…"}`, `{"error": {"message": "…"}}`, `{"message": "…"}`, `{"detail": "…"}`, the list of FastAPI
    `{"detail": [{"msg": "…"}]}`, and plain text, but no page of HTML.
    """
    try:
        return _words(parse_body(body))
    except ValueError:
        text = body.decode("utf-8", "replace").strip()
        return "" if text.startswith("<") else text


def shorten(text: str, most: int = LONGEST) -> str:
    """Return a text on one line, without control characters, and cut to a length that can be shown."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[: 4 * most]).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _words(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _words(value[0]) if value else ""
    if isinstance(value, dict):
        keys = ("error", "message", "msg", "detail", "description")
        return next((found for key in keys if (found := _words(value.get(key)))), "")
    return ""


def wait_asked(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds that Retry-After asks to wait, in seconds or as a date; None if it asks for nothing clear."""
    asked = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", asked, re.ASCII):
        return float(asked)
    try:
        date = parsedate_to_datetime(asked)
    except (TypeError, ValueError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())
