"""Word lists of a language, from the data files of this room."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def read_table(language: str) -> dict[str, Any]:
    """Return everything in the data file of a base language; nothing if there is no file."""
    file = resources.files(__package__).joinpath("data", f"{language}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """Return a word list of a base language, empty if the language has none of that name."""
    return frozenset(read_table(language).get(name, "").split())
