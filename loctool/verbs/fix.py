"""Fix: the findings of `check` that have one sure way to be mended, written into the catalogs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.faults import FATAL
from loctool.catalog.table import MessageTable
from loctool.catalog.writer import text_of
from loctool.errors import CatalogError
from loctool.files import decode, read_bytes, write_atomically
from loctool.model import Finding
from loctool.project import Project
from loctool.quality.baseline import Baseline
from loctool.quality.file_fixes import Place, fix_file
from loctool.quality.fixing import MayFix, fix_messages
from loctool.quality.run import check_file, check_messages
from loctool.quality.settings import Settings
from loctool.verbs.check import Run, run_of
from loctool.verbs.extract import ATTEMPTS
from loctool.verbs.support.inputs import catalog_paths, lock_languages, require_catalog
from loctool.verbs.support.workers import map_catalogs


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was mended in one catalog, or would be."""

    path: str
    """Relative to the project."""
    mended: tuple[Finding, ...]
    """The findings whose fixes were applied; lines and texts are those before."""
    unsafe: tuple[Finding, ...]
    """The findings that `unsafe` would mend besides."""
    before: str
    """The text of the file."""
    after: str


@dataclass(frozen=True, slots=True)
class _Job:
    """What catalogs are mended by."""

    usual: Run
    """Whose findings must not become more."""
    chosen: Run
    """Whose findings are mended."""
    names: dict[Path, tuple[str, str]]
    """Catalog -> its deck and its language."""
    baseline: Baseline | None = None
    unsafe: bool = False

    def settings(self, path: Path) -> Settings:
        """Return how a catalog is judged while it is mended: by the usual rules and those that were chosen."""
        language = self.names[path][1]
        usual, chosen = self.usual.settings(path, language), self.chosen.settings(path, language)
        return replace(usual, severities={**usual.severities, **chosen.severities})


def fix(
    project: Project,
    languages: Sequence[str] | None = None,
    rules: Sequence[str] | None = None,
    *,
    ignore: Sequence[str] = (),
    baseline: Baseline | None = None,
    unsafe: bool = False,
    write: bool = True,
    workers: int = 1,
) -> list[Fixed]:
    """Apply the fixes of what `check` finds with these arguments, and return what was mended in each catalog.

    A fix is kept if its finding is gone and no rule finds anything new. Only fixes that change nothing that the text
    says are applied, unless `unsafe`. Waived findings and those of the `baseline` are left alone. Nothing but the text
    changes: a draft stays a draft, a translation stays translated. Catalogs that cannot be read are left as they are.
    Without `write` nothing is written. Raises what `check` does, and LoctoolError where another run is writing.
    """
    chosen = (languages,) if isinstance(languages, str) else tuple(languages or ())
    names = {path: (domain, language) for domain, language, path in catalog_paths(project, chosen, missing=True)}
    job = _Job(run_of(project, (), ignore), run_of(project, rules or (), ignore), names, baseline, unsafe)
    with lock_languages(project, project.languages(chosen)) if write else nullcontext():
        found = []
        for path, fixed in zip(names, map_catalogs(partial(_fix_catalog, job), [*names], workers), strict=True):
            found.append(_written(job, path, fixed) if write else fixed)
    return [one for one in found if one.mended or one.unsafe]


def _written(job: _Job, path: Path, fixed: Fixed) -> Fixed:
    """Write a catalog, mended anew if somebody changed it meanwhile. Raises CatalogError if that goes on."""
    for _ in range(ATTEMPTS):
        if not fixed.mended:
            return fixed
        if read_bytes(path, CatalogError) == fixed.before.encode():
            write_atomically(path, fixed.after.encode())
            return fixed
        fixed = _fix_catalog(job, path)
    raise CatalogError("is changed again and again by another program; end that and try again", path)


def _fix_catalog(job: _Job, path: Path) -> Fixed:
    """Return a catalog with the fixes of its findings; nothing is written."""
    settings = job.settings(path)
    raw = read_bytes(require_catalog(path), CatalogError)
    if any(one.rule in FATAL for one in check_file(raw, settings)):
        return Fixed(settings.path, (), (), "", "")
    before = decode(raw, path, CatalogError)
    chosen, skipped = job.chosen.settings(path, settings.language).severities, []

    def is_wanted(finding: Finding) -> bool:
        is_chosen = finding.rule in chosen and job.chosen.asks_for(finding.rule)
        return is_chosen and not (job.baseline and job.baseline.knows(finding))

    def may_fix(finding: Finding) -> bool:
        if wanted := is_wanted(finding) and not (finding.is_safe or job.unsafe):
            skipped.append(finding)
        return is_wanted(finding) and not wanted

    after, mended = _mend(job, path, before, may_fix)
    unsafe = _mend(job, path, after, is_wanted)[1] if skipped else ()
    return Fixed(settings.path, tuple(mended), tuple(unsafe), before, after)


def _mend(job: _Job, path: Path, text: str, may_fix: MayFix) -> tuple[str, list[Finding]]:
    """Return the text of a catalog with the fixes that may be applied, and the findings that are mended."""
    settings, terms = job.settings(path), job.usual.terms.for_deck(job.names[path][0])
    text, of_file = fix_file(
        text, Place(path, settings.language), lambda text: check_file(text.encode(), settings), may_fix
    )
    catalog, table = reader.catalog_in(text, path), reader.table_in(text, path, syntaxes=True)

    def check(table: MessageTable, only: Collection[int] | None) -> Iterator[Finding]:
        return check_messages(catalog, terms, settings, table=table, only=only)

    of_messages = fix_messages(catalog, table, check, may_fix)
    return text_of(catalog) if of_messages else text, [*of_file, *of_messages]
