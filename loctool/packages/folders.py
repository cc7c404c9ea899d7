"""The folders of packages: Argos' own, and the one embedded in loctool."""

from __future__ import annotations

import json
import os
from pathlib import Path

from loctool.errors import LoctoolError, PackageError
from loctool.files import is_there, read_bytes
from loctool.text.controls import unwritable_in_name

EMBEDDED = Path(__file__).parent / "embedded"
"""The starter pairs that come with loctool, as .argosmodel archives."""


def argos_folders() -> list[Path]:
    """Return the folders with the user's Argos packages, the one for installing first; they need not exist.

    The order of argostranslate.settings: ARGOS_PACKAGES_DIR in the environment, the same key in Argos' settings.json,
    else argos-translate/packages in the user's data folder. The variable that Argos used before 1.2 is read as well.
    Raises PackageError if a home that one of them names is not known.
    """
    first = (
        os.environ.get("ARGOS_PACKAGES_DIR")
        or _from_settings()
        or _argos_folder("XDG_DATA_HOME", "~/.local/share") / "packages"
    )
    folders = [first, os.environ.get("ARGOS_TRANSLATE_PACKAGE_DIR") or first]
    return list(dict.fromkeys(_expanded(Path(folder)) for folder in folders))


def _expanded(folder: Path) -> Path:
    try:
        return folder.expanduser()
    except RuntimeError as problem:
        raise PackageError("is in the home of a user that is not known; write the whole path", folder) from problem


def _argos_folder(variable: str, fallback: str) -> Path:
    """Return Argos' folder. A user without a home, as in many containers, has none and can have none."""
    folder = os.environ.get(variable) or os.path.expanduser(fallback)  # noqa: PTH111  # leaves ~ if there is no home
    return Path(os.devnull if folder.startswith("~/") else folder) / "argos-translate"


def _from_settings() -> str | None:
    """Return ARGOS_PACKAGES_DIR of Argos' settings.json, or None; a broken file is left to Argos to report."""
    path = _argos_folder("XDG_CONFIG_HOME", "~/.config") / "settings.json"
    try:
        settings = json.loads(read_bytes(path)) if is_there(path) else {}
    except (LoctoolError, ValueError, RecursionError):
        return None
    folder = settings.get("ARGOS_PACKAGES_DIR") if isinstance(settings, dict) else None
    return folder if isinstance(folder, str) and folder and not unwritable_in_name(folder) else None
