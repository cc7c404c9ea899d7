"""What similar messages are searched in: the catalogs of a language as they are, and the rest of the memory."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from loctool.catalog.provenance import State
from loctool.errors import MemoryFileError
from loctool.memory import open_store
from loctool.review.memory import Recall, SimilarSources, Translated
from loctool.verbs.support.pages.inputs import Inputs
from loctool.verbs.support.pages.reading import ReadCatalog
from loctool.verbs.support.pages.units import Unit


class Memories:
    """The translations of each language, to be found by similar messages."""

    def __init__(self, inputs: Inputs) -> None:
        """Begin with what pages are made from."""
        self._inputs = inputs
        self._similar: dict[str, SimilarSources] = {}

    def recall(self, language: str) -> Recall:
        """Return what is translated already in a language."""
        units = self._inputs.units()
        paths = [path for unit in units.values() for own, path in unit.catalogs.items() if own == language]
        memory = self._inputs.project.memory_file()
        files = [*paths, memory, memory.with_name(f"{memory.name}-wal")]
        return self._inputs.kept.get(("recall", language), files, lambda: self._fill(units, language))

    def _fill(self, units: dict[str, Unit], language: str) -> Recall:
        read = [one for _, own, one in self._inputs.readable(units) if own == language]
        others = [*self._of_memory(units, language)]
        sources = {source for one in read for source in one.table.msgids} | {unit.source for unit in others}
        similar = self._similar.get(language)
        if similar is None or similar.sources != sources:
            similar = self._similar[language] = SimilarSources(sources)
        relative = self._inputs.project.relative
        own = (unit for one in read for unit in _translated(one, relative(one.path)))
        return Recall(similar, [*own, *others])

    def _of_memory(self, units: dict[str, Unit], language: str) -> Iterator[Translated]:
        """Yield what the memory has from imported files and from catalogs that are not in use here."""
        project, path = self._inputs.project, self._inputs.project.memory_file()
        own = {found for unit in units.values() for found in unit.catalogs.values()}
        if not path.is_file():
            return
        try:
            with open_store(path, project.source_language) as memory:
                for name, unit in memory.translations(language):
                    if Path(os.path.normpath(path.parent / name)) not in own:
                        yield Translated(unit.source, unit.target, name, unit.context)
        except MemoryFileError as problem:
            logging.getLogger("loctool").warning("%s; similar messages of the memory are not shown", problem)


def _translated(read: ReadCatalog, origin: str) -> Iterator[Translated]:
    """Yield the messages of a catalog that a person translated or approved."""
    table = read.table
    for number, now in enumerate(table.states()):
        if now is State.TRANSLATED and table.plurals[number] is None:
            yield Translated(table.msgids[number], table.msgstrs[number], origin, table.contexts[number])
