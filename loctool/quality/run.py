"""The rules applied: to a catalog's file, to its messages, and to a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.plurals import sound_rule
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog
from loctool.glossary import TermIndex
from loctool.model import Finding, Severity
from loctool.quality import RULES, Rule, Scope, reported_rules
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.waivers import WAIVER, apply_waivers
from loctool.text.markup_proof import keeps_markup

_REFUSING = [rule for rule in RULES.values() if rule.refuses]


def check_file(raw: bytes, language: str, path: str) -> list[Finding]:
    """Return the findings on a catalog's bytes, with `path` as their file."""
    finders = dict.fromkeys(rule.find for rule in RULES.values() if rule.scope is Scope.CATALOG)
    return [finding for find in finders for finding in find(raw, language, path)]


def check_messages(
    catalog: Catalog, terms: TermIndex, language: str, path: str, rules: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield the findings on a catalog's messages by all rules, or only some; `path` is their file.

    On a draft they are warnings at most, since drafts are not shipped. If a translator's comment allows a finding, it
    is waived. A waiver that allows nothing is a finding of its own, unless only some rules are applied.
    """
    known = reported_rules(Scope.MESSAGE)
    chosen = [RULES[name] for name in rules or known if name in known]
    for entry, comparisons in compare(catalog, terms, language):
        found = [_finding(rule, one, entry, path) for text in comparisons for rule in chosen for one in rule.find(text)]
        findings, mistakes = apply_waivers(entry.tcomment, found, known)
        yield from findings
        if len(chosen) == len(known):
            yield from (Finding(WAIVER, Severity.WARNING, message, *_place(entry, path)) for message in mistakes)


def check_project(catalogs: list[tuple[str, str, Catalog]], rules: Collection[str]) -> list[Finding]:
    """Return the findings on all catalogs together, given as (path, language, catalog), by some rules."""
    return [finding for name in rules for finding in RULES[name].find(catalogs)]


def compare(catalog: Catalog, terms: TermIndex, language: str) -> Iterator[tuple[Entry, list[Comparison]]]:
    """Yield the translated messages and the untouched drafts, each with a comparison for each of its forms."""
    singular = _singular_forms(catalog.header.get("Plural-Forms", ""))
    for entry in catalog.messages():
        if state(entry) in (State.TRANSLATED, State.DRAFT):
            syntax = message_syntax(entry)
            forms = [
                (_source_of(entry, number, singular, syntax), form, number in singular)
                for number, form in sorted(entry.msgstr_plural.items())
                if form
            ] or [(entry.msgid, entry.msgstr, False)]
            languages = terms.language, language
            yield entry, [Comparison(text, form, *languages, terms, syntax, single) for text, form, single in forms]


def _source_of(entry: Entry, number: int, singular: frozenset[int], syntax: str) -> str:
    """Return the text that a plural form translates: if it may be either, that whose placeholders it has.

    The first form may be that of all numbers; a form of a single number, wherever it is, need not show it.
    """
    texts = [entry.msgid, entry.msgid_plural] if number == 0 else [entry.msgid_plural]
    texts += [entry.msgid] if number in singular else []
    return next((text for text in texts if keeps_markup(text, entry.msgstr_plural[number], syntax)), texts[0])


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
    text = Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax)
    return tuple(problem.reason or problem.message for rule in _REFUSING for problem in rule.find(text))


def _finding(rule: Rule, problem: Problem, entry: Entry, path: str) -> Finding:
    ceiling = Severity.WARNING if state(entry) is State.DRAFT else Severity.ERROR
    finding = Finding(rule.name, min(rule.severity, ceiling), problem.message, *_place(entry, path))
    if entry.msgid_plural:  # a finding does not say which of the forms it is about
        return finding
    return replace(finding, span=problem.span, side=problem.side, fix=problem.fix)


def _place(entry: Entry, path: str) -> tuple[str, int, tuple[str | None, str]]:
    return path, entry.linenum or 0, (entry.msgctxt, entry.msgid)
