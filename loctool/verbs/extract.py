"""Extract: texts of the decks into templates, templates into catalogs."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from loctool.catalog import reader, writer
from loctool.catalog.entry import Key
from loctool.catalog.provenance import settle_provenance
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError
from loctool.files import Content, is_there, sweep, would_change
from loctool.formats import format_of, read_deck
from loctool.formats.writable import check_writable
from loctool.glossary import TermIndex
from loctool.glossary.hits import Hit
from loctool.merging import updating
from loctool.merging.changes import Change
from loctool.merging.readings import Readings, former_readings
from loctool.merging.template import new_catalog, new_template, renew, template_of
from loctool.merging.term_comments import find_terms, term_notes, update_term_comments
from loctool.model import Deck, LeftOut
from loctool.project import Project, is_chosen
from loctool.verbs.support.boxes import room_notes
from loctool.verbs.support.following import (
    Following,
    follow_decks,
    holds_translations,
    move_files,
    remove_leftovers,
)
from loctool.verbs.support.inputs import lock_languages, term_index
from loctool.verbs.support.left_out import keep_counts

Notes = Mapping[Key, Sequence[str]]
"""Message -> lines for its translators."""


class Kind(enum.StrEnum):
    """What an extraction does to a file."""

    MERGED = "merged"
    RENAMED = "renamed"
    """With its deck."""
    LEFT = "left"
    """Its deck is gone."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Extracted:
    """One template or catalog after an extraction, or all files of a renamed deck."""

    path: Path
    changed: bool
    """False where the file held these bytes already."""
    summary: str
    """What happened to its messages, in words."""
    changes: tuple[Change, ...] = ()
    """The messages of a catalog that changed; none for a template or a new catalog."""
    kind: Kind = Kind.MERGED
    deck: str = ""
    """Of a template, the path of its deck in the project."""
    dialect: str = ""
    """Of a template, the Markdown that its deck was read as; empty for decks in other formats."""
    left_out: tuple[LeftOut, ...] = ()
    """Of a template, the texts of its deck that are not in it."""


class _Merged(NamedTuple):
    catalog: Catalog
    """Its path is where the file was before its deck was renamed."""
    path: Path
    summary: str
    changes: tuple[Change, ...] = ()
    deck: Deck | None = None
    """Of a template."""


ATTEMPTS = 5
"""How often everything is merged anew because a file was changed meanwhile."""
NO_DECK = "its deck is gone"
HELD = f"{NO_DECK}; it holds translations: rename it as the deck was renamed, or delete it"
EMPTY = f"{NO_DECK}, and it holds no translation; `loctool extract --prune` removes it"


def extract(project: Project, *, write: bool = True, prune: bool = False) -> list[Extracted]:
    """Bring every deck's messages into its template, and the template into each language's catalog.

    Only the decks of `project.only` are, if there are some. The files of a renamed deck are renamed with it. `prune`
    removes those of decks that are gone, unless they hold translations. Everything is read and merged before anything
    is written; without `write` nothing is, and `changed` says what would be. Raises SourceError, CatalogError,
    ConfigError, and LoctoolError where another run is writing.
    """
    files = {domain: (path, read_deck(path)) for path, domain in project.required_decks().items()}
    decks = {domain: _parse_writable(project, *file) for domain, file in files.items()}
    chosen = {domain: deck for domain, deck in decks.items() if is_chosen(project.only, domain, deck.path)}
    rooms = {domain: room_notes(project, *files[domain]) for domain in chosen}
    terms = term_index(project)
    with lock_languages(project, project.targets) if write else nullcontext():
        if write:
            sweep(project.template("").parent)
        following = follow_decks(project, decks)
        following = following.of(chosen) if project.only else following
        for _ in range(ATTEMPTS):
            work = list(_merge_decks(project, chosen, (terms, rooms), following))
            busy = [one.catalog.path for one in work if write and not writer.unchanged_on_disk(one.catalog)]
            if not busy:
                break
        else:
            raise CatalogError("is changed again and again by another program; end that and try again", busy[0])
        if write:
            for moves in following.renamed.values():
                move_files(moves)
            keep_counts(project, ((decks[domain], content) for domain, (_, content) in files.items()))
        merged = [_result(one, _save(one) if write else _would_save(one)) for one in work]
        return [
            *_renamed(project, following),
            *merged,
            *_leftovers(following.leftovers, write=write, prune=prune),
        ]


