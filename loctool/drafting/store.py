"""Stores drafts, copies and recalled translations in their messages, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loctool.catalog import provenance
from loctool.catalog.provenance import COPY, MEMORY
from loctool.catalog.roles import roles_of, room_of
from loctool.drafting.cascade.made import Made
from loctool.drafting.copying import copy_text
from loctool.drafting.fitting import choose_fitting
from loctool.drafting.recall import note_similar, recall, recall_changed
from loctool.drafting.selection import Job, Report, inputs
from loctool.engines import Engine
from loctool.engines.protocol import maker_of
from loctool.glossary import TermIndex
from loctool.interrupts import defer_signals
from loctool.memory import Memory
from loctool.memory.drafts import DraftCache
from loctool.model import Draft, Rival, Undrafted

MOST_NOTES = 3
"""Notes from the memory on one message."""


@dataclass(frozen=True, slots=True)
class Maker:
    """An engine as provenance lines name it."""

    name: str
    """With its version."""
    route: tuple[str, ...]
    identities: Mapping[tuple[str, ...], str]
    """Of each of its routes."""

    def identity_of(self, route: tuple[str, ...], lacking: Sequence[str] = ()) -> str:
        """Return what a draft by a route was made by.

        `lacking` are the engines that should have been asked and could not be: with them the draft is to be renewed.
        """
        own = self.identities.get(route, self.identities[self.route])
        return f"{own} without {', '.join(lacking)}" if lacking else own


def maker(engine: Engine) -> Maker:
    """Ask an engine once for the identity of each of its routes."""
    identities = {one.route: one.identity for one in (*engine.features.routes, engine)}
    return Maker(maker_of(engine), engine.route, identities)


@dataclass(slots=True)
class Store:
    """Writes results into the messages of one run, and counts them in its report."""

    route: tuple[str, ...]
    """That of copies, the first engine's."""
    terms: TermIndex
    language: str
    memory: Memory | None
    report: Report
    cache: DraftCache = field(default_factory=DraftCache)
    """Where the drafts' scores and other hypotheses are kept."""
    fit: bool = False
    """Whether a shorter hypothesis is stored if the draft is longer than its room."""
    refused: list[tuple[Job, str]] = field(default_factory=list)
    """Jobs left undrafted, with the reasons."""

    def store_ready(self, jobs: Iterable[Job]) -> list[Job]:
        """Store the texts that need no engine, and return the other jobs."""
        return [job for job in jobs if not self._is_ready(job)]

    def _is_ready(self, job: Job) -> bool:
        """Store a copy, or what the memory has but for characters and numbers, and return whether there is any."""
        if job.entry.msgid_plural:
            return False
        copied = copy_text(job.entry.msgid, roles_of(job.entry), self.terms, self.language, job.syntax)
        if copied is not None:
            self.report.copied += self._write(job, copied, (COPY, self.route, COPY), ())
            return True
        if self.memory is None:
            return False
        for look_up in (recall, recall_changed):
            found = look_up(job.entry, self.memory, self.terms, self.language)
            if found.text is not None:
                route = self.route[0], self.language
                self.report.recalled += self._write(job, found.text, (MEMORY, route, MEMORY), found.notes)
                return True
        return False

    def similar(self, jobs: Iterable[Job]) -> Mapping[str, tuple[str, ...]]:
        """Return text -> notes on similar texts of the memory, for messages without plural forms."""
        texts = dict.fromkeys(job.entry.msgid for job in jobs if not job.entry.msgid_plural)
        return note_similar(texts, self.memory, self.language) if self.memory else {}

    def write_draft(
        self,
        job: Job,
        made: Made,
        by: Maker,
        similar: Mapping[str, tuple[str, ...]],
        *,
        lacking: Sequence[str] = (),
        rivals: Sequence[Rival] = (),
    ) -> bool:
        """Store a draft, unless a person has translated the message in the meantime; return whether it was stored."""
        draft, texts = made.draft, made.texts
        if draft is None:
            raise ValueError("there is no draft to store")
        if not job.entry.msgid_plural and self.fit:
            draft = choose_fitting(draft, room_of(job.entry))
            texts = (draft.text,)
        text = texts if job.entry.msgid_plural else texts[0]
        written = (by.name, draft.route, by.identity_of(draft.route, lacking))
        is_written = self._write(job, text, written, (*made.notes, *self._notes(job, similar)))
        self.report.drafted += is_written
        self.keep(job, draft, by, rivals)
        return is_written

    def keep(self, job: Job, draft: Draft, by: Maker, rivals: Sequence[Rival] = ()) -> None:
        """Keep in the cache what is known of a message's draft, with those of other engines."""
        self.cache.keep(self.language, job.entry.msgid, replace(draft, maker=by.name, rivals=tuple(rivals)))

    def refuse(self, job: Job, made: Made, similar: Mapping[str, tuple[str, ...]]) -> None:
        """Store the reason why a message has no draft, unless a person has translated it in the meantime."""
        if not job.entry.msgid_plural:
            with defer_signals():
                self._note(job, self._notes(job, similar))
        if not provenance.may_draft(job.entry):
            self.report.human += 1
            return
        self.refused.append((job, made.refusal))
        with defer_signals():
            provenance.store_refusal(job.entry, made.refusal)

    def _notes(self, job: Job, similar: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Return what the memory has that is like a message without plural forms."""
        if self.memory is None or job.entry.msgid_plural:
            return ()
        exact = recall(job.entry, self.memory, self.terms, self.language).notes
        return (*exact, *similar.get(job.entry.msgid, ()))[:MOST_NOTES]

    def _write(
        self, job: Job, text: str | Sequence[str], made_by: tuple[str, Sequence[str], str], notes: Sequence[str]
    ) -> bool:
        """Store a draft and return True; return False if a person has translated the message in the meantime.

        `made_by` are the name, the route and the identity of what made it.
        """
        if not provenance.may_draft(job.entry):
            self.report.human += 1
            return False
        name, route, identity = made_by
        with defer_signals():
            made_from = inputs(provenance.source_of(job.entry), identity, self.terms)
            provenance.store_draft(job.entry, text, name, route, made_from)
            self._note(job, notes)
        return True

    def _note(self, job: Job, notes: Sequence[str]) -> None:
        provenance.store_notes(job.entry, notes)
        self.report.noted += bool(notes)

    def refusals(self) -> list[Undrafted]:
        """Return the messages left undrafted in the order of the files, with their lines after the drafts are saved."""
        found = [(job.catalog.path.as_posix(), job.entry, reason) for job, reason in self.refused]
        return sorted(Undrafted(path, entry.linenum or 0, entry.msgid, reason) for path, entry, reason in found)
