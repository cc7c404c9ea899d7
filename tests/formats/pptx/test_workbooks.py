"""The workbook behind a chart: cells that the chart names are translated, everything else is as it was."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pptx import Presentation

from loctool.formats.office.package import Package
from loctool.formats.pptx.charts import chart_left_out, chart_units
from loctool.formats.pptx.workbook.references import Area, areas, column_number, position
from loctool.formats.pptx.workbook.strings import decode, encode, encode_name
from tests.formats.pptx.packages import package_of, rels, translate, written, xml, zipped

DECK = Path(__file__).parent.parent.parent / "data" / "pptx" / "charts.pptx"
CHART = "ppt/charts/chart1.xml"


def workbooks(content: bytes) -> list[Workbook]:
    shapes = [shape for slide in Presentation(io.BytesIO(content)).slides for shape in slide.shapes]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    return [load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) for chart in charts]


def values(book: Workbook) -> dict[str, object]:
    """Return "sheet!A1" -> value or formula of all cells."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_cells_that_the_chart_shows_are_translated_and_no_others() -> None:
    content = DECK.read_bytes()
    before, after = values(workbooks(content)[1]), values(workbooks(translate(content)[0])[1])
    shown = {"B1", "C1", "A2", "A3", "A4"}
    assert after == {at: f"«{value}»" if at.removeprefix("Sheet1!") in shown else value for at, value in before.items()}
    assert after["Sheet1!F1"] == "Erstes Jahr"
    assert after["Sheet1!D2"] == "=B2+C2"
    assert after["Zweites Jahr!A2"] == "Drittes Jahr"


def test_the_columns_of_a_table_are_called_as_their_headers() -> None:
    sheet = workbooks(translate(DECK.read_bytes())[0])[1]["Sheet1"]
    names = [column.name for column in sheet.tables["Daten"].tableColumns]
    assert names == [cell.value for cell in sheet[1][:4]] == ["Jahre", "«Kosten <netto>»", "«Erstes Jahr»", "Summe"]


def test_the_cells_of_all_charts_are_translated() -> None:
    content = DECK.read_bytes()
    for before, after in zip(workbooks(content), workbooks(translate(content)[0]), strict=True):
        assert before.sheetnames == after.sheetnames
        changed = {at for at, value in values(before).items() if values(after)[at] != value}
        strings = {at for at, value in values(before).items() if isinstance(value, str) and value[0] != "="}
        assert changed == {at for at in strings if at not in ("Sheet1!F1", "Sheet1!A1", "Sheet1!D1", "Zweites Jahr!A2")}


