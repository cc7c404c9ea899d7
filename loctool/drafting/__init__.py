"""Drafting: which messages, in which batches; results are stored as fuzzy messages with their provenance."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from loctool.catalog import header, meanwhile, provenance, writer
from loctool.catalog.plurals import sound_rule
from loctool.catalog.reader import Catalog
from loctool.drafting import plurals
from loctool.drafting.attempts import Refusal
from loctool.drafting.batches import Run, in_portions
from loctool.drafting.copying import verbatim
from loctool.drafting.overlap import overlapped
from loctool.drafting.recall import recalled, similar
from loctool.drafting.selection import COPY, MEMORY, Job, Report, inputs, is_outdated, jobs
from loctool.engines import Engine
from loctool.errors import LoctoolError
from loctool.glossary import TermIndex
from loctool.interrupts import held
from loctool.memory import Memory
from loctool.merging import template
from loctool.model import Draft
from loctool.text.words import count_words

__all__ = [
    "Job",
    "Progress",
    "Report",
    "Run",
    "batches",
    "draft",
    "here",
    "in_order",
    "is_outdated",
    "pending",
    "united",
]

T = TypeVar("T")

BATCH = 128
"""Messages that go through the engine together: enough to fill its batches, few enough to lose little."""
FIRST_BATCH = 64
"""Those of the first batch, so that an early interrupt finds something finished."""
SAVE_EVERY = 5.0
"""Seconds between two writes of the catalogs while a run goes on, at least."""
SAVING_SHARE = 20.0
"""Times as long as a write took until the next, at least."""


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
    stale: bool = False,
    run: Run | None = None,
) -> Report:
    """Draft what is missing in the catalogs of one language, and save them.

    Touches untranslated messages and, where `stale`, untouched drafts of its own that are out of date; nothing else.
    What the memory has for the very text is taken from there. Messages with the same text are translated once. Catalogs
    are saved every few seconds and when the run ends, also when it ends by an exception, so that an interrupt keeps
    what is finished. Batches go through `run`, by default that of `here`.
    """
    report = Report()
    store, send = _Store(engine, terms, language, memory, report), run or here(engine, terms)
    due = time.monotonic() + SAVE_EVERY
    try:
        rest = store.ready(jobs(work, engine.identity, terms, report, stale=stale))
        progress(report.copied + report.recalled, 0)
        for texts, drafts in send(batches(rest)):
            finished = store.batch([(rest[text], draft) for text, draft in zip(texts, drafts, strict=True)])
            progress(len(finished), sum(count_words(job.entry.msgid) for job in finished))
            if time.monotonic() > due:
                due = _save(work)
        for some in batches(store.plurals):
            finished = store.forms(some, send)
            progress(len(finished), sum(count_words(job.entry.msgid) for job in finished))
    finally:
        _save(work)
    report.refused += _refusals(store.refused)
    return report


def here(engine: Engine, terms: TermIndex) -> Run:
    """Return what drafts batches in this process."""
    return in_portions(lambda portions: overlapped(lambda portion: portion.tried(engine, terms), portions))


def united(reports: Sequence[Report]) -> Report:
    """Return the sum of several runs' reports."""
    total = Report()
    for report in reports:
        for one in fields(Report):
            setattr(total, one.name, getattr(total, one.name) + getattr(report, one.name))
    return total


def pending(work: Sequence[Catalog], engine: Engine, terms: TermIndex, *, stale: bool = False) -> int:
    """Return how many messages `draft` would draft."""
    return sum(1 for _ in jobs(work, engine.identity, terms, Report(), stale=stale))


def in_order(texts: Iterable[str]) -> list[str]:
    """Return texts by their length, so that those of a batch are alike; the shortest first, so that some are soon done.

    The longest first took 5 % more processor time.
    """
    return sorted(texts, key=lambda text: (len(text), text))


def batches(ones: Iterable[T]) -> Iterator[list[T]]:
    """Cut texts, or jobs, at FIRST_BATCH, then at twice as many, up to BATCH."""
    remaining, size = iter(ones), FIRST_BATCH
    while batch := list(itertools.islice(remaining, min(size, BATCH))):
        yield batch
        size *= 2


