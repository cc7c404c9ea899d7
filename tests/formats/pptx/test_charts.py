"""Charts: every text that python-pptx or the eye finds is a unit, and is written where the chart keeps it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.axis import AxisTitle
from pptx.chart.chart import Chart, ChartTitle

from loctool.formats.office.package import Package
from loctool.formats.pptx.charts import chart_left_out, chart_units
from tests.formats.pptx.packages import deck_units, differing, package_of, rels, translate, written, xml, zipped

DECKS = Path(__file__).parent.parent.parent / "data" / "pptx"
CHARTS = ("charts.pptx", "999-slide-master-title-style.pptx")

CHART = "ppt/charts/chart1.xml"
RELS = "ppt/charts/_rels/chart1.xml.rels"


def charts(content: bytes) -> Iterator[Chart]:
    for slide in Presentation(io.BytesIO(content)).slides:
        yield from (shape.chart for shape in slide.shapes if shape.has_chart)


def shown(chart: Chart) -> list[str]:
    """Return what python-pptx finds in a chart."""
    titles = [title.text_frame.text for title in titles_of(chart)]
    levels = [one.label for plot in chart.plots for level in plot.categories.levels for one in level]
    categories = [str(one) for plot in chart.plots for one in plot.categories]
    return [*titles, *(series.name for series in chart.series), *categories, *levels]


def titles_of(chart: Chart) -> Iterator[AxisTitle | ChartTitle]:
    if chart.has_title and chart.chart_title.has_text_frame:
        yield chart.chart_title
    for name in ("category_axis", "value_axis"):
        try:
            axis = getattr(chart, name)
        except ValueError:  # a pie has none
            continue
        if axis.has_title and axis.axis_title.has_text_frame:
            yield axis.axis_title


def strings(content: bytes) -> list[str]:
    root = etree.fromstring(content)
    return list(root.xpath("//*[local-name()='v' or local-name()='t' or local-name()='pt']/text()"))


def units_of(chart: str, **parts: bytes) -> tuple[Package, list[str]]:
    """Return a package of one chart after its texts were put into «», and the texts."""
    package = package_of({CHART: xml(chart), **{name.replace("__", "/"): content for name, content in parts.items()}})
    found = []
    for unit in chart_units(package, CHART, 1):
        found.append(unit.segment.text)
        unit.write(f"«{unit.segment.text}»", "ru")
    return package, found


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_changes_without_another_text(name: str) -> None:
    content = (DECKS / name).read_bytes()
    package = Package(content, name)
    units = list(deck_units(package))
    assert written(package) == content
    for unit in units:
        unit.write(unit.segment.text, "")
    assert not differing(content, written(package))


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_of_a_chart_is_missed(name: str) -> None:
    content = (DECKS / name).read_bytes()
    texts = {unit.segment.text for unit in deck_units(Package(content, name)) if unit.segment.role == "chart"}
    found = {text for chart in charts(content) for text in shown(chart)}
    assert found
    assert found <= texts


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_shows_its_translations(name: str) -> None:
    content = (DECKS / name).read_bytes()
    before, after = list(charts(content)), list(charts(translate(content)[0]))
    assert [[f"«{text}»" for text in shown(chart)] for chart in before] == [shown(chart) for chart in after]
    values = [[tuple(series.values) for series in chart.series] for chart in before]
    assert values == [[tuple(series.values) for series in chart.series] for chart in after]


def test_each_text_of_a_chart_is_one_unit_with_a_note() -> None:
    package = Package((DECKS / "charts.pptx").read_bytes(), "charts.pptx")
    found = [(unit.segment.text, unit.segment.note) for unit in deck_units(package) if unit.segment.line == 1]
    assert found == [
        ("Umsatz und Gewinn", "title of the chart"),
        ("schwaches Jahr", "label of a value"),
        ("Geschäftsjahr", "title of an axis"),
        ("Millionen Euro", "title of an axis"),
        ("Umsatz", "name of a data series"),
        ("Trend des Umsatzes", "name of a trend line"),
        ("Erstes Jahr", "category"),
        ("Zweites Jahr", "category"),
        ("Drittes Jahr", "category"),
        ("Gewinn", "name of a data series"),
    ]


def test_numbers_formulas_and_names_of_pivot_tables_are_left_alone() -> None:
    package, found = units_of(
        "<c:chartSpace><c:pivotSource><c:name>Absatz</c:name></c:pivotSource><c:ser>"
        "<c:tx><c:v>Absatz heute</c:v></c:tx>"
        "<c:cat><c:strLit><c:pt><c:v>10 </c:v></c:pt><c:pt><c:v> Ost_x000D_\nund West</c:v></c:pt></c:strLit></c:cat>"
        "<c:val><c:numRef><c:f>Blatt!$A$1</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        "<c:pt><c:v>drei</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:chartSpace>"
    )
    assert found == ["Absatz heute", "Ost\nund West"]
    text = written(package)
    assert strings(Package(text, "x").read(CHART)) == ["«Absatz heute»", "10 ", " «Ost\nund West»", "drei"]


def test_labels_from_cells_and_filtered_series_are_texts() -> None:
    package, found = units_of(
        "<c:chartSpace><c:ser><c:extLst><c:ext><c15:datalabelsRange><c15:f>Blatt!$D$2</c15:f><c15:dlblRangeCache>"
        "<c:pt idx='0'><c:v>hoch</c:v></c:pt></c15:dlblRangeCache></c15:datalabelsRange></c:ext>"
        "<c:ext><c15:filteredSeries><c15:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>verborgen</c:v></c:pt>"
        "</c:strCache></c:strRef></c:tx></c15:ser></c15:filteredSeries></c:ext></c:extLst></c:ser></c:chartSpace>"
    )
    assert found == ["hoch", "verborgen"]
    assert strings(Package(written(package), "x").read(CHART)) == ["«hoch»", "«verborgen»"]


def test_charts_of_2016_have_titles_names_and_categories() -> None:
    package, found = units_of(
        "<cx:chartSpace><cx:chartData><cx:data id='0'>"
        "<cx:strDim type='cat'><cx:f>Blatt!$A$2:$A$3</cx:f><cx:lvl><cx:pt idx='0'>Anfang</cx:pt>"
        "<cx:pt idx='1'><cx:v>Ende</cx:v></cx:pt></cx:lvl></cx:strDim>"
        "<cx:strDim type='entityId'><cx:lvl><cx:pt idx='0'>abc</cx:pt></cx:lvl></cx:strDim>"
        "<cx:numDim type='val'><cx:lvl><cx:pt idx='0'>10 Stück</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData>"
        "<cx:chart><cx:title><cx:tx><cx:txData><cx:v>Verlauf</cx:v></cx:txData></cx:tx>"
        "<cx:txPr><a:p><a:r><a:t>Verlauf</a:t></a:r></a:p></cx:txPr></cx:title>"
        "<cx:series><cx:tx><cx:txData><cx:f>Blatt!$B$1</cx:f><cx:v>Bestand</cx:v></cx:txData></cx:tx></cx:series>"
        "<cx:axis><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>Monate</a:t></a:r></a:p></cx:rich></cx:tx></cx:title>"
        "</cx:axis></cx:chart></cx:chartSpace>"
    )
    assert set(found) == {"Verlauf", "Monate", "Anfang", "Ende", "Bestand"}
    assert strings(Package(written(package), "x").read(CHART)) == [
        *("«Anfang»", "«Ende»", "abc", "10 Stück", "«Verlauf»", "«Verlauf»", "«Bestand»", "«Monate»")
    ]


def test_shapes_on_a_chart_are_units() -> None:
    shapes = xml(
        "<c:userShapes><cdr:relSizeAnchor><cdr:sp><cdr:txBody><a:p><a:r><a:t>Rekord</a:t></a:r></a:p></cdr:txBody>"
        "</cdr:sp></cdr:relSizeAnchor></c:userShapes>"
    )
    drawing = {"ppt/drawings/drawing1.xml": shapes, RELS: rels(("r1", "chartUserShapes", "../drawings/drawing1.xml"))}
    package, found = units_of("<c:chartSpace/>", **drawing)
    assert found == ["Rekord"]
    assert strings(Package(written(package), "x").read("ppt/drawings/drawing1.xml")) == ["«Rekord»"]


def left_out(*parts: tuple[str, bytes], link: tuple[str, str, str], text: str = "Absatz") -> list[str]:
    chart = (
        f"<c:chartSpace><c:ser><c:tx><c:strRef><c:f>Blatt!$A$1</c:f><c:strCache><c:pt><c:v>{text}</c:v></c:pt>"
        "</c:strCache></c:strRef></c:tx></c:ser><c:externalData r:id='r1'/></c:chartSpace>"
    )
    package = package_of({CHART: xml(chart), RELS: rels(link), **dict(parts)})
    for unit in chart_units(package, CHART, 3):
        unit.write("Sales", "en")
    assert strings(Package(written(package), "x").read(CHART)) == ["Sales" if text == "Absatz" else text]
    return [f"{one.line} {one.text} {one.reason}" for one in chart_left_out(package, CHART, 3)]


def test_a_workbook_that_cannot_be_written_is_reported() -> None:
    inside, name = ("r1", "package", "../embeddings/book.xlsb"), "ppt/embeddings/book.xlsb"
    binary = zipped({"_rels/.rels": rels(("r1", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b"\0"})
    found = {
        "book.xlsb missing": left_out(link=inside),
        "book.xlsb damaged or protected by a password": left_out((name, b"no zip file"), link=inside),
        "book.xlsb not an .xlsx file": left_out((name, binary), link=inside),
        "Absatz.xlsx linked, not embedded": left_out(link=("r1", "oleObject", "file:///C:\\Daten\\Absatz.xlsx")),
    }
    for what, reported in found.items():
        file, _, why = what.partition(" ")
        text = f"3 {file} is the workbook of a chart and {why}. Only what the chart shows is translated."
        assert reported == [text]
    assert left_out(link=inside, text="2025") == []


def test_the_workbooks_of_real_decks_are_written(okapi_decks: list[Path]) -> None:
    decks = [path for path in okapi_decks if path.name in ("embedded_xlsx.pptx", "include-slides-w-chart.pptx")]
    assert len(decks) == 2
    for path in decks:
        content = path.read_bytes()
        before, (after, texts) = next(charts(content)), translate(content)
        chart = next(charts(after))
        assert shown(chart) == [f"«{text}»" for text in shown(before)]
        sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        cells = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert sorted(cells) == sorted(
            [" ", *(f"«{text}»" for text in {*texts} - {"Chart title"} if text in shown(before))]
        )
        assert [column.name for table in sheet.tables.values() for column in table.tableColumns] == [
            cell.value for cell in sheet[1]
        ]
