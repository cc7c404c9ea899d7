"""The rules applied to a catalog: to its file, to its messages, and to all catalogs and decks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from loctool.catalog.entry import Entry, Key, forms_of
from loctool.catalog.notes import provenance_in
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog, table_of
from loctool.catalog.table import MessageTable
from loctool.formats.office.boxes import Box
from loctool.glossary import TermIndex
from loctool.model import Deck, Finding, Segment, Severity
from loctool.quality import RULES, Rule, Scope, Texts, reported_rules
from loctool.quality.comparing import compare
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.foreign_waivers import allowed_elsewhere
from loctool.quality.judging import Crash, find_or_crash
from loctool.quality.messages import Messages
from loctool.quality.rules.boxes import Crowded
from loctool.quality.settings import Settings
from loctool.quality.waivers import WAIVER, apply_waivers, may_waive, read_waivers, unused_waivers

_Found = tuple[Rule, Problem, Comparison | None]
"""What a rule finds; with the form that it looked at, unless it looked at more."""
_WAIVABLE = Scope.MESSAGE, Scope.MESSAGES, Scope.BOXES, Scope.PROJECT
"""Scopes of the rules whose findings a translator's comment may allow."""


def check_file(raw: bytes, settings: Settings) -> list[Finding]:
    """Return the findings on a catalog's bytes, also by rules that are not chosen."""
    finders = dict.fromkeys(rule.find for rule in RULES.values() if rule.scope is Scope.CATALOG)
    return settings.judge(finding for find in finders for finding in find(raw, settings.language, settings.path))


def check_messages(
    catalog: Catalog,
    terms: TermIndex,
    settings: Settings,
    *,
    table: MessageTable | None = None,
    crowded: Mapping[Key, Problem] | None = None,
    only: Collection[int] | None = None,
) -> Iterator[Finding]:
    """Yield the findings on a catalog's messages by the rules of the settings.

    `table` has the same messages with their syntaxes, if it has been read already. `crowded` is what `find_crowded`
    found in the deck, None if it has no boxes. `only` are the numbers of the messages that are asked for, None for
    all. On a draft they are warnings at most, since drafts are not shipped; only
    a rule that crashes is an error anywhere. If a translator's comment allows a finding, it is waived. A waiver that
    allows nothing is a finding of its own, if its rule was applied and the settings ask for such findings.
    """
    chosen = settings.rules(Scope.MESSAGE, Scope.MESSAGES, *([Scope.BOXES] if crowded is not None else []))
    judged, judges, waivable = {rule.name for rule in chosen}, _judges(chosen), waivable_rules()
    entries, table = catalog.messages(), table or table_of(catalog)
    together, crashes = _find_together(chosen, Messages(table, terms, settings.language, settings.formality))
    yield from (_crash(rule, crash, settings) for rule, crash in crashes)
    for number, comparisons in compare(table, terms, settings.language, only):
        entry, engine = entries[number], _draft_engine(table, number)
        readable = engine not in settings.unreadable
        rules = judges[Texts.DRAFTS if engine else Texts.TRANSLATIONS, readable]
        problems = _problems_in(comparisons, rules)
        problems += [(rule, one, None) for rule, one in together.get(number, ()) if rule in rules]
        if crowded and (key := (table.contexts[number], table.msgids[number])) in crowded:
            problems += [(rule, crowded[key], None) for rule in rules if rule.scope is Scope.BOXES]
        problems = [one for one in problems if one[0].alone] or problems
        if not problems and entry.lines and not may_waive(entry.lines):
            continue  # most messages, whose entries need not be parsed
        found = _findings(problems, entry, settings)
        waivers, mistakes = read_waivers(entry.tcomment, waivable)
        yield from apply_waivers(waivers, found, allowed_elsewhere(entry) if found else ())
        if readable:
            yield from _on_waivers([*mistakes, *unused_waivers(waivers, found, judged)], entry, settings)


def waivable_rules() -> set[str]:
    """Return the rules that a waiver may name."""
    return {name for scope in _WAIVABLE for name in reported_rules(scope)}


def _judges(chosen: Collection[Rule]) -> dict[tuple[Texts, bool], list[Rule]]:
    """Return whose text it is, and whether anybody is meant to read it -> the rules that judge it."""
    return {
        (texts, readable): [rule for rule in chosen if texts in rule.texts and (readable or rule.of_form)]
        for texts in (Texts.DRAFTS, Texts.TRANSLATIONS)
        for readable in (True, False)
    }


