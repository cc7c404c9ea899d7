"""Draft: open the engine and the catalogs of one language, under the language's lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Protocol

from loctool.catalog import reader
from loctool.catalog.reader import Catalog
from loctool.drafting import run
from loctool.drafting.batches import Runner, local_runner
from loctool.drafting.run import Settings
from loctool.drafting.selection import Report
from loctool.engines import Engine
from loctool.engines.absent import AbsentEngine
from loctool.errors import ConfigError, MissingPackageError
from loctool.files import PRIVATE
from loctool.glossary import TermIndex
from loctool.memory import Memory
from loctool.memory.drafts import NAME, DraftCache
from loctool.merging.term_comments import find_terms, update_term_comments
from loctool.model import Term
from loctool.project import Project
from loctool.verbs.support.engines.choosing import choose_engines
from loctool.verbs.support.engines.opening import open_engine
from loctool.verbs.support.inputs import catalog_paths, lock_languages, term_index
from loctool.verbs.support.pivots import missed_terms, pivot_of
from loctool.verbs.tm import open_memory


class Progress(Protocol):
    """Is told how far a run is."""

    def start(self, total: int) -> None:
        """Take the number of messages to come."""

    def advance(self, messages: int, words: int) -> None:
        """Take what was finished since the last call."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may do besides."""

    renew: bool = False
    """Redo untouched drafts made from an older source, glossary or model, or by another engine."""
    memory: bool = True
    """Take translations from the translation memory, and note similar ones."""
    wait: float = 0.0
    """Seconds to wait for another run that holds the language, and for a program that has locked the memory."""
    beam: int | None = None
    """Hypotheses that the decoder keeps, the engine's own choice by default."""
    fit: bool = False
    """Prefer a shorter hypothesis where the best one is longer than the room that the message has."""
    compare: bool = False
    """Have each of several engines draft every message, and keep the other drafts as well."""
    allow_remote: bool = False
    """Let engines send texts to servers on other machines, as `remote = true` in their settings does."""
    routes: tuple[str, ...] = ()
    """Routes to the languages that they end in (`de-en-ru`), instead of the project's."""
    scheduler: str | None = None
    """Address of a Dask scheduler (tcp://host:8786) whose workers draft; see `drafting.cluster`."""


class Unseen:
    """Progress that nobody looks at."""

    def start(self, total: int) -> None:
        """Take the number of messages to come."""

    def advance(self, messages: int, words: int) -> None:
        """Take what was finished since the last call."""


def draft(
    project: Project,
    language: str,
    engine: str | Sequence[str] | None = None,
    progress: Progress | None = None,
    options: Options = Options(),
) -> Report:
    """Draft what is missing in all catalogs of `language`; see `drafting.run`.

    `engine` names one engine or several, in the order in which they are asked; None stands for the project's. Without a
    package for the languages the report says so, and only copies and texts of the memory are stored. Where a server
    cannot be asked any further, the report says so, too, and what was finished is stored.

    Raises CatalogError, ConfigError (engine or language unknown, a setting wrong, a server that may not be asked),
    GlossaryError, MemoryFileError, PackageError, and LoctoolError where another run holds the language or the cluster
    cannot draft.
    """
    progress, names = progress or Unseen(), choose_engines(project, engine)
    if options.compare and len(names) < 2:
        raise ConfigError("comparing needs two engines or more, such as llm,argos")
    terms = term_index(project)
    paths = {path: name for name, _, path in catalog_paths(project, (language,))}
    with lock_languages(project, (language,), options.wait):
        engines = [_open(project, name, language, options) for name in names]
        work = [(name, reader.read(path)) for path, name in paths.items()]
        groups = _groups(work, terms)
        _show_terms(project, groups, language)
        with _runner(options.scheduler) as open_runner, _memory(project, language, work, options) as memory:
            settings = _settings(project, language, options)
            settings = replace(settings, memory=memory, names=paths, open_runner=open_runner)
            progress.start(sum(run.count_due(ones, engines, own, settings=settings) for ones, own in groups))
            reports = [
                run.draft(ones, engines, own, language, progress.advance, settings=settings) for ones, own in groups
            ]
    return replace(run.add_reports(reports), missed=_missed(groups, engines, language))


def _settings(project: Project, language: str, options: Options) -> Settings:
    """Return the options of a run, without its memory and runner."""
    return Settings(
        cache=DraftCache(project.root / PRIVATE / NAME),
        renew=options.renew,
        compare=options.compare,
        fit=options.fit,
        formality=project.check.formality_of(language),
    )


def _memory(
    project: Project, language: str, work: Iterable[tuple[str, Catalog]], options: Options
) -> AbstractContextManager[Memory | None]:
    """Return what opens the translation memory, if it is to be used, with catalogs that are read already."""
    read = {catalog.path: catalog for _, catalog in work}
    return open_memory(project, (language,), read, wait=options.wait) if options.memory else nullcontext()


def _missed(groups: Iterable[tuple[list[Catalog], TermIndex]], engines: Iterable[Engine], language: str) -> list[Term]:
    """Return the terms that drafts lack since the pivot has no word for them, each once."""
    pivot = next(filter(None, map(pivot_of, engines)), ())
    found = (term for ones, own in groups for term in missed_terms(ones, own, language, pivot))
    return list(dict.fromkeys(found)) if pivot else []


def _show_terms(project: Project, groups: Iterable[tuple[list[Catalog], TermIndex]], language: str) -> None:
    """Show the terms of the glossary beside the messages; the run saves the catalogs."""
    for catalogs, terms in groups:
        for catalog in catalogs:
            found = find_terms(catalog.messages(), terms) if project.term_comments else {}
            update_term_comments(catalog, found, language)


def _open(project: Project, name: str, language: str, options: Options) -> Engine:
    """Return an engine; if it has no package for the languages, one that stands for it."""
    try:
        engine = open_engine(
            project, name, language, remote=options.allow_remote, beam=options.beam, routes=options.routes
        )
    except MissingPackageError as problem:
        return AbsentEngine(name, project.source_language, language, problem)
    if options.scheduler:
        _check_for_cluster(engine)
    return engine


def _check_for_cluster(engine: Engine) -> None:
    """Raise ConfigError for an engine whose connections, or whose slides, no other machine can take over."""
    import pickle

    try:
        if engine.features.relocate is None:
            pickle.dumps(engine)
        can_move = engine.features.correspondent is None
    except (TypeError, AttributeError, pickle.PicklingError):
        can_move = False
    if not can_move:
        message = f"the engine {engine.name!r} asks a server and cannot draft on a cluster; draft without --scheduler"
        raise ConfigError(message)


@contextmanager
def _runner(scheduler: str | None) -> Iterator[Callable[[Engine, TermIndex], Runner]]:
    """Provide what opens a runner: of this process, or of a cluster until the block ends."""
    if scheduler is None:
        yield local_runner
        return
    from loctool.drafting.cluster.session import connect

    with connect(scheduler) as open_runner:
        yield open_runner


def _groups(work: Sequence[tuple[str, Catalog]], terms: TermIndex) -> list[tuple[list[Catalog], TermIndex]]:
    """Return the catalogs that can be drafted together: all of them, unless terms are for some decks only."""
    if not any(term.decks for term in terms.terms):
        return [([catalog for _, catalog in work], terms)]
    return [([catalog], terms.for_deck(name)) for name, catalog in work]
