"""The project's configuration: [tool.loctool] of pyproject.toml, or loctool.toml, checked key by key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loctool.errors import ConfigError, NoProjectError
from loctool.files import read_text
from loctool.patterns import Selection, files_below, is_valid, refused
from loctool.text.language import is_language

REFERENCES = ("file", "full", "never")
DECKS = (".md", ".markdown")
"""Suffixes of source decks: those of `loctool.formats.FORMATS`."""
GLOSSARIES = (".csv", ".tsv", ".tab", ".txt", ".utf8", ".tbx", ".xml")
"""Suffixes of glossary files: those that `loctool.glossary.io.load` knows."""
SCORES = "scores.json"
"""File in the glossary's folder that keeps the scores over time."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where a project keeps its files, and which languages it speaks."""

    root: Path
    """Folder of the configuration file; the other folders are relative to it."""
    config: Path
    """The configuration file itself."""
    name: str
    version: str
    source_language: str = "de"
    targets: tuple[str, ...] = ("en", "ru")
    source: str = "source"
    """Folder of the source decks."""
    locales: str = "locales"
    glossary: str = "glossary"
    bugs_address: str = ""
    """Report-Msgid-Bugs-To of the catalogs."""
    front_matter: tuple[str, ...] = ("title", "description")
    """Keys of the decks' front matter that are translated."""
    references: str = "file"
    """file, full (with line numbers) or never."""
    domains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Subject field -> the decks that are of it, with * and ? as in file names; its terms bind there alone."""
    include: tuple[str, ...] = ()
    """Patterns of the decks, relative to the project; all where there is none."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are neither decks nor glossaries."""
    memory: str = ".loctool/memory.sqlite"
    """The translation memory's file; the default folder keeps itself out of git."""

    def decks(self) -> list[Path]:
        """Return the source decks in the order of their names.

        Raises ConfigError where the folder is missing or holds no deck, or two decks share a domain.
        """
        folder = self.root / self.source
        if not folder.is_dir():
            raise ConfigError(
                f"there is no folder {self.source}/ for the source decks; make it or set `source`", folder
            )
        found = [path for path in files_below(folder) if self.is_deck(self.relative(path)) and path.is_file()]
        if not found:
            hint = next((f" ({path}: {why})" for why, (path, *_) in self.left_out().items()), "")
            raise ConfigError(f"no source deck here{hint}; add a .md file", folder)
        domains: dict[str, Path] = {}
        for path in found:
            twin = domains.setdefault(path.stem, path)
            if twin is not path:
                raise ConfigError(f"has the same domain as {self.relative(twin)}; rename one of the two", path)
        return found

    def relative(self, path: Path) -> str:
        """Return the path as it is written into references: relative to the project, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def catalog(self, domain: str, language: str) -> Path:
        """Return the path of a deck's catalog in a language."""
        return self.root / self.locales / language / "LC_MESSAGES" / f"{domain}.po"

    def template(self, domain: str) -> Path:
        """Return the path of a deck's template."""
        return self.root / self.locales / f"{domain}.pot"

    def lock_file(self, language: str) -> Path:
        """Return the file whose lock a run holds while it writes a language's catalogs."""
        return self.root / ".loctool" / f"{language}.lock"

    def glossaries(self) -> list[Path]:
        """Return the glossary files in the order of their names; none where there is no folder."""
        wanted = self._glossaries()
        return [path for path in self._glossary_files() if not wanted.refusal(self.relative(path))]

    def is_deck(self, path: str) -> bool:
        """Return whether a path within the project, with forward slashes, is that of a source deck."""
        return not self._decks().refusal(path)

    def left_out(self) -> dict[str, list[str]]:
        """Return reason -> files in the folders of the decks and glossaries that are not used for it."""
        decks = refused(self._decks(), [self.relative(path) for path in files_below(self.root / self.source)])
        glossaries = refused(self._glossaries(), [self.relative(path) for path in self._glossary_files()])
        return {reason: [*decks.get(reason, ()), *glossaries.get(reason, ())] for reason in {**decks, **glossaries}}

    def _decks(self) -> Selection:
        return Selection(self.source, DECKS, self.include, self.exclude)

    def _glossaries(self) -> Selection:
        return Selection(self.glossary, GLOSSARIES, exclude=self.exclude)

    def _glossary_files(self) -> list[Path]:
        folder = self.root / self.glossary
        return sorted(path for path in folder.glob("*") if path.is_file() and path.name != SCORES)

    def memory_file(self) -> Path:
        """Return the path of the translation memory; `~` stands for the user's home."""
        return self.root / Path(self.memory).expanduser()

    def languages(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Return `wanted`, or all targets where nothing is wanted; ConfigError for one that is no target."""
        for language in wanted:
            if language not in self.targets:
                known = ", ".join(self.targets)
                raise ConfigError(
                    f"{language!r} is no target language (targets: {known}); add it to `targets`", self.config
                )
        return wanted or self.targets


def find(start: Path) -> Project:
    """Return the project of `start` or of the nearest folder above it.

    Raises NoProjectError if none has a loctool.toml or a pyproject.toml with [tool.loctool], and ConfigError if it is
    wrong.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for path, table in _tables(folder):
            return _checked(path, table)
    raise NoProjectError(
        "no loctool.toml and no pyproject.toml with [tool.loctool] here or above; run `loctool init`", start
    )


def _tables(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the folder's configuration, loctool.toml first."""
    for name in ("loctool.toml", "pyproject.toml"):
        path = folder / name
        if not path.is_file():
            continue
        text = read_text(path, ConfigError)
        try:
            content = tomllib.loads(text)
        except tomllib.TOMLDecodeError as problem:
            raise ConfigError(f"is not valid TOML: {problem}", path) from problem
        if name == "loctool.toml":
            yield path, content
        elif isinstance(table := content.get("tool", {}).get("loctool"), dict):
            yield path, {"name": content.get("project", {}).get("name"), **table}


_STRINGS = (
    "name",
    "version",
    "source_language",
    "source",
    "locales",
    "glossary",
    "bugs_address",
    "references",
    "memory",
)
_LISTS = ("targets", "front_matter", "include", "exclude")
_KINDS = {
    **dict.fromkeys(_STRINGS, "string"),
    **dict.fromkeys(_LISTS, "list of strings"),
    "domains": 'table of lists of strings, as in domains = {medicine = ["clinic-*"]}',
}


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _checked(path: Path, table: dict[str, Any]) -> Project:
    """Return the project of a configuration table, or raise ConfigError naming the key and its line."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if value is None:
            continue
        if key in _STRINGS and isinstance(value, str):
            values[key] = value
        elif key in _LISTS and _is_strings(value):
            values[key] = tuple(value)
        elif key == "domains" and isinstance(value, dict) and all(map(_is_strings, value.values())):
            values[key] = {name.casefold(): tuple(decks) for name, decks in value.items()}
        elif key in _KINDS:
            raise _wrong(path, key, f"`{key}` must be a {_KINDS[key]}")
        else:
            raise _wrong(path, key, f"unknown key `{key}`; known are {', '.join(_KINDS)}")
    project = Project(path.parent, path, **{"name": path.parent.name, "version": "1.0", **values})
    _check_values(project)
    return project


def _check_values(project: Project) -> None:
    """Raise ConfigError for values of the right type that make no sense."""
    if project.references not in REFERENCES:
        raise _wrong(project.config, "references", f"`references` must be one of {', '.join(REFERENCES)}")
    if not project.targets:
        raise _wrong(project.config, "targets", "`targets` names no language")
    if len(set(project.targets)) < len(project.targets) or project.source_language in project.targets:
        raise _wrong(project.config, "targets", "`targets` names a language twice, or the source language")
    for key, patterns in (("include", project.include), ("exclude", project.exclude)):
        if wrong := [pattern for pattern in patterns if not is_valid(pattern)]:
            raise _wrong(project.config, key, f"{wrong[0]!r} is not a pattern of paths; write for example old/*.md")
    for key, language in [("source_language", project.source_language), *(("targets", t) for t in project.targets)]:
        if not is_language(language):
            raise _wrong(project.config, key, f"{language!r} is no language tag; write for example de, en or pt_BR")


def _wrong(path: Path, key: str, message: str) -> ConfigError:
    """Return the error with the line on which the key stands."""
    lines = read_text(path, ConfigError).splitlines()
    return ConfigError(
        message, path, next((n for n, line in enumerate(lines, 1) if line.strip().startswith(key)), None)
    )


TEMPLATE = """\
{header}
# The name and version written into the catalogs (Project-Id-Version).
name = "{name}"
version = "1.0"

# Language of the decks, and the languages that they are translated into (gettext tags: en, pt_BR, sr@latin).
source_language = "de"
targets = ["en", "ru"]

# Folders, relative to this file.
source = "source"
locales = "locales"
glossary = "glossary"

# Only these decks; files that are neither decks nor glossaries. Patterns as in .gitignore, relative to this file.
# Hidden folders and node_modules are never searched; `loctool status -v` says what is left out.
# include = ["source/2026/**"]
# exclude = ["drafts", "README.md"]

# Where translators report mistakes in the source texts: an address or a URL.
bugs_address = ""

# Keys of the decks' front matter that are translated.
front_matter = ["title", "description"]

# References in the catalogs: file, full (with line numbers; more changed lines in diffs) or never.
references = "file"

# Subject fields (the glossary's column `domain`) that are for some decks alone.
# domains = {{medicine = ["clinic-*"]}}
# The translation memory, filled from the catalogs and from `loctool tm import`; give a path to share it among projects.
memory = ".loctool/memory.sqlite"
"""


def create(folder: Path) -> tuple[Path, str]:
    """Return the configuration file that `init` is to write in `folder`, and its new text.

    A pyproject.toml gains a [tool.loctool] table at its end; else it is a loctool.toml of its own. Raises ConfigError
    where the folder has a configuration already.
    """
    for path, _ in _tables(folder):
        raise ConfigError("the project has its configuration already; edit it", path)
    name = folder.resolve().name.replace("\\", "").replace('"', "")
    if (pyproject := folder / "pyproject.toml").is_file():
        text = read_text(pyproject, ConfigError).rstrip("\n")
        return pyproject, f"{text}\n\n" + TEMPLATE.format(header="[tool.loctool]", name=name)
    return folder / "loctool.toml", TEMPLATE.format(header="# Configuration of loctool.", name=name)