def _on_waivers(mistakes: Iterable[str], entry: Entry, settings: Settings) -> Iterator[Finding]:
    if WAIVER in settings.severities:
        place = _place(entry, settings)
        yield from (Finding(WAIVER, settings.severities[WAIVER], mistake, *place) for mistake in mistakes)


def _problems_in(comparisons: Iterable[Comparison], rules: Iterable[Rule]) -> list[_Found]:
    """Return what rules on messages find in the forms of a message."""
    chosen = [rule for rule in rules if rule.scope is Scope.MESSAGE]
    return [(rule, one, text) for text in comparisons for rule in chosen for one in find_or_crash(rule, text)]


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


def check_project(
    catalogs: Sequence[tuple[Settings, Catalog]], terms: TermIndex, rules: Sequence[Rule]
) -> Iterator[Finding]:
    """Yield the findings on all catalogs together by some rules, where the settings of their file have the rule."""
    found: dict[str, dict[Key, list[Finding]]] = {}
    for rule in rules:
        judged = [(one, catalog) for one, catalog in catalogs if rule in one.rules(Scope.PROJECT)]
        given = [(one.path, one.language, catalog) for one, catalog in judged]
        paths = {one.path for one, _ in judged}
        for finding in find_or_crash(rule, given, terms) if given else ():
            if isinstance(finding, Crash):
                yield _crash(rule, finding, judged[0][0])
            elif finding.path in paths:
                found.setdefault(finding.path, {}).setdefault(finding.key, []).append(finding)
    for settings, catalog in catalogs:
        yield from _waive_in(catalog, found.get(settings.path, {}), settings)


def _waive_in(catalog: Catalog, found: dict[Key, list[Finding]], settings: Settings) -> Iterator[Finding]:
    """Yield the findings of rules on all catalogs that one of these has, and those on their waivers."""
    waivable, judged = waivable_rules(), {rule.name for rule in settings.rules(Scope.PROJECT)}
    for entry in catalog.messages():
        here = settings.judge(found.pop((entry.msgctxt, entry.msgid), ()))
        if here or (entry.lines and may_waive(entry.lines)):
            waivers, _ = read_waivers(entry.tcomment, waivable)
            yield from apply_waivers(waivers, here, allowed_elsewhere(entry) if here else ())
            yield from _on_waivers(unused_waivers(waivers, here, judged), entry, settings)
    for others in found.values():  # on the file
        yield from settings.judge(others)


def check_deck(deck: Deck, terms: TermIndex, settings: Settings) -> Iterator[Finding]:
    """Yield the findings on the source texts of a deck."""
    for rule in settings.rules(Scope.DECK):
        for finding in find_or_crash(rule, deck, terms):
            if isinstance(finding, Crash):
                yield _crash(rule, finding, settings)
            else:
                yield from settings.judge([finding])


def _crash(rule: Rule, crash: Crash, settings: Settings) -> Finding:
    return Finding(rule.name, Severity.ERROR, crash.message, settings.path, 0, (None, ""))


def _find_together(
    rules: Iterable[Rule], messages: Messages
) -> tuple[dict[int, list[tuple[Rule, Problem]]], list[tuple[Rule, Crash]]]:
    """Return number of a message -> what the rules that compare messages find in it, and the rules that crashed."""
    found: dict[int, list[tuple[Rule, Problem]]] = {}
    crashes = []
    for rule in rules:
        for one in find_or_crash(rule, messages) if rule.scope is Scope.MESSAGES else ():
            if isinstance(one, Crash):
                crashes.append((rule, one))
            else:
                found.setdefault(one[0], []).append((rule, one[1]))
    return found, crashes


def _findings(problems: list[_Found], entry: Entry, settings: Settings) -> list[Finding]:
    is_draft = bool(problems) and state(entry) is State.DRAFT
    place = _place(entry, settings)
    found = []
    for rule, problem, text in problems:
        own = rule.severity if is_draft else min(rule.severity, problem.severity)
        ceiling = Severity.WARNING if is_draft else Severity.ERROR
        severity = min(settings.severity(rule.name, own), ceiling)
        severity = Severity.ERROR if isinstance(problem, Crash) else severity
        finding = Finding(rule.name, severity, problem.message, *place, span=problem.span, side=problem.side)
        form, target = (text.form, text.target) if text else (None, forms_of(entry)[0])
        found.append(replace(finding, fix=problem.fix, is_safe=problem.is_safe, form=form, target=target))
    return found


def _place(entry: Entry, settings: Settings) -> tuple[str, int, Key]:
    return settings.path, entry.linenum or 0, (entry.msgctxt, entry.msgid)
