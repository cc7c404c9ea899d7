"""The rules applied to a catalog: to its file, to its messages, and to all catalogs together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from loctool.catalog.entry import Entry, Key
from loctool.catalog.notes import provenance_in
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog, table_of
from loctool.catalog.table import MessageTable
from loctool.formats.office.boxes import Box
from loctool.glossary import TermIndex
from loctool.model import Finding, Segment, Severity
from loctool.quality import RULES, Rule, Scope, Texts, reported_rules
from loctool.quality.comparing import compare
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.judging import Crash, find_or_crash
from loctool.quality.messages import Messages
from loctool.quality.rules.boxes import Crowded
from loctool.quality.waivers import WAIVER, apply_waivers, may_waive


def check_file(raw: bytes, language: str, path: str) -> list[Finding]:
    """Return the findings on a catalog's bytes, with `path` as their file."""
    finders = dict.fromkeys(rule.find for rule in RULES.values() if rule.scope is Scope.CATALOG)
    return [finding for find in finders for finding in find(raw, language, path)]


def check_messages(
    catalog: Catalog,
    terms: TermIndex,
    language: str,
    path: str,
    rules: Collection[str] = (),
    *,
    table: MessageTable | None = None,
    unreadable: Collection[str] = (),
    crowded: Mapping[Key, Problem] | None = None,
    only: Collection[int] | None = None,
) -> Iterator[Finding]:
    """Yield the findings on a catalog's messages by all rules, or only some; `path` is their file.

    `table` has the same messages with their syntaxes, if it has been read already. Drafts of the engines `unreadable`
    are judged by the rules of form alone. `crowded` is what `find_crowded` found in the deck, None if it has no boxes.
    `only` are the numbers of the messages that are asked for, None for all.
    On a draft they are warnings at most, since drafts are not shipped; only a rule that crashes is an error anywhere.
    If a translator's comment allows a finding, it is waived. A waiver that allows nothing is a finding of its own,
    unless only some rules are applied.
    """
    known = [name for scope in (Scope.MESSAGE, Scope.MESSAGES) for name in reported_rules(scope)]
    known += reported_rules(Scope.BOXES) if crowded is not None else ()
    chosen = [RULES[name] for name in rules or known if name in known]
    entries, table = catalog.messages(), table or table_of(catalog)
    together = _find_together(chosen, Messages(table, terms, language))
    for number, comparisons in compare(table, terms, language, only):
        entry, engine = entries[number], _draft_engine(table, number)
        readable = engine not in unreadable
        texts = Texts.DRAFTS if engine else Texts.TRANSLATIONS
        applied = [rule for rule in chosen if texts in rule.texts and (readable or rule.of_form)]
        problems = _problems_in(comparisons, applied)
        problems += [(rule, one, None) for rule, one in together.get(number, ()) if rule in applied]
        if crowded and (key := (table.contexts[number], table.msgids[number])) in crowded:
            problems += [(rule, crowded[key], None) for rule in applied if rule.scope is Scope.BOXES]
        if not problems and entry.lines and not may_waive(entry.lines):
            continue  # most messages, whose entries need not be parsed
        found = _findings(problems, entry, path)
        findings, mistakes = apply_waivers(entry.tcomment, found, known)
        yield from findings
        if len(chosen) == len(known) and readable:
            yield from (Finding(WAIVER, Severity.WARNING, message, *_place(entry, path)) for message in mistakes)


def _problems_in(comparisons: Iterable[Comparison], rules: Iterable[Rule]) -> list[tuple[Rule, Problem, int | None]]:
    """Return what rules on messages find in the forms of a message, with the number of each plural form."""
    chosen = [rule for rule in rules if rule.scope is Scope.MESSAGE]
    return [(rule, one, text.form) for text in comparisons for rule in chosen for one in find_or_crash(rule, text)]


def find_crowded(pairs: Iterable[tuple[Box, Box]], key_of: Callable[[Segment], Key]) -> dict[Key, Problem]:
    """Return message -> its most crowded box, by all rules on boxes; `key_of` gives the message of a segment.

    `pairs` are the boxes of a deck, with the source's texts and with the translations.
    """
    worst: dict[Key, Crowded] = {}
    for one in (one for name in reported_rules(Scope.BOXES) for one in RULES[name].find(pairs)):
        key = key_of(one.segment)
        if key not in worst or one.share > worst[key].share:
            worst[key] = one
    return {key: one.problem for key, one in worst.items()}


def _draft_engine(table: MessageTable, number: int) -> str:
    """Return the engine that made an untouched draft, "" for any other message."""
    made = provenance_in(table.comments[number]) if table.states()[number] is State.DRAFT else None
    return made.engine if made else ""


def check_project(catalogs: list[tuple[str, str, Catalog]], rules: Collection[str]) -> list[Finding]:
    """Return the findings on all catalogs together, given as (path, language, catalog), by some rules."""
    return [finding for name in rules for finding in RULES[name].find(catalogs)]


def _find_together(rules: Iterable[Rule], messages: Messages) -> dict[int, list[tuple[Rule, Problem]]]:
    """Return number of a message -> what the rules that compare messages find in it."""
    found: dict[int, list[tuple[Rule, Problem]]] = {}
    for rule in rules:
        for number, problem in rule.find(messages) if rule.scope is Scope.MESSAGES else ():
            found.setdefault(number, []).append((rule, problem))
    return found


def _findings(problems: list[tuple[Rule, Problem, int | None]], entry: Entry, path: str) -> list[Finding]:
    is_draft = bool(problems) and state(entry) is State.DRAFT
    place = _place(entry, path)
    found = []
    for rule, problem, form in problems:
        ceiling = Severity.WARNING if is_draft else problem.severity
        severity = Severity.ERROR if isinstance(problem, Crash) else min(rule.severity, ceiling)
        finding = Finding(rule.name, severity, problem.message, *place, span=problem.span, side=problem.side)
        found.append(replace(finding, fix=problem.fix, is_safe=problem.is_safe, form=form))
    return found


def _place(entry: Entry, path: str) -> tuple[str, int, tuple[str | None, str]]:
    return path, entry.linenum or 0, (entry.msgctxt, entry.msgid)
