"""Render: the source decks again, with the texts of a catalog in place of their own."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from loctool.catalog import provenance, reader
from loctool.catalog.provenance import State
from loctool.catalog.reader import Catalog
from loctool.errors import SourceError
from loctool.files import read_bytes, write_atomically
from loctool.formats import format_of
from loctool.model import Segment
from loctool.project import Project
from loctool.text.language import bcp47_tag

LANGUAGE_KEYS = ("lang", "language")
"""Front matter keys that name the deck's own language; a rendered deck says the target's."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One deck, written in another language."""

    path: Path
    changed: bool
    """False where the file held these bytes already."""
    translated: int
    """Segments with a text of the catalog."""
    fallback: int
    """Segments left in the source language, because they have no translation."""


def render(project: Project, language: str, output: str | PathLike[str], *, use_drafts: bool = False) -> list[Rendered]:
    """Write every deck in `language` into the folder `output`, under its path within the source folder.

    Takes translations, and untouched drafts where `use_drafts`; other segments stay in the source language. Raises
    CatalogError for a deck without a catalog and SourceError where `output` is the source folder.
    """
    output = Path(output)
    if output.resolve() == (project.root / project.source).resolve():
        raise SourceError("is the folder of the source decks; render into another one", output)
    work = []
    for path, domain in project.required_decks().items():
        catalog = reader.read(project.catalog(domain, language))
        work.append((path, read_bytes(path, SourceError), _texts(catalog, use_drafts)))
    rendered = []
    keys = (*project.front_matter, *LANGUAGE_KEYS)
    for path, content, texts in work:
        target = output / path.relative_to(project.root / project.source)
        lookup = _Lookup(texts, project.source_language, language)
        deck = format_of(path).render(content, project.relative(path), lookup, front_matter_keys=keys)
        rendered.append(Rendered(target, write_atomically(target, deck), lookup.translated, lookup.fallback))
    return rendered


def _texts(catalog: Catalog, use_drafts: bool) -> dict[tuple[str | None, str], str]:
    shipped = {State.TRANSLATED, State.DRAFT} if use_drafts else {State.TRANSLATED}
    return {(e.msgctxt, e.msgid): e.msgstr for e in catalog.messages() if e.msgstr and provenance.state(e) in shipped}


class _Lookup:
    """Texts by (msgctxt, msgid), counting hits and misses."""

    def __init__(self, texts: dict[tuple[str | None, str], str], source_language: str, language: str) -> None:
        self.texts = texts
        self.languages = (source_language, bcp47_tag(language))
        self.translated = self.fallback = 0

    def __call__(self, segment: Segment) -> str | None:
        if segment.role == "metadata" and segment.text == self.languages[0]:
            return self.languages[1]
        found = self.texts.get((segment.context, segment.text))
        self.translated += found is not None
        self.fallback += found is None
        return found
