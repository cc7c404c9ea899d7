"""One run: the messages of one language are drafted in batches, and saved every few seconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import fields
from itertools import chain

from loctool.catalog import writer
from loctool.catalog.provenance import settle_provenance
from loctool.catalog.reader import Catalog
from loctool.drafting.batches import Runner, local_runner
from loctool.drafting.selection import Report, select_jobs
from loctool.drafting.store import Store
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


def draft(
    work: Sequence[Catalog],
    engine: Engine,
    terms: TermIndex,
    language: str,
    progress: Progress,
    *,
    memory: Memory | None = None,
    renew: bool = False,
    run: Runner | None = None,
    cache: DraftCache | None = None,
    fit: bool = False,  # prefer hypotheses that have room
) -> Report:
    """Draft what is missing in the catalogs of one language, and save them.

    Changes only untranslated messages and, if `renew`, untouched drafts that `selection.is_to_renew`. Takes what the
    memory has. Equal texts are translated once. Saves every few seconds and at the end, even after an exception. A
    package that cannot be opened is the report's problem. `run` drafts the batches, `cache` keeps what is known.
    """
    report, cache, run = Report(), cache or DraftCache(), run or local_runner(engine, terms)
    store = Store(engine, terms, language, memory, report, cache, fit)
    due = time.monotonic() + SAVE_EVERY
    try:
        rest = store.store_ready(select_jobs(work, engine, terms, report, renew=renew))
        progress(report.copied + report.recalled, 0)
        if isinstance(engine, AbsentEngine):
            raise engine.problem
        for finished in chain(store.draft_texts(rest, run), store.draft_plurals(run)):
            progress(len(finished), sum(count_words(job.entry.msgid) for job in finished))
            if time.monotonic() > due:
                due = _save(work)
                cache.save()
    except PackageError as problem:  # what was drafted before it is kept, and counts
        report.problem = problem
    finally:
        _save(work)
        cache.save()
    report.refused += store.refusals()
    return report


def count_due(work: Sequence[Catalog], engine: Engine, terms: TermIndex, *, renew: bool = False) -> int:
    """Return how many messages `draft` would draft."""
    jobs = select_jobs(work, engine, terms, Report(), renew=renew)
    return 0 if isinstance(engine, AbsentEngine) else sum(1 for _ in jobs)


def add_reports(reports: Sequence[Report]) -> Report:
    """Return the sum of the reports of several runs."""
    total = Report()
    for report in reports:
        for one in fields(Report):
            if one.name != "problem":
                setattr(total, one.name, getattr(total, one.name) + getattr(report, one.name))
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
