"""What is wrong with a catalog's plural rule, and with the forms of its messages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.plurals.judging import mixed_numbers, rule_for
from loctool.catalog.plurals.languages import forms_by
from loctool.catalog.plurals.rule import plural_rule
from loctool.errors import CatalogError
from loctool.model import Severity
from loctool.text.language import locale_of


def rule_fault(field: str | None, language: str, counts: frozenset[int]) -> tuple[str, Severity] | None:
    """Return what is wrong with a Plural-Forms field, and how bad that is; None if nothing is.

    `counts` are the numbers of forms of the translated plural messages. Where there are some, no other order of the
    forms is proposed, since each translation would stand for other numbers.
    """
    if field is None:
        own = rule_for(language, *counts) if len(counts) == 1 else None
        message = f"the header has no Plural-Forms, but the catalog has plurals{_hint(own)}"
        return (message, Severity.ERROR) if counts else None
    hint = "" if counts else _hint(rule_for(language))
    try:
        mixed = mixed_numbers(language, field)
    except CatalogError as problem:
        return f"{problem.message}{hint}", Severity.ERROR
    if mixed is None:
        return (
            (f"Plural-Forms says {fault}{hint}", Severity.WARNING)
            if (fault := _unused_forms(field, language))
            else None
        )
    message = f"Plural-Forms is not the rule of {language}: {mixed[0]} and {mixed[1]} have one form, not two"
    return f"{message}{hint}", Severity.WARNING


def _unused_forms(field: str, language: str) -> str:
    """Return which forms no number has by a Plural-Forms field, "" if there are none or they are for fractions."""
    count, unused = _forms_by(field)
    locale = locale_of(language) if unused else None
    if locale is None or count <= len({*locale.plural_form.tags, "other"}):
        return ""
    named = ", ".join(map(str, sorted(unused)))
    return f"nplurals={count}, but no number has form {named}" if unused else ""


def _hint(rule: str | None) -> str:
    return f"; write {rule}" if rule else ""


def form_faults(entry: Entry, field: str) -> Iterator[tuple[str, str, Severity]]:
    """Yield (rule, message, severity) of what the forms of a translated plural message lack.

    A form that no number has by the catalog's Plural-Forms may be empty.
    """
    forms = forms_of(entry)
    count, unused = _forms_by(field)
    if count and len(forms) != count:
        message = f"has {len(forms)} plural forms where Plural-Forms of the header says {count}"
        yield "plural-count", message, Severity.ERROR
    empty = [str(number) for number, form in enumerate(forms) if not form and number not in unused]
    if not empty or "fuzzy" in entry.flags:
        return
    named = f"has no text in plural form{'s' * (len(empty) > 1)} {', '.join(empty)}"
    if forms[0]:
        yield "missing-form", f"{named}, where programs show nothing; translate all forms", Severity.ERROR
    else:  # as msgfmt has it
        yield "missing-form", f"{named}, and is not compiled without its first form", Severity.WARNING


@cache
def _forms_by(field: str) -> tuple[int, frozenset[int]]:
    """Return the number of forms by a Plural-Forms field, 0 if it is not valid, and the forms that no number has."""
    try:
        count = plural_rule(field).count
    except CatalogError:
        return 0, frozenset()
    try:
        return count, frozenset(range(count)) - {*forms_by(field)}
    except CatalogError:
        return count, frozenset()
