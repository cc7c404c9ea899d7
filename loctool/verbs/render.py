"""Render: the source decks again, with the texts of a catalog in place of their own, and the files they refer to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from loctool.catalog.provenance import State
from loctool.compiling.json_formats import json_bytes
from loctool.compiling.manifest import STATES
from loctool.compiling.outdated import Outdated
from loctool.errors import ConfigError, SourceError
from loctool.files import decode, write_atomically
from loctool.formats import Format, format_of, read_deck
from loctool.formats.labels import Label
from loctool.formats.writing import Parts, Writing
from loctool.model import Deck
from loctool.project import Project, is_chosen
from loctool.verbs.support.assets import Assets, Problem
from loctool.verbs.support.copying import copy_atomically
from loctool.verbs.support.inputs import require_catalog
from loctool.verbs.support.marking import UNMARKED, Marking, checked
from loctool.verbs.support.shown import Lookup, Shown, read_shown

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
    copied: tuple[Path, ...] = ()
    """The files that were copied for it now, and not for a deck before it; those that were there already left out."""
    problems: tuple[Problem, ...] = ()
    """References that could not be followed."""
    labelled: bool = False
    """Whether it has machine translations, and so a label."""


class _Deck(NamedTuple):
    """A deck that is to be rendered."""

    path: Path
    target: Path
    lookup: Lookup


class _Page(NamedTuple):
    """A rendered deck that is not written yet."""

    deck: _Deck
    name: str
    """The deck's path in the project."""
    content: Parts
    copies: dict[Path, Path | bytes]
    problems: tuple[Problem, ...]
    labelled: bool
    segments: list[dict[str, Any]]
    """The segments with their states, where a manifest was asked for."""


def render(
    project: Project,
    language: str,
    output: str | PathLike[str],
    *,
    use_drafts: bool = False,
    outdated: str = Outdated.SOURCE,
    marking: Marking = UNMARKED,
) -> list[Rendered]:
    """Write every deck in `language` into the folder `output`, under its path within the source folder.

    Takes translations, and untouched drafts where `use_drafts`; other segments stay in the source language. What stands
    where a person's translation is outdated, `outdated` says: see `loctool.compiling.outdated.Outdated`. The files
    of the project that decks refer to by relative paths are copied beside them. Raises CatalogError for a deck without
    a catalog, ConfigError for a language that is no target, and SourceError where `output` is the source folder or its
    decks would be source decks.
    """
    project.languages((language,))
    outputs = {language: Path(output)}
    return render_languages(project, outputs, use_drafts=use_drafts, outdated=outdated, marking=marking)


def render_languages(
    project: Project,
    outputs: Mapping[str, Path],
    *,
    use_drafts: bool = False,
    outdated: str = Outdated.SOURCE,
    marking: Marking = UNMARKED,
) -> list[Rendered]:
    """Write every deck in each language into the folder of this language: see `render`.

    Everything is read before anything is written.
    """
    marking = checked(marking)
    shown_of = cache(lambda file: read_shown(file, use_drafts, outdated))
    pages = [
        page for language, output in outputs.items() for page in _pages(project, language, output, shown_of, marking)
    ]
    _check_manifest(marking.manifest, pages)
    rendered = [_write(page) for page in pages]
    if marking.manifest:
        write_atomically(Path(marking.manifest), json_bytes(_manifest(project, pages, marking.label)))
    return rendered


def _pages(
    project: Project, language: str, output: Path, shown_of: Callable[[Path], Shown], marking: Marking
) -> list[_Page]:
    every = project.required_decks()
    decks = {deck: name for deck, name in every.items() if is_chosen(project.only, name, project.relative(deck))}
    targets = {deck: output / deck.relative_to(project.root / project.source) for deck in decks}
    _check_output(project, output, targets)
    shown = {deck: shown_of(require_catalog(project.catalog(domain, language))) for deck, domain in decks.items()}
    assets = Assets(project, language, output, every)
    return [
        _page(project, _Deck(deck, targets[deck], Lookup(shown[deck], project, language)), assets, marking)
        for deck in decks
    ]


