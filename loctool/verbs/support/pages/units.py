"""What pages are about: the decks of a project, and its catalogs without a deck, each in several languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from loctool.formats import format_of, markdown, odp, pptx
from loctool.project import Project
from loctool.verbs.support.inputs import catalog_paths

GETTEXT = "gettext"
"""Format of catalogs without a deck."""
PICTURES = "pictures"
"""Folder of a site with the pictures of its slides; no language is called so."""
_FORMATS = ((markdown, "Markdown"), (pptx, "PowerPoint"), (odp, "Impress"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A deck, or a catalog without one."""

    name: str
    """Unique in the project, also where small and capital letters are the same; it may have slashes."""
    domain: str
    deck: Path | None
    catalogs: dict[str, Path] = field(default_factory=dict)
    """Language -> its catalog, whether or not it exists."""

    @property
    def format(self) -> str:
        """Markdown, PowerPoint, Impress or gettext."""
        form = format_of(self.deck) if self.deck else None
        return next((name for module, name in _FORMATS if module is form), GETTEXT)

    @property
    def is_packed(self) -> bool:
        """Whether the deck has boxes."""
        return self.deck is not None and not format_of(self.deck).IS_TEXT


def find_units(project: Project, languages: Sequence[str] = ()) -> dict[str, Unit]:
    """Return name -> unit, the decks first. Raises CatalogError, ConfigError and SourceError."""
    decks = {domain: path for path, domain in project.named_decks().items()}
    units: list[Unit] = []
    for domain, language, path in catalog_paths(project, tuple(languages), missing=True):
        deck = decks.get(domain)
        deck = deck if deck and path == project.catalog(domain, language) else None
        own = (one for one in units if (one.domain, one.deck) == (domain, deck) and language not in one.catalogs)
        unit = next(own, None)
        if unit is None:
            unit = Unit(_free_name(domain, [one.name for one in units]), domain, deck)
            units.append(unit)
        unit.catalogs[language] = path
    return {unit.name: unit for unit in units}


def _free_name(domain: str, taken: Iterable[str]) -> str:
    folded = {name.casefold() for name in taken}
    names = (domain, *(f"{domain}.po{number or ''}" for number in range(len(folded) + 1)))
    return next(name for name in names if name.casefold() not in folded)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where pages are, as seen from each other."""

    is_served: bool

    def page(self, name: str, language: str, part: int = 1) -> str:
        """Return the path of a page below the overview: of its file, or in the address of a served one."""
        return f"{language}/{name}{f'~{part}' if part > 1 else ''}{'' if self.is_served else '.html'}"

    def from_overview(self, name: str, language: str) -> str:
        """Return the address of a page from the overview."""
        return quote(self.page(name, language))

    def from_page(self, name: str, language: str, part: int = 1) -> str:
        """Return the address of a page from the page of the same unit in any language."""
        return self._up(name) + quote(self.page(name, language, part))

    def overview(self, name: str) -> str:
        """Return the address of the overview from a page."""
        return self._up(name) + ("" if self.is_served else "index.html")

    def pictures(self, name: str) -> str:
        """Return the address of the folder with pictures from a page."""
        return f"{self._up(name)}{PICTURES}/"

    def _up(self, name: str) -> str:
        return "../" * (name.count("/") + 1)


def paths_of(units: Mapping[str, Unit]) -> dict[Path, tuple[str, str]]:
    """Return catalog -> its domain and its language."""
    return {path: (unit.domain, language) for unit in units.values() for language, path in unit.catalogs.items()}
