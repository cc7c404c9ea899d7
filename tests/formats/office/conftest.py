"""Decks for the tests of packed formats."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches


@pytest.fixture(scope="session")
def deck() -> bytes:
    """Return a deck by python-pptx: two slides, notes, and a chart with its workbook."""
    presentation = Presentation()
    for title in ("Seltene Erden", "Ausblick"):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = "Langsam sprechen"
    data = CategoryChartData()
    data.categories = ["Ost", "West"]
    data.add_series("Umsatz", (1.5, 2.5))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(6), Inches(4), data)
    presentation.save(target := io.BytesIO())
    return target.getvalue()
