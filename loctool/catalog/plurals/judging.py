"""Whether a Plural-Forms field is a rule of its language, whatever the order of the forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from loctool.catalog.plurals.cldr import cldr_forms
from loctool.catalog.plurals.languages import forms_by, plural_forms
from loctool.catalog.plurals.rule import SAMPLE, plural_count
from loctool.errors import CatalogError
from loctool.text.language import base_language, gettext_tag


def rules_of(language: str) -> Iterator[str]:
    """Yield the rules in use for a language, the one for new catalogs first; none for an unknown language."""
    try:
        yield plural_forms(language)
    except CatalogError:
        return
    for compact in (False, True):
        if rule := cldr_forms(language, compact=compact):
            yield rule


def rule_for(language: str, count: int | None = None) -> str | None:
    """Return the Plural-Forms of a language that has that many forms, by default the one for new catalogs."""
    found = (rule for rule in rules_of(language) if count in (None, plural_count(rule)))
    return next(found, None)


@cache
def mixed_numbers(language: str, field: str) -> tuple[int, int] | None:
    """Return two numbers that share a form by a Plural-Forms field but not in the language, None if it is right.

    A rule is right if none of its forms mixes what a rule of the language tells apart. So the order of the forms does
    not matter, and there may be more of them, used or not. What Babel writes is right, too. Raises CatalogError if the
    field is not valid.
    """
    said, own = forms_by(field), rule_for(language)
    if own is None or any(_keeps_apart(said, forms_by(rule)) for rule in rules_of(language)):
        return None
    if any(_keeps_apart(said, forms) and _keeps_apart(forms, said) for forms in _rules_of_babel(language)):
        return None
    known, first = forms_by(own), dict[int, int]()
    places = ((first.setdefault(form, at), at) for at, form in enumerate(said))
    return next((SAMPLE[one], SAMPLE[other]) for one, other in places if known[one] != known[other])


def _keeps_apart(said: Sequence[int], known: Sequence[int]) -> bool:
    """Return whether each form of a rule stands for numbers of one form of a known rule."""
    return len(set(zip(said, known, strict=True))) == len({*said})


def _rules_of_babel(language: str) -> Iterator[list[int]]:
    from babel.messages.plurals import PLURALS

    for tag in {gettext_tag(language).partition("@")[0], base_language(language)} & PLURALS.keys():
        count, rule = PLURALS[tag]
        yield forms_by(f"nplurals={count}; plural={rule};")
