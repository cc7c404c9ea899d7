"""Status: how far each deck is in each language."""

from __future__ import annotations

from dataclasses import dataclass

from loctool import catalog as catalogs
from loctool.catalog import Catalog, State
from loctool.checks import texts
from loctool.checks.wrong_term import demands
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
        _row(domain, language, catalogs.read(path), terms.for_deck(domain), project.relative(path))
        for domain, language, path in catalog_paths(project)
    ]


def _row(domain: str, language: str, catalog: Catalog, terms: TermIndex, path: str) -> Row:
    counted = catalogs.statistics(catalog)
    asked = [demand for _, text in texts(catalog, terms, language) for demand in demands(text)]
    return Row(
        domain,
        language,
        counted.messages[State.TRANSLATED],
        counted.messages[State.DRAFT],
        counted.messages[State.STALE],
        counted.messages[State.UNTRANSLATED],
        sum(words for state, words in counted.words.items() if state is not State.OBSOLETE),
        counted.words[State.TRANSLATED],
        sum(demand.obeyed for demand in asked),
        sum(demand.wanted for demand in asked),
        tuple(
            Undrafted(path, entry.linenum or 0, entry.msgid, reason)
            for entry in catalog.messages()
            if (reason := catalogs.refusal_of(entry))
        ),
    )
