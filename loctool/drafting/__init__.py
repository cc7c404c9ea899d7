"""Drafting: which messages, in which batches; results are stored as fuzzy messages with their provenance."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loctool import catalog as catalogs
from loctool.catalog import Catalog, Entry
from loctool.drafting.masked import Refusal, draft_texts
from loctool.drafting.verbatim import verbatim
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.model import Draft

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
    refused: list[tuple[str, int, str, str]] = field(default_factory=list)
    """(path, line, msgid, reason) of messages left undrafted."""


Progress = Callable[[int, int], None]
"""Called with the messages and the words finished since the last call."""


@dataclass(frozen=True, slots=True)
class Job:
    """One message to draft."""

    catalog: Catalog
    entry: Entry
    inputs: str
    """All that the draft depends on, as text."""


Results = Iterator[tuple[Sequence[str], Sequence[Draft | Refusal]]]
"""Batches of texts, each with what became of them, in whatever order they are finished."""

Run = Callable[[Iterable[Sequence[str]]], Results]
"""What sends batches of texts through an engine: in this process, or on other machines."""


def draft(work: Sequence[Catalog], engine: Engine, terms: TermIndex, language: str, progress: Progress) -> Report:
    """Draft what is missing or out of date in the catalogs of one language, and save them.

    Touches untranslated messages and untouched drafts of its own, nothing else. Messages with the same text are
    translated once. Catalogs are saved every few seconds and when the run ends, also when it ends by an exception, so
    that an interrupt keeps what is finished.
    """
    report = Report()
    jobs = _copy(_jobs(work, engine, terms, report), engine, terms, language, report)
    progress(report.copied, 0)
    saved = time.monotonic()
    try:
        for texts, drafts in here(engine, terms)(_batches(jobs)):
            finished = [
                job
                for text, draft in zip(texts, drafts, strict=True)
                for job in _stored(jobs[text], draft, engine, report)
            ]
            progress(len(finished), sum(catalogs.words_of(job.entry.msgid) for job in finished))
            if time.monotonic() - saved > SAVE_EVERY:
                _save(work)
                saved = time.monotonic()
    finally:
        _save(work)
    return report


def here(engine: Engine, terms: TermIndex) -> Run:
    """Return what drafts batches one after the other in this process."""

    def run(batches: Iterable[Sequence[str]]) -> Results:
        return ((texts, draft_texts(texts, engine, terms)) for texts in batches)

    return run


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
                catalogs.forget_refusal(entry)
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


def _copy(jobs: Iterable[Job], engine: Engine, terms: TermIndex, language: str, report: Report) -> dict[str, list[Job]]:
    """Store the texts that need no engine, and return the other jobs by their texts, short texts first."""
    rest: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        copied = verbatim(job.entry.msgid, catalogs.roles_of(job.entry), terms, language)
        if copied is None:
            rest[job.entry.msgid].append(job)
        else:
            catalogs.store_draft(job.entry, copied, "copy", engine.route, job.inputs)
            report.copied += 1
    return {text: rest[text] for text in sorted(rest, key=lambda text: (len(text), text))}


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Cut the texts at BATCH."""
    remaining = iter(texts)
    while batch := list(itertools.islice(remaining, BATCH)):
        yield batch


def _stored(jobs: list[Job], draft: Draft | Refusal, engine: Engine, report: Report) -> list[Job]:
    """Write what became of a text into the messages that have it, and return them."""
    for job in jobs:
        if isinstance(draft, Refusal):
            where = str(job.catalog.path), job.entry.linenum or 0
            report.refused.append((*where, job.entry.msgid, draft.reason))
            catalogs.store_refusal(job.entry, draft.reason)
        else:
            catalogs.store_draft(job.entry, draft.text, engine.name, draft.route, job.inputs)
            report.drafted += 1
    return jobs


def _save(work: Sequence[Catalog]) -> None:
    for one in work:
        catalogs.save(one)
