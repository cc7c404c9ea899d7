"""One run: the messages of one language are drafted in batches, and saved every few seconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields
from pathlib import Path

from loctool.catalog import writer
from loctool.catalog.provenance import settle_provenance
from loctool.catalog.reader import Catalog
from loctool.drafting.asking.asker import Asker
from loctool.drafting.asking.helps import Helps
from loctool.drafting.batches import Runner, local_runner
from loctool.drafting.cascade.counting import Counter
from loctool.drafting.cascade.deciding import Cascade, Contestant
from loctool.drafting.cascade.made import Drafter, raising
from loctool.drafting.cascade.texts import TextDrafter
from loctool.drafting.selection import EngineCount, Report, select_jobs
from loctool.drafting.store import Store, maker
from loctool.engines import Engine
from loctool.engines.absent import AbsentEngine
from loctool.errors import LoctoolError, PackageError
from loctool.glossary import TermIndex
from loctool.memory import Memory
from loctool.memory.drafts import DraftCache
from loctool.text.words import count_words

SAVE_EVERY = 5.0
"""Least number of seconds between two writes of the catalogs."""
SAVING_SHARE = 20.0
"""The time until the next write is at least so many times as long as the last write took."""

Progress = Callable[[int, int], None]
"""Called with the messages and the words finished since the last call."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Options and resources of a run."""

    memory: Memory | None = None
    """The translation memory; None if it is not used."""
    cache: DraftCache = field(default_factory=DraftCache)
    """Keeps scores and other hypotheses of drafts."""
    renew: bool = False
    """Redo untouched drafts that `selection.is_to_renew`."""
    compare: bool = False
    """Have every engine draft every message that nobody has touched; the others' drafts are kept beside the one that
    is stored."""
    fit: bool = False
    """Prefer hypotheses that have room."""
    formality: str = ""
    """formal, informal, or empty where nobody chose."""
    names: Mapping[Path, str] = field(default_factory=dict)
    """Path of a catalog -> its deck's name, for engines that see slides; by default its own name."""
    open_runner: Callable[[Engine, TermIndex], Runner] = local_runner
    """Opens the runner for the batches of an engine that translates texts."""


def draft(
    work: Sequence[Catalog],
    engines: Sequence[Engine],
    terms: TermIndex,
    language: str,
    progress: Progress,
    *,
    settings: Settings = Settings(),
) -> Report:
    """Draft what is missing in the catalogs of one language by one engine or several, and save them.

    Changes only untranslated messages and, as `settings` say, untouched drafts. Takes what the memory has. Equal texts
    are translated once. For each message the first engine wins whose draft no rule refuses or doubts: see
    `cascade.deciding`. Saves every few seconds and at the end, even after an exception. An engine that cannot be opened
    or asked is the report's problem, and the next ones draft.
    """
    report = Report()
    store = Store(engines[0].route, terms, language, settings.memory, report, settings.cache, settings.fit)
    due = time.monotonic() + SAVE_EVERY
    cascade = _cascade(engines, store, settings)
    try:
        jobs = select_jobs(work, engines, terms, report, renew=settings.renew, compare=settings.compare)
        rest = store.store_ready(jobs)
        progress(report.copied + report.recalled, 0)
        with closing(cascade.run(rest)) as finished:
            for done in finished:
                progress(len(done), sum(count_words(job.entry.msgid) for job in done))
                if time.monotonic() > due:
                    due = _save(work)
                    settings.cache.save()
        report.problem = cascade.problem
    except PackageError as problem:  # what was drafted before it is kept, and counts
        report.problem = problem
    finally:
        _save(work)
        settings.cache.save()
    report.refused += store.refusals()
    return report


def _cascade(engines: Sequence[Engine], store: Store, settings: Settings) -> Cascade:
    """Return the cascade of some engines; the report counts what each does if there are several."""
    contestants = []
    for engine in engines:
        one, count = maker(engine), EngineCount()
        drafter = _drafter(engine, store, settings)
        if len(engines) > 1 or engine.features.correspondent:
            store.report.engines[one.name] = count
            drafter = Counter(count, store.terms, store.language).watching(drafter)
        contestants.append(Contestant(engine.name, one, drafter, count))
    return Cascade(contestants, store, settings.compare)


def _drafter(engine: Engine, store: Store, settings: Settings) -> Drafter:
    """Return the drafter of one engine."""
    if isinstance(engine, AbsentEngine):
        return raising(engine.problem)
    if correspondent := engine.features.correspondent:
        helps = Helps(store.terms, settings.memory, store.language)
        return Asker(engine, correspondent, helps, settings.formality, settings.names)
    return TextDrafter(engine, store.language, settings.open_runner(engine, store.terms))


def count_due(
    work: Sequence[Catalog], engines: Sequence[Engine], terms: TermIndex, *, settings: Settings = Settings()
) -> int:
    """Return how many messages `draft` would draft."""
    jobs = select_jobs(work, engines, terms, Report(), renew=settings.renew, compare=settings.compare)
    return 0 if all(isinstance(one, AbsentEngine) for one in engines) else sum(1 for _ in jobs)


def add_reports(reports: Sequence[Report]) -> Report:
    """Return the sum of the reports of several runs."""
    total = Report()
    for report in reports:
        for one in fields(Report):
            if one.name not in ("problem", "engines"):
                setattr(total, one.name, getattr(total, one.name) + getattr(report, one.name))
        for name, count in report.engines.items():
            total.engines.setdefault(name, EngineCount()).add(count)
        total.problem = total.problem or report.problem
    return total


def _save(work: Sequence[Catalog]) -> float:
    """Save the catalogs, with what people saved there in the meantime, and return the time of the next save.

    A catalog that cannot be written does not keep the others from being saved.
    """
    began = time.monotonic()
    problems: list[LoctoolError] = []
    for one in work:
        try:
            writer.merge_file_changes(one)
            if writer.is_changed(one):
                settle_provenance(one.messages())
            writer.save(one)
        except LoctoolError as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    return time.monotonic() + max(SAVE_EVERY, SAVING_SHARE * (time.monotonic() - began))
