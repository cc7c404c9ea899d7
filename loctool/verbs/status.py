"""Status: how far each deck is in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from loctool.catalog import provenance, statistics
from loctool.catalog.notes import Provenance
from loctool.catalog.provenance import State
from loctool.catalog.reader import Catalog, catalog_in, table_in
from loctool.catalog.table import MessageTable
from loctool.errors import CatalogError, PackageError
from loctool.files import read_text
from loctool.model import Undrafted
from loctool.project import Project
from loctool.verbs.support.inputs import catalog_paths, require_catalog, term_index
from loctool.verbs.support.left_out import count_left_out
from loctool.verbs.support.renewal import identities_of_engines

if TYPE_CHECKING:
    from loctool.glossary import TermIndex
    from loctool.glossary.obedience import Judgement


@dataclass(frozen=True, slots=True)
class Row:
    """One deck in one language; counts are messages, plural forms not counted apart."""

    deck: str
    language: str
    translated: int
    drafted: int
    """Untouched drafts."""
    outdated: int
    """People's translations that are fuzzy: their source changed, or somebody marked them."""
    to_renew: int | None
    """Drafts made from an older source, glossary or model, None where their engine cannot be opened."""
    untranslated: int
    words: int
    """Words of all msgids."""
    words_translated: int
    terms_obeyed: int
    """Of the glossary terms in messages with a translation or a draft."""
    terms: int
    problem: str = ""
    """Why `to_renew` is not known."""
    undrafted: tuple[Undrafted, ...] = ()
    """Messages that the last run of `draft` refused to draft; their paths are relative to the project."""
    words_left_out: int | None = 0
    """Words of the deck's texts that `extract` leaves out of the catalogs, None where the deck cannot be read."""

    copied: int = 0
    """Of the untouched drafts, copies of the source: credits, names, numbers."""
    drafts_by: dict[str, int] = field(default_factory=dict)
    """Maker of drafts (`llm/qwen3:8b/1a2b3c4d`, `argos`, `copy`, `memory`) -> its untouched drafts, the most first."""

    def share(self, *, reviewed: bool = False) -> Fraction:
        """Return the share of messages with a translation or a draft; if `reviewed`, with a translation alone.

        A draft that a person approved is a translation, and so is a copy of the source; an outdated translation is
        none. A catalog without messages is complete.
        """
        messages = self.translated + self.drafted + self.outdated + self.untranslated
        done = self.translated + (self.copied if reviewed else self.drafted)
        return Fraction(done, messages) if messages else Fraction(1)


def status(project: Project, languages: Sequence[str] = ()) -> list[Row]:
    """Return a row for every deck and each of the languages, or of all. Raises CatalogError and GlossaryError."""
    terms = term_index(project) if project.glossaries() else None
    left_out = count_left_out(project)
    return [
        replace(_row(project, terms, *found), words_left_out=left_out.get(found[0], 0))
        for found in catalog_paths(
            project, (languages,) if isinstance(languages, str) else tuple(languages), missing=True
        )
    ]


def _row(project: Project, terms: TermIndex | None, deck: str, language: str, path: Path) -> Row:
    text = read_text(require_catalog(path), CatalogError)
    terms = terms and terms.for_deck(deck)
    table = table_in(text, path, syntaxes=terms is not None)
    counted = statistics.count(table)
    told = any("loctool: undrafted, " in comment for comment in table.comments.values())
    drafted = counted.messages[State.DRAFT] + counted.messages[State.TO_RENEW]
    catalog = catalog_in(text, path) if told else Catalog(path, [])
    judged = list(_judged_terms(table, language, terms)) if terms else []
    drafts = statistics.drafts_in(table) if drafted else {}
    to_renew, problem = _count_to_renew(project, (table, drafts), language, terms) if drafts else (0, "")
    refusals = ((entry, provenance.refusal_of(entry)) for entry in catalog.messages())
    name = project.relative(path)
    return Row(
        deck,
        language,
        counted.messages[State.TRANSLATED],
        drafted,
        counted.messages[State.STALE],
        to_renew,
        counted.messages[State.UNTRANSLATED],
        sum(words for state, words in counted.words.items() if state is not State.OBSOLETE),
        counted.words[State.TRANSLATED],
        sum(one.obeyed for one in judged),
        sum(one.required for one in judged),
        problem,
        tuple(Undrafted(name, entry.linenum or 0, entry.msgid, reason) for entry, reason in refusals if reason),
        copied=_count_copies(table, drafts),
        drafts_by=statistics.count_makers(drafts.values()),
    )


def _count_copies(table: MessageTable, drafts: Mapping[int, Provenance]) -> int:
    states = table.states() if drafts else []
    return sum(made.engine == provenance.COPY and states[number] is State.DRAFT for number, made in drafts.items())


def _judged_terms(table: MessageTable, language: str, terms: TermIndex) -> Iterator[Judgement]:
    """Yield how a catalog's translations and drafts render the glossary's terms."""
    from loctool.glossary.obedience import judge_all
    from loctool.quality.comparing import compare

    for _, comparisons in compare(table, terms, language):
        for text in comparisons:
            if text.requirements:  # most texts have none, and need not be read any further
                yield from judge_all(text.requirements, text.visible_target, language)


def _count_to_renew(
    project: Project, made: tuple[MessageTable, Mapping[int, Provenance]], language: str, terms: TermIndex | None
) -> tuple[int | None, str]:
    """Return how many drafts are to be renewed, or None and why that is not known; opens engines that made drafts."""
    from loctool.drafting.selection import depends_on_other
    from loctool.glossary import TermIndex

    current_of = identities_of_engines(project, language)
    known = terms or TermIndex([], project.source_language)
    table, drafts = made
    states = table.states()
    current = [(one, table.source(number)) for number, one in drafts.items() if states[number] is State.DRAFT]
    try:
        changed = sum(depends_on_other(one, source, current_of, known) for one, source in current)
        return changed + states.count(State.TO_RENEW), ""
    except PackageError as problem:
        return None, str(problem)
