"""Workbooks and CSV: every text comes back as it went out, whatever a spreadsheet may take it for."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from loctool.catalog.entry import Entry
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.errors import CatalogError
from loctool.exchange import EXCHANGE_FORMATS, ExchangeFormat, format_of
from loctool.exchange.applying import apply_returned
from loctool.exchange.sheets.delimited import guard, unguard
from loctool.exchange.sheets.rows import LONGEST_PART
from loctool.exchange.sheets.xlsx import escape, unescape
from loctool.exchange.units import Bundle, Returned, Unit
from loctool.text.controls import unwritable_in_text
from tests.catalog.entries import anything, prose
from tests.exchange.catalogs import HOSTILE, as_sent, bundle, catalog_of, draft, saved, texts

writable = anything.filter(lambda text: not unwritable_in_text(text))
SHEETS = pytest.mark.parametrize("form", [EXCHANGE_FORMATS["xlsx"], EXCHANGE_FORMATS["csv"]], ids=["xlsx", "csv"])


def sent(form: ExchangeFormat, folder: Path, *bundles: Bundle) -> Path:
    """Return a file of bundles."""
    path = folder / f"sent{form.suffixes[0]}"
    path.write_bytes(form.write(bundles))
    return path


def back(path: Path) -> list[Returned]:
    """Return what a file brings back, without the places."""
    form = format_of(path)
    assert form
    assert form.read
    return [replace(unit, place="") for one in form.read(path) for unit in one.units]


def unplaced(bundle: Bundle) -> list[Returned]:
    return [replace(unit, place="") for unit in as_sent(bundle)]


def unit(number: int, source: str, text: str, **fields: Any) -> Unit:
    return Unit(f"{number:012x}", "0" * 12, (source,), (text,), "edited" if text else "untranslated", **fields)


def units_of(pairs: list[tuple[str, str]], **fields: Any) -> Bundle:
    found = tuple(unit(number, *pair, **fields) for number, pair in enumerate(pairs))
    return Bundle("a", "", "locales/en/a.po", "de", "en", found)


@SHEETS
def test_hostile_texts_come_back(form: ExchangeFormat, tmp_path: Path) -> None:
    out = units_of([(text, text) for text in HOSTILE], note="=1", comment="-2", title="@x")
    assert back(sent(form, tmp_path, out)) == unplaced(out)


@SHEETS
@given(pairs=st.lists(st.tuples(texts, st.one_of(st.just(""), texts)), max_size=5), comment=texts)
def test_any_text_comes_back(
    form: ExchangeFormat, pairs: list[tuple[str, str]], comment: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = units_of(pairs, comment=comment if len(comment) <= LONGEST_PART else "")
    assert back(sent(form, tmp_path_factory.getbasetemp(), out)) == unplaced(out)


@SHEETS
@given(pairs=st.dictionaries(prose | anything.filter(bool), st.tuples(prose | anything, prose | writable), max_size=4))
def test_a_catalog_stays_byte_for_byte_and_takes_every_edited_text(
    form: ExchangeFormat, pairs: dict[str, tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    catalog = saved(folder, catalog_of(*(Entry(msgid=msgid, msgstr=pair[0]) for msgid, pair in pairs.items())))
    before, out = catalog.path.read_bytes(), bundle(catalog)
    path = sent(form, folder, out)
    assert apply_returned(catalog, back(path)).rows == ()
    save(catalog)
    assert catalog.path.read_bytes() == before
    written = guard if path.suffix == ".csv" else escape
    rewrite(
        path,
        lambda rows: [
            rows[0],
            *(
                [*row[:3], written(pairs[one.source[0]][1]), *row[4:]]
                for row, one in zip(rows[1:], out.units, strict=True)
            ),
        ],
    )
    apply_returned(catalog, back(path))
    save(catalog)
    found = {one.msgid: one.msgstr for one in read(catalog.path).messages()}
    assert found == {msgid: new or former for msgid, (former, new) in pairs.items()}


@given(texts)
def test_guards_and_escapes_are_undone(text: str) -> None:
    assert unguard(guard(text)) == text
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    "text", ["=1+2", "+1", "-1", "@a", "\ta", "＝1", "007", "1,5", "2024-01-02", "1 März", "TRUE", "wahr"]
)
def test_no_text_of_csv_is_calculated_or_taken_for_a_value(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Ein Satz", "30 Millionen Tonnen seltener Erden", "a=b", "Truely", "'s Gravenhage"])
def test_csv_leaves_plain_texts_plain(text: str) -> None:
    assert guard(text) == text


@SHEETS
def test_plural_forms_have_rows(form: ExchangeFormat, tmp_path: Path) -> None:
    forms = {0: "%d тонна", 1: "%d тонны", 2: ""}
    out = bundle(
        catalog_of(Entry(msgid="%d Tonne", msgid_plural="%d Tonnen", msgstr_plural=forms), language="ru"), "ru"
    )
    assert back(sent(form, tmp_path, out)) == unplaced(out)
    one = bundle(catalog_of(Entry(msgid="%d Tonne", msgid_plural="%d Tonnen", msgstr_plural={0: "%d トン"})), "ja")
    assert back(sent(form, tmp_path, one)) == unplaced(one)


@SHEETS
def test_long_texts_go_on_in_further_rows(form: ExchangeFormat, tmp_path: Path) -> None:
    out = units_of([("ä" * 70_000, "\x07" * 40_000), ("a", "b" * LONGEST_PART)])
    path = sent(form, tmp_path, out)
    assert back(path) == unplaced(out)
    if form is EXCHANGE_FORMATS["xlsx"]:
        cells = [cell.value or "" for row in load_workbook(path).active.iter_rows() for cell in row]
        assert max(map(len, cells)) < 32_767


@SHEETS
def test_the_same_bundles_give_the_same_bytes(form: ExchangeFormat) -> None:
    out = bundle(catalog_of(Entry(msgid="Eins", msgstr="One"), draft("Zwei", "Two")))
    assert form.write([out]) == form.write([out])


@SHEETS
def test_rows_may_be_sorted_and_columns_moved(form: ExchangeFormat, tmp_path: Path) -> None:
    out = units_of([("a", "1"), ("b", "2"), ("x" * 10_000, "y" * 9_000)])
    path = sent(form, tmp_path, out)
    rewrite(path, lambda rows: [[row[3], "mine", *row[:3], *row[4:]] for row in (rows[0], *reversed(rows[1:]))])
    assert sorted(back(path), key=lambda one: one.id) == unplaced(out)


def rewrite(path: Path, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    """Change the rows of a file, as a program does that knows nothing about it."""
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        csv.writer(written := io.StringIO(newline="")).writerows(change(rows))
        path.write_bytes(written.getvalue().encode("utf-8-sig"))
        return
    rows = [[str(cell or "") for cell in row] for row in load_workbook(path).active.iter_rows(values_only=True)]
    book = Workbook()
    for row in change(rows):
        book.active.append(row)  # type: ignore[union-attr]
    for row in book.active.iter_rows():  # type: ignore[union-attr]
        for cell in row:
            cell.data_type = "s" if cell.value else "n"
    book.save(path)


def with_cell(row: int, column: int, text: str) -> Callable[[list[list[str]]], list[list[str]]]:
    def change(rows: list[list[str]]) -> list[list[str]]:
        rows[row][column] = text
        return rows

    return change


@SHEETS
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (with_cell(0, 3, "Englisch"), "lacks the column of the target"),
        (with_cell(0, 8, "Id"), "that `loctool export` wrote"),
        (lambda rows: [[*row, row[3]] for row in rows], r"has several columns 'English \(en\)'"),
        (lambda rows: [row[:9] for row in rows], "lacks the column of the base"),
        (lambda rows: rows[:0], "that `loctool export` wrote"),
    ],
)
def test_what_is_broken_is_refused_as_a_whole(
    form: ExchangeFormat, change: Callable[[list[list[str]]], list[list[str]]], why: str, tmp_path: Path
) -> None:
    path = sent(form, tmp_path, units_of([("a", "1"), ("b", "2")]))
    rewrite(path, change)
    with pytest.raises(CatalogError, match=why) as raised:
        back(path)
    assert raised.value.path == path.as_posix()


@SHEETS
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (with_cell(1, 4, "Freigegeben"), "the state 'Freigegeben' is none of Approved, Edited"),
        (with_cell(1, 8, "nonsense"), "the columns of loctool's own were changed"),
        (with_cell(1, 8, f"m{'0' * 12}/{'9' * 5000}"), "the columns of loctool's own were changed"),
        (with_cell(1, 9, ""), "the columns of loctool's own were changed"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_alone(
    form: ExchangeFormat, change: Callable[[list[list[str]]], list[list[str]]], why: str, tmp_path: Path
) -> None:
    path = sent(form, tmp_path, units_of([("a", "1"), ("b", "2")]))
    rewrite(path, change)
    broken, whole = back(path)
    assert (broken.fault.startswith(why), whole.fault) == (True, "")


@SHEETS
def test_rows_above_and_columns_of_others_are_left_aside(form: ExchangeFormat, tmp_path: Path) -> None:
    path = sent(form, tmp_path, out := units_of([("a", "1"), ("b", "2")]))

    def widen(rows: list[list[str]]) -> list[list[str]]:
        mine = [["Note", "Suggestion (en)", "Slide"], *(["n", "s", "9"] for _ in rows[1:])]
        wide = [[*new, *row[:9], "mine", row[9]] for new, row in zip(mine, rows, strict=True)]
        return [["sep=;"], [], ["By Friday"], *wide, ["", "", "total", "", "", "3 texts"]]

    rewrite(path, widen)
    assert back(path) == unplaced(out)


@SHEETS
def test_thousands_of_rows_of_others_are_refused_one_by_one(form: ExchangeFormat, tmp_path: Path) -> None:
    path = sent(form, tmp_path, units_of([("a", "1")]))
    rewrite(path, lambda rows: [*rows, *([["", "", "neu", "new"]] * 3000)])
    assert len(back(path)) == 3001


@SHEETS
def test_states_may_be_written_in_any_case_or_left_empty(form: ExchangeFormat, tmp_path: Path) -> None:
    path = sent(form, tmp_path, units_of([("a", "1"), ("b", "2")]))
    rewrite(path, with_cell(1, 4, " APPROVED "))
    rewrite(path, with_cell(2, 4, ""))
    assert [(one.standing, one.former) for one in back(path)] == [("approved", "edited"), ("edited", "edited")]


@SHEETS
def test_rows_of_others_are_told_apart(form: ExchangeFormat, tmp_path: Path) -> None:
    path = sent(form, tmp_path, units_of([("a", "1")]))
    rewrite(path, lambda rows: [*rows, ["", "", "neu", "new"], ["a remark"], [], rows[1]])
    assert [(one.id, one.texts) for one in back(path)] == [("0" * 12, ("1",)), ("0" * 12, ("1",)), ("", ("new",))]


@SHEETS
def test_a_changed_source_of_any_plural_form_shows(form: ExchangeFormat, tmp_path: Path) -> None:
    forms = dict.fromkeys(range(3), "x")
    out = bundle(catalog_of(Entry(msgid="a", msgid_plural="b", msgstr_plural=forms), language="ru"), "ru")
    path = sent(form, tmp_path, out)
    rewrite(path, with_cell(3, 2, "c"))
    assert back(path)[0].source == ("a", "b", "c")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_as_spreadsheets_save_it(delimiter: str, encoding: str, tmp_path: Path) -> None:
    out = units_of([("a;b,c\td\ne", '„ä“ "x"'), ("=1", "'")])
    path = sent(EXCHANGE_FORMATS["csv"], tmp_path, out)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    csv.writer(written := io.StringIO(newline=""), delimiter=delimiter).writerows(rows)
    path.write_bytes(written.getvalue().encode(encoding))
    assert back(path) == unplaced(out)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("ä".encode("latin-1"), "is not UTF-8; save it again"),
        (b"\xff\xfe\x00", "is not UTF-16"),
        (b"", "no sheet that"),
        (b'loctool 1 de en,a\n"x"y,z\n', "lacks the column"),
        (EXCHANGE_FORMATS["csv"].write([units_of([("a", "b")])]) + b'"x"y,z', "wrong quotation marks"),
    ],
)
def test_broken_csv_is_refused(content: bytes, why: str, tmp_path: Path) -> None:
    (path := tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(CatalogError, match=why):
        back(path)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18])
def test_a_broken_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    (path := tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(CatalogError, match="no workbook that can be read"):
        back(path)


def test_a_workbook_that_inflates_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("xl/workbook.xml", "w") as part:
        for _ in range(600):
            part.write(bytes(1 << 20))
    with pytest.raises(CatalogError, match="512 MB"):
        back(path)


@pytest.mark.parametrize("value", [3.5, 12, True, "=1+2"])
def test_values_in_a_workbook_are_no_texts(value: object, tmp_path: Path) -> None:
    path = sent(EXCHANGE_FORMATS["xlsx"], tmp_path, units_of([("a", "1")]))
    book = load_workbook(path)
    book.active.cell(2, 4).value = value
    book.active.cell(2, 1).value = book.active.cell(2, 12).value = 3  # nobody reads these
    book.active.cell(4, 4).value = "=COUNTA(D2:D3)"  # below, a row of others
    book.save(path)
    (found,) = back(path)
    assert found.fault.startswith("its target is a number, a date or a formula")


def test_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    path = sent(EXCHANGE_FORMATS["xlsx"], tmp_path, out := units_of([("a", "1")]))
    book = load_workbook(path)
    book.active.cell(100_000, 16_384).value = "x"  # between them are a billion empty cells
    book.save(path)
    assert back(path) == unplaced(out)


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', 2),
        (rb'<dimension[^>]*>|(?<=<c) r="[A-Z]+\d+"|(?<=<row) r="\d+"', b"", 2),
        (rb'<row r="3"', b'<row r="900000000"', 1),
    ],
)
def test_sheets_may_tell_their_size_wrong(old: bytes, new: bytes, count: int, tmp_path: Path) -> None:
    path = sent(EXCHANGE_FORMATS["xlsx"], tmp_path, out := units_of([("a", "1"), ("b", "2")]))
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, re.sub(old, new, content) if name.startswith("xl/worksheets/") else content)
    assert back(path) == unplaced(out)[:count]


def test_letters_of_several_kinds_in_a_cell_are_one_text(tmp_path: Path) -> None:
    path = sent(EXCHANGE_FORMATS["xlsx"], tmp_path, units_of([("a", "1")]))
    book = load_workbook(path)
    book.active.cell(2, 4).value = CellRichText("On", TextBlock(InlineFont(b=True), "e t"), "wo")
    book.save(path)
    assert back(path)[0].texts == ("One two",)


@pytest.mark.filterwarnings("error")
def test_a_workbook_of_another_program_brings_no_warnings(tmp_path: Path) -> None:
    path = sent(EXCHANGE_FORMATS["xlsx"], tmp_path, out := units_of([("a", "1")]))
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != "xl/styles.xml"}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, re.sub(rb'<Override[^>]*styles.xml[^>]*>|(?<=") s="\d+"', b"", content))
    assert back(path) == unplaced(out)


def test_a_workbook_protects_what_is_only_to_be_read() -> None:
    out = bundle(catalog_of(Entry(msgid="=1", msgstr="=2"), draft("Zwei", "Two")))
    sheet = load_workbook(io.BytesIO(EXCHANGE_FORMATS["xlsx"].write([out]))).active
    assert [cell.value for cell in sheet[1]][:8] == [
        "Slide", "Role", "German (de)", "English (en)", "State", "Note", "Findings", "Comment",
    ]  # fmt: skip
    assert [cell.protection.locked for cell in sheet[2]] == [
        True,
        True,
        True,
        False,
        False,
        True,
        True,
        False,
        True,
        True,
    ]
    assert {cell.data_type for cell in sheet[2] if cell.value} == {"s"}
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert [letter for letter, one in sheet.column_dimensions.items() if one.hidden] == ["I", "J"]
    assert sheet.freeze_panes == "A2"
    (offered,) = sheet.data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1) == ("E2:E3", '"Approved,Edited,Draft,Outdated,Conflict,Untranslated"')


def test_sheets_have_names_that_excel_takes(tmp_path: Path) -> None:
    names = ["a/b", "a:b", "A-B", "x" * 40, "x" * 41, "history", "'q'", "[*?]", ""]
    path = sent(EXCHANGE_FORMATS["xlsx"], tmp_path, *(replace(units_of([("a", "b")]), name=name) for name in names))
    found = load_workbook(path).sheetnames
    assert found == ["a-b", "a-b-2", "A-B-3", "x" * 31, f"{'x' * 29}-2", "history-2", "q", "----", "deck"]
    assert len({one.casefold() for one in found}) == len(names)


def test_right_to_left_texts_are_aligned_so() -> None:
    out = replace(units_of([("a", "שלום")]), language="he")
    sheet = load_workbook(io.BytesIO(EXCHANGE_FORMATS["xlsx"].write([out]))).active
    assert [sheet.cell(2, column).alignment.readingOrder for column in (3, 4)] == [0, 2]
    assert sheet.cell(1, 4).value == "Hebrew (he)"


def test_overrides_of_direction_are_named(tmp_path: Path) -> None:
    sheet = load_workbook(sent(EXCHANGE_FORMATS["xlsx"], tmp_path, units_of([("a\u202eb", "")]))).active
    assert sheet.cell(2, 6).value == "invisible: U+202E right-to-left override"
