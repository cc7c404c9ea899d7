"""The keys of the configuration that say how decks are read: their dialect, and what parts reveal.js's slides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from loctool.formats.reading import Separators
from loctool.project.paths import is_valid, matches
from loctool.text.suggestion import closest_word

EVERYWHERE = "**"
"""The pattern of a dialect that is for all decks."""
SEPARATORS = {"separator": "slides", "separator-vertical": "vertical", "separator-notes": "notes"}
"""reveal.js's attribute, without `data-` -> what `Separators` calls it."""
_QUARTO = ("_quarto.yml", "_quarto.yaml")
DIALECT = 'name, or table of names by path, as in {"source/talks/**" = "reveal"}'
REVEAL = f"table with {', '.join(SEPARATORS)}, as the attributes of reveal.js, without `data-`"


PACKED = "table with masters = true or false"


class WrongValueError(ValueError):
    """A value of the configuration is wrong; the message says how, `value` which one."""

    def __init__(self, message: str, value: str, keys: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.value = value
        self.keys = keys
        """Lead to it through the tables below its key, where that is more exact."""


def dialects_by_path(value: object) -> Mapping[str, str] | None:
    """Return pattern of decks -> dialect, None for a value of another type. Raises WrongValueError."""
    table = {EVERYWHERE: value} if isinstance(value, str) else value
    if not isinstance(table, dict) or not all(isinstance(name, str) for name in table.values()):
        return None
    for pattern, name in table.items():
        if not is_valid(pattern):
            raise WrongValueError(f"{pattern!r} is not a pattern of paths; use one such as source/talks/**", pattern)
        if problem := describe_unknown_dialect(name):
            raise WrongValueError(problem, name)
    return table


def packed_of(value: object) -> Mapping[str, bool] | None:
    """Return what a table says about packed decks, None for a value of another type. Raises WrongValueError."""
    if not isinstance(value, dict) or not all(isinstance(one, bool) for one in value.values()):
        return None
    for key in value:
        if key != "masters":
            raise WrongValueError(f"unknown key {key!r}; the only one is 'masters'", key)
    return value


def dialect_of_folder(root: Path, path: str) -> str | None:
    """Return the dialect of a deck in a project of Quarto, which renders its .md files, too; None for all others."""
    deck = PurePosixPath(path)
    if deck.suffix.lower() not in (".md", ".markdown"):
        return None
    is_quarto = any((root / folder / name).is_file() for folder in deck.parents for name in _QUARTO)
    return "quarto" if is_quarto else None


def describe_unmatched(dialects: Mapping[str, str], decks: Iterable[str]) -> list[str]:
    """Return a line for each pattern of dialects that matches none of the decks' paths."""
    paths = [*decks]
    unmatched = [pattern for pattern in dialects if not any(matches(path, [pattern]) for path in paths)]
    where = "paths begin at the folder of the configuration"
    return [f"no deck matches {pattern!r} of `dialect`; {where}" for pattern in unmatched]


def describe_unknown_dialect(name: str) -> str:
    """Return what is wrong with the name of a dialect, and what to do; "" for a known one."""
    from loctool.formats import dialect_names

    known = dialect_names()
    if name in known:
        return ""
    meant = closest_word(name, known)
    return f"unknown dialect {name!r}; " + (f"did you mean {meant!r}?" if meant else f"known are {', '.join(known)}")


def separators_of(value: object) -> Separators | None:
    """Return the separators that a table gives; the others are the usual ones. None for a value of another type.

    As in reveal.js, an empty one is the usual one, but for vertical slides, where it means that there are none. Raises
    WrongValueError.
    """
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        return None
    for key, expression in value.items():
        if key not in SEPARATORS:
            meant = closest_word(key, SEPARATORS)
            hint = f"did you mean `{meant}`?" if meant else f"known are {', '.join(SEPARATORS)}"
            raise WrongValueError(f"unknown key `{key}` of `reveal`; {hint}", key)
        try:
            re.compile(expression)
        except (re.error, OverflowError, RecursionError) as problem:
            raise WrongValueError(f"`{key}` is not a valid regular expression: {problem}", expression) from problem
    chosen = {SEPARATORS[key]: expression for key, expression in value.items()}
    usual = Separators()._asdict()
    return Separators(**{name: chosen[name] or (usual[name] if name != "vertical" else "") for name in chosen})