class _Store:
    """Writes what becomes of messages into them, each whole or not at all, and counts it."""

    def __init__(self, engine: Engine, terms: TermIndex, language: str, memory: Memory | None, report: Report) -> None:
        self.engine, self.terms, self.language, self.memory, self.report = engine, terms, language, memory, report
        self.plurals: list[Job] = []
        """Those of the jobs that `ready` went through."""
        self.refused: list[tuple[Job, str]] = []
        """Jobs left undrafted, with the reasons."""

    def ready(self, found: Iterable[Job]) -> dict[str, list[Job]]:
        """Store the texts that need no engine, and return the other jobs by their texts, as `in_order` has them."""
        rest: dict[str, list[Job]] = defaultdict(list)
        for job in found:
            if job.entry.msgid_plural:
                self.plurals.append(job)
                continue
            copied = verbatim(job.entry.msgid, template.roles_of(job.entry), self.terms, self.language)
            if copied is not None:
                self.report.copied += self._write(job, copied, COPY, ())
            elif not self._recall(job):
                rest[job.entry.msgid].append(job)
        return {text: rest[text] for text in in_order(rest)}

    def _recall(self, job: Job) -> bool:
        """Store what the memory has for the very text, and tell whether it has something."""
        found = recalled(job.entry, self.memory, self.terms, self.language) if self.memory else None
        if found is None or found.text is None:
            return False
        self.report.recalled += self._write(job, found.text, MEMORY, found.notes)
        return True

    def batch(self, done: Sequence[tuple[list[Job], Draft | Refusal]]) -> list[Job]:
        """Store drafts with notes on what the memory has, and return their jobs."""
        notes = similar((found[0].entry.msgid for found, _ in done), self.memory, self.language) if self.memory else {}
        for found, result in done:
            for job in found:
                self._drafted(job, result, notes)
        return [job for found, _ in done for job in found]

    def _drafted(self, job: Job, result: Draft | Refusal, similar_ones: Mapping[str, tuple[str, ...]]) -> None:
        notes = similar_ones.get(job.entry.msgid, ())
        if self.memory:
            notes = (*recalled(job.entry, self.memory, self.terms, self.language).notes, *notes)[:3]
        if isinstance(result, Refusal):
            with held():
                self._note(job, notes)
            self._refuse(job, result)
        else:
            self.report.drafted += self._write(job, result.text, self.engine.name, notes)

    def forms(self, found: list[Job], run: Run) -> list[Job]:
        """Draft and store plural messages, each form by itself, and return them."""
        plans = [self._plan(job) for job in found]
        wanted = batches(in_order(plurals.texts_of(plan for plan in plans if plan)))
        drafts = {text: draft for texts, some in run(wanted) for text, draft in zip(texts, some, strict=True)}
        for job, plan in zip(found, plans, strict=True):
            done = (
                plurals.drafted(plan, drafts, self.language)
                if plan
                else Refusal("its catalog's Plural-Forms cannot be read")
            )
            if isinstance(done, Refusal):
                self._refuse(job, done)
            else:
                self.report.drafted += self._write(job, done[0], self.engine.name, done[1])
        return found

    def _plan(self, job: Job) -> plurals.Plan | None:
        text = job.catalog.header.get("Plural-Forms") or header.plural_forms(self.language)
        rule, own = sound_rule(text), sound_rule(header.plural_forms(self.engine.route[0]))
        return plurals.plan(job.entry, rule, own) if rule and own else None

    def _refuse(self, job: Job, refusal: Refusal) -> None:
        if not provenance.may_draft(job.entry):
            self.report.human += 1
            return
        self.refused.append((job, refusal.reason))
        with held():
            provenance.store_refusal(job.entry, refusal.reason)

    def _write(self, job: Job, text: str | Sequence[str], made_by: str, notes: Sequence[str]) -> bool:
        """Store a draft, and tell whether it is one: not where a person has translated the message meanwhile."""
        if not provenance.may_draft(job.entry):
            self.report.human += 1
            return False
        with held():
            identity = made_by if made_by in (COPY, MEMORY) else self.engine.identity
            route = (self.engine.route[0], self.language) if made_by == MEMORY else self.engine.route
            provenance.store_draft(job.entry, text, made_by, route, inputs(job.entry, identity, self.terms))
            self._note(job, notes)
        return True

    def _note(self, job: Job, notes: Sequence[str]) -> None:
        provenance.store_notes(job.entry, notes)
        self.report.noted += bool(notes)


def _refusals(refused: Sequence[tuple[Job, str]]) -> list[tuple[str, int, str, str]]:
    """Return (path, line, msgid, reason) in the order of the files; lines as they are now that drafts were written."""
    touched = {id(job.catalog): job.catalog for job, _ in refused}
    lines = {number: writer.lines_of(catalog) for number, catalog in touched.items()}
    return sorted(
        (job.catalog.path.as_posix(), lines[id(job.catalog)][id(job.entry)], job.entry.msgid, reason)
        for job, reason in refused
    )


def _save(work: Sequence[Catalog]) -> float:
    """Write the catalogs, and return when that is due again: the later, the longer it takes.

    What a person saved there meanwhile stays. A catalog that cannot be written does not keep the others from it.
    """
    began = time.monotonic()
    problems: list[LoctoolError] = []
    with held():
        for one in work:
            try:
                meanwhile.take_over(one)
                writer.save(one)
            except LoctoolError as problem:
                problems.append(problem)
    if problems:
        raise problems[0]
    return time.monotonic() + max(SAVE_EVERY, SAVING_SHARE * (time.monotonic() - began))