def _check_manifest(manifest: str | PathLike[str] | None, pages: Sequence[_Page]) -> None:
    """Raise ConfigError if the manifest would take the place of a deck."""
    decks = {path.resolve() for page in pages for path in (page.deck.path, page.deck.target)}
    if manifest and Path(manifest).resolve() in decks:
        raise ConfigError("is a deck; write the manifest into another file", Path(manifest))


def _manifest(project: Project, pages: Sequence[_Page], label: str) -> dict[str, Any]:
    decks = [
        {
            "deck": page.name,
            "language": page.deck.lookup.languages[1],
            "file": project.relative(page.deck.target),
            "sha256": _digest(page.content),
            "label": label if page.labelled else "",
            "segments": page.segments,
        }
        for page in pages
    ]
    return {"source_language": project.source_language, "decks": decks}


def _digest(content: Parts) -> str:
    found = hashlib.sha256()
    for part in content:
        found.update(part)
    return found.hexdigest()


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


def _page(project: Project, deck: _Deck, assets: Assets, marking: Marking) -> _Page:
    path, name = deck.path, project.relative(deck.path)
    reading = project.reading(name)
    reading = reading._replace(front_matter=(*reading.front_matter, *LANGUAGE_KEYS))
    source, form, language = read_deck(path), format_of(path), deck.lookup.languages[1]
    segments = _segments(form.parse(source, name, reading), deck.lookup) if marking.label or marking.manifest else []
    machine = {one["slide"] for one in segments if one["machine"]} if marking.label else set()
    numbers = machine if marking.at == "slides" else {max(one["slide"] for one in segments)} if machine else set()
    writing = Writing(language, Label(marking.label, language) if marking.label else None, numbers)
    content = form.render(source, name, deck.lookup, reading, writing)
    if not form.IS_TEXT:  # what it shows is in it
        return _Page(deck, name, content, {}, (), bool(numbers), segments)
    return _with_assets(_Page(deck, name, content, {}, (), bool(numbers), segments), form, bytes(source), assets)


def _with_assets(page: _Page, form: Format, source: bytes, assets: Assets) -> _Page:
    """Return a page with the files that it refers to."""
    path, name = page.deck.path, page.name
    text = decode(b"".join(page.content), name, SourceError)

    @cache
    def lines() -> dict[str, int]:
        plain = decode(source, name, SourceError)
        found = reversed(form.references(source, name))
        return {one.url: plain.count("\n", 0, one.start) + 1 for one in found}

    known, reported = len(assets.copies), len(assets.problems)
    text = assets.rewrite_deck(text, path, lambda reference: lines().get(reference.url, 0))
    copies = {assets.shown(path): what for path, what in [*assets.copies.items()][known:]}
    return page._replace(content=(text.encode(),), copies=copies, problems=tuple(assets.problems)[reported:])


def _segments(deck: Deck, lookup: Lookup) -> list[dict[str, Any]]:
    """Return the segments of a deck with their states."""
    return [
        {
            "slide": slide.number,
            "line": one.line,
            "role": one.role,
            "msgid": (key := lookup.key_of(one))[1],
            **({} if key[0] is None else {"msgctxt": key[0]}),
            "state": lookup.shown.states.get(key, STATES[State.UNTRANSLATED]),
            "machine": lookup.is_machine_made(one),
        }
        for slide in deck.slides
        for one in slide.segments
    ]


def _write(page: _Page) -> Rendered:
    changed = write_atomically(page.deck.target, *page.content)
    copied = [
        target
        for target, what in page.copies.items()
        if (write_atomically(target, what) if isinstance(what, bytes) else copy_atomically(what, target))
    ]
    counted = page.deck.lookup.translated, page.deck.lookup.fallback
    return Rendered(page.deck.target, changed, *counted, tuple(copied), page.problems, page.labelled)
