"""Status: how far each deck is in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loctool.catalog import provenance, statistics
from loctool.catalog.provenance import State
from loctool.catalog.reader import Catalog, catalog_in, table_in
from loctool.catalog.table import MessageTable
from loctool.errors import CatalogError, PackageError
from loctool.files import read_text
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, required, term_index
from loctool.verbs.parallel import in_order

if TYPE_CHECKING:
    from loctool.glossary import TermIndex
    from loctool.quality.rules.wrong_term import Demand

_PACE = 10
"""How many times as long as compiling looking for terms takes."""


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
    terms = term_index(project) if project.glossaries() else None
    names = {path: (domain, language) for domain, language, path in catalog_paths(project, missing=True)}
    return list(in_order(partial(_row, project, names, terms), list(names), _PACE if terms else 1))


def _row(project: Project, names: Mapping[Path, tuple[str, str]], terms: TermIndex | None, path: Path) -> Row:
    name, text = names[path], read_text(required(path), CatalogError)
    terms = terms and terms.for_deck(name[0])
    table = table_in(text, path)
    counted = statistics.count(table)
    told = any("loctool: undrafted, " in comment for comment in table.comments.values())
    drafted = counted.messages[State.DRAFT] > 0
    catalog = catalog_in(text, path) if told or drafted else Catalog(path, [])
    asked = list(_demands(table, name[1], terms)) if terms else []
    return Row(
        *name,
        counted.messages[State.TRANSLATED],
        counted.messages[State.DRAFT],
        counted.messages[State.STALE],
        _outdated(project, catalog, name[1], terms) if drafted else 0,
        counted.messages[State.UNTRANSLATED],
        sum(words for state, words in counted.words.items() if state is not State.OBSOLETE),
        counted.words[State.TRANSLATED],
        sum(demand.obeyed for demand in asked),
        sum(demand.wanted for demand in asked),
        tuple(_undrafted(catalog, project)),
    )


def _demands(table: MessageTable, language: str, terms: TermIndex) -> Iterator[Demand]:
    """Yield what the glossary demands of a catalog's translations and drafts."""
    from loctool.quality.comparison import Text
    from loctool.quality.rules.wrong_term import demands

    rows = zip(table.states(), table.msgids, table.plurals, table.msgstrs, strict=True)
    for state, msgid, plural, msgstr in rows:
        if state in (State.TRANSLATED, State.DRAFT):
            for number, form in enumerate(msgstr.split("\0")):
                source = plural if number and plural is not None else msgid
                yield from demands(Text(source, form, terms.language, language, terms))


def _undrafted(catalog: Catalog, project: Project) -> Iterator[Undrafted]:
    """Yield the messages that were refused."""
    for entry in catalog.messages():
        if reason := provenance.refusal_of(entry):
            yield Undrafted(project.relative(catalog.path), entry.linenum or 0, entry.msgid, reason)


def _outdated(project: Project, catalog: Catalog, language: str, terms: TermIndex | None) -> int | None:
    """Count the drafts that are out of date; engines are opened only where there are drafts of theirs."""
    from loctool.drafting.selection import is_outdated
    from loctool.engines import ENGINES
    from loctool.glossary import TermIndex

    opened: dict[str, str] = {}

    def identity_of(engine: str) -> str:
        if engine not in opened:
            opened[engine] = ENGINES[engine](project.source_language, language).identity
        return opened[engine]

    known = terms or TermIndex([], project.source_language)
    try:
        return sum(is_outdated(entry, identity_of, known) for entry in catalog.messages())
    except (KeyError, PackageError):
        return None
