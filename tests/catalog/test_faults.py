"""All mistakes of a file, each with its line and column, and nothing behind them lost."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.faults import FATAL, find_faults
from loctool.catalog.plurals import plural_rule
from loctool.catalog.reader import table_in
from loctool.catalog.syntax.grammar import parse
from loctool.catalog.syntax.mistakes import PoSyntaxError
from loctool.compiling.mo import compile_mo
from loctool.errors import CatalogError
from loctool.model import Finding, Severity
from tests.catalog.test_fast_reader import PIECES
from tests.catalog.test_grammar import BROKEN, HEADER
from tests.conftest import SAMPLES

RUSSIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
MANY = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "a
msgstr "b"

msgid "good one"
msgstr "kept"

msgis "c"
msgstr "d"

# comment
msgid "e\\q"
msgstr "f"

msgid "good two"
msgstr "kept"
msgid "no msgstr"

msgid "g" x
msgstr "h"

msgid "good one"
msgstr "again"
"""


def fault(rule: str, message: str, line: int, column: int = 0) -> Finding:
    return Finding(rule, Severity.ERROR, message, "", line, (None, ""), column=column)


def places(text: str, language: str = "de") -> list[tuple[str, int, int]]:
    return [(fault.rule, fault.line, fault.column) for fault in find_faults(text.encode(), language)]


def test_all_mistakes_are_found_and_the_rest_is_read() -> None:
    assert places(MANY) == [
        ("syntax", 4, 7),
        ("syntax", 10, 1),
        ("syntax", 14, 9),
        ("syntax", 19, 1),
        ("syntax", 21, 11),
        ("duplicate-key", 24, 0),
    ]
    assert [one.fields["msgid"] for one in parse(MANY, [])[0]] == ["", "good one", "good two", "good one"]


@pytest.mark.parametrize("text", BROKEN)
def test_the_first_one_is_the_one_that_reading_names(text: str) -> None:
    line, message = BROKEN[text]
    first = next(one for one in find_faults((HEADER + text).encode(), "de") if one.rule in FATAL)
    assert (first.line, first.message) == (line, message)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_going_on_ends_and_finds_what_reading_finds(text: str) -> None:
    mistakes: list[PoSyntaxError] = []
    entries, _ = parse(text, mistakes)
    lines = [mistake.line for mistake in mistakes]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
    assert all(one.lines in text for one in entries)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.po")), ids=lambda path: path.name)
def test_nothing_is_wrong_with_the_samples(path: object) -> None:
    language = "ru" if "nplurals=3" in path.read_text("utf-8") else "en"  # type: ignore[attr-defined]
    known = ("fuzzy-header", "byte-order-mark")
    assert [one for one in find_faults(path.read_bytes(), language) if one.rule not in known] == []  # type: ignore[attr-defined]


def test_bytes_that_are_no_utf_8_each_line() -> None:
    raw = b'msgid "a"\nmsgstr "\xfc"\n\nmsgid "b"\nmsgstr "ok \xff"\n'
    assert [one for one in find_faults(raw, "de") if one.rule != "header-field"] == [
        fault("charset", "not UTF-8 (byte 0xfc); convert it, for example with iconv -t utf-8", 2, 9),
        fault("charset", "not UTF-8 (byte 0xff); convert it, for example with iconv -t utf-8", 5, 12),
    ]


def test_a_declared_charset() -> None:
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=KOI8-R\\nLanguage: ru\\n"\n'
    assert find_faults(text.encode(), "ru") == [
        fault("charset", "declares the charset KOI8-R; convert it with msgconv -t UTF-8", 3)
    ]


@pytest.mark.parametrize("header", ["", 'msgid ""\nmsgstr ""\n\n'])
def test_no_header_at_all_or_an_empty_one(header: str) -> None:
    assert places(header + 'msgid "a"\nmsgstr "b"\n') == [("header-field", 0, 0)]
    for text in ('msgid "ä"\nmsgstr "b"\n', 'msgid "\\303\\244"\nmsgstr "b"\n'):
        assert places(header + text) == [("header-field", 0, 0), ("no-charset", 0, 0)]


@pytest.mark.parametrize("name", ["Content-Type", "content-type", " CONTENT-TYPE "])
@pytest.mark.parametrize("charset", ["US-ASCII", "ASCII", "us-ascii"])
def test_ascii_is_said_where_it_is_declared(name: str, charset: str) -> None:
    header = f'msgid ""\nmsgstr "Language: de\\n"\n"{name}: text/plain; charset={charset}\\n"\n\n'
    for text in ('msgid "ä"\nmsgstr "b"\n', 'msgid "\\303\\244"\nmsgstr "b"\n'):
        (found,) = find_faults((header + text).encode(), "de")
        assert (found.rule, found.line) == ("no-charset", 3)
        assert found.message.startswith(f"declares the charset {charset}, but has other characters; write ")
    assert places(header + 'msgid "a"\nmsgstr "b"\n') == []


@pytest.mark.parametrize("field", ["content-type: text/plain; charset=KOI8-R", "X-Charset: charset=KOI8-R"])
def test_another_charset_is_seen_wherever_gettext_looks_for_it(field: str) -> None:
    text = f'msgid ""\nmsgstr "Language: de\\n"\n"{field}\\n"\n\nmsgid "a"\nmsgstr "ä"\n'
    assert ("charset", 3, 0) in places(text)
    with pytest.raises(CatalogError, match="declares the charset KOI8-R"):
        table_in(text, Path("a.po"))


