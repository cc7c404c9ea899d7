"""Export: catalogs as sheets and other files for people who do not work with loctool."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.entry import Key
from loctool.errors import CatalogError, ConfigError
from loctool.exchange import EXCHANGE_FORMATS, ExchangeFormat
from loctool.exchange.units import Bundle, bundle_of
from loctool.files import would_change, write_atomically
from loctool.project import Project
from loctool.text.suggestion import closest_word
from loctool.verbs.check import check_catalogs, run_of
from loctool.verbs.exchange.take_back import take_back
from loctool.verbs.extract import parse_deck
from loctool.verbs.support.inputs import catalog_paths

FOLDER = "build/exchange"
"""Where files go unless a folder is given."""
_IN_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
"""Characters that names of files cannot have on some systems."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, or that was as it is."""

    path: Path
    language: str
    decks: tuple[str, ...]
    """Names of the decks, or of the catalogs without one, that are in it."""
    messages: int
    changed: bool
    """Whether the file was written."""


def export(
    project: Project,
    languages: Sequence[str] = (),
    form: str = "xlsx",
    folder: Path | None = None,
    *,
    replace: bool = False,
    findings: bool = True,
    workers: int = 1,
) -> list[Exported]:
    """Write the catalogs of all target languages or some as files of a format (`EXCHANGE_FORMATS`), and return them.

    They go into `folder`, by default build/exchange in the project. A file with changes that were not taken back stays,
    and CatalogError says so, unless it may be replaced. Without `findings` nothing is checked; several
    `workers` check at the same time (see `map_catalogs`). Raises ConfigError, CatalogError, GlossaryError and
    SourceError.
    """
    if form not in EXCHANGE_FORMATS:
        meant = closest_word(form, EXCHANGE_FORMATS)
        hint = f"did you mean {meant}?" if meant else f"there are {', '.join(EXCHANGE_FORMATS)}"
        raise ConfigError(f"there is no format {form!r}; {hint}")
    chosen = (languages,) if isinstance(languages, str) else tuple(languages)
    bundles = _bundles(project, chosen, workers if findings else 0)
    files = _arrange(bundles, EXCHANGE_FORMATS[form], project.name)
    folder = project.root / FOLDER if folder is None else folder.absolute()
    for name in files if EXCHANGE_FORMATS[form].read and not replace else ():
        _check_edited(project, folder / name)
    return [_write(folder / name, found, EXCHANGE_FORMATS[form]) for name, found in files.items()]


def _bundles(project: Project, languages: tuple[str, ...], workers: int) -> list[Bundle]:
    """Return the messages of each catalog, language by language; without workers, without findings."""
    names = {path: (name, language) for name, language, path in catalog_paths(project, languages)}
    decks = {
        project.catalog(domain, language): deck
        for deck, domain in project.named_decks().items()
        for language in project.languages(languages)
    }
    checked = _findings(project, names, workers) if workers else {}
    parsed = {deck: parse_deck(project, deck) for deck in {decks[path] for path in names if path in decks}}
    bundles = []
    for path, (name, language) in names.items():
        catalog = reader.read(path)
        catalog.folder_language = language
        place, deck = (name, project.relative(path)), parsed.get(decks.get(path, path))
        found = checked.get(place[1], {})
        bundles.append(bundle_of(catalog, place, (project.source_language, language), deck, found))
    order = project.languages(languages)
    return sorted(bundles, key=lambda bundle: order.index(bundle.language))


def _findings(project: Project, names: Mapping[Path, tuple[str, str]], workers: int) -> dict[str, dict[Key, list[str]]]:
    """Return catalog -> message -> its findings, in words; waived ones are not among them."""
    found: dict[str, dict[Key, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in check_catalogs(run_of(project), names, workers):
        if not one.waived and one.target:
            line = f"{one.severity.name.lower()}: {' '.join(one.message.split())} [{one.rule}]"
            found[one.path][one.key].append(line)
    return found


def _arrange(bundles: Iterable[Bundle], form: ExchangeFormat, project: str) -> dict[str, list[Bundle]]:
    """Return name of each file -> what goes into it."""
    files: dict[str, list[Bundle]] = {}
    for bundle in bundles:
        end = f".{bundle.language}{form.suffixes[0]}"
        name = f"{_IN_NAMES.sub('-', project if form.holds_decks else bundle.name)}"
        number, free = 1, f"{name}{end}"
        while free in files and not form.holds_decks:
            number += 1
            free = f"{name}-{number}{end}"
        files.setdefault(free, []).append(bundle)
    return files


def _check_edited(project: Project, path: Path) -> None:
    """Raise CatalogError for a file that has changes which the catalogs lack."""
    if not path.is_file():
        return
    try:
        found = take_back(project, path, write=False)
    except CatalogError as problem:
        why = f"is in the way, and cannot be imported: it {problem.message}. Move it, or give --replace"
        raise CatalogError(why, path, problem.line) from problem
    if any(one.rows for one in found):
        raise CatalogError("has changes that are not in the catalogs; import it first, or give --replace", path)


def _write(path: Path, bundles: Sequence[Bundle], form: ExchangeFormat) -> Exported:
    content = form.write(bundles)
    changed = would_change(path, content)
    if changed:
        write_atomically(path, content)
    names = tuple(bundle.name for bundle in bundles)
    return Exported(path, bundles[0].language, names, sum(len(one.units) for one in bundles), changed)
