"""Status: how far each deck is in each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loctool import catalog as catalogs
from loctool.catalog import State
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, term_index

if TYPE_CHECKING:
    from loctool.checks.wrong_term import Demand
    from loctool.glossary import TermIndex


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


def status(project: Project) -> list[Row]:
    """Return a row for every deck and language. Raises CatalogError and GlossaryError."""
    terms = term_index(project) if project.glossaries() else None
    return [
        _row(domain, language, path, terms and terms.for_deck(domain))
        for domain, language, path in catalog_paths(project)
    ]


def _row(domain: str, language: str, path: Path, terms: TermIndex | None) -> Row:
    counted = catalogs.count(catalogs.read_columns(path))
    asked = list(_demands(path, language, terms)) if terms else []
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
    )


def _demands(path: Path, language: str, terms: TermIndex) -> Iterator[Demand]:
    """Yield what the glossary demands of a catalog's translations and drafts."""
    from loctool.checks import texts
    from loctool.checks.wrong_term import demands

    for _, text in texts(catalogs.read(path), terms, language):
        yield from demands(text)
