"""What pages are made from: decks, catalogs, terms, findings and the memory, each kept until its files change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from loctool.catalog.decisions import base_of, message_id
from loctool.catalog.entry import Key
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError
from loctool.formats.office.boxes import Box
from loctool.model import Deck, Finding
from loctool.project import Project
from loctool.quality import Rule, Scope
from loctool.quality.comparison import Problem
from loctool.quality.run import check_project, find_crowded
from loctool.review.slides.pictures import LARGEST
from loctool.verbs.check import Run, run_of
from loctool.verbs.extract import parse_deck
from loctool.verbs.support.boxes import KeyOf, pair_boxes
from loctool.verbs.support.pages.judging import Findings, Judged, judge, judge_alone, with_baseline
from loctool.verbs.support.pages.kept import Kept
from loctool.verbs.support.pages.papers import Drawn, Papers, find_papers
from loctool.verbs.support.pages.reading import ReadCatalog, changed_messages, read_catalog
from loctool.verbs.support.pages.units import Unit, find_units


class Pairs(NamedTuple):
    """The boxes of a packed deck."""

    boxes: tuple[tuple[Box, Box], ...]
    """Each with the source's texts and with the translations."""
    key_of: KeyOf


class Inputs:
    """What the pages of a project are made from."""

    def __init__(self, project: Project, languages: tuple[str, ...] = (), *, is_served: bool = True) -> None:
        """Begin with nothing read, for some languages or all.

        LibreOffice takes seconds for the pictures of a packed deck: those of a served one are made once.
        """
        self.project, self._languages, self._is_served = project, languages, is_served
        self._drawn: dict[tuple[str, str], Drawn] = {}
        self.kept = Kept()
        self._judged: dict[Path, Judged] = {}
        self._units: dict[str, Unit] | None = None
        self._identities: dict[Path, tuple[Catalog, list[tuple[str, str]]]] = {}

    def look_again(self) -> None:
        """Search for decks and catalogs when they are asked for next; others may have come."""
        self._units = None

    def units(self) -> dict[str, Unit]:
        """Return the decks and the other catalogs by name. Raises CatalogError, ConfigError and SourceError.

        They are searched once until `look_again`: for a page they are asked for again and again, and a search of 80
        decks in five languages takes 0.1 s.
        """
        if self._units is None:
            self._units = find_units(self.project, self._languages)
        return self._units

    def run(self) -> Run:
        """Return what texts are judged by. Raises ConfigError and GlossaryError."""
        return self.kept.get(("run",), self.project.glossaries(), lambda: run_of(self.project))

    def catalog(self, path: Path) -> ReadCatalog:
        """Return a catalog. Raises CatalogError."""
        name = ("catalog", path)
        return self.kept.get(name, [path], lambda: read_catalog(path, self.kept.former(name)))

    def identities(self, path: Path) -> list[tuple[str, str]]:
        """Return id and fingerprint of each message of a catalog. Raises CatalogError."""
        read, (former, known) = self.catalog(path), self._identities.get(path, (None, []))
        if former is not read.catalog:
            changed = changed_messages(former, read.catalog) if former else None
            messages = read.catalog.messages()
            known = [*known] if changed is not None else [("", "")] * len(messages)
            for number in range(len(messages)) if changed is None else changed:
                known[number] = message_id(messages[number]), base_of(messages[number])
            self._identities[path] = read.catalog, known
        return known

    def deck(self, path: Path) -> Deck:
        """Return a deck. Raises SourceError."""
        return self.kept.get(("deck", path), [path], lambda: parse_deck(self.project, path))

    def papers(self, unit: Unit, language: str) -> Papers:
        """Return the slides of a unit in both languages. Raises CatalogError and SourceError."""

        def make() -> Papers:
            if not self._is_served:
                return find_papers(self.project, unit, language)
            former = self._drawn.get((unit.domain, language))
            papers = find_papers(self.project, unit, language, largest=LARGEST, former=former)
            if papers.drawn:
                self._drawn[unit.domain, language] = papers.drawn
            return papers

        return self.kept.get(("papers", unit.domain, language), _files(unit, language), make)

    def pairs(self, unit: Unit, language: str) -> Pairs | None:
        """Return the boxes of a packed deck, None for any other. Raises CatalogError and SourceError."""
        name = ("pairs", unit.domain, language)
        return self.kept.get(name, _files(unit, language), lambda: self._pair(unit, language))

    def _pair(self, unit: Unit, language: str) -> Pairs | None:
        found = pair_boxes(self.project, unit.domain, language) if unit.is_packed else None
        return Pairs(tuple(found[0]), found[1]) if found else None

    def judged(self, unit: Unit, language: str) -> Judged:
        """Return a catalog with its findings. Raises CatalogError, ConfigError, GlossaryError and SourceError."""
        path, run = unit.catalogs[language], self.run()
        files = (*_files(unit, language), *self.project.glossaries())

        def make() -> Judged:
            crowded, former = self._crowded(unit, language), self._judged.get(path)
            self._judged[path] = judge(self.catalog(path), (unit.domain, language), run, crowded, former)
            return self._judged[path]

        return self.kept.get(("judged", path), files, make)

    def own_findings(self, unit: Unit, language: str, only: Sequence[int]) -> Findings | None:
        """Return some messages' findings of rules that look at nothing else, with what others found in these texts.

        After a write they are there at once, the others when `findings` is asked for next. None where nothing was
        judged yet, where a deck has boxes, and where the terms or messages are others now.
        """
        read, run = self.catalog(unit.catalogs[language]), self.run()
        former: Judged | None = self._judged.get(read.path)
        if former is None or unit.is_packed:
            return None
        across = (self.kept.former(("across",)) or {}).get(self.project.relative(read.path), ())
        found = judge_alone(read, (unit.domain, language), run, former, only=only, across=across)
        return None if found is None else with_baseline(self.project, found)

    def _crowded(self, unit: Unit, language: str) -> dict[Key, Problem] | None:
        pairs = self.pairs(unit, language)
        return find_crowded(iter(pairs.boxes), pairs.key_of) if pairs else None

    def findings(self, unit: Unit, language: str) -> Findings:
        """Return message -> its findings as `check` has them, with those of rules that compare catalogs."""
        own = (one for found in self.judged(unit, language).findings.values() for one in found)
        across = self._across().get(self.project.relative(unit.catalogs[language]), ())
        return with_baseline(self.project, [*own, *across])

    def _across(self) -> dict[str, list[Finding]]:
        """Return catalog -> the findings of rules that compare catalogs."""
        units = self.units()
        paths = [path for unit in units.values() for path in unit.catalogs.values()]
        files = [*paths, *self.project.glossaries()]
        return self.kept.get(("across",), files, lambda: self._compare_catalogs(units))

    def _compare_catalogs(self, units: dict[str, Unit]) -> dict[str, list[Finding]]:
        run, found = self.run(), dict[str, list[Finding]]()
        read = [(run.settings(one.path, language), one.catalog) for _, language, one in self.readable(units)]
        rules: dict[Rule, None] = dict.fromkeys(rule for one, _ in read for rule in one.rules(Scope.PROJECT))
        for finding in check_project(read, run.terms, list(rules)) if rules else ():
            found.setdefault(finding.path, []).append(finding)
        return found

    def readable(self, units: dict[str, Unit]) -> Iterator[tuple[Unit, str, ReadCatalog]]:
        """Yield the catalogs that can be read, with their units and languages."""
        for unit in units.values():
            for language, path in unit.catalogs.items():
                try:
                    yield unit, language, self.catalog(path)
                except CatalogError:
                    continue


def _files(unit: Unit, language: str) -> list[Path]:
    """Return the files that a unit is in: the catalog, and the deck if there is one."""
    return [unit.catalogs[language], *([unit.deck] if unit.deck else [])]