def _result(one: _Merged, changed: bool) -> Extracted:
    if one.deck is None:
        return Extracted(one.path, changed, one.summary, one.changes)
    deck, kind = one.deck, Kind.MERGED
    return Extracted(one.path, changed, one.summary, (), kind, deck.path, deck.dialect, deck.left_out)


def _save(one: _Merged) -> bool:
    one.catalog.path = one.path
    return writer.save(one.catalog)


def _would_save(one: _Merged) -> bool:
    return would_change(one.path, writer.text_of(one.catalog).encode())


def _renamed(project: Project, following: Following) -> Iterator[Extracted]:
    """Yield one line for each deck whose files were renamed."""
    for moves in following.renamed.values():
        *others, last = moves.items()
        more = f", and {len(others)} more" if others else ""
        yield Extracted(last[0], True, f"to {project.relative(last[1])}{more}, with their deck", (), Kind.RENAMED)


def _leftovers(paths: Sequence[Path], *, write: bool, prune: bool) -> list[Extracted]:
    """Return what is left of decks that are gone, and remove it where it is asked for and holds no translation."""
    held = {path for path in paths if holds_translations(path)}
    removed = [path for path in paths if prune and path not in held]
    if write:
        remove_leftovers(removed)
    left = [Extracted(path, False, HELD if path in held else EMPTY, (), Kind.LEFT) for path in paths]
    gone = {path: Extracted(path, True, NO_DECK, (), Kind.REMOVED) for path in removed}
    return [gone.get(one.path, one) for one in left]


def parse_deck(project: Project, path: Path) -> Deck:
    """Return a deck of the project. Raises SourceError."""
    return parse_content(project, path, read_deck(path))


def parse_content(project: Project, path: Path, content: Content) -> Deck:
    """Return the deck of a file's bytes. Raises SourceError."""
    name = project.relative(path)
    return format_of(path).parse(content, name, project.reading(name))


def _parse_writable(project: Project, path: Path, content: Content) -> Deck:
    """Return a deck whose texts catalogs can hold. Raises SourceError."""
    deck = parse_content(project, path, content)
    check_writable(deck, bytes(content) if format_of(path).IS_TEXT else b"")
    return deck


def _merge_decks(
    project: Project, decks: Mapping[str, Deck], told: tuple[TermIndex, Mapping[str, Notes]], following: Following
) -> Iterator[_Merged]:
    """Yield each deck's template and catalogs, up to date, with a summary and what changed.

    `told` is what translators are told beside the decks' own notes: terms, and for each deck the room of its messages.
    """
    terms, rooms = told
    for domain, deck in decks.items():
        path = project.template(domain)
        found = find_terms(template_of([deck]), terms.for_deck(domain))
        template = _template(project, following.former(path), deck, _join_notes(rooms[domain], term_notes(deck, found)))
        count = f"{len(template.messages())} messages"
        yield _Merged(template, path, count, deck=deck)
        shown, readings = found if project.term_comments else {}, former_readings([deck])
        for language in project.targets:
            path = following.catalog(project, domain, language)
            if is_there(following.former(path), CatalogError):
                catalog = reader.read(following.former(path))
                languages = project.source_language, language
                yield _update(catalog, template, languages, shown, readings)._replace(path=path)
                continue
            catalog = new_catalog(path, language, template)
            update_term_comments(catalog, shown, language)
            yield _Merged(catalog, path, f"new, {count}")


def _join_notes(*notes: Notes) -> Notes:
    """Return the lines of several notes, message by message."""
    return {key: [line for one in notes for line in one.get(key, ())] for one in notes for key in one}


def _template(project: Project, path: Path, deck: Deck, notes: Notes) -> Catalog:
    name = f"{project.name} {project.version}"
    template = reader.read(path) if is_there(path, CatalogError) else new_template(path, name, project.bugs_address)
    renew(template, template_of([deck], project.references, notes))
    return template


def _update(
    catalog: Catalog,
    template: Catalog,
    languages: tuple[str, str],
    shown: Mapping[Key, Sequence[Hit]],
    readings: Readings,
) -> _Merged:
    """Return a catalog up to date with its template and with the terms that are to be shown."""
    source_language, language = languages
    if catalog.head is None:  # without a header nobody knows its charset and its plural rule
        catalog.entries.insert(0, new_catalog(catalog.path, language, template).entries[0])
    catalog.folder_language = language
    report = updating.update(catalog, template, source_language, readings)
    count = update_term_comments(catalog, shown, language)
    if writer.is_changed(catalog):
        settle_provenance(catalog.messages())
    return _Merged(catalog, catalog.path, f"{report}{f', {count} with other terms' if count else ''}", report.changes)
