"""Selects the messages to draft: those without a translation, and own drafts that are out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from loctool.catalog import provenance
from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.notes import fingerprint
from loctool.catalog.provenance import COPY, MEMORY
from loctool.catalog.reader import Catalog
from loctool.glossary import TermIndex
from loctool.model import Undrafted


@dataclass(slots=True)
class Report:
    """The result of a run, counted in messages."""

    drafted: int = 0
    copied: int = 0
    """Copied from the source: credits, names, numbers."""
    recalled: int = 0
    """Taken from the translation memory."""
    noted: int = 0
    """Messages, drafted or not, with notes: from the memory, or on plural forms that may be wrong."""
    current: int = 0
    """Untouched drafts of earlier runs whose source, engine and terms are the same."""
    outdated: int = 0
    """Untouched drafts that are out of date, and were not to be drafted again."""
    human: int = 0
    """Texts that a person has translated or changed."""
    refused: list[Undrafted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Job:
    """One message to draft."""

    catalog: Catalog
    entry: Entry

    @property
    def syntax(self) -> str:
        """How its texts are written: see `loctool.text.placeholders.syntax_of`."""
        return message_syntax(self.entry)


def select_jobs(
    work: Sequence[Catalog], identity: str, terms: TermIndex, report: Report, *, stale: bool
) -> Iterator[Job]:
    """Yield the messages to draft, and count the others in the report.

    `identity` is the engine's. `stale` adds own untouched drafts that are out of date.
    """
    for one in work:
        for entry in one.messages():
            if not provenance.may_draft(entry):
                report.human += 1
                provenance.drop_refusal(entry)
            elif not provenance.is_untouched_draft(entry):
                yield Job(one, entry)
            elif not is_outdated(entry, lambda _: identity, terms):
                report.current += 1
            elif stale:
                yield Job(one, entry)
            else:
                report.outdated += 1


def is_outdated(entry: Entry, identity_of: Callable[[str], str], terms: TermIndex) -> bool:
    """Return whether a message has an own untouched draft whose source text, terms or engine have changed.

    `identity_of` returns the identity of an engine by its name.
    """
    former = provenance.draft_of(entry) if provenance.is_untouched_draft(entry) else None
    if former is None:
        return False
    made_by = former.engine if former.engine in (COPY, MEMORY) else identity_of(former.engine)
    return former.inputs != fingerprint(inputs(entry, made_by, terms))


def inputs(entry: Entry, made_by: str, terms: TermIndex) -> str:
    """Return what a draft depends on, as text: its engine, the source texts, and the terms in them."""
    texts = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    found = sorted({(h.term.source, str(h.term.targets), h.term.status) for text in texts for h in terms.find(text)})
    return repr((made_by, entry.msgctxt, *texts, found))
