"""Counts for each engine of a run: drafts that pass, terms obeyed, drafts taken, time."""

from __future__ import annotations

import time
from dataclasses import dataclass

from loctool.drafting.cascade.made import Drafter, Finished, Made
from loctool.drafting.selection import EngineCount, Job
from loctool.glossary import TermIndex
from loctool.glossary.obedience import judge_all
from loctool.glossary.requirements import RequirementFinder
from loctool.text.markup import visible_text


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts what one engine does."""

    count: EngineCount
    terms: TermIndex
    language: str

    def watching(self, draft: Drafter) -> Drafter:
        """Return a drafter that does the same as `draft`, and counts."""
        return lambda jobs: self._watch(draft(jobs))

    def _watch(self, finished: Finished) -> Finished:
        """Yield the same messages, and count them and the time until they came."""
        began = time.monotonic()
        for batch in finished:
            self.count.seconds += time.monotonic() - began
            for job, made in batch:
                self._add(job, made)
            yield batch
            began = time.monotonic()
        self.count.seconds += time.monotonic() - began

    def _add(self, job: Job, made: Made) -> None:
        self.count.asked += 1
        self.count.passed += made.is_flawless
        if made.texts:
            source, target = (visible_text(text, job.syntax) for text in (job.entry.msgid, made.texts[0]))
            required = RequirementFinder(self.terms, self.language).find(source)
            found = judge_all(required, target, self.language)
            self.count.terms += sum(one.required for one in found)
            self.count.terms_obeyed += sum(one.obeyed for one in found)
