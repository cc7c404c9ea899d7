"""The environment in which Argos is imported: on import it reads settings and makes folders, never the user's here."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loctool.storage import data_folder

KEPT = {"ARGOS_PACKAGE_INDEX"}
"""The settings of Argos that stay in force: where packages are downloaded from."""


def argos_module(name: str) -> Any:
    """Import argostranslate.<name>; the folders that it makes on import are put into loctool's data folder."""
    with _redirected_home(data_folder() / "argos"):
        return importlib.import_module(f"argostranslate.{name}")


@contextmanager
def _redirected_home(folder: Path) -> Iterator[None]:
    """Point Argos at `folder`, and away from the user's folders and settings, until the block ends."""
    ours = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(folder))
    theirs = {name for name in os.environ if name.startswith("ARGOS_")} - KEPT
    before = {name: os.environ[name] for name in (*ours, *theirs) if name in os.environ}
    try:
        os.environ.update(ours)
        for name in theirs:
            del os.environ[name]
        yield
    finally:
        for name in ours:
            os.environ.pop(name, None)
        os.environ.update(before)
