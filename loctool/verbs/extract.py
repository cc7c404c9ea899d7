"""Extract: texts of the decks into templates, templates into catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from loctool.catalog import reader, writer
from loctool.catalog.entry import Key
from loctool.catalog.provenance import settle_provenance
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError, SourceError
from loctool.files import read_bytes, sweep, would_change
from loctool.formats import format_of
from loctool.glossary import TermIndex
from loctool.glossary.index import Hit
from loctool.merging import updating
from loctool.merging.changes import Change, Merge
from loctool.merging.template import new_catalog, new_template, renew, template_of
from loctool.merging.term_comments import find_terms, update_term_comments
from loctool.model import Deck, Status
from loctool.project import Project
from loctool.verbs.support.inputs import find_orphans, lock_languages, term_index


@dataclass(frozen=True, slots=True)
class Extracted:
    """One template or catalog after an extraction."""

    path: Path
    changed: bool
    """False where the file held these bytes already."""
    summary: str
    """What happened to its messages, in words."""
    changes: tuple[Change, ...] = ()
    """The messages of a catalog that changed; none for a template or a new catalog."""


ATTEMPTS = 5
"""How often everything is merged anew because a file was changed meanwhile."""
NO_DECK = "its deck is gone: rename it as the deck was renamed, or delete it"


def extract(project: Project, *, write: bool = True) -> list[Extracted]:
    """Bring every deck's messages into its template, and the template into each language's catalog.

    Everything is read and merged before anything is written; without `write` nothing is, and `changed` says what would
    be. Raises SourceError, CatalogError, ConfigError, and LoctoolError where another run is writing.
    """
    decks = [(path, parse_deck(project, path)) for path in project.decks()]
    terms = term_index(project)
    with lock_languages(project, project.targets) if write else nullcontext():
        if write:
            sweep(project.template("").parent)
        for _ in range(ATTEMPTS):
            work = list(_merge_decks(project, decks, terms))
            busy = [one.path for one, _, _ in work if write and not writer.unchanged_on_disk(one)]
            if not busy:
                break
        else:
            raise CatalogError("is changed again and again by another program; end that and try again", busy[0])
        save = writer.save if write else lambda catalog: would_change(catalog.path, writer.text_of(catalog).encode())
        done = [Extracted(catalog.path, save(catalog), summary, changes) for catalog, summary, changes in work]
    return [*done, *(Extracted(path, False, NO_DECK) for path in find_orphans(project))]


def parse_deck(project: Project, path: Path) -> Deck:
    """Return a deck of the project. Raises SourceError."""
    content = read_bytes(path, SourceError)
    return format_of(path).parse(content, project.relative(path), front_matter_keys=project.front_matter)


def _merge_decks(
    project: Project, decks: list[tuple[Path, Deck]], terms: TermIndex
) -> Iterator[tuple[Catalog, str, tuple[Change, ...]]]:
    """Yield each deck's template and catalogs, up to date, with a summary and what changed."""
    for source, deck in decks:
        found = find_terms(template_of([deck]), terms.for_deck(source.stem))
        template = _template(project, source.stem, deck, found)
        count = f"{len(template.messages())} messages"
        yield template, count, ()
        shown = found if project.term_comments else {}
        for language in project.targets:
            path = project.catalog(source.stem, language)
            if not path.is_file():
                catalog = new_catalog(path, language, template)
                update_term_comments(catalog, shown, language)
                yield catalog, f"new, {count}", ()
                continue
            catalog, report = _update(reader.read(path), template, language, project.source_language)
            with_terms = update_term_comments(catalog, shown, language)
            if writer.is_changed(catalog):
                settle_provenance(catalog.messages())
            yield catalog, f"{report}{f', {with_terms} with other terms' if with_terms else ''}", report.changes


def _update(catalog: Catalog, template: Catalog, language: str, source_language: str) -> tuple[Catalog, Merge]:
    if catalog.head is None:  # without a header nobody knows its charset and its plural rule
        catalog.entries.insert(0, new_catalog(catalog.path, language, template).entries[0])
    return catalog, updating.update(catalog, template, source_language)


def _template(project: Project, domain: str, deck: Deck, found: Mapping[Key, Sequence[Hit]]) -> Catalog:
    path = project.template(domain)
    name = f"{project.name} {project.version}"
    template = reader.read(path) if path.is_file() else new_template(path, name, project.bugs_address)
    renew(template, template_of([deck], project.references, _notes(deck, found)))
    return template


def _notes(deck: Deck, found: Mapping[Key, Sequence[Hit]]) -> dict[Key, list[str]]:
    """Return what the glossary has to say to the translators of each message, a line a term; not on credits."""
    notes: dict[Key, list[str]] = {}
    for segment in (one for slide in deck.slides for one in slide.segments if one.role != "credit"):
        terms = [hit.term for hit in found.get((segment.context, segment.text), ())]
        told = [term for term in terms if term.note and term.status is not Status.FORBIDDEN]
        if lines := dict.fromkeys(f"term “{term.source}”: {' '.join(term.note.split())}" for term in told):
            notes[segment.context, segment.text] = list(lines)
    return notes
