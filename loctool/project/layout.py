"""Where a project's files are: decks, catalogs, templates, glossaries."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from loctool.errors import ConfigError
from loctool.files import PRIVATE, is_there
from loctool.formats.reading import Reading, Separators
from loctool.project.catalogs import CatalogFile, fill_pattern, find_catalogs, match_catalog
from loctool.project.checks import Checks
from loctool.project.dialects import dialect_of_folder
from loctool.project.naming import check_name, name_decks
from loctool.project.paths import Selection, files_below, matches
from loctool.project.unread import deck_suffixes, describe_unread, find_folders, find_unread
from loctool.text.language import canonical_tag
from loctool.text.suggestion import closest_word

GLOSSARIES = (".csv", ".tsv", ".tab", ".txt", ".utf8", ".tbx", ".xml")
"""Suffixes of glossary files: those that `loctool.glossary.io.load` knows."""
SCORES = "scores.json"
"""File in the glossary's folder that keeps the scores over time."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where a project keeps its files, and its languages."""

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
    """Folder of the templates, and of the catalogs unless `catalogs` says where they are."""
    catalogs: tuple[str, ...] = ()
    """Patterns of the catalogs' paths; new ones of decks follow the first that fits. See `catalog_patterns`."""
    glossary: str = "glossary"
    bugs_address: str = ""
    """Report-Msgid-Bugs-To of the catalogs."""
    front_matter: tuple[str, ...] = ("title", "description")
    """Keys of the decks' front matter that are translated."""
    references: str = "file"
    """file, full (with line numbers) or never."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Other spelling of a target in the configuration -> the target: EN -> en. Catalogs may be there already."""
    domains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Subject field -> the decks that are of it, with * and ? as in file names; its terms bind there alone."""
    catalog_names: Mapping[str, str] = field(default_factory=dict)
    """Pattern of decks -> how their catalogs are named: {folder}-{name}. The first pattern that matches counts."""
    dialect: Mapping[str, str] = field(default_factory=dict)
    """Pattern of decks -> the Markdown that they are read as; detected where no pattern matches. The first counts."""
    reveal: Separators | None = None
    """What parts the slides of reveal.js, where its page configures that."""
    pptx: Mapping[str, bool] = field(default_factory=dict)
    """What is read of packed decks beside the slides: "masters" for the texts of masters and layouts."""
    include: tuple[str, ...] = ()
    """Patterns of the decks, relative to the project; all where there is none."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are not decks, glossaries or catalogs of this project."""
    term_comments: bool = True
    """Whether catalogs show the glossary's terms beside their messages, as comments with the targets."""
    memory: str = ".loctool/memory.sqlite"
    """The translation memory's file; the default folder keeps itself out of git."""
    routes: tuple[str, ...] = ()
    """Routes of drafts to the targets that they end in: de-en-ru. By default the packages decide."""
    engine: tuple[str, ...] = ("argos",)
    """The engines that draft, in the order in which they are tried."""
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Engine -> its settings; what they mean is for the engine to say."""
    check: Checks = field(default_factory=Checks)
    """Which rules run, and how severe their findings are."""
    only: Sequence[str] = ()
    """Patterns of the decks that a run is for, all if there is none (`choose_decks`); no key of the configuration."""

    def decks(self) -> list[Path]:
        """Return the source decks in the order of their names: see `required_decks`."""
        return [*self.required_decks()]

    def required_decks(self) -> dict[Path, str]:
        """Return the source decks with their domains: see `named_decks`.

        Raises ConfigError if the folder is missing or has no deck, or if two decks share a domain, and SourceError.
        """
        folder = self.root / self.source
        if not folder.is_dir():
            reason = f"there is no folder {self.source}/ for the source decks that extract, render and diff need"
            raise ConfigError(f"{reason}; make it or set `source`", folder)
        if found := self.named_decks():
            return found
        hint = next((f" ({path}: {why})" for why, (path, *_) in self.left_out().items()), "")
        raise ConfigError(f"no source deck here{hint}; add a .md or .pptx file", folder)

    def find_decks(self) -> list[Path]:
        """Return the source decks in the order of their names, none if there is no folder for them.

        Raises ConfigError if a name cannot be written into a catalog.
        """
        files = files_below(self.root / self.source)
        found = [path for path in files if self.is_deck(self.relative(path)) and is_there(path, ConfigError)]
        for path in found:
            check_name(self.relative(path))
        return found

    def named_decks(self) -> dict[Path, str]:
        """Return the source decks in the order of their names, each with its domain: the name of its catalogs.

        Raises ConfigError if two decks share a domain, and SourceError for a domain that cannot name a file.
        """
        return name_decks(self, self.find_decks())

    def relative(self, path: Path) -> str:
        """Return a path relative to the project, or whole if it is elsewhere; with forward slashes."""
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()

    def deck_path(self, name: PurePath) -> str:
        """Return the path, relative to the project, of a deck that has this path in the source folder."""
        return PurePosixPath(self.source, name.as_posix()).as_posix()

    @property
    def catalog_patterns(self) -> tuple[str, ...]:
        """The patterns of the catalogs' paths."""
        return self.catalogs or (PurePosixPath(self.locales, "{language}/LC_MESSAGES/{domain}.po").as_posix(),)

    def catalog(self, domain: str, language: str) -> Path:
        """Return the path of a deck's catalog: of those that patterns give it, the first that exists, else the first.

        Raises ConfigError if no pattern says where catalogs of decks are.
        """
        places = self.catalog_places(domain, language)
        return next((path for path in places if path.exists()), places[0])

    def catalog_places(self, domain: str, language: str) -> list[Path]:
        """Return where the catalog of a deck may be, one place or more.

        Raises ConfigError if no pattern says where catalogs of decks are.
        """
        names = [language, *(spelling for spelling, target in self.spellings.items() if target == language)]
        filled = [fill_pattern(pattern, domain, name) for name in names for pattern in self.catalog_patterns]
        if places := [self.root / path for path in filled if path]:
            return places
        message = "decks need a pattern of `catalogs` with {domain} and without * and ?; add one"
        raise ConfigError(message, self.config)

    def find_catalogs(self) -> Iterator[CatalogFile]:
        """Yield the catalogs of the target languages that exist, whether or not they belong to a deck."""
        for found in find_catalogs(self.root, self.catalog_patterns):
            language = self.target_of(found.language)
            if language and not matches(self.relative(found.path), self.exclude):
                yield CatalogFile(found.name or self.name, language, found.path)

    def language_of(self, path: Path) -> str | None:
        """Return the target language whose catalog has an absolute path, None if no catalog has it."""
        for pattern in self.catalog_patterns:
            whole = Path(os.path.normpath(self.root / pattern)).as_posix()
            if found := match_catalog(whole, path.as_posix()):
                return self.target_of(found[1])
        return None

    def target_of(self, tag: str) -> str | None:
        """Return the target language that a path writes as `tag`: zh-hans may stand for zh_Hans."""
        known = {**self.spellings, **{one: one for one in self.targets}}
        targets = {spelling.replace("-", "_").lower(): one for spelling, one in known.items()}
        return targets.get(tag.replace("-", "_").lower())

    def template(self, domain: str) -> Path:
        """Return the path of a deck's template."""
        return self.root / self.locales / f"{domain}.pot"

    def lock_file(self, language: str) -> Path:
        """Return the file whose lock a run holds while it writes a language's catalogs."""
        return self.root / PRIVATE / f"{language}.lock"

    def glossaries(self) -> list[Path]:
        """Return the glossary files in the order of their names; none where there is no folder."""
        wanted = self._glossaries()
        return [path for path in self._glossary_files() if not wanted.refusal(self.relative(path))]

    def is_deck(self, path: str) -> bool:
        """Return whether a path within the project, with forward slashes, is that of a source deck."""
        return not self._decks().refusal(path)

    def reading(self, path: str) -> Reading:
        """Return how a deck is to be read; its path is within the project, with forward slashes."""
        chosen = (name for pattern, name in self.dialect.items() if matches(path, [pattern]))
        dialect = next(chosen, None) or dialect_of_folder(self.root, path)
        return Reading(self.front_matter, dialect, self.reveal, self.pptx.get("masters", False))

    def unread(self) -> list[str]:
        """Return a line for each kind of files in the decks' folder that look like decks, but that no format reads.

        Folders that are named like decks are among them; what `include` and `exclude` leave out is not.
        """
        lines = [describe_unread(suffix, paths) for suffix, paths in find_unread(self.root, self._decks()).items()]
        folders = find_folders(self.root, self._decks())
        return [*lines, *([describe_unread("like decks", folders)] if folders else [])]

    def left_out(self) -> dict[str, list[str]]:
        """Return reason -> files in the folders of the decks and glossaries that are not used for it."""
        found: dict[str, list[str]] = {}
        files = {self._decks(): files_below(self.root / self.source), self._glossaries(): self._glossary_files()}
        for selection, paths in files.items():
            for path in map(self.relative, paths):
                if reason := selection.refusal(path):
                    found.setdefault(reason, []).append(path)
        if folders := find_folders(self.root, self._decks()):
            found["a folder, not a deck"] = folders
        return found

    def _decks(self) -> Selection:
        return Selection(self.relative(self.root / self.source), deck_suffixes(), self.include, self.exclude)

    def _glossaries(self) -> Selection:
        return Selection(self.relative(self.root / self.glossary), GLOSSARIES, exclude=self.exclude)

    def _glossary_files(self) -> list[Path]:
        folder = self.root / self.glossary
        return sorted(path for path in folder.glob("*") if not path.is_dir() and path.name != SCORES)

    def memory_file(self) -> Path:
        """Return the path of the translation memory; `~` stands for the user's home."""
        return self.root / Path(self.memory).expanduser()

    def languages(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Return `wanted`, or all targets where nothing is wanted; ConfigError for one that is not a target.

        Other spellings of a target are taken for it: EN and eng for en.
        """
        wanted = tuple(one if one in self.targets else self.target_of(canonical_tag(one)) or one for one in wanted)
        if unknown := [language for language in wanted if language not in self.targets]:
            known, meant = ", ".join(self.targets), closest_word(unknown[0], self.targets)
            way_out = f"did you mean {meant}?" if meant else f"add it to `targets` in {self.config.name}"
            if unknown[0] == self.source_language:
                way_out = "it is the source language"
            raise ConfigError(f"{unknown[0]!r} is not a target language (targets: {known}); {way_out}")
        return wanted or self.targets
