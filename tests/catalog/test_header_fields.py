"""Fields of headers that mislead: what is found in each of many wrong headers, and nothing in good ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.faults import find_faults
from loctool.catalog.fields.dates import date_problems
from loctool.catalog.fields.values import wrong_addresses
from loctool.catalog.header import format_date
from loctool.catalog.syntax.merge_marks import conflicts_in

GOOD = {
    "Project-Id-Version": "talk 1.0",
    "Report-Msgid-Bugs-To": "",
    "POT-Creation-Date": "2024-05-01 10:00+0200",
    "PO-Revision-Date": "2024-05-03 14:30+0200",
    "Last-Translator": "A. Weber <weber@example.org>",
    "Language-Team": "German <de@li.org>",
    "Language": "de",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
PLURAL = 'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d Datei"\nmsgstr[1] "%d Dateien"\n'
MESSAGE = 'msgid "mine"\nmsgstr "Bergwerk"\n'


def catalog(fields: Mapping[str, str | None], more: str = MESSAGE) -> str:
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items() if value is not None)
    return f'msgid ""\nmsgstr ""\n{lines}\n{more}'


def rules(text: str, language: str = "de") -> list[str]:
    return [one.rule for one in find_faults(text.encode(), language)]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"Report-Msgid-Bugs-To": "https://example.org/issues"},
        {"Last-Translator": "Automatically generated", "Language-Team": "none"},
        {"Last-Translator": "Anonymous <noreply@weblate.org>"},
        {"Language-Team": "German <https://hosted.weblate.org/projects/talk/slides/de/>"},
        {"Language-Team": "German (http://www.transifex.com/talk/teams/1/de/)"},
        {"Language-Team": "de <LL@li.org>", "Project-Id-Version": "PROJECT VERSION"},  # Babel's
        {"Last-Translator": "Jürgen Müller <jürgen@müller.de>"},
        {"Last-Translator": "Max Muster, 2024", "Language-Team": "", "Project-Id-Version": ""},
        {"Last-Translator": "Max <max at web dot de>"},
        {"PO-Revision-Date": "2024-05-03 14:30:11+02:00"},
        {"PO-Revision-Date": "2024-05-03 14:30+0000", "POT-Creation-Date": "2024-09-01 10:00+0200"},
        {"X-Generator": "Poedit 3.4.2", "X-Poedit-Basepath": "..", "X-Poedit-SearchPath-0": "."},
        {"X-Generator": "Weblate 5.4", "Generated-By": "Babel 2.14.0"},
        {"Content-Transfer-Encoding": "8-bit"},
        {name: None for name in GOOD if name not in ("Language", "Content-Type", "Plural-Forms")},
    ],
)
def test_good_headers(changed: dict[str, str | None]) -> None:
    assert rules(catalog(GOOD | changed)) == []
    assert rules(catalog(GOOD | changed, PLURAL)) == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"Language": None}, "header-field"),
        ({"Language": "ru"}, "header-field"),
        ({"Language": "German"}, "header-field"),
        ({"Language": "de_DEU"}, "header-field"),
        ({"Language": ""}, "header-field"),
        ({"Content-Type": None}, "header-incomplete"),
        ({"Content-Type": "text/plain; charset=CHARSET"}, "no-charset"),
        ({"Content-Type": "text/plain; charset=ISO-8859-1"}, "charset"),
        ({"Content-Type": "text/plain"}, "no-charset"),
        ({"Content-Type": "text/html; charset=UTF-8"}, "header-field"),
        ({"Content-Transfer-Encoding": "quoted-printable"}, "header-field"),
        ({"Content-Transfer-Encoding": "ENCODING"}, "header-field"),
        ({"Content-Transfer-Encoding": None}, "header-incomplete"),
        ({"MIME-Version": None}, "header-incomplete"),
        ({"MIME-Version": "2.0"}, "header-field"),
        ({"Plural-Forms": None}, "plural-forms"),
        ({"Plural-Forms": "nplurals=1; plural=0;"}, "plural-forms"),
        ({"Plural-Forms": "nplurals=2; plural=n > 1;"}, "plural-forms"),
        ({"Plural-Forms": "nplurals=3; plural=(n != 1);"}, "plural-forms"),
        ({"Plural-Forms": "nplurals=2; plural=n !== 1;"}, "plural-forms"),
        ({"Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;"}, "plural-forms"),
        ({"PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE"}, "header-date"),
        ({"PO-Revision-Date": "2024-13-01 10:00+0200"}, "header-date"),
        ({"PO-Revision-Date": "2023-02-29 10:00+0100"}, "header-date"),
        ({"PO-Revision-Date": "2024-05-03 25:61+0200"}, "header-date"),
        ({"PO-Revision-Date": "03.05.2024 14:30"}, "header-date"),
        ({"PO-Revision-Date": "2024-05-03"}, "header-date"),
        ({"PO-Revision-Date": "2024-05-03 14:30"}, "header-date"),
        ({"PO-Revision-Date": "2999-01-01 00:00+0000"}, "header-date"),
        ({"POT-Creation-Date": "1970-01-01 00:00+0000"}, "header-date"),
        ({"POT-Creation-Date": "yesterday"}, "header-date"),
        ({"Project-Id-Version": "PACKAGE VERSION"}, "header-unfilled"),
        ({"Last-Translator": "FULL NAME <EMAIL@ADDRESS>"}, "header-unfilled"),
        ({"Language-Team": "LANGUAGE <LL@li.org>"}, "header-unfilled"),
        ({"Last-Translator": "Max <max@>"}, "header-address"),
        ({"Last-Translator": "Max <max@@web.de>"}, "header-address"),
        ({"Last-Translator": "Max <max@localhost>"}, "header-address"),
        ({"Language-Team": "German <de@li@org>"}, "header-address"),
        ({"Langauge-Team": "none", "Language-Team": None}, "header-field"),
        ({"Content-Transfer-Encodng": "8bit", "Content-Transfer-Encoding": None}, "header-field"),
        ({"Language-Team": 'none\\n"\n"A line without a colon'}, "header-field"),
    ],
)
def test_wrong_headers(changed: dict[str, str | None], rule: str) -> None:
    found = rules(catalog(GOOD | changed, PLURAL if rule == "plural-forms" else MESSAGE))
    assert {*found} - {"plural-count"} == {rule}


def test_a_header_without_charset_has_one_finding() -> None:
    assert rules(catalog(GOOD | {"Content-Type": None}, 'msgid "mine"\nmsgstr "Stöße"\n')) == ["no-charset"]


def test_a_header_of_a_template_without_translations_may_have_placeholders() -> None:
    unfilled = {"PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE", "Last-Translator": "FULL NAME <EMAIL@ADDRESS>"}
    assert rules(catalog(GOOD | unfilled, 'msgid "mine"\nmsgstr ""\n')) == []


def test_more_forms_than_numbers_need_are_right_for_the_fractions_of_a_language() -> None:
    russian = "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    assert rules(catalog(GOOD | {"Language": "ru", "Plural-Forms": russian}), "ru") == []


@given(st.datetimes(datetime(1996, 1, 1), datetime(2020, 1, 1), timezones=st.just(UTC)))
def test_no_date_that_gettext_writes_is_wrong(moment: datetime) -> None:
    assert [*date_problems({"PO-Revision-Date": format_date(moment)}, is_translated=True)] == []


def test_a_date_of_the_future_is_more_than_a_time_zone_away() -> None:
    now = datetime.now(UTC)
    soon, later = (format_date(now + timedelta(hours=hours)) for hours in (13, 60))
    assert [*date_problems({"PO-Revision-Date": soon}, is_translated=True)] == []
    assert len([*date_problems({"PO-Revision-Date": later}, is_translated=True)]) == 1


@given(st.text(), st.text())
def test_any_values_are_read(one: str, other: str) -> None:
    fields = {"PO-Revision-Date": one, "Last-Translator": other, "Language-Team": one}
    for word, message in (*date_problems(fields, is_translated=True), *wrong_addresses(fields)):
        assert word.rstrip(":") in fields
        assert message


CONFLICT = '<<<<<<< HEAD\nmsgstr "Mine"\n=======\nmsgstr "Grube"\n>>>>>>> theirs\n'


def test_a_conflict_is_the_only_thing_that_is_found() -> None:
    text = catalog(GOOD, 'msgid "mine"\n' + CONFLICT + '\nmsgid "pit"\n' + CONFLICT)
    assert [(one.rule, one.line) for one in find_faults(text.encode(), "de")] == [
        ("merge-conflict", 16),
        ("merge-conflict", 23),
    ]
    assert conflicts_in('"<<<<<<< no"\n"======="\n') == []


def test_marks_of_merges_within_texts() -> None:
    joined = '"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"Mine\\n"\n"#-#-#-#-#  b.po  #-#-#-#-#\\n"\n"Grube\\n"\n'
    text = catalog(
        GOOD, '#, fuzzy\nmsgid "mine\\n"\nmsgstr ""\n' + joined + '\n#~ msgid "pit\\n"\n#~ msgstr "#-#-#-#-#"\n'
    )
    assert rules(text) == ["joined-texts"]
    assert rules(catalog(GOOD, 'msgid "#-#-#-#-#"\nmsgstr "#-#-#-#-#"\n')) == []
    assert "joined-texts" in rules('msgid ""\nmsgstr ""\n"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"Language: de\\n"\n')
