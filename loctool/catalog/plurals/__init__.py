"""Plural forms: the expression of a header, the rules of languages, and whether the one is the other."""

from loctool.catalog.plurals.judging import rule_for
from loctool.catalog.plurals.languages import categories, plural_forms
from loctool.catalog.plurals.rule import NUMBERS, PluralRule, plural_count, plural_rule, sound_rule

__all__ = [
    "NUMBERS",
    "PluralRule",
    "categories",
    "plural_count",
    "plural_forms",
    "plural_rule",
    "rule_for",
    "sound_rule",
]
