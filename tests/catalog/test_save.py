"""Zero churn: what nobody touched stays byte for byte, what changed looks like the rest."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry, content_of
from loctool.catalog.layout.lines import Style, lay_out
from loctool.catalog.reader import read
from loctool.catalog.syntax.grammar import parse
from loctool.catalog.writer import merge_file_changes, save, text_of, unchanged_on_disk
from tests.catalog.entries import anything, prose, template
from tests.conftest import SAMPLES

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FILES = sorted(SAMPLES.glob("*.po"))


def copied(name: str, folder: Path) -> Path:
    target = folder / name
    target.write_bytes((SAMPLES / name).read_bytes())
    return target


def changed_lines(before: bytes, after: bytes) -> list[str]:
    diff = difflib.ndiff(before.decode().split("\n"), after.decode().split("\n"))
    return [line for line in diff if line[0] in "+-"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_unchanged_is_byte_identical(path: Path, tmp_path: Path) -> None:
    copy = copied(path.name, tmp_path)
    catalog = read(copy)
    assert not save(catalog, NOW)
    assert copy.read_bytes() == path.read_bytes()
    assert text_of(catalog).encode() == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_written_is_read_again_when_asked_for(path: Path, tmp_path: Path) -> None:
    catalog = read(copied(path.name, tmp_path))
    for entry in catalog.messages():
        entry.msgstr += "" if entry.msgid_plural else "!\n„ä“"
        entry.tcomment = "one\ntwo"
    before = [content_of(entry) for entry in catalog.entries]
    assert save(catalog, NOW)
    assert [entry.is_changed() for entry in catalog.entries] == [False] * len(before)
    assert [content_of(entry) for entry in catalog.entries[1:]] == before[1:]
    assert [content_of(entry) for entry in catalog.entries] == [content_of(e) for e in read(catalog.path).entries]
    assert not save(catalog, NOW)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name not in ("crlf.po", "odd.po")], ids=lambda p: p.name
)
def test_messages_are_those_of_polib(path: Path) -> None:
    theirs = [content_of(entry) for entry in polib.pofile(str(path))]
    ours = sorted(content_of(entry) for entry in read(path).entries if entry.msgid)
    assert [one[:4] for one in ours] == [one[:4] for one in sorted(theirs)]


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("gettext.po", Style(79)),
        ("crlf.po", Style(79, "\r\n")),
        ("poedit.po", Style(0)),
        ("weblate.po", Style(79)),
        ("babel.po", Style(76, wrap="babel")),
        ("po4a.po", Style(76)),
    ],
)
def test_style_is_detected(name: str, style: Style) -> None:
    assert read(SAMPLES / name).style == style


def test_an_empty_string_among_others_is_no_narrow_column(tmp_path: Path) -> None:
    path = tmp_path / "odd.po"
    content = 'msgid ""\nmsgstr ""\n""\n"X-Generator: ' + "\x1a" * 30 + 'late \\5.0"\n'
    path.write_text(content, encoding="utf-8")
    catalog = read(path)
    assert (catalog.messages(), text_of(catalog)) == ([], content)


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("name", ["weblate.po", "poedit.po"])
def test_other_widths_of_polib_and_babel_are_detected(name: str, width: int, tmp_path: Path) -> None:
    polib.pofile(str(SAMPLES / name), wrapwidth=width).save(str(tmp_path / "polib.po"))
    with (SAMPLES / name).open("rb") as source, (tmp_path / "babel.po").open("wb") as target:
        write_po(target, read_po(source), width=width)
    for path in (tmp_path / "polib.po", tmp_path / "babel.po"):
        catalog = read(path)
        for entry in catalog.entries:
            laid_out = [text for kind, text in lay_out(entry, catalog.style) if kind.startswith("msg")]
            assert [text for text in laid_out if text not in (entry.lines or "")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_changed_translation_changes_its_lines_only(path: Path, tmp_path: Path) -> None:
    copy = copied(path.name, tmp_path)
    catalog = read(copy)
    entry = [one for one in catalog.messages() if one.msgstr][-1]
    entry.msgstr = "ganz anders"
    assert save(catalog, NOW)
    ours = [line.strip() for line in changed_lines(path.read_bytes(), copy.read_bytes()) if line[0] == "+"]
    dated = "PO-Revision-Date" in catalog.header
    assert ours == ['+ "PO-Revision-Date: 2026-11-24 12:00+0000\\n"'] * dated + ['+ msgstr "ganz anders"']
    assert not save(catalog, NOW)
    assert not save(read(copy), NOW)


def test_a_draft_in_a_file_of_polib(tmp_path: Path) -> None:
    copy = copied("polib.po", tmp_path)
    catalog = read(copy)
    entry = catalog.messages()[0]
    entry.flags.append("fuzzy")
    entry.tcomment = "note"
    save(catalog)
    assert changed_lines((SAMPLES / "polib.po").read_bytes(), copy.read_bytes()) == ["+ # note", "+ #, fuzzy"]


def test_sticky_flags_stay_on_their_line(tmp_path: Path) -> None:
    path = tmp_path / "sticky.po"
    path.write_text('#, fuzzy\n#= c-format\nmsgid "a"\nmsgstr "b"\n')
    catalog = read(path)
    assert catalog.messages()[0].flags == ["fuzzy", "c-format"]
    catalog.messages()[0].flags.remove("fuzzy")
    save(catalog)
    assert path.read_text() == '#= c-format\nmsgid "a"\nmsgstr "b"\n'


def test_marks_without_a_text_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    before = '#\nmsgid ""\nmsgstr "PO-Revision-Date: x\\n"\n\n# note\n#.\n#,\nmsgid "a"\nmsgstr "b"\n'
    path.write_text(before)
    catalog = read(path)
    catalog.messages()[0].msgstr = "c"
    save(catalog, NOW)
    assert path.read_text() == before.replace("Date: x", "Date: 2026-11-24 12:00+0000").replace('"b"', '"c"')


def test_a_missing_final_newline_stays_missing(tmp_path: Path) -> None:
    path = tmp_path / "end.po"
    path.write_text('msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"')
    catalog = read(path)
    catalog.entries[0].msgstr = "x"
    save(catalog)
    assert path.read_text() == 'msgid "a"\nmsgstr "x"\n\nmsgid "c"\nmsgstr "d"'
    catalog.entries.append(Entry(msgid="e"))
    save(catalog)
    assert path.read_text() == 'msgid "a"\nmsgstr "x"\n\nmsgid "c"\nmsgstr "d"\n\nmsgid "e"\nmsgstr ""\n'


@given(st.lists(st.one_of(prose, anything), unique=True, max_size=8), st.sampled_from([Style(), Style(0), Style(40)]))
def test_what_is_written_is_read(texts: list[str], style: Style) -> None:
    entries = [Entry(msgid=text, msgstr=text, msgctxt=text, flags=["fuzzy"], previous_msgid=text) for text in texts]
    catalog = template(entries)
    catalog.style = style
    found, tail = parse(text_of(catalog))
    assert [content_of(Entry(**one.fields)) for one in found] == [content_of(entry) for entry in catalog.entries]
    assert tail == ""


def test_what_somebody_else_saved_is_merged_entry_by_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n\nmsgid "c"\nmsgstr ""\n')
    catalog = read(path)
    for entry in catalog.entries[:2]:
        entry.msgstr = "ours"
    path.write_text(
        '# new\n\nmsgid ""\n"a"\nmsgstr ""\n\n\nmsgid "b"\nmsgstr "theirs"\n\nmsgid "c"\nmsgstr ""\n# end\n'[7:]
    )
    assert not unchanged_on_disk(catalog)
    assert merge_file_changes(catalog) == 1
    assert unchanged_on_disk(catalog)
    assert [entry.msgstr for entry in catalog.entries] == ["ours", "theirs", ""]
    assert save(catalog)
    assert path.read_text() == (
        'msgid ""\n"a"\nmsgstr "ours"\n\n\nmsgid "b"\nmsgstr "theirs"\n\nmsgid "c"\nmsgstr ""\n# end\n'
    )
    assert [entry.linenum for entry in catalog.entries] == [1, 6, 9]
    assert (merge_file_changes(catalog), save(catalog)) == (0, False)


def test_lines_are_those_of_the_file_after_saving(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n')
    catalog = read(path)
    assert [entry.linenum for entry in catalog.entries] == [1, 4]
    catalog.entries[0].tcomment = "one\ntwo"
    save(catalog)
    assert [entry.linenum for entry in catalog.entries] == [3, 6]
    assert [entry.linenum for entry in read(path).entries] == [3, 6]


def test_entries_of_polib_are_saved_with_the_others(tmp_path: Path) -> None:
    path = copied(FILES[0].name, tmp_path)
    catalog = read(path)
    added = polib.POEntry(msgid="one", msgid_plural="many", msgstr_plural={0: "a", 1: "b"}, flags=["fuzzy"])
    catalog.entries.append(added)
    assert save(catalog, NOW)
    assert not save(catalog, NOW)
    (found,) = [entry for entry in read(path).messages() if entry.msgid == "one"]
    assert content_of(found) == content_of(added)
    catalog.entries[-1].msgstr_plural[1] = "c"
    assert save(catalog, NOW)
    assert read(path).entries[-1].msgstr_plural == {0: "a", 1: "c"}
