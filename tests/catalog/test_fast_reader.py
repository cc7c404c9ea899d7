"""The quick look says what the whole grammar says, or nothing."""

from __future__ import annotations

from copy import copy, deepcopy
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry, content_of
from loctool.catalog.fast_reader import cut_entries, parse_entries, read_table
from loctool.catalog.reader import Catalog, catalog_in, table_in, table_of
from loctool.catalog.statistics import count
from loctool.catalog.syntax.grammar import parse
from loctool.catalog.syntax.mistakes import PoSyntaxError
from loctool.catalog.table import MessageTable
from loctool.compiling.mo import MoOptions, compile_mo
from loctool.errors import CatalogError
from tests.catalog.entries import table_at
from tests.catalog.test_grammar import BROKEN, HEADER, ODD
from tests.conftest import SAMPLES

HERE = Path("x.po")
PIECES = [
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n',
    'msgid "a"\nmsgstr "b"\n', 'msgid "ä"\nmsgstr ""\n"б\\n"\n"\\"q\\" \\\\n"\n', 'msgid "a"\nmsgstr ""\n',
    'msgctxt ""\nmsgid "a"\nmsgstr "b"\n', 'msgctxt "menu"\nmsgid ""\n"a"\nmsgstr "x"\n', "msgctxt \"m\"\n",
    'msgid "n"\nmsgid_plural "ns"\nmsgstr[0] "1"\nmsgstr[1] ""\n"2"\n', 'msgid "p"\nmsgid_plural "ps"\nmsgstr[0] ""\nmsgstr[1] "2"\n',
    'msgid "o"\nmsgid_plural "os"\nmsgstr[0] "1"\nmsgstr[2] "2"\n', 'msgid "t\\t\\a\\r"\nmsgstr "\\x41\\102"\n', 'msgid "e"\nmsgstr "\\q"\n',
    "# note\n", "#\n", "#. hint\n", "#: a.md:1 b.md\n", "#, fuzzy\n", "#, c-format, fuzzy\n", "#,fuzzy,no-wrap\n", "#= fuzzy\n", "#: fuzzy\n",
    "#, notfuzzy\n", "#, fuzzy c-format\n", "#,range: 0..9\tfuzzy\n", '#, placeholders:"a, fuzzy b"\n', '#, x:"fuzzy\n', '#| msgid "old"\n', '#| msgctxt "c"\n#| msgid ""\n#| "old"\n', '#| msgid "old"\n#| msgid_plural "olds"\n', "#|\n",
    "# loctool: draft pseudo de-en 3e23e8160039 000000000000\n", "# loctool: draft argos de-ru 000000000000 000000000000\n",
    '#~ msgid "gone"\n#~ msgstr "x"\n', '#~| msgid "old"\n#~ msgid "lost"\n#~ msgstr ""\n#~ "y"\n', '#~ msgctxt "m"\n#~ msgid "a"\n#~ msgstr "x"\n',
    '#~ msgid "part"\n', '#~ msgstr "part"\n', "#~\n", '#~msgid "near"\n#~msgstr ""\n', "\n", "\n", "\n\n", " \n", "\t# no\n", "\"loose\"\n",
    'msgid "last"\nmsgstr "no end"', 'msgid  "two"\n  msgstr "spaces"\n', 'msgid "same line" "two"\nmsgstr "b"\n', "garbage\n", "#hash\n",
    "#~ # note\n", " # note\n", "#! fuzzy\n", 'domain "d"\n', "# C:\\\n", "\f\n", "\u00a0\n", '#| msgctxt "c"\n', 'msgid "b" msgstr "c"\n', 'msgid "v"\nmsgid_plural ""\nmsgstr[0] "w"\n',
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(PIECES[:-19]), st.sampled_from(PIECES)), max_size=7).map("".join)


def slow(text: str) -> MessageTable:
    """Read with the whole grammar alone."""
    found, tail = parse(text.removeprefix("\ufeff"))
    return table_of(Catalog(HERE, [Entry(**one.fields) for one in found], tail=tail))


def facts(table: MessageTable) -> tuple[object, ...]:
    """Return a table and all that is made of it."""
    return table, table.states(), compile_mo(table), compile_mo(table, MoOptions(True)), count(table)


