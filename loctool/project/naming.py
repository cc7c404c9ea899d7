"""The domains of decks, which name their catalogs: the file's name, and a longer one where two decks share it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from loctool.errors import CatalogError, ConfigError, SourceError
from loctool.project.catalogs import find_catalogs
from loctool.project.paths import matches
from loctool.text.controls import describe_character, escape_name, unwritable_in_name

FIELDS = ("name", "folder", "suffix")
"""What a pattern of `catalog_names` may use: the file's name without suffix, its folder's, and the suffix."""
_DOMAIN = re.compile(r"(?!\.)[^\x00-\x1f\x7f/\\]{1,200}")
_DECLARED = re.compile(rb"^['\"]?domain['\"]?[ \t]*:", re.MULTILINE)
_FRONT = 65536
"""Bytes at the beginning of a deck in which its front matter is looked for."""
LONGEST_NAME = 200
"""Bytes of a deck's name: most file systems take 255, and temporary files have some more than their catalogs."""


class Places(Protocol):
    """What naming has to know of a project: see `Project`."""

    @property
    def root(self) -> Path:
        """Folder to which the others are relative."""

    @property
    def source(self) -> str:
        """Folder of the decks."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Languages of the catalogs."""

    @property
    def catalog_patterns(self) -> tuple[str, ...]:
        """Where the catalogs are."""

    @property
    def catalog_names(self) -> Mapping[str, str]:
        """Pattern of decks -> name of their catalogs."""

    def relative(self, path: Path) -> str:
        """Return a path as references write it."""

    def template(self, domain: str) -> Path:
        """Return the path of a template."""

    def catalog_places(self, domain: str, language: str) -> list[Path]:
        """Return the paths that a catalog may have."""


def is_domain(name: str) -> bool:
    """Return whether a text can name catalogs."""
    return _DOMAIN.fullmatch(name) is not None and name == name.strip()


def is_name_pattern(pattern: str) -> bool:
    """Return whether a value of `catalog_names` uses known fields alone, and gives the name of a file."""
    fields = re.findall(r"\{([^{}]*)\}", pattern)
    return {*fields} <= {*FIELDS} and not re.search(r"[{}]", _fill(pattern, "n", "f", "s")) and is_domain(pattern)


def name_decks(project: Places, paths: Sequence[Path]) -> dict[Path, str]:
    """Return path -> domain of decks.

    It is what a deck declares (`domain` in its front matter), else what `catalog_names` says, else its file name. Where
    decks share a file name, one that has catalogs keeps its domain, and the others get a longer name. Raises
    ConfigError where a domain is taken all the same, and SourceError for a declared one that cannot name a file.
    """
    chosen = {path: name for path in paths if (name := _chosen_name(project, path))}
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        if path not in chosen:
            groups[path.stem].append(path)
    names = _Names(project, chosen)
    for group in groups.values():
        names.keep(group)
    for group in sorted(groups.values(), key=len):  # those that share no name first
        names.add(group)
    return {path: names.of[path] for path in paths}


