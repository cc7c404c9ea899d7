"""Preview: the pages of a project as a site of files, to be looked at without a server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from loctool.errors import CatalogError, SourceError
from loctool.project import Project
from loctool.review.cutting import cut_page
from loctool.review.interface import catalogs
from loctool.review.page import assemble
from loctool.review.site import write_site
from loctool.review.view.pages import DeckPage, DeckRow, OverviewPage
from loctool.review.view.plain import to_json
from loctool.verbs.support.pages import Pages
from loctool.verbs.support.pages.units import Unit, find_units
from loctool.verbs.support.workers import map_catalogs

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Previewed:
    """A site that was written."""

    path: Path
    """Of its overview."""
    pages: int
    changed: int
    """Pages that are new or have other bytes than before."""
    problems: tuple[str, ...]
    """Why some decks have no page, a line each."""


def preview(
    project: Project,
    languages: Sequence[str] = (),
    output: str | PathLike[str] = "build/preview",
    *,
    workers: int = 1,
) -> Previewed:
    """Write the pages of a project in all target languages or some, and return what was written.

    `output` is a folder. Pages that an earlier run left there and that are no longer made are
    removed. Decks without a readable catalog are on the overview alone. With two workers or more, several processes
    make the pages: see `map_catalogs`. Raises ConfigError, GlossaryError, CatalogError
    where a project without decks has no catalog, and LoctoolError where the site cannot be written.
    """
    chosen = (languages,) if isinstance(languages, str) else tuple(languages)
    maker = _Maker(project, chosen)
    units = list(find_units(project, chosen).values())
    # LibreOffice draws packed decks: one after the other, and what it lacks is said once
    packed, others = ([_path_of(one) for one in units if one.is_packed is kind] for kind in (True, False))
    made = dict(zip(others, map_catalogs(maker, others, workers), strict=True))
    made |= {path: maker(path) for path in packed}
    found = [made[_path_of(unit)] for unit in units]
    overview = maker.pages.overview([one.row for one in found])
    files: dict[str, bytes | str] = {INDEX: _assemble(overview, overview.project)}
    for one in found:
        files.update(one.files)
    folder = Path(output)
    changed = write_site(folder, files)
    return Previewed(folder / INDEX, len(files), changed, tuple(line for one in found for line in one.problems))


def _path_of(unit: Unit) -> Path:
    """Return the catalog that stands for all of a deck's: they have much in common, which one process works out."""
    return next(iter(unit.catalogs.values()))


class _Made(NamedTuple):
    """What was made of a deck."""

    row: DeckRow
    """Of the overview."""
    files: dict[str, str]
    """Path of each page -> its HTML."""
    problems: list[str]
    """Why some languages have no page, a line each."""


class _Maker:
    """Makes the pages of decks, in this process or in several."""

    def __init__(self, project: Project, languages: tuple[str, ...]) -> None:
        self._project, self._languages = project, languages

    @cached_property
    def pages(self) -> Pages:
        """The pages of the project: each process has its own."""
        return Pages(self._project, self._languages, is_served=False)

    def __call__(self, path: Path) -> _Made:
        """Return the pages of the deck of a catalog, in all languages. Raises ConfigError and GlossaryError."""
        made = _Made(self.pages.row(path), {}, [])
        name = made.row.name
        for shown in made.row.rows:
            where = f"{name} ({shown.language})"
            if shown.problem:
                made.problems.append(f"{where}: {shown.problem}; run `{shown.command}`")
                continue
            try:
                made.files.update(dict(_show_deck(self.pages, name, shown.language)))
            except (CatalogError, SourceError) as problem:
                made.problems.append(f"{where}: {problem}")
        return made


def _show_deck(pages: Pages, name: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each page of a deck in one language, with its HTML."""
    page = pages.deck(name, language)
    parts = cut_page(page, lambda part: pages.addresses.from_page(name, language, part))
    for number, one in enumerate(parts, 1):
        yield pages.addresses.page(name, language, number), _assemble(one, f"{name} – {language} – {page.project}")


def _assemble(page: DeckPage | OverviewPage, title: str) -> str:
    data: dict[str, Any] = to_json(page)
    return assemble(data, catalogs(data.get("rules", ())), title)
