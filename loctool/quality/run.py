"""The rules applied: to a catalog's file, to its messages, and to a draft."""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from loctool.catalog.entry import Entry, Key
from loctool.catalog.header import fields_in
from loctool.catalog.notes import provenance_in
from loctool.catalog.plurals import sound_rule
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog, table_of
from loctool.catalog.table import MessageTable
from loctool.errors import LoctoolError
from loctool.formats.office.boxes import Box
from loctool.glossary import TermIndex
from loctool.model import Finding, Segment, Severity
from loctool.quality import RULES, Rule, Scope, reported_rules
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.boxes import Crowded
from loctool.quality.waivers import WAIVER, apply_waivers, may_waive
from loctool.text.markup.proof import keeps_markup

_LOGGER = logging.getLogger("loctool")
_REFUSING = [rule for rule in RULES.values() if rule.refuses]
_DOUBTING = [rule for rule in RULES.values() if rule.doubts]


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
) -> Iterator[Finding]:
    """Yield the findings on a catalog's messages by all rules, or only some; `path` is their file.

    `table` has the same messages with their syntaxes, if it has been read already. Drafts of the engines `unreadable`
    are judged by the rules of form alone. `crowded` is what `find_crowded` found in the deck, None if it has no boxes.
    On a draft they are warnings at most, since drafts are not shipped; only a rule that crashes is an error anywhere.
    If a translator's comment allows a finding, it is waived. A waiver that allows nothing is a finding of its own,
    unless only some rules are applied.
    """
    known = [*reported_rules(Scope.MESSAGE), *(reported_rules(Scope.BOXES) if crowded is not None else ())]
    chosen = [RULES[name] for name in rules or known if name in known]
    entries, table = catalog.messages(), table or table_of(catalog)
    for number, comparisons in compare(table, terms, language):
        entry, engine = entries[number], _draft_engine(table, number)
        readable = engine not in unreadable
        applied = [rule for rule in chosen if (engine or not rule.of_drafts) and (readable or rule.of_form)]
        of_texts = [rule for rule in applied if rule.scope is Scope.MESSAGE]
        key = table.contexts[number], table.msgids[number]
        problems = [(rule, one) for text in comparisons for rule in of_texts for one in _find_or_crash(rule, text)]
        if crowded and key in crowded:
            problems += [(rule, crowded[key]) for rule in applied if rule.scope is Scope.BOXES]
        if not problems and entry.lines and not may_waive(entry.lines):
            continue  # most messages, whose entries need not be parsed
        found = _findings(problems, entry, path)
        findings, mistakes = apply_waivers(entry.tcomment, found, known)
        yield from findings
        if len(chosen) == len(known) and readable:
            yield from (Finding(WAIVER, Severity.WARNING, message, *_place(entry, path)) for message in mistakes)


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


def compare(table: MessageTable, terms: TermIndex, language: str) -> Iterator[tuple[int, list[Comparison]]]:
    """Yield the numbers of the translated messages and the untouched drafts, with a comparison for each of their forms.

    The table must have the syntaxes of its messages.
    """
    singular = _singular_forms(fields_in(table.header or "").get("Plural-Forms", ""))
    languages = terms.language, language
    for number, now in enumerate(table.states()):
        if now in (State.TRANSLATED, State.DRAFT):
            source, plural, syntax = table.msgids[number], table.plurals[number], table.syntaxes.get(number, "")
            if plural is None:
                around = table.msgids[number - 1] if number else "", *table.msgids[number + 1 : number + 2]
                one = Comparison(source, table.msgstrs[number], *languages, terms, syntax, neighbours=around)
                yield number, [one]
                continue
            texts = enumerate(table.msgstrs[number].split("\0"))
            forms = [(text, n, n in singular) for n, text in texts if text]
            sources = [_source_of((source, plural), *form, syntax) for form in forms]
            pairs = zip(sources, forms, strict=True)
            yield number, [Comparison(one, text, *languages, terms, syntax, single) for one, (text, _, single) in pairs]


def _source_of(texts: tuple[str, str], form: str, number: int, is_single: bool, syntax: str) -> str:
    """Return which of msgid and msgid_plural a form translates: if it may be either, that whose placeholders it has.

    The first form may be that of all numbers; a form of a single number, wherever it is, need not show it.
    """
    source, plural = texts
    choice = [source, plural] if number == 0 else [plural]
    choice += [source] if is_single else []
    return next((text for text in choice if keeps_markup(text, form, syntax)), choice[0])


@cache
def _singular_forms(plural_forms: str) -> frozenset[int]:
    """Return the forms that a Plural-Forms field has for one number alone."""
    rule = sound_rule(plural_forms)
    counts = Counter(rule.forms()) if rule else {}
    return frozenset(form for form, count in counts.items() if count == 1)


def refusal_reasons(
    source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None, syntax: str = ""
) -> tuple[str, ...]:
    """Return why a draft between two languages is not to be written, the reason to tell first; empty if it may be."""
    return _refusals(Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax))


def judge_draft(
    source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None, syntax: str = ""
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return why a draft is not to be written, as `refusal_reasons` does, and the doubts about one that may be."""
    text = Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax)
    refusals = _refusals(text)
    doubts = [] if refusals else [problem.message for rule in _DOUBTING for problem in _find_or_crash(rule, text)]
    return refusals, tuple(doubts)


def _refusals(text: Comparison) -> tuple[str, ...]:
    return tuple(problem.reason or problem.message for rule in _REFUSING for problem in _find_or_crash(rule, text))


class _Crash(Problem):
    """What takes the place of a rule's problems if the rule crashed: a fault of loctool, an error in any text."""


def _find_or_crash(rule: Rule, text: Comparison) -> list[Problem]:
    """Return what a rule finds in a text. A crash is an error of this message alone; the check goes on."""
    try:
        return list(rule.find(text))
    except LoctoolError:
        raise
    except Exception as fault:
        _LOGGER.debug("%s on %r, %r", rule.name, text.source, text.target, exc_info=True)
        place = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{type(fault).__name__} in {Path(place.filename).name}, line {place.lineno}"
        return [_Crash(f"the rule crashed ({where}), a fault in loctool: please report it with source and translation")]


def _findings(problems: list[tuple[Rule, Problem]], entry: Entry, path: str) -> list[Finding]:
    is_draft = bool(problems) and state(entry) is State.DRAFT
    place = _place(entry, path)
    found = []
    for rule, problem in problems:
        ceiling = Severity.WARNING if is_draft else problem.severity
        severity = Severity.ERROR if isinstance(problem, _Crash) else min(rule.severity, ceiling)
        found.append((Finding(rule.name, severity, problem.message, *place), problem))
    if entry.msgid_plural:  # a finding does not say which of the forms it is about
        return [finding for finding, _ in found]
    return [replace(one, span=problem.span, side=problem.side, fix=problem.fix) for one, problem in found]


def _place(entry: Entry, path: str) -> tuple[str, int, tuple[str | None, str]]:
    return path, entry.linenum or 0, (entry.msgctxt, entry.msgid)
