"""Selects the messages to draft: those without a translation, and own drafts that are to be renewed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields

from loctool.catalog import provenance
from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.notes import Provenance, fingerprint
from loctool.catalog.provenance import COPY, MEMORY
from loctool.catalog.reader import Catalog
from loctool.engines import Engine
from loctool.engines.absent import AbsentEngine
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.model import Term, Undrafted


@dataclass(slots=True)
class EngineCount:
    """What an engine did in a run, counted in messages."""

    asked: int = 0
    """Those that it answered, or refused to."""
    passed: int = 0
    """Those whose draft no rule refuses or doubts."""
    taken: int = 0
    """Those whose draft was stored."""
    terms: int = 0
    """Occurrences of terms that its drafts, taken or not, had to obey."""
    terms_obeyed: int = 0
    seconds: float = 0.0
    """Time that passed while it drafted."""

    def add(self, other: EngineCount) -> None:
        """Add what the engine did in another run."""
        for one in fields(EngineCount):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


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
    to_renew: int = 0
    """Untouched drafts made from an older source, glossary or model, which were not to be drafted again."""
    of_others: int = 0
    """Untouched drafts by another engine, which were not to be drafted again."""
    human: int = 0
    """Texts that a person has translated or changed."""
    refused: list[Undrafted] = field(default_factory=list)
    missed: list[Term] = field(default_factory=list)
    """Terms that drafts lack, since they have none in the language of a pivot."""
    problem: PackageError | None = None
    """Why an engine could not be opened or asked any further; messages that need it are unchanged."""
    engines: dict[str, EngineCount] = field(default_factory=dict)
    """Maker (see `maker_of`) -> what it did; empty unless there are several engines, or one that sees slides."""


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
    work: Sequence[Catalog],
    engines: Sequence[Engine],
    terms: TermIndex,
    report: Report,
    *,
    renew: bool,
    compare: bool = False,
) -> Iterator[Job]:
    """Yield the messages to draft, and count the others in the report.

    `renew` adds untouched drafts by other engines, and those made from an older source, glossary or model; `compare`
    adds all untouched drafts. The drafts of each engine are up to date by its own identity.
    """
    current_of = _current_by_name(engines)
    names = {engine.name for engine in engines}
    unknown = {engine.name for engine in engines if not engine.identity}
    for one in work:
        for entry in one.messages():
            if not provenance.may_draft(entry):
                report.human += 1
                provenance.drop_refusal(entry)
            elif compare or not provenance.is_untouched_draft(entry):
                yield Job(one, entry)
            elif unknown == names or _is_by(unknown, entry) or not is_to_renew(entry, current_of, terms):
                report.current += 1
            elif renew:
                yield Job(one, entry)
            elif _is_known(names, entry):
                report.to_renew += 1
            else:
                report.of_others += 1


def _current_by_name(engines: Sequence[Engine]) -> Callable[[str], Current]:
    """Return a function: engine -> identities of its current drafts; none for engines not in this run."""
    known = {engine.name: current_identities(engine) for engine in engines if not isinstance(engine, AbsentEngine)}
    return lambda name: known.get(name, lambda _: frozenset())


def _is_by(names: Collection[str], entry: Entry) -> bool:
    former = provenance.draft_of(entry)
    return former is not None and former.engine in names


def _is_known(names: Collection[str], entry: Entry) -> bool:
    """Return whether it is known that a draft is to be renewed without asking another engine, which made it."""
    former = provenance.draft_of(entry)
    return former is None or former.engine in (COPY, MEMORY, *names) or entry.previous_msgid is not None


Current = Callable[[tuple[str, ...]], Collection[str]]
"""Returns the identities that an up-to-date draft by a route may have."""


def current_identities(engine: Engine) -> Current:
    """Return the identities of an engine's drafts that are up to date, by their route."""
    own = frozenset({engine.identity})
    if (found := engine.features.identities) is None:
        return lambda _: own
    known = {as_written(route): identities for route, identities in found().items()}
    return lambda route: known.get(as_written(route), own)


def as_written(route: Sequence[str]) -> tuple[str, ...]:
    """Return a route as provenance lines have it: pt_BR for pt-BR."""
    return tuple(code.replace("-", "_") for code in route)


def is_to_renew(entry: Entry, current_of: Callable[[str], Current], terms: TermIndex) -> bool:
    """Return whether a message has an untouched draft that was made from an older source, glossary or model.

    `current_of` returns the identities of an engine by its name.
    """
    former = provenance.draft_of(entry) if provenance.is_untouched_draft(entry) else None
    if former is None or entry.previous_msgid is not None:
        return former is not None
    return depends_on_other(former, provenance.source_of(entry), current_of, terms)


def depends_on_other(
    former: Provenance, source: provenance.Source, current_of: Callable[[str], Current], terms: TermIndex
) -> bool:
    """Return whether a draft of a source was made from another text, with other terms or by another engine."""
    is_ready = former.engine in (COPY, MEMORY)
    makers = (former.engine,) if is_ready else current_of(former.engine)(former.route)
    return all(former.inputs != fingerprint(inputs(source, made_by, terms)) for made_by in makers)


def inputs(source: provenance.Source, made_by: str, terms: TermIndex) -> str:
    """Return what a draft depends on, as text: its engine, the source texts, and the terms in them."""
    msgctxt, msgid, plural = source
    texts = (msgid, plural) if plural else (msgid,)
    found = sorted({(h.term.source, str(h.term.targets), h.term.status) for text in texts for h in terms.find(text)})
    return repr((made_by, msgctxt, *texts, found))
