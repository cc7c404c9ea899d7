"""The configuration: [tool.loctool] of pyproject.toml, or loctool.toml, checked key by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import Any

from loctool.errors import ConfigError, NoProjectError
from loctool.files import is_there, read_text
from loctool.project.catalogs import is_catalog_pattern
from loctool.project.checks import CHECK, checks_of
from loctool.project.dialects import (
    DIALECT,
    PACKED,
    REVEAL,
    WrongValueError,
    dialects_by_path,
    packed_of,
    separators_of,
)
from loctool.project.engines import ENGINE, ENGINES, engine_of, engines_of
from loctool.project.layout import Project
from loctool.project.lines import error_in
from loctool.project.naming import is_name_pattern
from loctool.project.paths import is_valid
from loctool.project.routes import faults_of_routes
from loctool.text.controls import clean_name, describe_character, unwritable_in_name
from loctool.text.language import canonical_tag, is_language
from loctool.text.suggestion import closest_word

REFERENCES = ("file", "full", "never")


def find(start: str | PathLike[str] = ".") -> Project:
    """Return the project of `start` or of the nearest folder above it.

    Raises NoProjectError if none has a loctool.toml or a pyproject.toml with [tool.loctool], and ConfigError if it is
    wrong.
    """
    first = Path(start).resolve()
    for folder in (first, *first.parents):
        for path, table in configurations(folder):
            return _project_of(path, table)
    message = "no loctool.toml and no pyproject.toml with [tool.loctool] here or above; run `loctool init`"
    raise NoProjectError(message, first)


def configurations(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the files of a folder that configure a project, loctool.toml first, each with its table."""
    for name in ("loctool.toml", "pyproject.toml"):
        path = folder / name
        if not is_there(path, ConfigError):
            continue
        try:
            content = tomllib.loads(_read(path))
        except RecursionError as problem:
            raise ConfigError("is nested too deeply; simplify it", path) from problem
        except ValueError as problem:  # also for numbers with too many digits
            raise ConfigError(f"is not valid TOML: {problem}", path) from problem
        if name == "loctool.toml":
            yield path, content
        elif isinstance(table := _table(content, "tool").get("loctool"), dict):
            yield path, {"name": _table(content, "project").get("name"), **table}


def _read(path: Path) -> str:
    """Return the text of a configuration file without a byte order mark. Raises ConfigError."""
    return read_text(path, ConfigError).removeprefix("\ufeff")


def _table(content: dict[str, Any], name: str) -> dict[str, Any]:
    return table if isinstance(table := content.get(name), dict) else {}


_STRINGS = [one.name for one in fields(Project) if one.type == "str"]
_FOLDERS = ("source", "locales", "glossary")
_LISTS = [one.name for one in fields(Project) if one.type == "tuple[str, ...]" and one.name != "engine"]
_FLAGS = [one.name for one in fields(Project) if one.type == "bool"]
_KINDS = {
    **dict.fromkeys(_STRINGS, "string"),
    **dict.fromkeys(_LISTS, "list of strings"),
    **dict.fromkeys(_FLAGS, "boolean, true or false"),
    "catalog_names": 'table of names with {name}, {folder} and {suffix}, as in {"source/2026/**" = "2026-{name}"}',
    "dialect": DIALECT,
    "reveal": REVEAL,
    "pptx": PACKED,
    "check": CHECK,
    "engine": ENGINE,
    "engines": ENGINES,
    "domains": 'table of lists of strings, as in domains = {medicine = ["clinic-*"]}',
}


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _project_of(path: Path, table: dict[str, Any]) -> Project:
    """Return the project of a configuration table, or raise ConfigError naming the key and its line."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if value is None:
            continue
        if (key in _STRINGS and isinstance(value, str)) or (key in _FLAGS and isinstance(value, bool)):
            values[key] = value
        elif key in _LISTS and _is_strings(value):
            values[key] = tuple(value)
        elif key == "domains" and isinstance(value, dict) and all(map(_is_strings, value.values())):
            values[key] = {name.casefold(): tuple(decks) for name, decks in value.items()}
        elif key == "catalog_names" and isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
            values[key] = value
        elif key in _READERS and (found := _read_value(path, key, value)) is not None:
            values[key] = found
        elif key in _KINDS:
            raise error_in(path, (key,), f"`{key}` must be a {_KINDS[key]}")
        else:
            meant = closest_word(key, _KINDS)
            hint = f"did you mean `{meant}`?" if meant else f"known are {', '.join(_KINDS)}"
            raise error_in(path, (key,), f"unknown key `{key}`; {hint}")
        if key in ("reveal", "engines"):  # expressions and settings may hold line breaks
            continue
        if char := unwritable_in_name("".join(_strings_in(value)).replace("\t", " ")):
            raise error_in(path, (key,), f"`{key}` holds {describe_character(char)}; delete it")
    values |= {key: PurePosixPath(values[key]).as_posix() for key in _FOLDERS if key in values}
    default = clean_name(path.parent.name) or "loctool"
    project = Project(path.parent, path, **{"name": default, "version": "1.0", **values})
    project = _with_usual_spellings(project)
    _check_values(project)
    return project


_READERS: dict[str, Callable[[object], object]] = {
    "dialect": dialects_by_path,
    "reveal": separators_of,
    "pptx": packed_of,
    "check": checks_of,
    "engine": engine_of,
    "engines": engines_of,
}
"""Key -> what checks its value, and returns None for one of another type."""


def _read_value(path: Path, key: str, value: object) -> object:
    """Return what a reader makes of a value, None for one of another type. Raises ConfigError."""
    try:
        return _READERS[key](value)
    except WrongValueError as problem:
        raise error_in(path, (key, *problem.keys), str(problem), problem.value) from problem


def _strings_in(value: object) -> Iterator[str]:
    """Yield the strings of a value, also those in lists and tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings_in(item)
    elif isinstance(value, dict):
        yield from _strings_in([*value, *value.values()])


