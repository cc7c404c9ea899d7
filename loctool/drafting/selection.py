"""Which messages a run has to do with: those without a translation, and own drafts that are out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from loctool.catalog import provenance
from loctool.catalog.entry import Entry
from loctool.catalog.notes import fingerprint
from loctool.catalog.reader import Catalog
from loctool.glossary import TermIndex

COPY, MEMORY = "copy", "memory"
"""What stands in the place of an engine's name in the provenance of texts that no engine made."""


@dataclass(slots=True)
class Report:
    """What a run did, counted in messages."""

    drafted: int = 0
    copied: int = 0
    """Written as they stand in the source: credits, names, numbers."""
    recalled: int = 0
    """Taken from the translation memory."""
    noted: int = 0
    """Messages, drafted or not, with notes: on what the memory has, or on plural forms that may be wrong."""
    current: int = 0
    """Untouched drafts of earlier runs whose source, engine and terms are the same; left alone."""
    outdated: int = 0
    """Untouched drafts that something changed for, left alone since nobody asked for them."""
    human: int = 0
    """Translations and texts that a person has touched; never changed."""
    refused: list[tuple[str, int, str, str]] = field(default_factory=list)
    """(path, line, msgid, reason) of messages left undrafted."""


@dataclass(frozen=True, slots=True)
class Job:
    """One message to draft."""

    catalog: Catalog
    entry: Entry


def jobs(work: Sequence[Catalog], identity: str, terms: TermIndex, report: Report, *, stale: bool) -> Iterator[Job]:
    """Yield the messages to draft, and count the others in the report.

    `identity` is the engine's; `stale` adds own drafts, untouched by any person, that are out of date.
    """
    for one in work:
        for entry in one.messages():
            if not provenance.may_draft(entry):
                report.human += 1
                provenance.forget_refusal(entry)
            elif not provenance.is_untouched_draft(entry):
                yield Job(one, entry)
            elif not is_outdated(entry, lambda _: identity, terms):
                report.current += 1
            elif stale:
                yield Job(one, entry)
            else:
                report.outdated += 1


def is_outdated(entry: Entry, identity_of: Callable[[str], str], terms: TermIndex) -> bool:
    """Tell whether a message has an own untouched draft that was made from something else than it would be now.

    That is its source text, the terms that stand in it, or the engine: `identity_of` gives the identity of one.
    """
    former = provenance.draft_of(entry) if provenance.is_untouched_draft(entry) else None
    if former is None:
        return False
    made_by = former.engine if former.engine in (COPY, MEMORY) else identity_of(former.engine)
    return former.inputs != fingerprint(inputs(entry, made_by, terms))


def inputs(entry: Entry, made_by: str, terms: TermIndex) -> str:
    """Return, as text, what a draft depends on: what makes it, the source texts, and the terms that stand in them."""
    texts = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    found = sorted({(h.term.source, str(h.term.targets), h.term.status) for text in texts for h in terms.find(text)})
    return repr((made_by, entry.msgctxt, *texts, found))
