"""Values of an engine's table in the configuration, checked one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from loctool.errors import SettingError
from loctool.text.suggestion import closest_word

Settings = Mapping[str, Any]
"""An engine's table of the configuration."""


def read_text(settings: Settings, key: str, default: str = "") -> str:
    """Return a string without outer white space. Raises SettingError for another type or control characters."""
    value = settings.get(key, default)
    if not isinstance(value, str):
        raise _wrong(key, "a string", value)
    if not value.strip() and key in settings:
        raise SettingError(f"`{key}` is empty; give it a value or delete the line", key)
    if any(not char.isprintable() for char in value.strip()):
        raise SettingError(f"`{key}` holds a control character; delete it", key)
    return value.strip()


def read_flag(settings: Settings, key: str, default: bool = False) -> bool:
    """Return true or false. Raises SettingError for anything else."""
    value = settings.get(key, default)
    if not isinstance(value, bool):
        raise _wrong(key, "true or false", value)
    return value


def read_count(settings: Settings, key: str, default: int, least: int = 1, most: int = 2**31 - 1) -> int:
    """Return a whole number within its limits. Raises SettingError for anything else."""
    value = settings.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _wrong(key, f"a whole number from {least} to {most}", value)
    return value


def read_number(settings: Settings, key: str, default: float, least: float, most: float) -> float:
    """Return a number within its limits. Raises SettingError for anything else."""
    value = settings.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise _wrong(key, f"a number from {least:g} to {most:g}", value)
    return float(value)


def refuse_unknown(engine: str, settings: Settings, known: Iterable[str]) -> None:
    """Raise SettingError for the first key that an engine does not know, with the one that was probably meant."""
    names = tuple(known)
    for key in settings:
        if key not in names:
            meant = closest_word(key, names)
            hint = f"did you mean `{meant}`?" if meant else f"known are {', '.join(names)}"
            raise SettingError(f"the engine {engine} has no setting `{key}`; {hint}", key)


def _wrong(key: str, kind: str, value: object) -> SettingError:
    given = repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"
    return SettingError(f"`{key}` must be {kind}, not {given[:60]}", key, value if isinstance(value, str) else "")
