"""The data of the pages on which people look and decide: made from a project's files, and kept until these change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from loctool.catalog.header import present
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError, LoctoolError
from loctool.files import is_there
from loctool.project import Project
from loctool.review.findings import explain_rules, view_file_finding
from loctool.review.messages import view_messages
from loctool.review.view.messages import MessageView
from loctool.review.view.pages import Address, DeckPage, DeckRow, OverviewPage, RuleView, TermView
from loctool.verbs.support.pages.inputs import Inputs
from loctool.verbs.support.pages.judging import Findings
from loctool.verbs.support.pages.knowing import Knowing
from loctool.verbs.support.pages.overview import show_unit
from loctool.verbs.support.pages.slides import Shown, count_lines, show_catalog, show_deck
from loctool.verbs.support.pages.trying import try_texts
from loctool.verbs.support.pages.units import Addresses, Unit

_FILE = (None, "")
"""Key of the findings on a file as a whole."""


class UnknownDeckError(LoctoolError):
    """A deck, or a language of one, that a project does not have (any more)."""


class Pages:
    """The pages of a project. Threads may share it: one works at a time."""

    def __init__(self, project: Project, languages: Sequence[str] = (), *, is_served: bool = True) -> None:
        """Begin with the pages of some languages, or of all.

        Served ones have addresses without suffixes, and pictures of packed decks that are drawn once: LibreOffice takes
        seconds, which nobody wants to wait for after each edit.
        """
        self._inputs = Inputs(project, tuple(languages), is_served=is_served)
        self._knowing = Knowing(self._inputs)
        self._lock = RLock()
        self.project, self.is_served, self.addresses = project, is_served, Addresses(is_served)

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Be the only thread that looks at the project, in which decks may have come and gone if it is served."""
        with self._lock:
            if self.is_served:
                self._inputs.look_again()
            yield

    def units(self) -> list[Unit]:
        """Return the decks, and the catalogs without one. Raises CatalogError and ConfigError."""
        with self._looking():
            return list(self._inputs.units().values())

    def overview(self, rows: Sequence[DeckRow] | None = None) -> OverviewPage:
        """Return the overview, of these rows if they are known.

        Raises CatalogError, ConfigError, GlossaryError and SourceError.
        """
        with self._looking():
            if rows is None:
                rows = [show_unit(self._inputs, unit, self.addresses) for unit in self._inputs.units().values()]
            return OverviewPage(self.project.name, _now(), self.project.source_language, tuple(rows), self.is_served)

    def row(self, catalog: Path) -> DeckRow:
        """Return the overview's row of the deck that a catalog is of. Raises what `overview` does."""
        with self._looking():
            units = self._inputs.units().values()
            unit = next(one for one in units if catalog in one.catalogs.values())
            return show_unit(self._inputs, unit, self.addresses)

    def deck(self, name: str, language: str) -> DeckPage:
        """Return the page of a deck or of a catalog without one.

        Raises UnknownDeckError if there is none of that name and language, CatalogError, ConfigError, GlossaryError and
        SourceError.
        """
        with self._looking():
            unit = self.unit(name, language)
            read, findings = self._inputs.catalog(unit.catalogs[language]), self._inputs.findings(unit, language)
            known = self._knowing.gather(unit, language, read.table.msgids, findings)
            messages = tuple(view_messages(read.catalog, read.table, known))
            shown, relative = self._show(unit, language), self.project.relative
            on_file = tuple(map(view_file_finding, findings.get(_FILE, ())))
            return DeckPage(
                name=name,
                path=relative(unit.deck) if unit.deck else "",
                format=unit.format,
                catalog=relative(read.path),
                source_language=self.project.source_language,
                language=language,
                languages=self._languages(unit),
                overview=self.addresses.overview(name),
                project=self.project.name,
                made=_now(),
                slides=shown.slides,
                messages=messages,
                terms=known.numbers.views,
                rules=self._explain(findings),
                forms=known.words.forms,
                file_findings=on_file,
                missing=shown.missing,
                lack=self._inputs.papers(unit, language).lack,
                is_served=self.is_served,
            )

    def messages(self, name: str, language: str, ids: Collection[str], *, is_quick: bool = False) -> list[MessageView]:
        """Return some messages as they are now, in the order of `ids`, without those that there are not.

        Quick ones are there at once after a write: findings of rules that compare messages are missing for a new text.
        Raises what `deck` does.
        """
        with self._looking():
            unit = self.unit(name, language)
            read = self._inputs.catalog(unit.catalogs[language])
            numbers = {id_: number for number, (id_, _) in enumerate(self._inputs.identities(read.path))}
            only = {numbers[one] for one in ids if one in numbers}
            quick = self._inputs.own_findings(unit, language, sorted(only)) if is_quick else None
            findings = self._inputs.findings(unit, language) if quick is None else quick
            known = self._knowing.gather(unit, language, (read.table.msgids[n] for n in only), findings)
            found = {view.id: view for view in view_messages(read.catalog, read.table, known, only)}
            return [found[one] for one in ids if one in found]

    def bases(self, name: str, language: str) -> tuple[Catalog, dict[str, str]]:
        """Return a catalog as it is now, and id -> fingerprint of its messages, by which one sees what has changed.

        Raises UnknownDeckError and CatalogError.
        """
        with self._lock:
            path = self.unit(name, language).catalogs[language]
            return self._inputs.catalog(path).catalog, dict(self._inputs.identities(path))

    def terms(self, name: str, language: str) -> tuple[TermView, ...]:
        """Return the terms of a deck's page, by their numbers. Raises what `deck` does."""
        with self._looking():
            return self._knowing.tables(self.unit(name, language), language)[0].views

    def check(self, name: str, language: str, id: str, texts: Sequence[str]) -> dict[str, Any]:  # noqa: A002
        """Return the findings and terms of texts of a message that are not saved, as JSON.

        `lines` has the lines that they take, by the ids of segments in boxes. Raises what `deck` does, KeyError for an
        unknown message, and ValueError if the number of texts is not that of the forms.
        """
        with self._looking():
            unit = self.unit(name, language)
            messages = self._inputs.identities(unit.catalogs[language])
            number = next((n for n, (own, _) in enumerate(messages) if own == id), None)
            if number is None:
                raise KeyError(id)
            known = self._knowing.gather(unit, language, (), {})
            return try_texts(self._inputs, (unit, language), number, texts, known)

    def unit(self, name: str, language: str) -> Unit:
        """Return a deck or a catalog without one. Raises UnknownDeckError if there is none."""
        unit = self._inputs.units().get(name)
        if unit is None or language not in unit.catalogs:
            raise UnknownDeckError("This project has no such deck in this language.")
        return unit

    def _show(self, unit: Unit, language: str) -> Shown:
        messages = self._inputs.catalog(unit.catalogs[language]).catalog.messages()
        if unit.deck is None:
            return show_catalog(messages)
        deck, pairs = self._inputs.deck(unit.deck), self._inputs.pairs(unit, language)
        lines = count_lines(deck, pairs, language) if pairs else {}
        return show_deck(deck, messages, self._inputs.papers(unit, language).pairs, lines)

    def _explain(self, findings: Findings) -> dict[str, RuleView]:
        """Return what the rules of the findings look for; all rules where the page has texts checked."""
        return explain_rules(None if self.is_served else {one.rule for found in findings.values() for one in found})

    def _languages(self, unit: Unit) -> tuple[Address, ...]:
        """Return the addresses of a unit's pages in all languages that have a catalog."""
        there = (language for language, path in unit.catalogs.items() if is_there(path, CatalogError))
        return tuple(Address(language, self.addresses.from_page(unit.name, language)) for language in there)


def _now() -> str:
    return present().isoformat(timespec="seconds")
