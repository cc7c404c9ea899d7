"""Drafts of an engine that translates texts: equal texts once, in batches, and plural messages form by form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from loctool.catalog.plurals import rule_for, sound_rule
from loctool.drafting import plurals
from loctool.drafting.batches import Runner, cut_batches, sort_by_length
from loctool.drafting.candidates import Refusal
from loctool.drafting.cascade.made import Finished, Made, made_of
from loctool.drafting.selection import Job
from loctool.engines import Engine


@dataclass(frozen=True, slots=True)
class TextDrafter:
    """Drafts messages by their texts alone."""

    engine: Engine
    language: str
    run: Runner

    def __call__(self, jobs: Sequence[Job]) -> Finished:
        """Yield messages, the shortest texts of a syntax first, then those with plural forms."""
        texts: dict[str, dict[str, list[Job]]] = defaultdict(lambda: defaultdict(list))
        with_forms: dict[str, list[Job]] = defaultdict(list)
        for job in jobs:
            if job.entry.msgid_plural:
                with_forms[job.syntax].append(job)
            else:
                texts[job.syntax][job.entry.msgid].append(job)
        for syntax, own in texts.items():
            yield from self._draft_texts(own, syntax)
        for syntax, group in with_forms.items():
            for batch in cut_batches(group):
                yield self._draft_plurals(batch, syntax)

    def _draft_texts(self, jobs: dict[str, list[Job]], syntax: str) -> Finished:
        for texts, drafts in self.run(cut_batches(sort_by_length(jobs)), syntax):
            made = [(jobs[text], made_of(draft)) for text, draft in zip(texts, drafts, strict=True)]
            yield [(job, one) for own, one in made for job in own]

    def _draft_plurals(self, jobs: list[Job], syntax: str) -> list[tuple[Job, Made]]:
        plans = [self._plan(job) for job in jobs]
        texts = cut_batches(sort_by_length(plurals.texts_of(plan for plan in plans if plan)))
        drafts = {
            text: draft for batch, some in self.run(texts, syntax) for text, draft in zip(batch, some, strict=True)
        }
        made: list[tuple[Job, Made]] = []
        for job, plan in zip(jobs, plans, strict=True):
            forms = plurals.assemble(plan, drafts, self.language) if plan else plurals.NO_RULE
            if isinstance(forms, Refusal):
                made.append((job, Made(refusal=forms.reason)))
            else:
                draft = forms.as_draft(self.engine.route)
                made.append((job, Made(tuple(forms.texts), draft, tuple(forms.notes))))
        return made

    def _plan(self, job: Job) -> plurals.Plan | None:
        text = job.catalog.header.get("Plural-Forms") or rule_for(self.language) or ""
        rule, own = sound_rule(text), sound_rule(rule_for(self.engine.route[0]) or "")
        return plurals.plan(job.entry, rule, own) if rule and own else None
