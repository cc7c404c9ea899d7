"""What a page shows as plain data, which JSON can hold."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any


def to_json(view: Any) -> dict[str, Any]:
    """Return a view as a dictionary without the fields that have their default; the page takes these for granted.

    Fields without a default and `kind` are always there.
    """
    found: dict[str, Any] = _plain(view)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, str | int | float):  # nearly all values
        return value
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, getattr(value, name), usual) for name, usual in _defaults(type(value)))
        return {name: _plain(own) for name, own, usual in pairs if usual is MISSING or own != usual}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


@cache
def _defaults(view: type) -> list[tuple[str, Any]]:
    """Return the fields of a view with what is left out."""
    return [(one.name, MISSING if one.name == "kind" else _default(one)) for one in fields(view)]


def _default(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()
