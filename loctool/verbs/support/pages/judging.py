"""The findings on catalogs: those of `check`, and those on texts that people have not approved yet.

After an edit only the messages that it may concern are judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loctool.catalog.entry import Key, key_of
from loctool.catalog.header import fields_in
from loctool.catalog.provenance import State
from loctool.glossary import TermIndex
from loctool.model import Finding
from loctool.project import Project
from loctool.quality import Scope, reported_rules
from loctool.quality.baseline import read_baseline
from loctool.quality.comparison import Problem
from loctool.quality.run import check_file, check_messages
from loctool.quality.settings import Settings
from loctool.verbs.check import Run
from loctool.verbs.support.pages.reading import ReadCatalog

Findings = dict[Key, list[Finding]]
Crowded = Mapping[Key, Problem]
_LAST = ("PO-Revision-Date", "Last-Translator", "X-Generator")
"""Fields of a header that each edit may change, and by which no message is judged alone."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A catalog with its findings, before those of rules that compare catalogs."""

    read: ReadCatalog
    run: Run
    crowded: Crowded
    findings: Findings = field(default_factory=dict)
    together: frozenset[int] = frozenset()
    """The numbers of messages with findings of rules that compare the messages of a catalog."""


def judge(read: ReadCatalog, name: tuple[str, str], run: Run, crowded: Crowded | None, former: Judged | None) -> Judged:
    """Return a catalog with its findings; `name` is its domain and its language.

    `former` has the same catalog as it was judged before: a message with the same lines keeps its findings, unless
    rules compare it with others.
    """
    settings, terms = run.settings(read.path, name[1]), run.terms.for_deck(name[0])
    together, only = frozenset[int](), None
    if former and _is_alike(former, read, run):
        alone = {one: settings.severities[one] for one in reported_rules(Scope.MESSAGES) if one in settings.severities}
        compared = check_messages(read.catalog, terms, replace(settings, severities=alone), table=read.table)
        together = _numbers_in(read, compared)
        only = _changed(former, read, crowded or {}) | together | former.together
    found = [*check_messages(read.catalog, terms, settings, table=read.table, crowded=crowded, only=only)]
    if only is None:
        compared = (one for one in found if one.rule in reported_rules(Scope.MESSAGES))
        together = _numbers_in(read, compared)
    kept: Findings = {} if only is None or former is None else _without(former, only)
    for finding in (*_on_file(read, run, name), *found, *_on_unfinished(read, (settings, terms), crowded, only)):
        kept.setdefault(finding.key, []).append(finding)
    return Judged(read, run, crowded or {}, kept, together)


def _on_unfinished(
    read: ReadCatalog, judges: tuple[Settings, TermIndex], crowded: Crowded | None, only: frozenset[int] | None
) -> Iterator[Finding]:
    """Yield the findings on people's texts that are fuzzy, as if they were approved.

    `check` has none on them, but who reviews is about to approve them. Rules that compare messages are not asked.
    """
    states = read.table.states()
    waiting = {n for n, now in enumerate(states) if now is State.STALE and (only is None or n in only)}
    if not waiting:
        return
    settings, terms = judges
    left_out = reported_rules(Scope.MESSAGES)
    alone = {name: severity for name, severity in settings.severities.items() if name not in left_out}
    approved = [State.TRANSLATED if number in waiting else now for number, now in enumerate(states)]
    yield from check_messages(
        read.catalog,
        terms,
        replace(settings, severities=alone),
        table=replace(read.table, judged=approved),
        crowded=crowded,
        only=waiting,
    )


def judge_alone(
    read: ReadCatalog,
    name: tuple[str, str],
    run: Run,
    former: Judged,
    *,
    only: Sequence[int],
    across: Iterable[Finding],
) -> list[Finding] | None:
    """Return the findings of some messages without comparing them with others; None if the former ones tell nothing.

    What rules that compare messages or catalogs found is taken over for texts that have not changed since.
    """
    if not _is_alike(former, read, run):
        return None
    settings, terms = run.settings(read.path, name[1]), run.terms.for_deck(name[0])
    left_out = {*reported_rules(Scope.MESSAGES), *reported_rules(Scope.PROJECT)}
    alone = {one: severity for one, severity in settings.severities.items() if one not in left_out}
    own = replace(settings, severities=alone)
    unfinished = _on_unfinished(read, (settings, terms), None, frozenset(only))
    found = [*check_messages(read.catalog, terms, own, table=read.table, only=only), *unfinished]
    same = {key_of(read.catalog.messages()[one]) for one in only if _text(former.read, one) == _text(read, one)}
    before = (*(one for key in same for one in former.findings.get(key, ())), *across)
    return [*found, *(one for one in before if one.key in same and one.rule in left_out)]


def _text(read: ReadCatalog, number: int) -> tuple[str, bool]:
    return read.table.msgstrs[number], number in read.table.fuzzy


def _on_file(read: ReadCatalog, run: Run, name: tuple[str, str]) -> list[Finding]:
    settings = run.settings(read.path, name[1])
    return [one for one in check_file(read.raw, settings) if one.rule in settings.severities]


def _is_alike(former: Judged, read: ReadCatalog, run: Run) -> bool:
    """Return whether a catalog has the messages that it had, and is judged by the same rules and terms."""
    was, now = former.read.table, read.table
    ours, theirs = (
        (_lasting_fields(one.header), one.contexts, one.msgids, one.plurals, one.syntaxes) for one in (was, now)
    )
    return former.run is run and ours == theirs


def _lasting_fields(header: str | None) -> dict[str, str]:
    """Return the fields of a header but for those that say who wrote it last."""
    fields = fields_in(header or "")
    return {name: value for name, value in fields.items() if name not in _LAST}


def _changed(former: Judged, read: ReadCatalog, crowded: Crowded) -> frozenset[int]:
    """Return the numbers of messages whose lines have changed, or what their boxes have room for."""
    pairs = zip(former.read.catalog.messages(), read.catalog.messages(), strict=True)
    return frozenset(
        number
        for number, (was, now) in enumerate(pairs)
        if was.lines != now.lines or former.crowded.get(key_of(now)) != crowded.get(key_of(now))
    )


def _numbers_in(read: ReadCatalog, findings: Iterable[Finding]) -> frozenset[int]:
    keys = {finding.key for finding in findings}
    return (
        frozenset(n for n, entry in enumerate(read.catalog.messages()) if key_of(entry) in keys)
        if keys
        else frozenset()
    )


def _without(former: Judged, numbers: frozenset[int]) -> Findings:
    """Return the former findings on messages but for some."""
    messages = former.read.catalog.messages()
    renewed = {(None, ""), *(key_of(messages[number]) for number in numbers)}
    return {key: list(found) for key, found in former.findings.items() if key not in renewed}


def with_baseline(project: Project, findings: Iterable[Finding]) -> Findings:
    """Return message -> its findings, those marked that the baseline has, if there is one."""
    configured = project.check.baseline
    path = project.root / configured if configured else None
    known = read_baseline(path, project.root) if path and path.is_file() else None
    found: Findings = defaultdict(list)
    for finding in known.mark(findings) if known else findings:
        found[finding.key].append(finding)
    return dict(found)
