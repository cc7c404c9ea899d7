"""The quick look says what the whole grammar says, or nothing."""

from __future__ import annotations

from copy import copy, deepcopy
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loctool.catalog.columns import columns_in, columns_of, read_columns, states_of
from loctool.catalog.content import content_of
from loctool.catalog.grammar import PoSyntaxError, parse
from loctool.catalog.lazy import LazyEntry, quick_blocks, unread
from loctool.catalog.reader import Catalog, catalog_in
from loctool.catalog.scan import Columns, scan
from loctool.catalog.statistics import count, statistics
from loctool.compiling.mo import MoOptions, compiled
from loctool.errors import CatalogError
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
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(PIECES[:-9]), st.sampled_from(PIECES)), max_size=7).map("".join)


def slow(text: str) -> Columns:
    """Read with the whole grammar alone."""
    blocks, tail = parse(text.removeprefix("\ufeff"))
    catalog = Catalog(HERE, [block.entry for block in blocks], tail=tail)
    return columns_of(catalog)


def facts(columns: Columns) -> tuple[object, ...]:
    """Return all that is made of columns."""
    return (
        *(columns.header, columns.contexts, columns.msgids, columns.plurals, columns.msgstrs, columns.obsolete),
        *(columns.fuzzy(), states_of(columns), compiled(columns), compiled(columns, MoOptions(True)), count(columns)),
    )


@given(texts, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@example('#~ msgid "a"\n#~ msgstr "b"\n\nmsgid ""\nmsgstr "Language: ru\\n"\n', "\n", "")
@example('#~ msgid "a"\n\nmsgid "x"\nmsgstr "y"\n\n#~ msgstr "b"\n', "\n", "")
@example('#~ msgid "a"\n# c\n#~ msgstr "b"\n', "\n", "")
@example('#~ # c\n#~ msgid "a"\n#~ msgstr "b"\n', "\n", "")
@example("#~ # c", "\n", "")
def test_both_ways_say_the_same(text: str, newline: str, bom: str) -> None:
    text = bom + text.replace("\n", newline)
    quick = scan(text)
    try:
        catalog = catalog_in(text, HERE)
    except CatalogError as refused:
        assert quick is None
        with pytest.raises(CatalogError) as again:
            columns_in(text, HERE)
        assert str(again.value) == str(refused)  # noqa: PT017
        return
    assert quick is None or facts(quick) == facts(slow(text))
    assert facts(columns_of(catalog)) == facts(slow(text))
    assert statistics(catalog) == count(slow(text))


@given(texts, st.sampled_from(["\n", "\r\n"]))
def test_lazy_entries_are_the_entries(text: str, newline: str) -> None:
    text = text.replace("\n", newline)
    try:
        blocks, tail = parse(text)
    except PoSyntaxError:
        assert quick_blocks(text) is None
        return
    found = quick_blocks(text)
    if found is not None:
        assert [(b.lead, b.text, content_of(b.entry), b.entry.linenum) for b in found[0]] == [
            (b.lead, b.text, content_of(b.entry), b.entry.linenum) for b in blocks
        ]
        assert found[1] == tail


def test_plain_files_take_the_quick_way() -> None:
    quick = {path.name for path in SAMPLES.glob("*.po") if scan(path.read_text("utf-8")) is not None}
    assert quick >= {"babel.po", "crlf.po", "gettext.po", "po4a.po", "poedit.po", "polib.po", "weblate.po"}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.po")), ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    text = path.read_bytes().decode()
    assert facts(read_columns(path)) == facts(slow(text))


@pytest.mark.parametrize("text", [*BROKEN, *ODD])
def test_odd_and_broken_ones(text: str) -> None:
    found = scan(HEADER + text)
    assert found is None or facts(found) == facts(slow(HEADER + text))
    assert text not in BROKEN or found is None


def test_nothing_is_read_before_it_is_asked_for() -> None:
    found = quick_blocks('# c\n#, fuzzy\nmsgctxt "m"\nmsgid "a"\nmsgstr "b"\n')
    assert found
    entry = found[0][0].entry
    assert isinstance(entry, LazyEntry)
    assert (entry.msgctxt, entry.msgid, entry.obsolete, unread(entry)) == ("m", "a", False, True)
    assert (entry.flags, entry.tcomment, entry.linenum, unread(entry)) == (["fuzzy"], "c", 4, False)
    with pytest.raises(AttributeError):
        _ = entry.nothing  # type: ignore[attr-defined]


def test_a_change_before_any_look_counts() -> None:
    found = quick_blocks('msgid "a"\nmsgstr "b"\n')
    assert found
    found[0][0].entry.comment = "new"
    assert (found[0][0].entry.comment, found[0][0].entry.msgstr) == ("new", "b")
    assert not unread(found[0][0].entry)


def test_copies_of_entries_are_the_entries() -> None:
    found = quick_blocks('# c\nmsgctxt "m"\nmsgid "a"\nmsgstr "b"\n\nmsgid "d"\nmsgstr ""\n')
    assert found
    first, second = (block.entry for block in found[0])
    second.msgstr = "e"
    for entry, fresh in ((first, True), (second, False)):
        for double in (copy(entry), deepcopy(entry)):
            assert unread(double) is fresh
            double.flags = ["fuzzy"]
            assert content_of(double) != content_of(entry)
            assert (double.msgctxt, double.msgid, double.msgstr) == (entry.msgctxt, entry.msgid, entry.msgstr)
