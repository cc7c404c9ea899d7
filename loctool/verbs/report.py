"""Report: what changed in decks, translations, findings and coverage since a revision of git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from loctool.catalog import reader, statistics
from loctool.catalog.entry import Entry, Key, forms_of, key_of
from loctool.catalog.notes import is_carried_line
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError, ConfigError
from loctool.files import is_there
from loctool.merging.decks import DeckDiff
from loctool.merging.edits import Edit, edit_of
from loctool.model import Finding
from loctool.project import Project, is_chosen
from loctool.quality.baseline import Known, known_of
from loctool.reports.changes import CatalogChanges, Changes, Coverage, Kind, MessageChange
from loctool.verbs.check import check_catalogs, check_decks, run_of
from loctool.verbs.diff import diff
from loctool.verbs.support.git import commit_of
from loctool.verbs.support.git.older import older_version
from loctool.verbs.support.inputs import catalog_paths

_BY_PEOPLE = Edit.PUNCTUATION, Edit.TYPO, Edit.TERM, Edit.WORDING
"""Edits of a source that are not carried into its translation."""
_Names = dict[Path, tuple[str, str]]
"""Catalog -> its deck and its language."""


def report(project: Project, revision: str, languages: Sequence[str] = (), *, workers: int = 1) -> Changes:
    """Return what changed since a revision of git, in all target languages or some.

    The revision is checked with the configuration and the glossaries of today, so that only changes of texts make
    findings new. Raises what `check` and `diff` do, and LoctoolError for an unknown revision.
    """
    chosen = (languages,) if isinstance(languages, str) else tuple(languages)
    commit = commit_of(project.root, revision)
    with older_version(project, commit) as older:
        ours, theirs = _existing(project, chosen), _existing(older, chosen)
        decks = _changed_decks(project, commit)
        catalogs = tuple(_compare(project, older, ours, _under_new_names(theirs, decks, project, older)))
        now, before = ([*_check(one, names, workers)] for one, names in ((project, ours), (older, theirs)))
    new, gone = _differences(now, before)
    return Changes(revision, commit, decks, catalogs, new, gone)


def _changed_decks(project: Project, commit: str) -> tuple[DeckDiff, ...]:
    if not project.find_decks():
        return ()
    names = {project.relative(path): domain for path, domain in project.named_decks().items()}
    found = diff(project, commit)
    return tuple(one for one in found if is_chosen(project.only, names.get(one.path, Path(one.path).stem), one.path))


def _under_new_names(names: _Names, decks: Iterable[DeckDiff], project: Project, older: Project) -> _Names:
    """Return the older catalogs with their decks, which for renamed decks are those of today."""
    if not any(one.former_path for one in decks):
        return names
    before, after = ({one.relative(path): name for path, name in one.named_decks().items()} for one in (older, project))
    renamed = {before.get(one.former_path): after[one.path] for one in decks if one.former_path}
    return {path: (renamed.get(deck, deck), language) for path, (deck, language) in names.items()}


def _existing(project: Project, languages: tuple[str, ...]) -> _Names:
    """Return the catalogs that there are."""
    project.languages(languages)
    try:
        found = [*catalog_paths(project, languages, missing=True)]
    except (CatalogError, ConfigError):  # there is no catalog yet, or no longer
        found = []
    return {path: (deck, language) for deck, language, path in found if is_there(path, CatalogError)}


def _check(project: Project, names: _Names, workers: int) -> Iterator[Finding]:
    run = run_of(project)
    yield from check_catalogs(run, names, workers)
    yield from check_decks(run)


def _differences(now: Iterable[Finding], before: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are new, and those that are gone; waived ones do not count.

    A finding is the same if its rule, its message and the translation are, wherever it stands. One on a translation
    that was changed is new; the old one is gone only if there is none of its rule on the message any more.
    """
    ours, theirs = ([one for one in found if not one.waived] for found in (now, before))
    new, gone = _without(ours, map(_identity, theirs)), _without(theirs, map(_identity, ours))
    still = {(one.rule, one.key) for one in new}
    return tuple(new), tuple(one for one in gone if (one.rule, one.key) not in still)


