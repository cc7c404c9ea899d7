"""The fields of a request's JSON object or query, each of the type that it should have."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NoReturn

from loctool.review.server.application import RequestError

_LONGEST = 1_000_000
"""Characters of a text."""
_MOST = 100_000
"""Items of a list."""


def text_in(fields: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """Return a text. Raises RequestError where it is missing and has no default, and for any other type."""
    value = fields.get(name, default)
    if not isinstance(value, str) or len(value) > _LONGEST:
        _refuse(name, "a text")
    return value


def texts_in(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts. Raises RequestError for anything else."""
    value = fields.get(name)
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(one, str) for one in value):
        _refuse(name, "a list of texts")
    return tuple(value)


def truth_in(fields: Mapping[str, Any], name: str) -> bool:
    """Return true or false. Raises RequestError for anything else."""
    value = fields.get(name)
    if not isinstance(value, bool):
        _refuse(name, "true or false")
    return value


def objects_in(fields: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return a list of objects. Raises RequestError for anything else."""
    value = fields.get(name)
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(one, dict) for one in value):
        _refuse(name, "a list of objects")
    return value


def _refuse(name: str, kind: str) -> NoReturn:
    raise RequestError(HTTPStatus.BAD_REQUEST, f"The field {name} of the request has to be {kind}.")