BOOK = {
    "_rels/.rels": rels(("r1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": xml(
        "<x:workbook><x:sheets><x:sheet name='Blatt 1' sheetId='1' r:id='r1'/></x:sheets>"
        "<x:definedNames><x:definedName name='Orte'>'Blatt 1'!$A$2:$A$9</x:definedName></x:definedNames></x:workbook>"
    ),
    "xl/_rels/workbook.xml.rels": rels(("r1", "worksheet", "worksheets/s.xml"), ("r2", "sharedStrings", "strings.xml")),
}


def rewrite(rows: str, strings: str, translations: dict[str, str], **parts: str) -> Package:
    """Return the workbook of a chart with the translations; the chart names A2:A9 and B1."""
    book = {**BOOK, "xl/worksheets/s.xml": xml(f"<x:worksheet><x:sheetData>{rows}</x:sheetData></x:worksheet>")}
    book["xl/strings.xml"] = xml(f"<x:sst count='9' uniqueCount='2'>{strings}</x:sst>")
    if "table" in parts:
        book["xl/worksheets/_rels/s.xml.rels"] = rels(("r1", "table", "../tables/t.xml"))
        book["xl/tables/t.xml"] = xml(parts["table"])
    points = "".join(f"<c:pt><c:v>{text}</c:v></c:pt>" for text in translations)
    chart = (
        f"<c:chartSpace><c:ser><c:tx><c:strRef><c:f>'Blatt 1'!$B$1</c:f></c:strRef></c:tx><c:cat><c:strRef>"
        f"<c:f>[0]!Orte</c:f><c:strCache>{points}</c:strCache></c:strRef></c:cat></c:ser>"
        "<c:externalData r:id='r1'/></c:chartSpace>"
    )
    package = package_of(
        {
            CHART: xml(chart),
            "ppt/charts/_rels/chart1.xml.rels": rels(("r1", "package", "../embeddings/book.xlsx")),
            "ppt/embeddings/book.xlsx": zipped(book),
        }
    )
    for unit in chart_units(package, CHART, 1):
        unit.write(translations[unit.segment.text], "en")
    return Package(Package(written(package), "deck.pptx").read("ppt/embeddings/book.xlsx"), "book.xlsx")


def texts(package: Package, part: str, name: str) -> list[str]:
    return package.tree(part).xpath(f"//*[local-name()='{name}']/text()")


def test_a_shared_string_that_no_other_cell_uses_is_written_in_its_place() -> None:
    book = rewrite(
        "<x:row><x:c r='A2' t='s'><x:v>0</x:v></x:c></x:row><x:row r='3'><x:c t='s'><x:v>0</x:v></x:c></x:row>",
        "<x:si><x:r><x:rPr><x:b/></x:rPr><x:t>Mün</x:t></x:r><x:r><x:t>chen</x:t></x:r><x:rPh><x:t>x</x:t></x:rPh></x:si>",
        {"München": " Munich"},
    )
    assert texts(book, "xl/worksheets/s.xml", "v") == ["0", "0"]
    assert texts(book, "xl/strings.xml", "t") == [" Munich"]
    assert b'<x:t xml:space="preserve"> Munich</x:t>' in book.read("xl/strings.xml")


def test_a_shared_string_that_other_cells_use_stays() -> None:
    book = rewrite(
        "<x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c></x:row>"
        "<x:row r='2'><x:c r='A2' t='s'><x:v>0</x:v></x:c></x:row>",
        "<x:si><x:t>München</x:t></x:si><x:si><x:t>Ulm</x:t></x:si><x:extLst/>",
        {"München": "Munich"},
    )
    assert texts(book, "xl/worksheets/s.xml", "v") == ["0", "2"]
    assert texts(book, "xl/strings.xml", "t") == ["München", "Ulm", "Munich"]
    strings = book.tree("xl/strings.xml")
    assert strings.get("uniqueCount") == "3"
    assert strings[-1].tag.endswith("extLst")


def test_inline_strings_are_written_and_computed_ones_are_not() -> None:
    book = rewrite(
        "<x:row r='2'><x:c r='A2' t='inlineStr'><x:is><x:t>Köln</x:t></x:is></x:c></x:row>"
        "<x:row r='3'><x:c r='A3' t='str'><x:v>Köln</x:v></x:c></x:row>"
        "<x:row r='4'><x:c r='A4' t='str'><x:f>A2</x:f><x:v>Köln</x:v></x:c></x:row>"
        "<x:row r='5'><x:c r='A5'><x:v>7</x:v></x:c><x:c t='inlineStr'><x:is><x:t>Köln</x:t></x:is></x:c></x:row>",
        "",
        {"Köln": "Cologne"},
    )
    assert texts(book, "xl/worksheets/s.xml", "t") == ["Cologne", "Köln"]
    assert texts(book, "xl/worksheets/s.xml", "v") == ["Cologne", "Köln", "7"]


def test_translations_may_be_swapped() -> None:
    cells = "".join(
        f"<x:row><x:c r='A{row}' t='str'><x:v>{text}</x:v></x:c></x:row>" for row, text in ((2, "links"), (3, "rechts"))
    )
    book = rewrite(cells, "", {"links": "rechts", "rechts": "links"})
    assert texts(book, "xl/worksheets/s.xml", "v") == ["rechts", "links"]


HEADERS = "<x:row r='1'><x:c r='B1' t='str'><x:v>Absatz</x:v></x:c></x:row>{}"
TABLE = (
    "<x:table ref='B1:C3'><x:tableColumns><x:tableColumn id='1' name='Absatz'/><x:tableColumn id='2' name='Sales'>{}"
    "</x:tableColumn></x:tableColumns></x:table>"
)


@pytest.mark.parametrize(
    ("rows", "table", "translation", "expected"),
    [
        ("", TABLE.format(""), "New\nsales", "New_x000a_sales"),
        ("", TABLE.format(""), "sales", "Absatz"),  # another column has the name
        (
            "",
            TABLE.format("<x:calculatedColumnFormula>2*Daten[[#This Row],[absatz]]</x:calculatedColumnFormula>"),
            "S",
            "Absatz",
        ),
        ("<x:row r='7'><x:c r='D7'><x:f>SUM(Daten[Absatz])</x:f></x:c></x:row>", TABLE.format(""), "S", "Absatz"),
        ("", TABLE.format("").replace("ref=", "headerRowCount='0' ref="), "S", "Absatz"),
    ],
)
def test_the_column_of_a_table_is_renamed_where_the_table_stays_valid(
    rows: str, table: str, translation: str, expected: str
) -> None:
    book = rewrite(HEADERS.format(rows), "", {"Absatz": translation}, table=table)
    assert book.tree("xl/tables/t.xml")[0][0].get("name") == expected
    headless = "headerRowCount" in table
    assert texts(book, "xl/worksheets/s.xml", "v") == [
        "Absatz" if expected == "Absatz" and not headless else translation
    ]


CELLS = st.sampled_from(["Nord", "Süd", "_x000D_ Ost", "West\nrand", " Rand ", 7, "=A1", None])
GRID = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5)


def chart_of(book: bytes, texts: list[str]) -> Package:
    """Return a package of a chart that shows column B of the first sheet of a workbook."""
    points = "".join(f"<c:pt><c:v>{encode(text)}</c:v></c:pt>" for text in texts)
    chart = (
        f"<c:chartSpace><c:ser><c:cat><c:strRef><c:f>Sheet1!$B$1:$B$5</c:f><c:strCache>{points}</c:strCache></c:strRef>"
        "</c:cat></c:ser><c:externalData r:id='r1'/></c:chartSpace>"
    )
    links = rels(("r1", "package", "../embeddings/book.xlsx"))
    return package_of({CHART: xml(chart), "ppt/charts/_rels/chart1.xml.rels": links, "ppt/embeddings/book.xlsx": book})


@given(grid=GRID, other=GRID, shown=st.integers(1, 5))
def test_column_b_is_translated_in_any_workbook(
    grid: list[tuple[object, ...]], other: list[tuple[object, ...]], shown: int
) -> None:
    with xlsxwriter.Workbook(target := io.BytesIO(), {"in_memory": True}) as book:
        for rows in (grid, other)[: 1 + shown % 2]:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    names = [row[1] for row in grid[:shown] if isinstance(row[1], str) and row[1][0] != "="]
    package = chart_of(target.getvalue(), names)
    for unit in chart_units(package, CHART, 1):
        unit.write(unit.segment.text.upper(), "en")
    before = values(load_workbook(io.BytesIO(target.getvalue())))
    after = values(load_workbook(io.BytesIO(Package(written(package), "deck.pptx").read("ppt/embeddings/book.xlsx"))))
    expected = {at: str(value).upper() for at, value in before.items() if at.startswith("Sheet1!B") and value in names}
    assert after == before | expected


def test_a_large_workbook_is_left_alone_and_reported() -> None:
    with xlsxwriter.Workbook(target := io.BytesIO(), {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, (1, "Nord"))
        for row in range(1, 150):
            sheet.write(row, 2, f"{row} {'x' * 30_000}")
    package = chart_of(target.getvalue(), ["Nord"])
    for unit in chart_units(package, CHART, 1):
        unit.write("North", "en")
    deck = Package(written(package), "deck.pptx")
    assert deck.read("ppt/embeddings/book.xlsx") == target.getvalue()
    assert texts(deck, CHART, "v") == ["North"]
    assert [one.reason for one in chart_left_out(package, CHART, 1)] == [
        "is the workbook of a chart and too large. Only what the chart shows is translated."
    ]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("Sheet1!$B$1", [Area("sheet1", 2, 1, 2, 1)]),
        ("'It''s a sheet'!$A$2:$AA$5", [Area("it's a sheet", 1, 2, 27, 5)]),
        ("(Tabelle1!$A$2,Tabelle1!$A$4:$A$6)", [Area("tabelle1", 1, 2, 1, 2), Area("tabelle1", 1, 4, 1, 6)]),
        ("'[Mappe 1.xlsx]Blatt'!B5:A1", [Area("blatt", 1, 1, 2, 5)]),
        ("=Süd!A1+Nord!B2", [Area("süd", 1, 1, 1, 1), Area("nord", 2, 2, 2, 2)]),
        ("Orte", []),
        ("Sheet1!#REF!", []),
        ('{"a","b"}', []),
    ],
)
def test_formulas_name_areas(formula: str, expected: list[Area]) -> None:
    assert list(areas(formula)) == expected


