"""The folders of packages: Argos' own, and the one embedded in loctool."""

from __future__ import annotations

import json
import os
from pathlib import Path

from loctool.text.controls import unwritable_in_name

EMBEDDED = Path(__file__).parent / "embedded"
"""The starter pairs that come with loctool, as .argosmodel archives."""


def argos_folders() -> list[Path]:
    """Return the folders with the user's Argos packages, the one for installing first; they need not exist.

    The order of argostranslate.settings: ARGOS_PACKAGES_DIR in the environment, the same key in Argos' settings.json,
    else argos-translate/packages in the user's data folder. The variable that Argos used before 1.2 is read as well.
    """
    first = (
        os.environ.get("ARGOS_PACKAGES_DIR")
        or _from_settings()
        or _argos_folder("XDG_DATA_HOME", "~/.local/share") / "packages"
    )
    folders = [first, os.environ.get("ARGOS_TRANSLATE_PACKAGE_DIR") or first]
    return list(dict.fromkeys(_expand_home(folder) for folder in folders))


def _argos_folder(variable: str, fallback: str) -> Path:
    return Path(os.environ.get(variable) or _expand_home(fallback)) / "argos-translate"


def _expand_home(folder: str | Path) -> Path:
    """Return a folder with `~` resolved. It stays as it is, a folder that does not exist, if nobody has that home."""
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        return Path(folder)


def _from_settings() -> str | None:
    """Return ARGOS_PACKAGES_DIR of Argos' settings.json, or None; a broken file is left to Argos to report."""
    try:
        settings = json.loads((_argos_folder("XDG_CONFIG_HOME", "~/.config") / "settings.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    folder = settings.get("ARGOS_PACKAGES_DIR") if isinstance(settings, dict) else None
    return folder if isinstance(folder, str) and folder and not unwritable_in_name(folder) else None
