"""The line of a key in the configuration, in any notation of TOML."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loctool.errors import ConfigError
from loctool.files import read_text


def error_in(path: Path, keys: Sequence[str], message: str, value: str = "") -> ConfigError:
    """Return the error with the line of a key in a table of the configuration; without it, that of its table.

    `keys` leads to it from the top of loctool's own table: ("engines", "llm", "model"). Of a value with several lines
    it is the one that has `value`.
    """
    text = read_text(path, ConfigError).removeprefix("\ufeff")
    above = ("tool", "loctool") if path.name == "pyproject.toml" else ()
    found = (line_of(text, (*above, *keys[:size])) for size in range(len(keys), 0, -1))
    first = next((line for line in found if line), None)
    return ConfigError(message, path, first and (_line_with(value, text, first) or first))


def _line_with(value: str, text: str, first: int) -> int | None:
    """Return the first line from a key's on that has a string, in any of its notations; None if there is none."""
    lines = list(enumerate(text.split("\n"), 1))[first - 1 :]
    forms = (json.dumps(value, ensure_ascii=False), f"'{value}'", value) if value else ()
    return next((number for form in forms for number, line in lines if form in line), None)


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """Return the 1-based line on which a key first gets a value, None if it has none; the text is valid TOML.

    `tomllib` tells no lines. So of the lines with the last key's name, the one is found before which the file is
    complete and lacks the key, and behind which it has it: below a header, dotted or in an inline table.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if keys[-1] in line and (before := _parse(lines[: number - 1])) is not None:
            ends = range(number, len(lines) + 1)
            after = next((table for end in ends if (table := _parse(lines[:end])) is not None), {})
            if _has(after, keys) and not _has(before, keys):
                return number
    return None


def _parse(lines: Sequence[str]) -> dict[str, Any] | None:
    """Return the tables of a file's first lines, None where a value goes on behind them."""
    try:
        return tomllib.loads("".join(f"{line}\n" for line in lines))
    except ValueError:
        return None


def _has(table: object, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True