@given(texts, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@example('#~ msgid "a"\n#~ msgstr "b"\n\nmsgid ""\nmsgstr "Language: ru\\n"\n', "\n", "")
@example('#~ msgid "a"\n\nmsgid "x"\nmsgstr "y"\n\n#~ msgstr "b"\n', "\n", "")
@example('#~ msgid "a"\n# c\n#~ msgstr "b"\n', "\n", "")
@example('#~ # c\n#~ msgid "a"\n#~ msgstr "b"\n', "\n", "")
@example("#~ # c", "\n", "")
def test_both_readers_say_the_same(text: str, newline: str, bom: str) -> None:
    text = bom + text.replace("\n", newline)
    quick = read_table(text, syntaxes=True)
    try:
        catalog = catalog_in(text, HERE)
    except CatalogError as refused:
        assert quick is None
        with pytest.raises(CatalogError) as again:
            table_in(text, HERE)
        assert str(again.value) == str(refused)  # noqa: PT017
        return
    assert quick is None or facts(quick) == facts(slow(text))
    assert facts(table_of(catalog)) == facts(slow(text))


def places(entries: list[Entry]) -> list[tuple[object, ...]]:
    return [(one.blank, one.lines, one.line, one.linenum, content_of(one)) for one in entries]


@given(texts, st.sampled_from(["\n", "\r\n"]))
def test_entries_that_are_cut_are_those_of_the_grammar(text: str, newline: str) -> None:
    text = text.replace("\n", newline)
    found = cut_entries(text)
    try:
        parsed, tail = parse(text)
    except PoSyntaxError:
        assert found is None
        return
    whole = [Entry(**one.fields) for one in parsed]
    entries, _ = parse_entries(text)
    assert [content_of(one) for one in entries] == [content_of(one) for one in whole]
    assert [one.linenum for one in entries] == [one.linenum for one in whole]
    assert found is None or (places(found[0]), found[1]) == (places(entries), tail)


@given(texts)
def test_the_parts_of_an_entry_are_its_lines(text: str) -> None:
    try:
        parsed, _ = parse(text)
    except PoSyntaxError:
        return
    for one in parsed:
        parts = one.parts()
        assert sorted("".join(parts.values()).split("\n")) == sorted(one.lines.split("\n"))
        assert {"msgid"} <= parts.keys()
        assert sum(part.startswith("msgstr") for part in parts) == max(1, len(one.fields["msgstr_plural"]))


def test_plain_files_take_the_quick_way() -> None:
    quick = {path.name for path in SAMPLES.glob("*.po") if read_table(path.read_text("utf-8")) is not None}
    assert quick >= {"babel.po", "crlf.po", "gettext.po", "po4a.po", "poedit.po", "polib.po", "weblate.po"}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.po")), ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    text = path.read_bytes().decode()
    assert facts(table_at(path)) == facts(slow(text))


@pytest.mark.parametrize("text", [*BROKEN, *ODD])
def test_odd_and_broken_ones(text: str) -> None:
    found = read_table(HEADER + text)
    assert found is None or facts(found) == facts(slow(HEADER + text))
    assert text not in BROKEN or found is None


def cut(text: str) -> list[Entry]:
    found = cut_entries(text)
    assert found is not None
    return found[0]


def test_nothing_is_parsed_before_it_is_asked_for() -> None:
    (entry,) = cut('# c\n#, fuzzy\nmsgctxt "m"\nmsgid "a"\nmsgstr "b"\n')
    assert (entry.msgctxt, entry.msgid, entry.obsolete) == ("m", "a", False)
    assert (entry.is_changed(), entry._fields) == (False, None)
    assert (entry.flags, entry.tcomment, entry.linenum, entry.is_changed()) == (["fuzzy"], "c", 4, False)
    with pytest.raises(AttributeError):
        _ = entry.nothing


@pytest.mark.parametrize(
    ("name", "value"),
    [("comment", "new"), ("msgid", "x"), ("msgctxt", ""), ("obsolete", True), ("flags", ["fuzzy"]), ("msgstr", "")],
)
def test_a_change_before_any_look_counts(name: str, value: object) -> None:
    (entry,) = cut('# c\nmsgid "a"\nmsgstr "b"\n')
    was = getattr(entry.as_read(), name)
    setattr(entry, name, value)
    assert entry.is_changed()
    assert (getattr(entry, name), entry.tcomment, getattr(entry.as_read(), name)) == (value, "c", was)
    assert entry.is_changed()
    setattr(entry, name, was)
    assert not entry.is_changed()


def test_copies_of_entries_are_the_entries() -> None:
    first, second = cut('# c\nmsgctxt "m"\nmsgid "a"\nmsgstr "b"\n\nmsgid "d"\nmsgstr ""\n')
    second.msgstr = "e"
    for entry, fresh in ((first, True), (second, False)):
        for double in (copy(entry), deepcopy(entry)):
            assert content_of(double) == content_of(entry)
            assert double.is_changed() or fresh
            double.flags = ["fuzzy"]
            assert content_of(double) != content_of(entry)
            assert (double.msgctxt, double.msgid, double.msgstr) == (entry.msgctxt, entry.msgid, entry.msgstr)


def test_the_head_of_an_entry_is_all_above_its_translation() -> None:
    heads = {
        'msgid "a"\nmsgstr ""\n': 'msgid "a"',
        '# c\n#. d\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n': '# c\n#. d\n#, fuzzy\nmsgid "a"',
        '#. d\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\n': '#. d\nmsgid "a"\nmsgid_plural "as"',
    }
    assert {text: cut(text)[0].head for text in heads} == heads
    (entry,) = cut('#. d\nmsgid "a"\nmsgstr "b"\n')
    entry.comment = "e"
    assert (entry.head, Entry(msgid="a").head) == (None, None)
