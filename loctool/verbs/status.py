"""Status: how far each deck is in each language."""

from __future__ import annotations

from dataclasses import dataclass

from loctool import catalog as catalogs
from loctool.catalog import Catalog, State
from loctool.checks import texts
from loctool.checks.wrong_term import demands
from loctool.drafting import is_outdated
from loctool.engines import ENGINES
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, term_index


@dataclass(frozen=True, slots=True)
class Undrafted:
    """A message left undrafted."""

    path: str
    """The catalog, relative to the project."""
    line: int
    """1-based line of its msgid."""
    msgid: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One deck in one language; counts are messages, plural forms not counted apart."""

    deck: str
    language: str
    translated: int
    drafted: int
    stale: int
    """Fuzzy messages that are no untouched drafts: a person must look at them again."""
    outdated: int | None
    """Untouched drafts that `draft --stale` would redo, None where their engine cannot be opened."""
    untranslated: int
    words: int
    """Words of all msgids."""
    words_translated: int
    terms_obeyed: int
    """Of the glossary terms in messages with a translation or a draft."""
    terms: int
    undrafted: tuple[Undrafted, ...] = ()
    """Untranslated messages for which the last run of `draft` found no draft that it could stand by."""


def status(project: Project) -> list[Row]:
    """Return a row for every deck and language. Raises CatalogError and GlossaryError."""
    terms = term_index(project)
    return [
        _row(project, domain, language, catalogs.read(path), terms.for_deck(domain))
        for domain, language, path in catalog_paths(project)
    ]


def _row(project: Project, domain: str, language: str, catalog: Catalog, terms: TermIndex) -> Row:
    counted = catalogs.statistics(catalog)
    asked = [demand for _, text in texts(catalog, terms, language) for demand in demands(text)]
    return Row(
        domain,
        language,
        counted.messages[State.TRANSLATED],
        counted.messages[State.DRAFT],
        counted.messages[State.STALE],
        _outdated(project, catalog, language, terms),
        counted.messages[State.UNTRANSLATED],
        sum(words for state, words in counted.words.items() if state is not State.OBSOLETE),
        counted.words[State.TRANSLATED],
        sum(demand.obeyed for demand in asked),
        sum(demand.wanted for demand in asked),
        tuple(
            Undrafted(project.relative(catalog.path), entry.linenum or 0, entry.msgid, reason)
            for entry in catalog.messages()
            if (reason := catalogs.refusal_of(entry))
        ),
    )


def _outdated(project: Project, catalog: Catalog, language: str, terms: TermIndex) -> int | None:
    """Count the drafts that are out of date; engines are opened only where there are drafts of theirs."""
    opened: dict[str, str] = {}

    def identity_of(engine: str) -> str:
        if engine not in opened:
            opened[engine] = ENGINES[engine](project.source_language, language).identity
        return opened[engine]

    try:
        return sum(is_outdated(entry, identity_of, terms) for entry in catalog.messages())
    except (KeyError, PackageError):
        return None
