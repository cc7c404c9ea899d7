"""Drafting: which messages, in which batches; results are stored as fuzzy messages with their provenance."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from loctool import catalog as catalogs
from loctool.catalog import Catalog, Entry
from loctool.drafting.masked import draft_texts
from loctool.drafting.verbatim import verbatim
from loctool.engines import Engine
from loctool.glossary import TermIndex

BATCH = 256
"""Messages that go through the engine together: enough to fill its batches, few enough to lose little."""
SAVE_EVERY = 5.0
"""Seconds between two writes of the catalogs while a run goes on."""


@dataclass(slots=True)
class Report:
    """What a run did, counted in messages."""

    drafted: int = 0
    copied: int = 0
    """Written as they stand in the source: credits, names, numbers."""
    current: int = 0
    """Untouched drafts of earlier runs whose source, engine and terms are the same; left alone."""
    human: int = 0
    """Translations and texts that a person has touched; never changed."""
    refused: list[tuple[str, int, str]] = field(default_factory=list)
    """(path, line, msgid) of messages left undrafted because no draft kept their markup."""


Progress = Callable[[int, int], None]
"""Called with the messages and the words finished since the last call."""


@dataclass(frozen=True, slots=True)
class Job:
    """One message to draft."""

    catalog: Catalog
    entry: Entry
    inputs: str
    """All that the draft depends on, as text."""


def draft(work: Sequence[Catalog], engine: Engine, terms: TermIndex, language: str, progress: Progress) -> Report:
    """Draft what is missing or out of date in the catalogs of one language, and save them.

    Touches untranslated messages and untouched drafts of its own, nothing else. Messages with the same text are
    translated once. Catalogs are saved every few seconds and when the run ends, also when it ends by an exception, so
    that an interrupt keeps what is finished.
    """
    report = Report()
    jobs = list(_jobs(work, engine, terms, report))
    jobs.sort(key=lambda job: (len(job.entry.msgid), job.entry.msgid))
    saved = time.monotonic()
    try:
        for batch in _batches(jobs):
            _draft_batch(batch, engine, terms, language, report)
            progress(len(batch), sum(catalogs.words_of(job.entry.msgid) for job in batch))
            if time.monotonic() - saved > SAVE_EVERY:
                _save(work)
                saved = time.monotonic()
    finally:
        _save(work)
    return report


def united(reports: Sequence[Report]) -> Report:
    """Return the sum of several runs' reports."""
    total = Report()
    for report in reports:
        total.drafted += report.drafted
        total.copied += report.copied
        total.current += report.current
        total.human += report.human
        total.refused += report.refused
    return total


def pending(work: Sequence[Catalog], engine: Engine, terms: TermIndex) -> int:
    """Return how many messages `draft` would send through the engine or copy."""
    return sum(1 for _ in _jobs(work, engine, terms, Report()))


def _jobs(work: Sequence[Catalog], engine: Engine, terms: TermIndex, report: Report) -> Iterator[Job]:
    for one in work:
        for entry in one.messages():
            if not catalogs.may_draft(entry) or entry.msgid_plural:
                report.human += 1
                continue
            inputs = _inputs(entry, engine, terms)
            former = catalogs.draft_of(entry) if catalogs.state(entry) is catalogs.State.DRAFT else None
            if former and former.inputs == catalogs.fingerprint(inputs):
                report.current += 1
            else:
                yield Job(one, entry, inputs)


def _inputs(entry: Entry, engine: Engine, terms: TermIndex) -> str:
    """Return what the draft depends on: the engine, the source text, and the terms that stand in it."""
    found = sorted({(h.term.source, str(h.term.targets), h.term.status) for h in terms.find(entry.msgid)})
    return repr((engine.identity, entry.msgctxt, entry.msgid, found))


def _batches(jobs: list[Job]) -> Iterator[list[Job]]:
    """Cut the jobs, sorted by their texts, at BATCH different texts."""
    batch: list[Job] = []
    texts = 0
    for job in jobs:
        new = not batch or batch[-1].entry.msgid != job.entry.msgid
        if new and texts == BATCH:
            yield batch
            batch, texts = [], 0
        batch.append(job)
        texts += new
    if batch:
        yield batch


def _draft_batch(batch: list[Job], engine: Engine, terms: TermIndex, language: str, report: Report) -> None:
    rest = []
    for job in batch:
        copied = verbatim(job.entry.msgid, catalogs.roles_of(job.entry), terms, language)
        if copied is None:
            rest.append(job)
        else:
            catalogs.store_draft(job.entry, copied, "copy", engine.route, job.inputs)
            report.copied += 1
    texts = list(dict.fromkeys(job.entry.msgid for job in rest))
    drafts = dict(zip(texts, draft_texts(texts, engine, terms), strict=True))
    for job in rest:
        result = drafts[job.entry.msgid]
        if result is None:
            report.refused.append((str(job.catalog.path), job.entry.linenum or 0, job.entry.msgid))
        else:
            catalogs.store_draft(job.entry, result.text, engine.name, result.route, job.inputs)
            report.drafted += 1


def _save(work: Sequence[Catalog]) -> None:
    for one in work:
        catalogs.save(one)
