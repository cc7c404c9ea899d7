"""Render: the source decks again, with the texts of a catalog in place of their own, and the files they refer to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from loctool.catalog.reader import table_in
from loctool.compiling.mo import shipped_messages
from loctool.compiling.outdated import Outdated, with_outdated
from loctool.errors import CatalogError, SourceError
from loctool.files import decode, read_bytes, read_text, write_atomically
from loctool.formats import format_of
from loctool.merging.readings import carry_piece
from loctool.model import Segment
from loctool.project import Project, is_chosen
from loctool.text.language import bcp47_tag
from loctool.verbs.support.assets import Assets, Problem
from loctool.verbs.support.copying import copy_atomically
from loctool.verbs.support.inputs import require_catalog

LANGUAGE_KEYS = ("lang", "language")
"""Front matter keys that name the deck's own language; a rendered deck says the target's."""

Texts = dict[tuple[str | None, str], str]
"""(msgctxt, msgid) -> translation."""


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
    copied: tuple[Path, ...] = ()
    """The files that were copied for it now, and not for a deck before it; those that were there already left out."""
    problems: tuple[Problem, ...] = ()
    """References that could not be followed."""


class _Page(NamedTuple):
    """A rendered deck that is not written yet."""

    target: Path
    content: bytes
    lookup: _Lookup
    copies: dict[Path, Path | bytes]
    problems: tuple[Problem, ...]


def render(
    project: Project,
    language: str,
    output: str | PathLike[str],
    *,
    use_drafts: bool = False,
    outdated: str = Outdated.SOURCE,
) -> list[Rendered]:
    """Write every deck in `language` into the folder `output`, under its path within the source folder.

    Takes translations, and untouched drafts where `use_drafts`; other segments stay in the source language. What stands
    where a person's translation is outdated, `outdated` says: see `loctool.compiling.outdated.Outdated`. The files
    of the project that decks refer to by relative paths are copied beside them. Raises CatalogError for a deck without
    a catalog, ConfigError for a language that is no target, and SourceError where `output` is the source folder or its
    decks would be source decks.
    """
    project.languages((language,))
    return render_languages(project, {language: Path(output)}, use_drafts=use_drafts, outdated=outdated)


def render_languages(
    project: Project, outputs: Mapping[str, Path], *, use_drafts: bool = False, outdated: str = Outdated.SOURCE
) -> list[Rendered]:
    """Write every deck in each language into the folder of this language: see `render`.

    Everything is read before anything is written.
    """
    texts_of = cache(lambda file: _texts(file, use_drafts, outdated))
    pages = [page for language, output in outputs.items() for page in _pages(project, language, output, texts_of)]
    return [_write(page) for page in pages]


def _pages(project: Project, language: str, output: Path, texts_of: Callable[[Path], Texts]) -> list[_Page]:
    every = project.required_decks()
    decks = {deck: name for deck, name in every.items() if is_chosen(project.only, name, project.relative(deck))}
    targets = {deck: output / deck.relative_to(project.root / project.source) for deck in decks}
    _check_output(project, output, targets)
    texts = {deck: texts_of(require_catalog(project.catalog(domain, language))) for deck, domain in decks.items()}
    assets = Assets(project, language, output, every)
    return [_page(project, deck, targets[deck], _Lookup(texts[deck], project, language), assets) for deck in decks]


def _check_output(project: Project, output: Path, targets: Mapping[Path, Path]) -> None:
    """Raise SourceError if a rendered deck would be a source deck of the project."""
    source = (project.root / project.source).resolve()
    if output.resolve() == source:
        raise SourceError("is the folder of the source decks; render into another one", output)
    for target in targets.values():
        real = target.resolve()
        if real.is_relative_to(source) and project.is_deck(project.deck_path(real.relative_to(source))):
            reason = "would be a source deck itself; render into another folder, or add this one to `exclude`"
            raise SourceError(reason, target)


def _page(project: Project, deck: Path, target: Path, lookup: _Lookup, assets: Assets) -> _Page:
    name = project.relative(deck)
    reading = project.reading(name)
    reading = reading._replace(front_matter=(*reading.front_matter, *LANGUAGE_KEYS))
    source = read_bytes(deck, SourceError)
    text = decode(format_of(deck).render(source, name, lookup, reading), name, SourceError)

    @cache
    def lines() -> dict[str, int]:
        plain = decode(source, name, SourceError)
        found = reversed(format_of(deck).references(source, name))
        return {one.url: plain.count("\n", 0, one.start) + 1 for one in found}

    known, reported = len(assets.copies), len(assets.problems)
    text = assets.rewrite_deck(text, deck, lambda reference: lines().get(reference.url, 0))
    copies = {assets.shown(path): what for path, what in [*assets.copies.items()][known:]}
    return _Page(target, text.encode(), lookup, copies, tuple(assets.problems)[reported:])


def _write(page: _Page) -> Rendered:
    changed = write_atomically(page.target, page.content)
    copied = [
        target
        for target, what in page.copies.items()
        if (write_atomically(target, what) if isinstance(what, bytes) else copy_atomically(what, target))
    ]
    lookup = page.lookup
    return Rendered(page.target, changed, lookup.translated, lookup.fallback, tuple(copied), page.problems)


def _texts(file: Path, use_drafts: bool, outdated: str) -> Texts:
    """Return the texts of a catalog that are shown."""
    text = read_text(file, CatalogError)
    table = with_outdated(table_in(text, file), text, file, outdated)
    return {
        (table.contexts[number], table.msgids[number]): table.msgstrs[number]
        for number in shipped_messages(table, use_drafts)
        if table.plurals[number] is None
    }


class _Lookup:
    """Texts by (msgctxt, msgid), counting hits and misses."""

    def __init__(self, texts: Texts, project: Project, language: str) -> None:
        self.texts = texts
        self.languages = (project.source_language, bcp47_tag(language))
        self.translated = self.fallback = 0

    def __call__(self, segment: Segment) -> str | None:
        if segment.role == "metadata" and segment.text == self.languages[0]:
            return self.languages[1]
        found = self.texts.get((segment.context, segment.text))
        if found is None and segment.former:  # `extract` has not run since loctool reads the text otherwise
            former = self.texts.get((segment.context, segment.former))
            found = former and carry_piece(segment.former, segment.text, former)
        self.translated += found is not None
        self.fallback += found is None
        return found