def _with_usual_spellings(project: Project) -> Project:
    """Return the project with its languages as gettext writes them, and log which ones it writes otherwise."""
    named = dict.fromkeys((project.source_language, *project.targets))
    usual = {tag: canonical_tag(tag) for tag in named if is_language(canonical_tag(tag))}
    changed = {tag: language for tag, language in usual.items() if tag != language}
    if not changed:
        return project
    import logging

    read = ", ".join(f"{tag} is read as {language}" for tag, language in changed.items())
    logging.getLogger("loctool").warning("%s: %s; correct the spelling", project.config, read)
    return replace(
        project,
        source_language=usual.get(project.source_language, project.source_language),
        targets=tuple(usual.get(tag, tag) for tag in project.targets),
        spellings={tag: language for tag, language in changed.items() if tag in project.targets},
    )


def _check_values(project: Project) -> None:
    if project.references not in REFERENCES:
        raise error_in(project.config, ("references",), f"`references` must be one of {', '.join(REFERENCES)}")
    _check_memory(project)
    _check_routes(project)
    if not project.targets:
        raise error_in(project.config, ("targets",), "`targets` names no language")
    if len(set(project.targets)) < len(project.targets) or project.source_language in project.targets:
        raise error_in(project.config, ("targets",), "`targets` names a language twice, or the source language")
    for key, patterns in (("include", project.include), ("exclude", project.exclude)):
        if wrong := [pattern for pattern in patterns if not is_valid(pattern)]:
            raise error_in(project.config, (key,), f"{wrong[0]!r} is not a pattern of paths; use one such as old/*.md")
    names = project.catalog_names
    wrong = [key for key in names if not is_valid(key)] + [name for name in names.values() if not is_name_pattern(name)]
    if wrong:
        message = f"`catalog_names` must be a {_KINDS['catalog_names']}; {wrong[0]!r} is not"
        raise error_in(project.config, ("catalog_names",), message)
    if wrong := [pattern for pattern in project.catalogs if not is_catalog_pattern(pattern)]:
        message = f"{wrong[0]!r} is not a pattern of catalogs; use one such as po/{{language}}.po"
        raise error_in(project.config, ("catalogs",), message)
    if re.search(r"[*?]|\{(?:language|domain)\}", project.locales):
        message = f"{project.locales!r} is not a folder; patterns of catalogs belong into `catalogs`"
        raise error_in(project.config, ("locales",), message)
    for key, language in [("source_language", project.source_language), *(("targets", t) for t in project.targets)]:
        if not is_language(language):
            message = f"{language!r} is not a language tag; use one such as de, en or pt_BR"
            raise error_in(project.config, (key,), message)


def _check_routes(project: Project) -> None:
    for route, why in faults_of_routes(project):
        message = f'{route!r} in `routes` {why}; write a route\'s languages as in routes = ["de-en-ru"]'
        raise error_in(project.config, ("routes",), message, route)


def _check_memory(project: Project) -> None:
    try:
        project.memory_file()
    except RuntimeError as problem:
        message = f"the home folder in `memory` is unknown: {project.memory}; write the whole path"
        raise error_in(project.config, ("memory",), message) from problem
