"""The promise that benchmarks/fit.py measures, on boxes that LibreOffice has drawn once."""

from __future__ import annotations

from pathlib import Path

from benchmarks.fit import alarms, report
from benchmarks.fitting.boxes import naive_lines
from benchmarks.fitting.records import read_records
from loctool.fit import measure

BOXES, DRAWN = read_records(Path(__file__).parent.parent / "data" / "fit" / "libreoffice.json")


def test_boxes_are_measured_as_they_are_drawn() -> None:
    needs = [measure(box) for box in BOXES]
    figures = report(BOXES, DRAWN, [need.lines for need in needs], alarms(needs))
    assert figures["error of lines"] <= 0.015
    assert figures["overflows missed"] <= 0.05
    assert figures["false alarms"] <= 0.05


def test_heights_are_those_drawn_where_the_lines_are_the_same() -> None:
    pairs = [(measure(box), drawn) for box, drawn in zip(BOXES, DRAWN, strict=True) if box.columns == 1]
    same = [(need.height, drawn.height) for need, drawn in pairs if need.lines == len(drawn.lines)]
    close = [abs(own - other) < 0.02 * other + 2 for own, other in same]
    assert len(same) > len(pairs) * 0.8
    assert sum(close) > len(close) * 0.9  # The others have lines of a tab alone, which poppler does not see.


def test_a_simple_estimate_would_not_do() -> None:
    lines = [naive_lines(box) for box in BOXES]
    assert report(BOXES, DRAWN, lines, [False] * len(BOXES))["error of lines"] > 0.05
