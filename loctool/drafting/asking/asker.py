"""Drafts by an engine that sees whole slides: messages become requests, one for each slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loctool.catalog import provenance
from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.plurals import PluralRule, rule_for, sound_rule
from loctool.catalog.provenance import State
from loctool.catalog.reader import Catalog
from loctool.catalog.roles import remarks_of, room_of
from loctool.drafting import plurals
from loctool.drafting.asking.conversation import Asked, Conversation, Part
from loctool.drafting.asking.forms import FormsQuestion
from loctool.drafting.asking.helps import Helps
from loctool.drafting.asking.parallel import converse
from loctool.drafting.asking.questions import Judge, TextQuestion
from loctool.drafting.asking.slides import Group, Standing, group_messages
from loctool.drafting.cascade.made import Finished, Made
from loctool.drafting.selection import Job
from loctool.engines import Engine
from loctool.engines.requests import Correspondent, Inquiry, Request

Key = tuple[str, str | None, str, str | None, str]
"""Of equal messages: syntax, msgctxt, msgid, msgid_plural, and how many forms that has."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Drafts messages slide by slide."""

    engine: Engine
    correspondent: Correspondent
    helps: Helps
    formality: str
    names: Mapping[Path, str]
    """Path of a catalog -> its deck's name."""

    def __call__(self, jobs: Sequence[Job]) -> Finished:
        """Yield messages as they are finished; equal ones are asked for once."""
        due: dict[Key, list[Job]] = {}
        for job in jobs:
            due.setdefault(_key(job.entry, job.catalog), []).append(job)
        catalogs = list({id(job.catalog): job.catalog for job in jobs}.values())
        unruly = [key for key, own in due.items() if key[3] and not self._rule(own[0].catalog)]
        if lost := [job for key in unruly for job in due.pop(key)]:
            yield [(job, Made(refusal=plurals.NO_RULE.reason)) for job in lost]
        yield from converse(self._conversations(catalogs, due), self.correspondent)

    def _conversations(self, catalogs: Sequence[Catalog], due: dict[Key, list[Job]]) -> Iterator[Conversation]:
        """Yield the slides with something to ask for; each message is asked for where it stands first."""
        for catalog in catalogs:
            name = self.names.get(catalog.path, catalog.path.stem)
            own = {id(job.entry) for jobs in due.values() for job in jobs if job.catalog is catalog}
            for group in group_messages(catalog):
                if any(id(one.entry) in own for one in group.messages):
                    parts = [part for one in group.messages for part in self._parts(catalog, one, due)]
                    frame = self._frame(name, group)
                    whole = Conversation(frame, parts, self.correspondent, self.helps)
                    yield from whole.cut() if whole.asked() else ()

    def _frame(self, deck: str, group: Group) -> Request:
        source, target = self.engine.route[0], self.engine.route[-1]
        return Request(source, target, deck, group.title, (), formality=self.formality)

    def _parts(self, catalog: Catalog, one: Standing, due: dict[Key, list[Job]]) -> Iterator[Part]:
        """Yield a message, and the texts within its spans if it is asked for here."""
        entry, syntax = one.entry, message_syntax(one.entry)
        inquiry = _inquiry(one)
        judge = Judge(self.engine, self.helps.terms)
        if (jobs := due.pop(_key(entry, catalog), None)) is None:
            yield replace(inquiry, is_asked=False, translation=_confirmed(entry))
        elif entry.msgid_plural:
            rule = self._rule(catalog)
            if rule is None:
                raise ValueError("Plural-Forms cannot be read")
            yield Asked(FormsQuestion.of(inquiry, syntax, rule, judge), jobs)
        else:
            question = TextQuestion.of(inquiry, syntax, judge)
            within = Inquiry("", role="alt", note=f"stands within: {entry.msgid}")
            inner = {
                text: Asked(TextQuestion.of(replace(within, text=text), "", judge)) for text in question.inner_texts()
            }
            yield Asked(question, jobs, inner)
            yield from inner.values()

    def _rule(self, catalog: Catalog) -> PluralRule | None:
        return sound_rule(catalog.header.get("Plural-Forms") or rule_for(self.helps.language) or "")


def _key(entry: Entry, catalog: Catalog) -> Key:
    forms = catalog.header.get("Plural-Forms", "") if entry.msgid_plural else ""
    return message_syntax(entry), entry.msgctxt, entry.msgid, entry.msgid_plural, forms


def _inquiry(one: Standing) -> Inquiry:
    entry = one.entry
    return Inquiry(
        entry.msgid,
        plural=entry.msgid_plural or "",
        role=one.role,
        context=entry.msgctxt or "",
        note="\n".join(remarks_of(entry)),
        room=room_of(entry) or 0,
    )


def _confirmed(entry: Entry) -> str:
    """Return a message's confirmed translation, or its first plural form; empty if there is none."""
    if provenance.state(entry) is not State.TRANSLATED:
        return ""
    return str(entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr)
