"""Rules on translations: CHECKS by name, and `run` over a catalog."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog
from loctool.glossary import TermIndex
from loctool.model import Finding, Severity
from loctool.quality.comparison import Text
from loctool.quality.rules import (
    do_not_translate,
    forbidden_term,
    full_stop,
    length,
    lost_markup,
    lost_negation,
    lost_number,
    number_format,
    outer_space,
    repeated_words,
    untranslated,
    wrong_currency,
    wrong_quotes,
    wrong_script,
    wrong_term,
)
from loctool.quality.waivers import sorted_by


class Check(Protocol):
    """A rule's module."""

    SEVERITY: Severity

    def check(self, text: Text, /) -> Iterator[str]:
        """Yield a message for each thing that is wrong with a text."""


CHECKS: dict[str, Check] = {
    "do-not-translate": do_not_translate,
    "forbidden-term": forbidden_term,
    "full-stop": full_stop,
    "length": length,
    "lost-markup": lost_markup,
    "lost-negation": lost_negation,
    "lost-number": lost_number,
    "number-format": number_format,
    "outer-space": outer_space,
    "repeated-words": repeated_words,
    "untranslated": untranslated,
    "wrong-currency": wrong_currency,
    "wrong-quotes": wrong_quotes,
    "wrong-script": wrong_script,
    "wrong-term": wrong_term,
}
"""Rule -> its module. The name is what findings carry and what options take; it never changes."""


WAIVER = "waiver"
"""Rule of findings on waivers themselves: misspelt, without a reason, or allowing nothing."""


def run(
    catalog: Catalog, terms: TermIndex, language: str, path: str, rules: tuple[str, ...] = tuple(CHECKS)
) -> Iterator[Finding]:
    """Yield the findings of one catalog, in its order, with `path` as their file.

    What a draft has wrong is a warning at most, since drafts are not shipped. What a translator's comment allows comes
    as waived; a waiver that allows nothing is a finding of its own, unless only some rules are run.
    """
    found: dict[int, tuple[Entry, list[tuple[str, str]]]] = {}
    for entry, text in texts(catalog, terms, language):
        _, messages = found.setdefault(id(entry), (entry, []))
        messages += [(rule, message) for rule in rules for message in CHECKS[rule].check(text)]
    for entry, messages in found.values():
        outcome = sorted_by(entry.tcomment, messages, CHECKS)
        ceiling = Severity.WARNING if state(entry) is State.DRAFT else Severity.ERROR
        where = (path, entry.linenum or 0, (entry.msgctxt, entry.msgid))
        for rule, message in outcome.kept:
            yield Finding(rule, min(CHECKS[rule].SEVERITY, ceiling), message, *where)
        for rule, message in outcome.waived:
            yield Finding(rule, min(CHECKS[rule].SEVERITY, ceiling), message, *where, waived=True)
        for message in outcome.mistakes if len(rules) == len(CHECKS) else ():
            yield Finding(WAIVER, Severity.WARNING, message, *where)


def texts(catalog: Catalog, terms: TermIndex, language: str) -> Iterator[tuple[Entry, Text]]:
    """Yield what can be checked: every form of the translations and untouched drafts.

    Texts that await a translator's second look (stale) and obsolete ones are left out.
    """
    for entry in catalog.messages():
        if state(entry) in (State.TRANSLATED, State.DRAFT):
            sources = (entry.msgid, *([entry.msgid_plural] * (len(entry.msgstr_plural) - 1)))
            forms = [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] or [entry.msgstr]
            for source, target in zip(sources, forms, strict=True):
                yield entry, Text(source, target, terms.language, language, terms)
