"""Fixes of a catalog's file: the header's fields, and nothing that could make a translation another."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.model import Finding, Severity
from loctool.quality.file_fixes import Place, fix_file
from loctool.quality.run import check_file
from loctool.quality.settings import usual_settings

CHARSET, LANGUAGE = "Content-Type: text/plain; charset=UTF-8\\n", "Language: ru\\n"
RULE = (
    'Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "\n'
    '"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n'
)
OTHER = "Plural-Forms: nplurals=2; plural=n != 1;\\n"
PLURAL = 'msgid "Tier"\nmsgid_plural "Tiere"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\nmsgstr[2] "{}"\n'


def made(*fields: str, body: str = 'msgid "Wald"\nmsgstr "Лес"\n') -> str:
    lines = "".join(f'"{field}"\n' for field in fields)
    return f'msgid ""\nmsgstr ""\n{lines}\n{body}'


def fix(text: str) -> tuple[str, list[str]]:
    """Mend a Russian catalog, and return its text and the rules whose findings are mended."""
    settings = usual_settings("ru.po", "ru")
    fixed, mended = fix_file(
        text, Place(Path("ru.po"), "ru"), lambda now: check_file(now.encode(), settings), lambda _: True
    )
    return fixed, [one.rule for one in mended]


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        (made(CHARSET, LANGUAGE), made(CHARSET, LANGUAGE), []),
        (made(CHARSET), made(LANGUAGE, CHARSET), ["header-field"]),
        (made(LANGUAGE), made(LANGUAGE, CHARSET), ["no-charset"]),
        (made(LANGUAGE, CHARSET.replace("UTF-8", "CHARSET")), made(LANGUAGE, CHARSET), ["no-charset"]),
        (
            made(CHARSET, LANGUAGE, body=PLURAL.format("зверь", "зверя", "зверей")),
            made(CHARSET, LANGUAGE, RULE, body=PLURAL.format("зверь", "зверя", "зверей")),
            ["plural-forms"],
        ),
        (
            made(CHARSET, LANGUAGE, "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"),
            made(CHARSET, LANGUAGE, RULE),
            ["plural-forms"],
        ),
        ("\ufeff" + made(CHARSET, LANGUAGE), made(CHARSET, LANGUAGE), ["byte-order-mark"]),
        ("#, fuzzy, c-format\n" + made(CHARSET, LANGUAGE), "#, c-format\n" + made(CHARSET, LANGUAGE), ["fuzzy-header"]),
    ],
)
def test_what_is_missing_is_written(before: str, after: str, rules: list[str]) -> None:
    fixed, mended = fix(before)
    assert (fixed, mended) == (after, rules)
    assert fix(fixed) == (fixed, [])


@pytest.mark.parametrize(
    "text",
    [
        made(CHARSET, "Language: de\\n"),  # whose translations are these?
        made(CHARSET, LANGUAGE, OTHER, body=PLURAL.format("зверь", "зверя", "зверей")),  # another order of forms
        made(CHARSET, LANGUAGE, OTHER, body=PLURAL.format("зверь", "зверя", "")),
        'msgid "Wald"\nmsgstr "Лес"\n',  # without a header
        made(CHARSET, CHARSET, LANGUAGE),
    ],
)
def test_what_nobody_can_know_stays(text: str) -> None:
    assert fix(text) == (text, [])


def test_the_fix_of_a_finding_on_the_header_is_its_whole_text() -> None:
    text = made(CHARSET, "language: ru\\n")

    def check(now: str) -> list[Finding]:
        fix = "Content-Type: text/plain; charset=UTF-8\nLanguage: ru\n"
        return [Finding("spelling", Severity.NOTE, "", "", 0, (None, ""), fix=fix)] if "language:" in now else []

    fixed, mended = fix_file(text, Place(Path("ru.po"), "ru"), check, lambda _: True)
    assert (fixed, len(mended)) == (made(CHARSET, LANGUAGE), 1)
