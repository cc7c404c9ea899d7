"""Catalogs follow renamed decks, and what decks that are gone left behind is named, or removed."""

from __future__ import annotations

import os
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.entry import Key, forms_of, key_of
from loctool.catalog.provenance import is_untouched_draft, lines_of_people
from loctool.compiling.json_formats import FORMATS
from loctool.errors import CatalogError, LoctoolError
from loctool.files import read_bytes
from loctool.merging.matching import match_decks
from loctool.model import Deck
from loctool.project import Project
from loctool.project.leftovers import Leftover, find_leftovers, place_of
from loctool.verbs.support.git import git


@dataclass(frozen=True, slots=True)
class Following:
    """What becomes of the files of decks that are gone."""

    renamed: dict[str, dict[Path, Path]] = field(default_factory=dict)
    """Domain of a renamed deck -> former path -> new path of each file."""
    leftovers: list[Path] = field(default_factory=list)
    """The files of the others."""

    def of(self, domains: Collection[str]) -> Following:
        """Return what becomes of the files of some decks; all others stay as they are."""
        return Following({name: moves for name, moves in self.renamed.items() if name in domains})

    def former(self, path: Path) -> Path:
        """Return where the content of a path is before the files are moved."""
        moves = ((new, old) for moves in self.renamed.values() for old, new in moves.items())
        return next((old for new, old in moves if new == path), path)

    def catalog(self, project: Project, domain: str, language: str) -> Path:
        """Return where a deck's catalog will be: see `Project.catalog`."""
        places, moved = project.catalog_places(domain, language), [*self.renamed.get(domain, {}).values()]
        return next((path for path in places if path in moved or path.is_file()), places[0])


def follow_decks(project: Project, decks: Mapping[str, Deck]) -> Following:
    """Find out which decks were renamed, and what is left of others; `decks` are those that there are, by domain.

    A deck that lacks its template and a catalog takes over the files of the one that is gone whose texts it has for the
    most part, or those that it had itself under another domain. Raises ConfigError.
    """
    gone = {one.domain: one for one in find_leftovers(project)}
    new = {name: _keys(deck) for name, deck in decks.items() if gone and _is_new(project, name)}
    formers = {one.deck: name for name, one in gone.items()}
    pairs = {name: formers[decks[name].path] for name in new if decks[name].path in formers}
    texts = {name: _texts_of(one) for name, one in gone.items() if new and name not in pairs.values()}
    stayed = {key for name, deck in decks.items() if texts and name not in new for key in _keys(deck)}
    pairs |= match_decks(texts, {name: keys for name, keys in new.items() if name not in pairs}, stayed)
    renamed = {name: dict(_moves(project, gone[former], name)) for name, former in pairs.items()}
    moved = {path for moves in renamed.values() for path in moves}
    return Following(renamed, [path for one in gone.values() for path in one.paths if path not in moved])


def _is_new(project: Project, domain: str) -> bool:
    paths = (project.catalog(domain, language) for language in project.targets)
    return not project.template(domain).is_file() and not all(path.is_file() for path in paths)


def _keys(deck: Deck) -> set[Key]:
    return {(one.context, one.text) for slide in deck.slides for one in slide.segments if one.text}


def _texts_of(files: Leftover) -> set[Key]:
    path = next(files.texts, None)
    with suppress(CatalogError):
        return {key_of(entry) for entry in reader.read(path).messages()} if path else set()
    return set()


def _moves(project: Project, files: Leftover, domain: str) -> Iterator[tuple[Path, Path]]:
    """Yield the former and the new path of each file whose new path is free, the template last.

    A run that was killed in between thus finds the template where it was, and moves what is left.
    """
    suffixes = sorted({suffix for suffix, _ in FORMATS.values()})
    moves = [(one.path, place_of(project, domain, one)) for one in files.catalogs]
    moves += [(old.with_suffix(end), new.with_suffix(end)) for old, new in moves for end in suffixes]
    moves += [(files.template, project.template(domain))] if files.template else []
    yield from ((old, new) for old, new in moves if old.is_file() and not new.exists())


def move_files(moves: Mapping[Path, Path]) -> None:
    """Rename files, in git's index too where it has them, as `git mv` does. Raises LoctoolError."""
    for old, new in moves.items():
        try:
            new.parent.mkdir(parents=True, exist_ok=True)
            with suppress(LoctoolError):  # there is no git, or it does not know the file
                git(old.parent, "mv", "--", old.name, os.path.relpath(new, old.parent))
            if old.is_file():
                os.replace(old, new)
        except OSError as problem:
            raise LoctoolError(f"cannot be renamed to {new.name}: {problem.strerror}", old) from problem


def holds_translations(path: Path) -> bool:
    """Return whether a file holds a translation or a comment by a person; one that cannot be read may.

    A draft that nobody touched is not a translation.
    """
    if path.suffix == ".pot":
        return False
    try:
        if path.suffix == ".mo":
            return _count_compiled(read_bytes(path)) > 1
        entries = reader.read(path).entries
    except (LoctoolError, struct.error):
        return True
    texts = (entry for entry in entries if entry.msgid)
    return any((any(forms_of(one)) and not is_untouched_draft(one)) or lines_of_people(one) for one in texts)


def _count_compiled(content: bytes) -> int:
    """Return the number of messages of a .mo file, the header among them."""
    order = "<" if content.startswith(b"\xde\x12\x04\x95") else ">"
    return int(struct.unpack_from(f"{order}I", content, 8)[0])


def remove_leftovers(paths: Sequence[Path]) -> None:
    """Delete files. Raises LoctoolError."""
    for path in paths:
        try:
            path.unlink()
        except OSError as problem:
            raise LoctoolError(f"cannot be removed: {problem.strerror}", path) from problem