@pytest.mark.parametrize("field", ["X-Content-Type: text/plain; charset=UTF-8", "X-Note: charset=UTF-8"])
def test_a_charset_in_another_field_is_none_for_python(field: str) -> None:
    text = f'msgid ""\nmsgstr "Language: de\\n{field}\\n"\n\nmsgid "a"\nmsgstr "ä"\n'
    assert places(text) == [("no-charset", 0, 0)]
    with pytest.raises(UnicodeDecodeError):
        GNUTranslations(BytesIO(compile_mo(table_in(text, Path("a.po")))))


@pytest.mark.parametrize(
    "field", ["Content-Type: text/plain\\n; charset=UTF-8", " content-type :\\n", "Content-Type: Charset=UTF-8"]
)
def test_a_content_type_without_charset_that_python_cannot_read(field: str) -> None:
    text = f'msgid ""\nmsgstr "Language: de\\n{field}\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    assert places(text) == [("no-charset", 2, 0)]
    with pytest.raises(IndexError):
        GNUTranslations(BytesIO(compile_mo(table_in(text, Path("a.po")))))


def test_a_charset_that_was_never_filled_in() -> None:
    text = 'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=CHARSET\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    assert places(text) == [("no-charset", 2, 0)]
    assert find_faults(text.encode(), "de")[0].message.startswith("declares the charset CHARSET, which stands for one")
    with pytest.raises(LookupError):
        GNUTranslations(BytesIO(compile_mo(table_in(text, Path("a.po")))))


def test_a_field_twice() -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/html; charset=UTF-8\\n"\n'
    assert places(header + '"Content-Type: text/plain; charset=UTF-8\\n"\n') == [("header-field", 4, 0)]


def catalog(field: str, forms: int, flags: str = "", language: str = "de") -> str:
    rows = "".join(f'msgstr[{n}] "f{n}"\n' for n in range(forms))
    return f'{flags}msgid ""\nmsgstr ""\n{field}"Language: {language}\\n"\n\nmsgid "a"\nmsgid_plural "as"\n{rows}'


@pytest.mark.parametrize(
    ("rule", "language", "found"),
    [
        (RUSSIAN, "ru", []),
        (RUSSIAN.replace("n%100<10 || n%100>=20", "n%100<12 || n%100>14"), "ru", []),  # Babel's words
        ("nplurals=2; plural=(n != 1);", "de", []),
        ("nplurals=2; plural=n == 1 ? 0 : 1", "de", []),
        ("nplurals=2; plural=(n > 1);", "de", [("plural-forms", 3, 0)]),
        ("nplurals=3; plural=(n != 1);", "ru", [("plural-forms", 3, 0)]),
        ("nplurals=2; plural=(n != 1 ? 2 : 0);", "de", [("plural-forms", 3, 0)]),
        ("nplurals=2; plural=__import__('os');", "de", [("plural-forms", 3, 0)]),
        ("nplurals=2; plural=n/0;", "de", [("plural-forms", 3, 0)]),
        ("nplurals=INTEGER; plural=EXPRESSION;", "de", [("plural-forms", 3, 0)]),
    ],
)
def test_plural_rules_are_compared_by_what_they_say(
    rule: str, language: str, found: list[tuple[str, int, int]]
) -> None:
    forms = 3 if "nplurals=3" in rule else 2
    assert places(catalog(f'"Plural-Forms: {rule}\\n"\n', forms, language=language), language) == found


def test_numbers_of_forms_and_missing_rules() -> None:
    field = f'"Plural-Forms: {RUSSIAN}\\n"\n'
    assert places(catalog(field, 2, language="ru"), "ru") == [("plural-count", 6, 0)]
    assert find_faults(catalog("", 2).encode(), "de") == [
        fault(
            "plural-forms",
            "the header has no Plural-Forms, but the catalog has plurals; write nplurals=2; plural=(n != 1);",
            0,
        )
    ]


def test_a_fuzzy_header() -> None:
    field = f'"Plural-Forms: {RUSSIAN}\\n"\n'
    assert places(catalog(field, 3, "#, fuzzy\n", "ru"), "ru") == [("fuzzy-header", 2, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nplurals=0; plural=0;",
        f"nplurals={'9' * 5000}; plural=0;",
        "nplurals=2",
        "nplurals=2; plural=n +;",
        f"nplurals=2; plural={'(' * 500}n;",
    ],
)
def test_rules_that_are_none(text: str) -> None:
    with pytest.raises(CatalogError):
        plural_rule(text)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Language: deMIME-Version: 1.0\\n", [("header-field", 2, 0)]),
        ("Language: de Content-Transfer-Encoding: 8bit\\n", [("header-field", 2, 0)]),
        ("Language: de\\nX-Source: aX-Generator: b\\n", [("header-field", 2, 0)]),
        ("Language: de\\r\\n", [("header-field", 2, 0)]),
        ("Language: de\\nX-Source-Language: en\\nProject-Id-Version: Language: a tool\\n", []),
    ],
)
def test_fields_that_run_together(header: str, found: list[tuple[str, int, int]]) -> None:
    text = f'msgid ""\nmsgstr "{header}Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    assert places(text) == found


@pytest.mark.parametrize("charset", ["UTF-8 x", "UTF-8; format=flowed"])
def test_a_charset_with_more_in_its_line_is_read_but_not_by_python(charset: str) -> None:
    text = (
        f'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    )
    assert [rule for rule, _, _ in places(text)] == ["no-charset"]
    with pytest.raises(LookupError):
        GNUTranslations(BytesIO(compile_mo(table_in(text, Path("a.po")))))


@pytest.mark.parametrize("charset", ["UTF-8 ", " UTF-8", "utf8"])
def test_blanks_around_the_charset_do_no_harm(charset: str) -> None:
    text = (
        f'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "ä"\n'
    )
    assert places(text) == []
    assert GNUTranslations(BytesIO(compile_mo(table_in(text, Path("a.po"))))).gettext("a") == "ä"
