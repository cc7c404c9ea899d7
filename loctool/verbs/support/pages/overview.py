"""The overview: how far each deck is in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from loctool.catalog.decisions import STANDINGS, standing_of
from loctool.catalog.notes import read_maker
from loctool.catalog.provenance import COPY, MEMORY, State
from loctool.catalog.statistics import count_makers, drafts_in
from loctool.errors import CatalogError, LoctoolError, SourceError
from loctool.files import is_there
from loctool.model import Finding, Severity
from loctool.quality.comparing import compare
from loctool.review.terms import count_obeyed
from loctool.review.view.pages import DeckRow, LanguageRow
from loctool.verbs.support.pages.inputs import Inputs
from loctool.verbs.support.pages.reading import ReadCatalog
from loctool.verbs.support.pages.units import Addresses, Unit

MISSING = "missing"
"""The problem of a deck without a catalog."""
_CHECK, _EXTRACT = "loctool check", "loctool extract"


def show_unit(inputs: Inputs, unit: Unit, addresses: Addresses) -> DeckRow:
    """Return a deck's row of the overview. Raises ConfigError and GlossaryError."""
    path = inputs.project.relative(unit.deck) if unit.deck else ""
    try:
        slides = len(inputs.deck(unit.deck).slides) if unit.deck else 0
    except SourceError as problem:
        rows = tuple(_broken(language, problem) for language in unit.catalogs)
        return DeckRow(unit.name, path, unit.format, 0, rows)
    found = tuple(_show_language(inputs, unit, language, addresses) for language in unit.catalogs)
    return DeckRow(unit.name, path, unit.format, slides, found)


def _broken(language: str, problem: LoctoolError) -> LanguageRow:
    return LanguageRow(language, "", problem=problem.message, line=problem.line or 0, command=_CHECK)


def _show_language(inputs: Inputs, unit: Unit, language: str, addresses: Addresses) -> LanguageRow:
    path = unit.catalogs[language]
    try:
        if not is_there(path, CatalogError):
            return LanguageRow(language, "", problem=MISSING, command=_EXTRACT)
        read, findings = inputs.catalog(path), inputs.findings(unit, language)
    except (CatalogError, SourceError) as problem:
        return _broken(language, problem)
    files = [path, *inputs.project.glossaries()]
    terms = inputs.run().terms.for_deck(unit.domain)

    def count_terms() -> tuple[int, int]:
        compared = compare(read.table, terms, language) if terms.terms else ()
        return count_obeyed(text for _, texts in compared for text in texts)

    obeyed, required = inputs.kept.get(("obeyed", path), files, count_terms)
    errors, warnings = count_findings(one for found in findings.values() for one in found)
    href = addresses.from_overview(unit.name, language)
    return LanguageRow(language, href, count_states(read), count_engines(read), obeyed, required, errors, warnings)


def count_states(read: ReadCatalog) -> dict[str, int]:
    """Return state -> number of messages, as `standing_of` judges them."""
    table, entries = read.table, None
    counts = Counter[str]()
    for number, now in enumerate(table.states()):
        if number in table.fuzzy:
            entries = entries or read.catalog.messages()
            counts[standing_of(entries[number])] += 1
        else:
            counts["approved" if now is State.TRANSLATED else "untranslated"] += 1
    return {state: counts[state] for state in STANDINGS}


def count_engines(read: ReadCatalog) -> dict[str, int]:
    """Return engine, with its model behind a slash -> number of its untouched drafts, the most first."""
    counts = Counter[str]()
    for maker, number in count_makers(drafts_in(read.table).values()).items():
        engine, model, _ = read_maker(maker)
        counts["/".join(filter(None, (engine, model)))] += 0 if maker in (COPY, MEMORY) else number
    return {name: number for name, number in counts.most_common() if number}


def count_findings(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return the number of errors and of warnings that nobody has allowed and that are not known."""
    counts = Counter(one.severity for one in findings if not one.waived and not one.in_baseline)
    return counts[Severity.ERROR], counts[Severity.WARNING]
