"""Draft: open the engine and the catalogs of one language, under the language's lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from loctool import catalog as catalogs
from loctool import drafting
from loctool.catalog import Catalog
from loctool.engines import ENGINES, Engine
from loctool.files import locked
from loctool.glossary import TermIndex
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, term_index


class Progress(Protocol):
    """What a run tells while it goes on."""

    def start(self, total: int) -> None:
        """Take the number of messages to come."""

    def advance(self, messages: int, words: int) -> None:
        """Take what was finished since the last call."""


def draft(
    project: Project, language: str, engine: str, progress: Progress, *, scheduler: str | None = None
) -> drafting.Report:
    """Draft what is missing in all catalogs of `language`; see `drafting.draft`.

    With `scheduler`, the address of a Dask scheduler (tcp://host:8786), its workers draft; see `drafting.cluster`.
    Raises CatalogError, GlossaryError, PackageError, and LoctoolError where another run holds the language or the
    cluster cannot draft.
    """
    terms = term_index(project)
    paths = {domain: path for domain, _, path in catalog_paths(project, (language,))}
    with locked(next(iter(paths.values())).parent):
        work = {domain: catalogs.read(path) for domain, path in paths.items()}
        opened = ENGINES[engine](project.source_language, language)
        groups = _groups(work, terms)
        with _runner(scheduler) as run:
            progress.start(sum(drafting.pending(ones, opened, own) for ones, own in groups))
            reports = [
                drafting.draft(ones, opened, own, language, progress.advance, run=run(opened, own))
                for ones, own in groups
            ]
    return drafting.united(reports)


@contextmanager
def _runner(scheduler: str | None) -> Iterator[Callable[[Engine, TermIndex], drafting.Run]]:
    """Give what drafts batches: this process, or a cluster for as long as it is needed."""
    if scheduler is None:
        yield drafting.here
        return
    from loctool.drafting.cluster import connected

    with connected(scheduler) as runner:
        yield runner


def _groups(work: dict[str, Catalog], terms: TermIndex) -> list[tuple[list[Catalog], TermIndex]]:
    """Return the catalogs that can be drafted together: all of them, unless terms are for some decks only."""
    if not any(term.decks for term in terms.terms):
        return [(list(work.values()), terms)]
    return [([catalog], terms.for_deck(domain)) for domain, catalog in work.items()]