class _Names:
    """The domains that are given to decks; those of the same file name are a group."""

    def __init__(self, project: Places, chosen: dict[Path, str]) -> None:
        self.project = project
        self.of: dict[Path, str] = {}
        self.taken: dict[str, Path] = {}
        self.folder = (project.root / project.source).resolve().name
        self.known = {one.stem for one in project.template("").parent.glob("*.pot")}  # each deck with catalogs has one
        if not self.known:  # unless nobody keeps them
            self.known = {one.name for one in find_catalogs(project.root, project.catalog_patterns)}
        for path, name in chosen.items():
            self._give(path, name)

    def _give(self, path: Path, name: str) -> None:
        if (other := self.taken.setdefault(name, path)) is not path:
            way_out = "set `domain` in the front matter of one, or `catalog_names` in the configuration"
            message = f"has the same domain {name!r} as {self.project.relative(other)}; {way_out}"
            raise ConfigError(message, path)
        self.of[path] = name

    def keep(self, group: Sequence[Path]) -> None:
        """Give the decks of a group the domains of their catalogs, where that is not what they get anyway."""
        for path in group:
            if name := self._kept_name(path, group):
                self._give(path, name)

    def add(self, group: Sequence[Path]) -> None:
        """Name the other decks of a group: like the file if that is free and one deck's, else all of them longer."""
        newcomers = [path for path in group if path not in self.of]
        longer = {path: list(self._longer_names(path, group)) for path in newcomers}
        for path in newcomers:
            elsewhere = {name for other in newcomers if other is not path for name in (other.stem, *longer[other])}
            names = (name for name in (path.stem, *longer[path]) if name not in elsewhere and name not in self.taken)
            self._give(path, next(names, path.stem))

    def _longer_names(self, path: Path, group: Collection[Path] | None) -> Iterator[str]:
        """Yield longer names of a deck, the shortest first: with its folders before it, and its suffix behind it.

        Only a deck with another of the `group` beside it needs the suffix; without a group both kinds are given.
        """
        folders = [self.folder, *path.parent.relative_to(self.project.root / self.project.source).parts]
        with_suffix = f"{path.stem}-{path.suffix[1:]}"
        beside = group is not None and any(one is not path and one.parent == path.parent for one in group)
        if beside or group is None:
            yield with_suffix
        bases = [path.stem, with_suffix] if group is None else [with_suffix if beside else path.stem]
        yield from ("-".join([*folders[-count:], base]) for base in bases for count in range(1, len(folders) + 1))

    def _kept_name(self, path: Path, group: Sequence[Path]) -> str | None:
        """Return the name under which a deck has catalogs already."""
        longer = [name for name in self._longer_names(path, None) if name in self.known]
        shared = len(group) > 1 or path.stem in self.taken
        names = [path.stem] * (shared and path.stem in self.known) + longer
        return next((name for name in names if self._owner(name, group) == path), None)

    def _files(self, name: str) -> Iterator[Path]:
        places = (path for one in self.project.targets for path in self.project.catalog_places(name, one))
        return (path for path in (self.project.template(name), *places) if path.is_file())

    def _owner(self, name: str, group: Iterable[Path]) -> Path | None:
        """Return the deck of a group that catalogs were made from, by their references or, without any, by texts."""
        from loctool.catalog import reader

        for file in self._files(name):
            try:
                messages = reader.read(file).messages()
            except CatalogError:
                continue
            if files := {place for entry in messages for place, _ in entry.occurrences}:
                return next((path for path in group if self.project.relative(path) in files), None)
            texts = [entry.msgid for entry in messages]
            count, best = max((_count_texts(path, texts), path) for path in group)
            return best if 2 * count > len(texts) else None
        return None


def _count_texts(path: Path, texts: Iterable[str]) -> int:
    content = path.read_text("utf-8", "replace")
    return sum(text in content for text in texts)


def _chosen_name(project: Places, path: Path) -> str | None:
    """Return the domain that a deck's front matter or the configuration gives to it."""
    if declared := _declared_name(project, path):
        return declared
    name = project.relative(path)
    pattern = next((value for key, value in project.catalog_names.items() if matches(name, [key])), None)
    return _fill(pattern, path.stem, path.parent.name, path.suffix[1:]) if pattern else None


def _fill(pattern: str, name: str, folder: str, suffix: str) -> str:
    values = dict(zip(FIELDS, (name, folder, suffix), strict=True))
    return re.sub(r"\{(name|folder|suffix)\}", lambda found: values[found[1]], pattern)


def _declared_name(project: Places, path: Path) -> str | None:
    """Return the `domain` of a deck's front matter. Raises SourceError for one that cannot name a file."""
    try:
        with path.open("rb") as file:
            head = file.read(_FRONT)
    except OSError:  # said by who needs its content
        return None
    if not head.startswith((b"---", b"\xef\xbb\xbf---")) or not _DECLARED.search(head):
        return None
    from loctool.formats.markdown.front_matter.reading import front_matter_value

    name = project.relative(path)
    found = front_matter_value(head.decode("utf-8-sig", "replace"), name, "domain")
    if found and not is_domain(found[0]):
        raise SourceError(f"the domain {found[0]!r} cannot name catalogs; use one such as intro-2026", name, found[1])
    return found[0] if found else None


def check_name(deck: str) -> None:
    """Raise ConfigError if the references of a catalog cannot hold a deck's path, or no file can be named after it."""
    if len(PurePosixPath(deck).name.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
        message = f"has a name of more than {LONGEST_NAME} bytes, too long for the files made of it; rename it"
        raise ConfigError(message, escape_name(deck))
    if char := unwritable_in_name(deck) or next((one for one in "\u2068\u2069" if one in deck), ""):
        message = f"has {describe_character(char)} in its name, which catalogs cannot hold; rename or exclude it"
        raise ConfigError(message, escape_name(deck))
