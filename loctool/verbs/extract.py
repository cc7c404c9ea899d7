"""Extract: texts of the decks into templates, templates into catalogs."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from loctool import catalog as catalogs
from loctool.catalog import Catalog
from loctool.errors import SourceError
from loctool.files import read_text
from loctool.formats import format_of
from loctool.glossary import TermIndex
from loctool.locks import locked
from loctool.model import Deck, Status
from loctool.project import Project
from loctool.verbs.inputs import term_index


@dataclass(frozen=True, slots=True)
class Extracted:
    """One template or catalog after an extraction."""

    path: Path
    changed: bool
    """False where the file held these bytes already."""
    summary: str
    """What happened to its messages, in words."""


def extract(project: Project) -> list[Extracted]:
    """Bring every deck's messages into its template, and the template into each language's catalog.

    Everything is read and merged before anything is written. Raises SourceError, CatalogError, ConfigError, and
    LoctoolError where another run is writing.
    """
    decks = [(path, _parsed(project, path)) for path in project.decks()]
    terms = term_index(project)
    folders = {project.catalog("", language).parent for language in project.targets}
    with ExitStack() as locks:
        for folder in sorted(folder for folder in folders if folder.is_dir()):
            locks.enter_context(locked(folder))
        work = [entry for path, deck in decks for entry in _merged(project, path.stem, deck, terms)]
        return [Extracted(catalog.path, catalogs.save(catalog), summary) for catalog, summary in work]


def _parsed(project: Project, path: Path) -> Deck:
    text = read_text(path, SourceError)
    return format_of(path).parse(text, project.relative(path), front_matter_keys=project.front_matter)


def _merged(project: Project, domain: str, deck: Deck, terms: TermIndex) -> list[tuple[Catalog, str]]:
    """Return the deck's template and its catalogs, up to date, each with a summary."""
    template = _template(project, domain, deck, terms)
    work = [(template, f"{len(template.messages())} messages")]
    for language in project.targets:
        path = project.catalog(domain, language)
        if path.is_file():
            catalog = catalogs.read(path)
            work.append((catalog, _updated(catalog, template)))
        else:
            work.append((catalogs.new_catalog(path, language, template), f"new, {len(template.messages())} messages"))
    return work


def _updated(catalog: Catalog, template: Catalog) -> str:
    """Merge, keep own drafts known as such, and drop what was noted for the translators of finished messages."""
    drafts = [entry for entry in catalog.entries if catalogs.untouched(entry)]
    merged = catalogs.merge(catalog, template)
    for entry in drafts:
        catalogs.follow(entry)
    for entry in catalog.messages():
        if entry.tcomment and catalogs.state(entry) is catalogs.State.TRANSLATED:
            catalogs.store_notes(entry, ())
    return str(merged)


def _template(project: Project, domain: str, deck: Deck, terms: TermIndex) -> Catalog:
    path = project.template(domain)
    if path.is_file():
        template = catalogs.read(path)
    else:
        template = catalogs.new_template(path, f"{project.name} {project.version}", project.bugs_address)
    catalogs.renew(template, catalogs.template_of([deck], project.references, _notes(deck, terms.for_deck(domain))))
    return template


def _notes(deck: Deck, terms: TermIndex) -> dict[catalogs.Key, list[str]]:
    """Return what the glossary has to say to the translators of each message, a line a term."""
    notes: dict[catalogs.Key, list[str]] = {}
    for segment in (segment for slide in deck.slides for segment in slide.segments):
        found = terms.find(segment.text) if segment.role != "credit" else []
        hits = [hit for hit in found if hit.term.note and hit.term.status is not Status.FORBIDDEN]
        if lines := dict.fromkeys(f"term “{hit.term.source}”: {' '.join(hit.term.note.split())}" for hit in hits):
            notes[segment.context, segment.text] = list(lines)
    return notes
