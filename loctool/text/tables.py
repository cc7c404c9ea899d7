"""Word lists and tables of languages: one TOML file a topic, in the folder data/."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def read_table(topic: str) -> dict[str, Any]:
    """Return the data of a topic: base language -> what the file says about it."""
    return tomllib.loads(resources.files(__package__).joinpath("data", f"{topic}.toml").read_text("utf-8"))
