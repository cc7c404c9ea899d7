"""Plural rules: of all languages, as gettext and Python read them, and as other tools write them."""

from __future__ import annotations

import gettext
import shutil
import subprocess
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.faults import find_faults
from loctool.catalog.plurals import plural_count, plural_forms, sound_rule
from loctool.catalog.plurals.cldr import cldr_forms
from loctool.catalog.plurals.judging import mixed_numbers
from loctool.catalog.plurals.rule import SAMPLE
from loctool.catalog.reader import table_of
from loctool.catalog.writer import text_of
from loctool.compiling.mo import compile_mo
from loctool.merging.template import new_catalog, new_template
from loctool.model import Finding, Severity
from loctool.text.language import locale_of

LANGUAGES = sorted(localedata.locale_identifiers())
SLAVIC = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
TINY_FIRST = f"nplurals=4; plural=n==1 ? 3 : {SLAVIC};"
MILLIONS = "nplurals=3; plural=(n == 1) ? 0 : ((n != 0 && n % 1000000 == 0) ? 1 : 2);"
MILLIONS_ZERO = "nplurals=3; plural=(n == 0 || n == 1) ? 0 : ((n != 0 && n % 1000000 == 0) ? 1 : 2);"
CZECH = "nplurals=4; plural=(n == 1 && n % 1 == 0) ? 0 : (n >= 2 && n <= 4 && n % 1 == 0) ? 1: (n % 1 != 0 ) ? 2 : 3;"
ARABIC = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
)
BRETON = (
    "nplurals=5; plural=(n % 10 == 1 && n % 100 != 11 && n % 100 != 71 && n % 100 != 91) ? 0 : ((n % 10 == 2 && "
    "n % 100 != 12 && n % 100 != 72 && n % 100 != 92) ? 1 : ((((n % 10 == 3 || n % 10 == 4) || n % 10 == 9) && "
    "(n % 100 < 10 || n % 100 > 19) && (n % 100 < 70 || n % 100 > 79) && (n % 100 < 90 || n % 100 > 99)) ? 2 : "
    "((n != 0 && n % 1000000 == 0) ? 3 : 4)));"
)
RIGHT = [
    *((language, MILLIONS) for language in ("es", "it", "ca", "pt_PT", "scn", "vec", "lld")),
    *((language, MILLIONS_ZERO) for language in ("fr", "pt", "pt_BR", "ht")),
    *(("he", rule) for rule in (
        "nplurals=2; plural=(n != 1);",
        "nplurals=3; plural=(n == 1) ? 0 : ((n == 2) ? 1 : 2);",
        "nplurals=4; plural=(n == 1) ? 0 : ((n == 2) ? 1 : ((n > 10 && n % 10 == 0) ? 2 : 3));",
    )),
    *((language, TINY_FIRST) for language in ("sr", "uk")),
    ("ru", "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
           "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);"),
    ("pl", "nplurals=4; plural=(n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : n!=1 && "
           "(n%10>=0 && n%10<=1) || (n%10>=5 && n%10<=9) || (n%100>=12 && n%100<=14) ? 2 : 3);"),
    ("cs", CZECH),
    ("sk", CZECH),
    ("cs", "nplurals=3; plural=(n==1) ? 1 : (n>=2 && n<=4) ? 2 : 0;"),
    ("lt", "nplurals=4; plural=(n==1 ? 0 : n%10==1 && n%100!=11 ? 1 : n%10>=2 && (n%100<10 || n%100>=20) ? 2 : 3);"),
    ("lv", "nplurals=3; plural=(n % 10 == 0 || n % 100 >= 11 && n % 100 <= 19) ? 0 : "
           "((n % 10 == 1 && n % 100 != 11) ? 1 : 2);"),
    ("lv", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"),
    ("cy", "nplurals=6; plural=(n == 0) ? 0 : ((n == 1) ? 1 : ((n == 2) ? 2 : ((n == 3) ? 3 : ((n == 6) ? 4 : 5))));"),
    ("ga", "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4;"),
    ("ga", "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4);"),
    ("ga", "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"),
    ("mt", "nplurals=5; plural=(n == 1) ? 0 : ((n == 2) ? 1 : ((n == 0 || n % 100 >= 3 && n % 100 <= 10) ? 2 : "
           "((n % 100 >= 11 && n % 100 <= 19) ? 3 : 4)));"),
    ("br", BRETON),
    ("bn", "nplurals=2; plural=n > 1;"),
    ("bn", "nplurals=2; plural=(n != 1);"),
    ("hi", "nplurals=2; plural=n > 1;"),
    ("fa", "nplurals=2; plural=(n > 1);"),
    ("fa", "nplurals=2; plural=(n==0 || n==1);"),
    ("fa", "nplurals=1; plural=0;"),
    ("hy", "nplurals=2; plural=(n > 1);"),
    ("ka", "nplurals=2; plural=(n != 1);"),
    ("tr", "nplurals=1; plural=0;"),
    ("ja", "nplurals=2; plural=n != 1;"),
    ("is", "nplurals=2; plural=n % 10 != 1 || n % 100 == 11;"),
    ("mk", "nplurals=2; plural=(n % 10 == 1 && n % 100 != 11) ? 0 : 1;"),
    ("ar", ARABIC),
    ("ar", ARABIC.replace(" && n%100<=99", "")),
]  # fmt: skip
"""Language and rule: CLDR's or gettext's, in other words, another order, or with forms to spare."""
OTHER = [
    (
        "mt",
        "nplurals=4; plural=(n==1 ? 0 : n==0 || ( n%100>1 && n%100<11) ? 1 : (n%100>10 && n%100<20 ) ? 2 : 3);",
        "0 and 2",
    ),
    ("tr", "nplurals=2; plural=(n > 1);", "0 and 1"),
    ("hy", "nplurals=2; plural=(n != 1);", "0 and 2"),
    ("mk", "nplurals=2; plural= n==1 || n%10==1 ? 0 : 1;", "1 and 11"),
    ("en", "nplurals=1; plural=0;", "0 and 1"),
    ("de", "nplurals=2; plural=n>1;", "0 and 1"),
    ("ru", "nplurals=2; plural=(n != 1);", "0 and 2"),
    ("es", "nplurals=2; plural=(n > 1);", "0 and 1"),
]
"""Language, rule and two numbers of one form that the language tells apart."""


def catalog(language: str, field: str, translated: bool) -> bytes:
    forms = plural_count(field)
    rows = "".join(f'msgstr[{form}] "{"text" * translated}"\n' for form in range(forms))
    head = f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {language}\\n"\n"Plural-Forms: {field}\\n"\n'
    return f'msgid ""\nmsgstr ""\n{head}\nmsgid "a"\nmsgid_plural "as"\n{rows}'.encode()


def findings(language: str, field: str, translated: bool = True) -> list[Finding]:
    return find_faults(catalog(language, field, translated), language)


@pytest.mark.parametrize(("language", "field"), RIGHT)
def test_rules_of_other_tools_are_right(language: str, field: str) -> None:
    assert findings(language, field) == findings(language, field, translated=False) == []


@pytest.mark.parametrize(("language", "field", "numbers"), OTHER)
def test_another_rule_is_a_warning_that_renumbers_nothing(language: str, field: str, numbers: str) -> None:
    (found,) = findings(language, field)
    message = f"Plural-Forms is not the rule of {language}: {numbers} have one form, not two"
    assert (found.rule, found.severity, found.message) == ("plural-forms", Severity.WARNING, message)
    (found,) = findings(language, field, translated=False)
    assert found.message == f"{message}; write {plural_forms(language)}"


def test_an_invalid_rule_is_an_error_that_renumbers_nothing() -> None:
    broken = "nplurals=6; plural=n==0 ? 0 : ;"
    (found,) = findings("ar", broken)
    assert (found.severity, "write" in found.message) == (Severity.ERROR, False)
    (found,) = findings("ar", broken, translated=False)
    assert found.message.endswith(f"; write {plural_forms('ar')}")


@pytest.mark.parametrize(
    ("language", "forms", "hint"),
    [("es", 2, "; write nplurals=2; plural=(n != 1);"), ("es", 4, ""), ("ja", 1, "; write nplurals=1; plural=0;"),
     ("es", 3, "; write nplurals=3; plural=n==1 ? 0 : n!=0 && n%1000000==0 ? 1 : 2;")],
)  # fmt: skip
def test_a_missing_rule_is_proposed_only_for_as_many_forms(language: str, forms: int, hint: str) -> None:
    raw = catalog(language, f"nplurals={forms}; plural=0;", translated=True)
    lines = [line for line in raw.splitlines(keepends=True) if b"Plural-Forms" not in line]
    (found,) = find_faults(b"".join(lines), language)
    assert found.message == f"the header has no Plural-Forms, but the catalog has plurals{hint}"


@given(st.sampled_from(("ar", "cy", "ga", "lv", "mt", "ru", "sl")), st.data())
def test_the_order_of_the_forms_and_further_forms_do_not_matter(language: str, data: st.DataObject) -> None:
    own = cldr_forms(language)
    assert own
    count, expression = plural_count(own), own.partition("plural=")[2].rstrip(";")
    order = data.draw(st.permutations(range(count + 1)))
    steps = "".join(f"({expression})=={form} ? {to} : " for form, to in enumerate(order[:-1]))
    assert mixed_numbers(language, f"nplurals={count + 1}; plural=n==3 ? {order[-1]} : {steps}0;") is None


@pytest.mark.parametrize(
    ("language", "field"),
    [
        *((language, "nplurals=2; plural=(n > 1);") for language in ("fa", "hy", "hi", "bn", "am", "ht")),
        *((language, "nplurals=2; plural=(n != 1);") for language in ("ka", "az", "hu", "kk", "scn", "vec", "lld")),
        ("ar", ARABIC),
    ],
)
def test_rules_of_new_catalogs(language: str, field: str) -> None:
    assert plural_forms(language) == field


def new_catalogs() -> dict[str, list[str]]:
    """Return the rules of new catalogs in all languages, each with its languages."""
    found: dict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        found[plural_forms(language)].append(language)
    return found


def test_new_catalogs_of_all_languages(tmp_path: Path) -> None:
    template = new_template(tmp_path / "a.pot", "p 1.0")
    rules = new_catalogs()
    for field, languages in rules.items():
        template.entries[1:] = [Entry(msgid="%d a", msgid_plural="%d as", flags=["c-format"])]
        for language in languages:
            made = new_catalog(tmp_path / "a.po", language, template)
            made.entries[1].msgstr_plural = {form: f"%d f{form}" for form in range(plural_count(field))}
            text = text_of(made)
            assert find_faults(text.encode(), language) == []
            read = gettext.GNUTranslations(BytesIO(compile_mo(table_of(made))))
            rule = sound_rule(field)
            assert rule
            assert [read.ngettext("%d a", "%d as", n) for n in SAMPLE] == [f"%d f{rule.form(n)}" for n in SAMPLE]
        if shutil.which("msgfmt"):
            path = tmp_path / "a.po"
            path.write_text(text)
            subprocess.run(["msgfmt", "-c", "-o", tmp_path / "a.mo", path], check=True, capture_output=True)
    assert len(rules) > 20


def test_rules_from_cldr_say_what_babel_says() -> None:
    """Of all whole numbers, compact ones included, and of all languages that Babel knows."""
    for language in LANGUAGES:
        locale, field = locale_of(language), cldr_forms(language, compact=True)
        assert locale
        assert field
        rule = sound_rule(field)
        assert rule
        pairs = {(rule.form(number), locale.plural_form(number)) for number in SAMPLE}
        assert len(pairs) == len({form for form, _ in pairs}) == len({tag for _, tag in pairs}), language


def test_operands_that_cldr_may_bring_are_zero_for_whole_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    class Locale:
        plural_form = type("Rule", (), {"abstract": [
            ("many", ("or", (("relation", ("in", ("x", ()), ("range_list", [(("value", (1,)), ("value", (9,)))]))),
                             ("relation", ("in", ("n", ()), ("range_list", [(("value", (7,)), ("value", (7,)))])))))),
            ("few", ("not", (("relation", ("in", ("x", ()), ("range_list", [(("value", (0,)), ("value", (0,)))]))),))),
        ]})  # fmt: skip

    monkeypatch.setattr("loctool.catalog.plurals.cldr.locale_of", lambda _: Locale)
    assert cldr_forms("a language of its own") == "nplurals=2; plural=n==7 ? 0 : 1;"
    cldr_forms.cache_clear()


def test_withdrawn_codes_have_the_rule_of_the_language() -> None:
    pairs = {"iw": "he", "in": "id", "ji": "yi", "mo": "ro", "jw": "jv"}
    assert {code: plural_forms(code) for code in pairs} == {code: plural_forms(usual) for code, usual in pairs.items()}
    assert plural_forms("sh") == plural_forms("sr")
