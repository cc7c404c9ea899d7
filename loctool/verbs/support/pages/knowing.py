"""What is known about the messages of a catalog, gathered for their view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import draft_of, source_of
from loctool.errors import PackageError
from loctool.files import PRIVATE
from loctool.glossary import TermIndex
from loctool.memory.drafts import NAME, DraftCache
from loctool.project import Project
from loctool.review.forms import WordTable
from loctool.review.messages import Knowledge
from loctool.review.terms import TermTable
from loctool.verbs.support.pages.inputs import Inputs
from loctool.verbs.support.pages.judging import Findings
from loctool.verbs.support.pages.remembering import Memories
from loctool.verbs.support.pages.units import Unit
from loctool.verbs.support.renewal import identities_of_engines

DependsOnOther = Callable[[Entry, TermIndex], bool]


class Knowing:
    """Gathers what is known about messages; terms and words keep their numbers as long as it lives."""

    def __init__(self, inputs: Inputs) -> None:
        """Begin with what pages are made from."""
        self._inputs = inputs
        self._memories = Memories(inputs)
        self._tables: dict[tuple[str, str], tuple[TermTable, WordTable]] = {}
        self._renewal: dict[str, DependsOnOther] = {}

    def tables(self, unit: Unit, language: str) -> tuple[TermTable, WordTable]:
        """Return the terms and the words of a page."""
        name = unit.name, language
        if name not in self._tables:
            self._tables[name] = TermTable(lambda path: _relative(self._inputs.project, path)), WordTable()
        return self._tables[name]

    def gather(self, unit: Unit, language: str, msgids: Iterable[str], findings: Findings) -> Knowledge:
        """Return what is known about messages. Raises ConfigError and GlossaryError."""
        project = self._inputs.project
        terms = self._inputs.run().terms.for_deck(unit.domain)
        if language not in self._renewal:
            self._renewal[language] = _renewal(project, language)
        depends = self._renewal[language]
        return Knowledge(
            project.relative(unit.catalogs[language]),
            terms,
            language,
            findings,
            DraftCache(project.root / PRIVATE / NAME).find(language, msgids),
            self._memories.recall(language),
            lambda entry: depends(entry, terms),
            *self.tables(unit, language),
        )


def _relative(project: Project, path: Path) -> str:
    return project.relative(project.root / path)


def _renewal(project: Project, language: str) -> DependsOnOther:
    """Return what tells whether a draft would be made otherwise today; it never is if its engine cannot be opened."""
    from loctool.drafting.selection import depends_on_other

    current_of = identities_of_engines(project, language)
    unknown = set[str]()

    def depends(entry: Entry, terms: TermIndex) -> bool:
        draft = draft_of(entry)
        if draft is None or draft.engine in unknown:
            return False
        try:
            return depends_on_other(draft, source_of(entry), current_of, terms)
        except PackageError:
            unknown.add(draft.engine)
            return False

    return depends
