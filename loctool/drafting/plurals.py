"""Plural messages: each form is drafted with a number that it is used for, which then becomes the placeholder again.

A model inflects what it sees: "5 files" becomes "5 файлов", whereas "{n} files" leaves the form to chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.plurals import NUMBERS, PluralRule
from loctool.drafting.candidates import Refusal
from loctool.glossary.morphology.russian.agreement import number_agrees
from loctool.model import Draft
from loctool.text.markup import protected_spans
from loctool.text.markup.proof import keeps_markup
from loctool.text.tables import read_table

_LIKELY = (1, 5, 7, 25, 3, 4, 22, 2, 21, 31, 11, 12, 100, 101, 102)
"""Numbers to try, in this order; a model writes very small ones as words."""
_TRIED = 3
"""How many numbers are tried for one form."""
_KINDS = {"brace", "mustache", "percent", "dollar", "placeholder"}

NO_FORM = Refusal("no draft of any plural form kept its markup")
NO_RULE = Refusal("its catalog's Plural-Forms cannot be read")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A text to translate in order to draft one form."""

    text: str
    """The text that the engine translates."""
    source: str
    """The source text of the form, as in the catalog."""
    number: str = ""
    """The number that replaces the placeholder in `text`, or precedes it; empty if the placeholder is kept."""
    placeholder: str = ""
    """Empty if the source does not show the number."""
    syntax: str = ""
    """How the source is written: see `loctool.text.placeholders.syntax_of`."""

    def form_from(self, draft: str) -> str | None:
        """Return the form's text, or None if the draft does not have the number exactly once."""
        if not self.number:
            return draft
        if self.placeholder:
            text = re.sub(rf"(?<![\d.,]){self.number}(?![\w-]|[.,]\d)", lambda _: self.placeholder, draft)
        else:
            first, _, text = draft.partition(" ")
            if first != self.number:
                return None
            text = text[:1].upper() + text[1:] if self.source[:1].isupper() else text
        return text if text and keeps_markup(self.source, text, self.syntax) else None


Plan = list[list[Attempt]]
"""For each form the attempts to draft it, the best first; the last one has no number."""


def plan(entry: Entry, rule: PluralRule, source_rule: PluralRule) -> Plan:
    """Return how to draft each form of a plural message. Raises CatalogError if a rule has no form for a number."""
    return [_attempts(entry, found, source_rule.form) for found in numbers_of_forms(rule)]


@lru_cache(maxsize=16)
def numbers_of_forms(rule: PluralRule) -> tuple[tuple[int, ...], ...]:
    """Return the numbers that take each form, the likeliest first. Raises CatalogError as `PluralRule.forms` does."""
    numbers: list[list[int]] = [[] for _ in range(rule.count)]
    tried = list(dict.fromkeys((*_LIKELY, *NUMBERS)))
    for number, form in zip(tried, rule.forms(tried), strict=True):
        numbers[form].append(number)
    return tuple(map(tuple, numbers))


def _attempts(entry: Entry, numbers: Sequence[int], source_rule: Callable[[int], int]) -> list[Attempt]:
    one, many, syntax = entry.msgid, entry.msgid_plural, message_syntax(entry)
    only_singular = bool(numbers) and all(source_rule(number) == 0 for number in numbers)
    placeholder = count_placeholder(many, syntax)
    found: list[Attempt] = []
    for number in numbers:
        source = one if source_rule(number) == 0 else many
        if placeholder and placeholder not in source and not only_singular:
            source = many  # "One file" says nothing of the 21 files for which Russian uses the same form
            if source_rule(number) == 0:
                continue
        if str(number) in source or len(found) == _TRIED:
            continue
        if placeholder and placeholder in source:
            found.append(Attempt(source.replace(placeholder, str(number)), source, str(number), placeholder, syntax))
        elif not placeholder and not only_singular:
            found.append(Attempt(f"{number} {source}", source, str(number), syntax=syntax))
    source = one if only_singular else many
    return [*found, Attempt(source, source, syntax=syntax)]


def count_placeholder(text: str, syntax: str = "") -> str:
    """Return the placeholder of the number: one of a telling name, %d or the only one; else ""."""
    found = list(dict.fromkeys(span[0] for span in protected_spans(text, syntax) if span.lastgroup in _KINDS))
    whole = [one for one in found if re.fullmatch(r"%(?:\(\w+\)|\d+\$)?[#0 +-]*\d*(?:hh?|ll?|[qjztL])?[diu]|%L?n", one)]
    counts = {name for names in read_table("count_names").values() for name in names.split()}
    named = [one for one in found if counts.intersection(re.findall(r"[a-z]+", one.lower()))]
    for group in (named, whole, found):
        if len(group) == 1:
            return group[0]
    return ""


def disagreement(text: str, placeholder: str, number: int, language: str) -> str:
    """Return what is wrong with the noun of a form whose placeholder shows a number, empty if nothing."""
    shown = text.replace(placeholder, str(number)) if placeholder else ""
    return "" if number_agrees(shown, str(number), language) else f"its noun does not agree with {number}"


def texts_of(plans: Iterable[Plan]) -> set[str]:
    """Return all texts that the plans want translated."""
    return {attempt.text for plan in plans for attempts in plan for attempt in attempts}


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a plural message."""

    texts: list[str]
    drafts: list[Draft]
    """What they were made of, in the same order."""
    notes: list[str]
    """On forms that may be wrong."""

    def as_draft(self, usual: tuple[str, ...]) -> Draft:
        """Return what is known of the first form, with the lowest score and a route that is not the usual one."""
        route = next((one.route for one in self.drafts if one.route != usual), usual)
        return Draft(self.texts[0], min(one.score for one in self.drafts), route)


def assemble(plan: Plan, drafts: Mapping[str, Draft | Refusal], language: str) -> Forms | Refusal:
    """Return the forms of a message, with notes on those that may be wrong.

    A form whose numbers were all lost is drafted without one. If that fails too, it repeats the nearest form.
    """
    made = [_form(attempts, drafts, language) for attempts in plan]
    known = [number for number, one in enumerate(made) if one]
    if not known:
        return NO_FORM
    nearest = [min(known, key=lambda other, at=number: abs(other - at)) for number in range(len(made))]  # type: ignore[misc]
    notes = []
    for number, one in enumerate(made):
        doubt = one.doubt if one else f"repeats form {nearest[number]}: none of its own kept its markup"
        notes += [f"plural form {number} {doubt}"] if doubt else []
    chosen = [one for at in nearest if (one := made[at])]
    return Forms([one.text for one in chosen], [one.draft for one in chosen], notes)


class _Form(NamedTuple):
    text: str
    draft: Draft
    doubt: str = ""
    """What may be wrong with it."""


def _form(attempts: Sequence[Attempt], drafts: Mapping[str, Draft | Refusal], language: str) -> _Form | None:
    """Return the best draft of a form, None if there is none."""
    found: list[_Form] = []
    for attempt in attempts:
        draft = drafts[attempt.text]
        text = None if isinstance(draft, Refusal) else attempt.form_from(draft.text)
        if isinstance(draft, Refusal) or not text:
            continue
        if not attempt.number:
            doubt = "was drafted without a number; look at its endings" if len(attempts) > 1 else ""
            found.append(_Form(text, draft, doubt))
        elif number_agrees(draft.text, attempt.number, language):
            return _Form(text, draft, f"is in doubt: {'; '.join(draft.doubts)}" if draft.doubts else "")
        else:
            found.append(_Form(text, draft, "has a noun that does not agree with its number"))
    return found[0] if found else None
