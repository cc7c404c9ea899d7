"""Stores drafts, copies and recalled translations in their messages, each whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loctool.catalog import provenance
from loctool.catalog.plurals import rule_for, sound_rule
from loctool.catalog.provenance import COPY, MEMORY
from loctool.catalog.roles import roles_of, room_of
from loctool.drafting import plurals
from loctool.drafting.batches import Runner, cut_batches, sort_by_length
from loctool.drafting.candidates import Refusal
from loctool.drafting.copying import copy_text
from loctool.drafting.fitting import choose_fitting
from loctool.drafting.recall import note_similar, recall, recall_changed
from loctool.drafting.selection import Job, Report, inputs
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.interrupts import defer_signals
from loctool.memory import Memory
from loctool.memory.drafts import DraftCache
from loctool.model import Draft, Undrafted


@dataclass(slots=True)
class Store:
    """Writes results into the messages of one run, and counts them in its report."""

    engine: Engine
    terms: TermIndex
    language: str
    memory: Memory | None
    report: Report
    cache: DraftCache = field(default_factory=DraftCache)
    """Where the drafts' scores and other hypotheses are kept."""
    fit: bool = False
    """Whether a shorter hypothesis is stored if the draft is longer than its room."""
    plural_jobs: dict[str, list[Job]] = field(default_factory=lambda: defaultdict(list))
    """The plural messages among the jobs of `store_ready`, by their syntax."""
    refused: list[tuple[Job, str]] = field(default_factory=list)
    """Jobs left undrafted, with the reasons."""
    _identities: dict[tuple[str, ...], str] = field(init=False)

    def __post_init__(self) -> None:
        """Ask the engine once for the identity of each of its routes."""
        self._identities = {one.route: one.identity for one in (*self.engine.features.routes, self.engine)}

    def store_ready(self, jobs: Iterable[Job]) -> dict[str, dict[str, list[Job]]]:
        """Store the texts that need no engine, and return the other jobs by their syntax and their texts."""
        rest: dict[str, dict[str, list[Job]]] = defaultdict(lambda: defaultdict(list))
        for job in jobs:
            if job.entry.msgid_plural:
                self.plural_jobs[job.syntax].append(job)
                continue
            copied = copy_text(job.entry.msgid, roles_of(job.entry), self.terms, self.language, job.syntax)
            if copied is not None:
                self.report.copied += self._write(job, copied, COPY, ())
            elif not self._recall(job):
                rest[job.syntax][job.entry.msgid].append(job)
        return rest

    def draft_texts(self, rest: Mapping[str, Mapping[str, list[Job]]], run: Runner) -> Iterator[list[Job]]:
        """Draft and store texts, the shortest of a syntax first, and yield the jobs of each batch when it is done."""
        for syntax, jobs in rest.items():
            for texts, drafts in run(cut_batches(sort_by_length(jobs)), syntax):
                yield self._store_drafts([(jobs[text], draft) for text, draft in zip(texts, drafts, strict=True)])

    def draft_plurals(self, run: Runner) -> Iterator[list[Job]]:
        """Draft and store plural messages, each form by itself, and yield the jobs of each batch when it is done."""
        for syntax, jobs in self.plural_jobs.items():
            for batch in cut_batches(jobs):
                self._draft_plurals(batch, run, syntax)
                yield batch

    def _recall(self, job: Job) -> bool:
        """Store what the memory has for the text, but for characters and numbers, and return whether it has any."""
        if self.memory is None:
            return False
        for look_up in (recall, recall_changed):
            found = look_up(job.entry, self.memory, self.terms, self.language)
            if found.text is not None:
                self.report.recalled += self._write(job, found.text, MEMORY, found.notes)
                return True
        return False

    def _store_drafts(self, done: Sequence[tuple[list[Job], Draft | Refusal]]) -> list[Job]:
        texts = (jobs[0].entry.msgid for jobs, _ in done)
        notes = note_similar(texts, self.memory, self.language) if self.memory else {}
        for jobs, result in done:
            for job in jobs:
                self._store_draft(job, result, notes)
        return [job for jobs, _ in done for job in jobs]

    def _store_draft(self, job: Job, result: Draft | Refusal, similar: Mapping[str, tuple[str, ...]]) -> None:
        notes = similar.get(job.entry.msgid, ())
        if self.memory:
            notes = (*recall(job.entry, self.memory, self.terms, self.language).notes, *notes)[:3]
        if isinstance(result, Refusal):
            with defer_signals():
                self._note(job, notes)
            self._refuse(job, result)
        else:
            result = choose_fitting(result, room_of(job.entry)) if self.fit else result
            doubts = tuple(f"doubt, {doubt}" for doubt in result.doubts)
            self.report.drafted += self._write(
                job, result.text, self.engine.name, (*doubts, *notes), route=result.route
            )
            self.cache.keep(self.language, job.entry.msgid, result)

    def _draft_plurals(self, jobs: list[Job], run: Runner, syntax: str) -> None:
        plans = [self._plan(job) for job in jobs]
        texts = cut_batches(sort_by_length(plurals.texts_of(plan for plan in plans if plan)))
        drafts = {text: draft for batch, some in run(texts, syntax) for text, draft in zip(batch, some, strict=True)}
        for job, plan in zip(jobs, plans, strict=True):
            forms = plurals.assemble(plan, drafts, self.language) if plan else plurals.NO_RULE
            if isinstance(forms, Refusal):
                self._refuse(job, forms)
            else:
                made = forms.as_draft(self.engine.route)
                self.report.drafted += self._write(job, forms.texts, self.engine.name, forms.notes, route=made.route)
                self.cache.keep(self.language, job.entry.msgid, made)

    def _plan(self, job: Job) -> plurals.Plan | None:
        text = job.catalog.header.get("Plural-Forms") or rule_for(self.language) or ""
        rule, own = sound_rule(text), sound_rule(rule_for(self.engine.route[0]) or "")
        return plurals.plan(job.entry, rule, own) if rule and own else None

    def _refuse(self, job: Job, refusal: Refusal) -> None:
        if not provenance.may_draft(job.entry):
            self.report.human += 1
            return
        self.refused.append((job, refusal.reason))
        with defer_signals():
            provenance.store_refusal(job.entry, refusal.reason)

    def _write(
        self, job: Job, text: str | Sequence[str], made_by: str, notes: Sequence[str], *, route: Sequence[str] = ()
    ) -> bool:
        """Store a draft and return True; return False if a person has translated the message in the meantime.

        `route` is the engine's own by default.
        """
        if not provenance.may_draft(job.entry):
            self.report.human += 1
            return False
        with defer_signals():
            own = tuple(route) or self.engine.route
            identity = made_by if made_by in (COPY, MEMORY) else self._identities.get(own, self.engine.identity)
            route = (self.engine.route[0], self.language) if made_by == MEMORY else own
            provenance.store_draft(
                job.entry, text, made_by, route, inputs(provenance.source_of(job.entry), identity, self.terms)
            )
            self._note(job, notes)
        return True

    def _note(self, job: Job, notes: Sequence[str]) -> None:
        provenance.store_notes(job.entry, notes)
        self.report.noted += bool(notes)

    def refusals(self) -> list[Undrafted]:
        """Return the messages left undrafted in the order of the files, with their lines after the drafts are saved."""
        found = [(job.catalog.path.as_posix(), job.entry, reason) for job, reason in self.refused]
        return sorted(Undrafted(path, entry.linenum or 0, entry.msgid, reason) for path, entry, reason in found)