def _without(findings: Iterable[Finding], others: Iterable[Known]) -> list[Finding]:
    """Return the findings that are not among others, each of which stands for one."""
    left, found = Counter(others), []
    for one in findings:
        if left[_identity(one)] > 0:
            left[_identity(one)] -= 1
        else:
            found.append(one)
    return found


def _identity(finding: Finding) -> Known:
    """Return what makes findings of two versions the same; only that of a file needs its path."""
    known = known_of(finding)
    return known._replace(path="") if finding.target else known


def _compare(project: Project, older: Project, ours: _Names, theirs: _Names) -> Iterator[CatalogChanges]:
    """Yield what changed in each catalog, in the order of decks and languages."""
    after, before = ({names[path]: path for path in names} for names in (ours, theirs))
    for deck, language in sorted({*after, *before}):
        new, old = (_read(paths.get((deck, language))) for paths in (after, before))
        path = after.get((deck, language))
        name = project.relative(path) if path else older.relative(before[deck, language])
        changes = [*_message_changes(old, new)] if new or old else []
        yield CatalogChanges(deck, language, name, _coverage(old), _coverage(new), tuple(changes))


def _read(path: Path | None) -> Catalog | None:
    """Return a catalog, None if there is none or if it cannot be read; `check` says why."""
    try:
        return reader.read(path) if path else None
    except CatalogError:
        return None


def _coverage(catalog: Catalog | None) -> Coverage | None:
    if catalog is None:
        return None
    counted = statistics.count(reader.table_of(catalog)).messages
    drafted = counted[State.DRAFT] + counted[State.TO_RENEW]
    return Coverage(counted[State.TRANSLATED], drafted, counted[State.STALE], counted[State.UNTRANSLATED])


def _message_changes(old: Catalog | None, new: Catalog | None) -> Iterator[MessageChange]:
    before = {key_of(entry): entry for entry in old.messages()} if old else {}
    left = dict(before)
    for entry in new.messages() if new else ():
        former = next((before[key] for key in _former_keys(entry, left) if key in before), None)
        if former:
            left.pop(key_of(former), None)
        if (kind := _kind(former, entry)) is not None:
            yield MessageChange(kind, *key_of(entry), _text(former), _text(entry))
    for key, entry in left.items():
        if _text(entry) and new:
            yield MessageChange(Kind.REMOVED, *key, _text(entry))


def _former_keys(entry: Entry, left: Iterable[Key]) -> Iterator[Key]:
    """Yield what the message of an entry may have been before; `left` are the messages that are not accounted for."""
    yield key_of(entry)
    if entry.previous_msgid:
        yield entry.previous_msgctxt, entry.previous_msgid
    if _is_carried(entry):
        yield from (key for key in left if edit_of(key[1], entry.msgid) not in _BY_PEOPLE)


def _is_carried(entry: Entry) -> bool:
    return any(map(is_carried_line, entry.tcomment.split("\n")))


def _kind(former: Entry | None, entry: Entry) -> Kind | None:
    """Return what happened to a message, None if nothing did."""
    was, now = state(former) if former else State.UNTRANSLATED, state(entry)
    same = former is not None and forms_of(former) == forms_of(entry)
    if former is not None and same and was is now and former.msgid == entry.msgid:
        return None
    if now is State.TRANSLATED:
        if _is_carried(entry) and (former is None or former.msgid != entry.msgid):
            return Kind.CARRIED
        if was is State.TRANSLATED:
            return Kind.CHANGED
        return Kind.APPROVED if same and was in (State.DRAFT, State.TO_RENEW) else Kind.TRANSLATED
    if now is State.STALE:
        return Kind.OUTDATED
    if now in (State.DRAFT, State.TO_RENEW):
        return None if same else Kind.DRAFTED
    return Kind.ADDED if former is None else Kind.LOST


def _text(entry: Entry | None) -> str:
    return " | ".join(filter(None, forms_of(entry))) if entry else ""
