"""Review: the pages of a project's decks served to people who write."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from loctool.errors import LoctoolError
from loctool.glossary.morphology.lexicon import lexicon
from loctool.project import Project
from loctool.review.server.served import Served, serving
from loctool.text.language import base_language
from loctool.verbs.review.workplace import Workplace

__all__ = ["serve"]


@contextmanager
def serve(project: Project, languages: Sequence[str] = (), port: int = 0) -> Iterator[Served]:
    """Serve the pages of a project's decks on loopback until the block ends, in these languages or in all.

    0 takes a free port. Raises LoctoolError for a port that cannot be had, ConfigError, CatalogError (where `extract`
    has not run) and GlossaryError.
    """
    with serving(Workplace(project, tuple(languages)), port) as served:
        codes = {base_language(one) for one in (project.source_language, *project.languages(tuple(languages)))}
        threading.Thread(target=_prepare, args=(codes,), daemon=True, name="loctool prepares dictionaries").start()
        yield served


def _prepare(codes: Iterable[str]) -> None:
    """Unpack the dictionaries of languages, which takes seconds once: the first text would wait for them."""
    for code in sorted(codes):
        with suppress(LoctoolError):  # whatever needs the dictionary says so
            lexicon(code)
