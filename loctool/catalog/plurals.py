"""Plural-Forms: the rules of languages, and the expression of a header evaluated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from loctool.errors import CatalogError
from loctool.text.language import base_language, locale_of

NUMBERS = range(1001)
"""The numbers for which rules are compared."""
_TWO = "nplurals=2; plural=(n != 1);"
_SLAVIC = "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
_RUSSIAN = f"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : {_SLAVIC}"
_LIKE_GERMAN = "bg ca da de el en eo es et eu fi fo gl hu it nb nl nn no pt sq sv tr".split()  # noqa: SIM905
_RULES = {
    **dict.fromkeys(_LIKE_GERMAN, _TWO),
    **dict.fromkeys(("fr", "pt_BR"), "nplurals=2; plural=(n > 1);"),
    **dict.fromkeys(("ja", "ko", "vi", "zh", "th"), "nplurals=1; plural=0;"),
    **dict.fromkeys(("ru", "uk", "be", "sr", "hr"), _RUSSIAN),
    **dict.fromkeys(("cs", "sk"), "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"),
    "pl": f"nplurals=3; plural=(n==1 ? 0 : {_SLAVIC}",
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
    "ro": "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "ga": "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;",
}
"""Language -> Plural-Forms, as in gettext's plural-table."""
_COUNT = r"\s*nplurals\s*=\s*([1-9][0-9]?)(?![0-9])"
_FIELD = re.compile(_COUNT + r"\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*\Z")


@dataclass(frozen=True, slots=True)
class PluralRule:
    """What a Plural-Forms field says."""

    count: int
    """nplurals."""
    form: Callable[[int], int]
    """Number -> index of its form."""

    def forms(self, numbers: Iterable[int] = NUMBERS) -> list[int]:
        """Return the form of each number. Raises CatalogError if a number has no value, or one beyond the forms."""
        try:
            found = [self.form(number) for number in numbers]
        except (ArithmeticError, RecursionError) as problem:
            raise CatalogError(f"Plural-Forms has no value for some numbers: {problem}") from problem
        if wrong := [form for form in found if not 0 <= form < self.count]:
            raise CatalogError(f"Plural-Forms gives form {wrong[0]}, but nplurals is {self.count}")
        return found


def plural_rule(text: str) -> PluralRule:
    """Parse the value of a Plural-Forms field; the standard library checks and compiles its C expression.

    Raises CatalogError if the value is not valid.
    """
    from gettext import c2py

    found = _FIELD.fullmatch(text)
    if not found:
        raise CatalogError(f"Plural-Forms is not `nplurals=N; plural=EXPRESSION;` but {text!r}")
    try:
        return PluralRule(int(found[1]), c2py(found[2]))
    except (ValueError, RecursionError, SyntaxError, MemoryError) as problem:
        raise CatalogError(f"Plural-Forms has no valid expression: {problem}") from problem


def plural_forms(language: str) -> str:
    """Return a language's Plural-Forms: that of gettext if it has one, else CLDR's rule.

    Raises CatalogError if neither knows the language.
    """
    tags = (language.partition("@")[0], base_language(language))
    found = _RULES.get(tags[0]) or _RULES.get(tags[1])
    if found:
        return found
    from babel.messages.plurals import PLURALS
    from babel.plural import to_gettext

    for name in tags:
        if name in PLURALS:
            count, rule = PLURALS[name]
            return f"nplurals={count}; plural={rule};"
    locale = locale_of(language)
    if locale is None:
        raise CatalogError(f"unknown language {language!r}; use a gettext tag such as de, pt_BR or sr@latin")
    return to_gettext(locale.plural_form)


@cache
def sound_rule(text: str) -> PluralRule | None:
    """Return the rule of a Plural-Forms field, None if it cannot be read or has no form for some number."""
    try:
        rule = plural_rule(text)
        rule.forms()
    except CatalogError:
        return None
    return rule


def plural_count(text: str) -> int:
    """Return nplurals of a Plural-Forms field, also of one with an invalid expression; 2 if it gives no number."""
    found = re.match(_COUNT, text)
    return int(found[1]) if found else 2


def categories(language: str, rule: PluralRule) -> dict[str, int]:
    """Return CLDR's plural categories of a language -> the form that a rule has for most of their whole numbers.

    A category for fractions only gets the last form. Raises CatalogError for an unknown language.
    """
    locale = locale_of(language)
    if locale is None:
        raise CatalogError(f"CLDR does not know the plural categories of {language!r}")
    cldr = locale.plural_form
    numbers = [*NUMBERS, 1_000_000]
    counted: dict[str, Counter[int]] = {}
    for number, form in zip(numbers, rule.forms(numbers), strict=True):
        counted.setdefault(cldr(number), Counter())[form] += 1
    named = [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in {*cldr.tags, "other"}]
    return {tag: counted[tag].most_common(1)[0][0] if tag in counted else rule.count - 1 for tag in named}