def test_odd_numbers_are_no_references() -> None:
    book = rewrite(
        f"<x:row r='{'9' * 5000}'><x:c r='A{'9' * 5000}' t='s'><x:v>{'9' * 5000}</x:v></x:c></x:row>"
        "<x:row><x:c r='A2' t='s'><x:v>-1</x:v></x:c><x:c r='A3' t='s'><x:v>0</x:v></x:c></x:row>",
        "<x:si><x:t>Köln</x:t></x:si>",
        {"Köln": "Cologne"},
    )
    assert texts(book, "xl/strings.xml", "t") == ["Cologne"]
    assert not list(areas(f"Blatt!A{'9' * 5000}"))


def test_positions_are_columns_and_rows() -> None:
    assert (position("B3"), position("$AA$10"), position("R1C1")) == ((2, 3), (27, 10), None)
    assert column_number("XFD") == 16384


@pytest.mark.parametrize(
    ("written_so", "text"),
    [("a_x000D_\nb", "a\nb"), ("_x005F_x000D_", "_x000D_"), ("_x0007_", "_x0007_"), ("ä_x", "ä_x")],
)
def test_escapes_of_spreadsheets_are_read(written_so: str, text: str) -> None:
    assert decode(written_so) == text


def test_what_looks_like_an_escape_is_escaped() -> None:
    assert decode(encode("_x000D_ _x00e4_")) == "_x000D_ _x00e4_"
    assert encode_name("a\nb") == "a_x000a_b"
