"""JSON: the results of a verb as its library function returns them, field by field; see docs/json.md."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import PurePath
from typing import Any

from loctool.model import Finding, Severity
from loctool.reports.checked import Checked


def report(checked: Checked) -> str:
    """Return the findings of a check, the waived ones included."""
    return format_json(checked.findings) + "\n"


def format_json(results: object, *, ascii_only: bool = False) -> str:
    """Return results (dataclasses, named tuples, and what holds them) as JSON, ending without a line break.

    Severities are their names, paths have forward slashes. With `ascii_only` all other characters are escaped, for
    streams whose encoding lacks some.
    """
    return dump(_plain(results), ascii_only=ascii_only)


def dump(value: object, *, ascii_only: bool = False) -> str:
    """Return JSON's own types as JSON, indented.

    `json.dumps` would hold each sign of the text by itself: 20 000 findings of SARIF took 176 MiB, and take 60 so.
    """
    text = io.StringIO()
    json.dump(value, text, ensure_ascii=ascii_only, indent=2)
    return text.getvalue()


def _plain(value: Any) -> Any:
    """Return a value as JSON's own types."""
    if isinstance(value, Finding):
        return _finding(value)
    if isinstance(value, Severity):
        return value.name.lower()
    if isinstance(value, PurePath):
        return value.as_posix()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _finding(finding: Finding) -> dict[str, Any]:
    """Return a finding with its key as two fields."""
    plain = {one.name: _plain(getattr(finding, one.name)) for one in fields(finding)}
    plain["msgctxt"], plain["msgid"] = plain.pop("key")
    return plain
