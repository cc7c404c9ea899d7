"""Preview: the pages of a project as a site of files, to be looked at without a server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any

from loctool.errors import CatalogError, SourceError
from loctool.project import Project
from loctool.review.cutting import cut_page
from loctool.review.interface import catalogs
from loctool.review.page import assemble
from loctool.review.site import write_site
from loctool.review.slides.pictures import split_pictures
from loctool.review.view.pages import DeckPage, OverviewPage
from loctool.review.view.plain import to_json
from loctool.verbs.support.pages import Pages
from loctool.verbs.support.pages.units import PICTURES

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Previewed:
    """A site that was written."""

    path: Path
    """Of its overview."""
    pages: int
    pictures: int
    """Files with pictures of slides."""
    changed: int
    """Files, pictures too, that are new or have other bytes than before."""
    problems: tuple[str, ...]
    """Why some decks have no page, a line each."""


def preview(
    project: Project, languages: Sequence[str] = (), output: str | PathLike[str] = "build/preview"
) -> Previewed:
    """Write the pages of a project in all target languages or some, and return what was written.

    `output` is a folder. Pages that an earlier run left there and that are no longer made are
    removed. Decks without a readable catalog are on the overview alone. Raises ConfigError, GlossaryError, CatalogError
    where a project without decks has no catalog, and LoctoolError where the site cannot be written.
    """
    chosen = (languages,) if isinstance(languages, str) else tuple(languages)
    pages = Pages(project, chosen, is_served=False)
    overview = pages.overview()
    problems: list[str] = []
    files: dict[str, bytes | str] = {INDEX: _assemble(overview, overview.project)}
    for deck in overview.decks:
        for row in deck.rows:
            where = f"{deck.name} ({row.language})"
            if row.problem:
                problems.append(f"{where}: {row.problem}; run `{row.command}`")
                continue
            try:
                made = dict(_show_deck(pages, deck.name, row.language))
            except (CatalogError, SourceError) as problem:
                problems.append(f"{where}: {problem}")
                continue
            files.update(made)
    folder = Path(output)
    changed = write_site(folder, files)
    pictures = sum(name.startswith(f"{PICTURES}/") for name in files)
    return Previewed(folder / INDEX, len(files) - pictures, pictures, changed, tuple(problems))


def _show_deck(pages: Pages, name: str, language: str) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path of each file of a deck in one language, with what it holds: pages, and pictures of slides."""
    page = pages.deck(name, language)
    slides, pictures = split_pictures(page.slides, pages.addresses.pictures(name))
    yield from ((f"{PICTURES}/{picture}", content) for picture, content in pictures.items())
    page = replace(page, slides=slides)
    parts = cut_page(page, lambda part: pages.addresses.from_page(name, language, part))
    for number, one in enumerate(parts, 1):
        yield pages.addresses.page(name, language, number), _assemble(one, f"{name} – {language} – {page.project}")


def _assemble(page: DeckPage | OverviewPage, title: str) -> str:
    data: dict[str, Any] = to_json(page)
    return assemble(data, catalogs(data.get("rules", ())), title)
