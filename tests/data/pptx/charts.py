"""Makes charts.pptx beside this file: charts of five kinds with python-pptx, one with a workbook of several sheets.

Run it with the project's Python: .venv/bin/python tests/data/pptx/charts.py
"""

from __future__ import annotations

import io
from pathlib import Path

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, ChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches
from xlsxwriter import Workbook

YEARS = ("Erstes Jahr", "Zweites Jahr", "Drittes Jahr")


def main() -> None:
    """Write the deck."""
    deck = Presentation()
    add_bars(add(deck, XL_CHART_TYPE.COLUMN_CLUSTERED, by_year({"Umsatz": (4.3, 2.5, 3.5), "Gewinn": (2, 1, -1)})))
    lines = add(deck, XL_CHART_TYPE.LINE_MARKERS, by_year({"Kosten <netto>": (1, 2, 3), "Erstes Jahr": (3, 2, 1)}))
    lines.part.chart_workbook.update_from_xlsx_blob(workbook())
    add(deck, XL_CHART_TYPE.PIE, by_year({"Anteile": (0.5, 0.3, 0.2)}))
    points = XyChartData()
    series = points.add_series("Messwerte")
    for at in ((0.7, 2.7), (1.8, 3.2), (2.6, 0.8)):
        series.add_data_point(*at)
    add(deck, XL_CHART_TYPE.XY_SCATTER, points)
    add(deck, XL_CHART_TYPE.BAR_CLUSTERED, levels())
    deck.save(str(Path(__file__).with_name("charts.pptx")))


def add(deck: Presentation, kind: XL_CHART_TYPE, data: ChartData) -> Chart:
    """Add a slide with a chart."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"Folie {len(deck.slides)}"
    chart = slide.shapes.add_chart(kind, Inches(1), Inches(1.5), Inches(8), Inches(5.5), data).chart
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    return chart


def by_year(series: dict[str, tuple[float, ...]]) -> CategoryChartData:
    """Return series with the years as categories."""
    data = CategoryChartData()
    data.categories = YEARS
    for name, values in series.items():
        data.add_series(name, values)
    return data


def levels() -> CategoryChartData:
    """Return data with two levels of categories."""
    data = CategoryChartData()
    for region, towns in {"Norden": ("Kiel", "Hamburg"), "Süden": ("München", "Ulm an der Donau")}.items():
        category = data.add_category(region)
        for town in towns:
            category.add_sub_category(town)
    data.add_series("Einwohner\nin Tausend", (250, 1900, 1500, 130))
    return data


def add_bars(chart: Chart) -> None:
    """Give a chart titles, a label and a trend line."""
    chart.has_title = True
    chart.chart_title.text_frame.text = "Umsatz und Gewinn"
    for axis, title in ((chart.category_axis, "Geschäftsjahr"), (chart.value_axis, "Millionen Euro")):
        axis.has_title = True
        axis.axis_title.text_frame.text = title
    chart.plots[0].series[0].points[1].data_label.text_frame.text = "schwaches Jahr"
    series = chart.plots[0].series[0]._element
    trend = (
        f"<c:trendline {nsdecls('c')}><c:name>Trend des Umsatzes</c:name><c:trendlineType val='linear'/></c:trendline>"
    )
    series.find("{*}cat").addprevious(parse_xml(trend))


def workbook() -> bytes:
    """Return the workbook of the line chart: a table, formulas, cells with the same texts that no chart shows."""
    book = Workbook(target := io.BytesIO(), {"in_memory": True})
    sheet, other = book.add_worksheet("Sheet1"), book.add_worksheet("Zweites Jahr")
    names = ("Jahre", "Kosten <netto>", "Erstes Jahr", "Summe")
    sheet.add_table("A1:D4", {"name": "Daten", "columns": [{"header": name} for name in names]})
    for row, year in enumerate(YEARS, 1):
        sheet.write_row(row, 0, (year, row, 4 - row, f"=B{row + 1}+C{row + 1}"))
    sheet.write("F1", "Erstes Jahr")
    sheet.write("F2", '=A2&" und mehr"', None, "Erstes Jahr und mehr")
    other.write("A2", "Drittes Jahr")
    other.write("B2", "=Sheet1!A2", None, "Erstes Jahr")
    book.close()
    return target.getvalue()


if __name__ == "__main__":
    main()
