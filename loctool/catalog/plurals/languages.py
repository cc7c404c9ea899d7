"""The plural rules of languages: those that gettext has, and CLDR's for all others."""

from __future__ import annotations

from collections import Counter
from functools import cache

from loctool.catalog.plurals.cldr import CATEGORIES, cldr_forms
from loctool.catalog.plurals.rule import NUMBERS, SAMPLE, PluralRule, plural_rule
from loctool.errors import CatalogError
from loctool.text.language import base_language, gettext_tag, locale_of

_ONE = "nplurals=1; plural=0;"
_TWO = "nplurals=2; plural=(n != 1);"
_FRENCH = "nplurals=2; plural=(n > 1);"
_SLAVIC = "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
_RUSSIAN = f"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : {_SLAVIC}"
_LIKE_GERMAN = "bg ca da de el en eo es et eu fi fo gl he hu it nb nl nn no pt sq sv tr".split()  # noqa: SIM905
_RULES = {
    **dict.fromkeys(_LIKE_GERMAN, _TWO),
    **dict.fromkeys(("fr", "pt_BR"), _FRENCH),
    **dict.fromkeys(("ja", "ko", "vi", "zh", "th"), _ONE),
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


@cache
def plural_forms(language: str) -> str:
    """Return a language's Plural-Forms: that of gettext if it has one, else CLDR's rule for whole numbers.

    Raises CatalogError if neither knows a rule of the language.
    """
    tags = (gettext_tag(language).partition("@")[0], base_language(language))
    if found := _RULES.get(tags[0]) or _RULES.get(tags[1]):
        return found
    own = cldr_forms(language)
    if own is None:
        raise CatalogError(
            f"no plural rule is known for the language {language!r}; write Plural-Forms into its catalog"
        )
    forms = forms_by(own)
    return next((usual for usual in (_TWO, _FRENCH, _RUSSIAN) if forms_by(usual) == forms), own)


@cache
def forms_by(field: str) -> list[int]:
    """Return the forms of SAMPLE by a Plural-Forms field. Raises CatalogError if it is not valid."""
    return plural_rule(field).forms(SAMPLE)


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
    named = [tag for tag in CATEGORIES if tag in {*cldr.tags, "other"}]
    return {tag: counted[tag].most_common(1)[0][0] if tag in counted else rule.count - 1 for tag in named}
