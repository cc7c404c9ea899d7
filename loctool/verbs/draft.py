"""Draft: open the engine and the catalogs of one language, under the language's lock."""

from __future__ import annotations

from typing import Protocol

from loctool import catalog as catalogs
from loctool import drafting
from loctool.engines import ENGINES
from loctool.files import locked
from loctool.glossary import TermIndex, load
from loctool.project import Project
from loctool.verbs.status import catalog_paths


class Progress(Protocol):
    """What a run tells while it goes on."""

    def start(self, total: int) -> None:
        """Take the number of messages to come."""

    def advance(self, messages: int, words: int) -> None:
        """Take what was finished since the last call."""


def draft(project: Project, language: str, engine: str, progress: Progress) -> drafting.Report:
    """Draft what is missing in all catalogs of `language`; see `drafting.draft`.

    Raises CatalogError, GlossaryError, PackageError, and LoctoolError where another run holds the language.
    """
    terms = TermIndex(load(project.glossaries(), project.source_language), project.source_language)
    paths = [path for _, _, path in catalog_paths(project, (language,))]
    with locked(paths[0].parent):
        work = [catalogs.read(path) for path in paths]
        opened = ENGINES[engine](project.source_language, language)
        progress.start(drafting.pending(work, opened, terms))
        return drafting.draft(work, opened, terms, language, progress.advance)
