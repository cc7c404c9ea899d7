"""Fit in figures: lines and overflows as loctool measures them, beside what LibreOffice draws and a simple estimate.

Run: python benchmarks/fit.py [--boxes 400] [--seed 1] [--show] [--record tests/data/fit/libreoffice.json]
Needs soffice, pdftotext and the free twins of the typefaces that benchmarks/fitting/boxes.py names.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.fitting.boxes import make_boxes, naive_lines
from benchmarks.fitting.libreoffice import Drawn, draw, version
from benchmarks.fitting.records import record
from loctool.fit import Need, measure
from loctool.fit.overflow import MARGIN, exceeds
from loctool.formats.office.boxes import Box

EMPTY = Need(0.0, 0.0, 0, 0.0)


def line_height(box: Box) -> float:
    """Return the height of a line in points."""
    paragraph = box.paragraphs[0]
    return paragraph.end.size * box.leading * paragraph.line


def report(boxes: list[Box], drawn: list[Drawn], lines: list[int], alarms: list[bool]) -> dict[str, float]:
    """Return the figures of one way to measure: error of lines, missed overflows, false alarms."""
    truth = [len(one.lines) for one in drawn]
    over = [(one.height - box.height) / line_height(box) for box, one in zip(boxes, drawn, strict=True)]
    full = [alarm for excess, alarm in zip(over, alarms, strict=True) if excess > 1]
    fitting = [alarm for excess, alarm in zip(over, alarms, strict=True) if excess <= 0.02]
    return {
        "error of lines": mean(abs(one - other) / max(other, 1) for one, other in zip(lines, truth, strict=True)),
        "all lines right": mean(one == other for one, other in zip(lines, truth, strict=True)),
        "overflows missed": 1 - mean(full),
        "false alarms": mean(fitting),
    }


def alarms(needs: list[Need]) -> list[bool]:
    """Return which texts need more than their box, whatever their source needs."""
    return [exceeds(need, EMPTY) for need in needs]


def main() -> None:
    """Print the figures, or record boxes for the tests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--boxes", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the boxes that are measured otherwise")
    parser.add_argument("--record", type=Path)
    options = parser.parse_args()
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        print("fit: soffice or pdftotext is missing; nothing was measured")
        return
    boxes = make_boxes(options.boxes, options.seed)
    drawn = draw(boxes)
    if options.record:
        record(boxes, drawn, options.record)
    needs = [measure(box) for box in boxes]
    naive = [naive_lines(box) for box in boxes]
    over = sum(one.height > box.height * 1.001 for box, one in zip(boxes, drawn, strict=True))
    print(f"{version()}: {len(boxes)} boxes, {sum(len(one.lines) for one in drawn)} lines, {over} boxes too full")
    simple = [count * line_height(box) / box.columns / box.height for count, box in zip(naive, boxes, strict=True)]
    print(f"{'':18}{'loctool':>10}{'characters × ½ em':>20}")
    ours = report(boxes, drawn, [need.lines for need in needs], alarms(needs))
    theirs = report(boxes, drawn, naive, [share > 1 + MARGIN for share in simple])
    for name, figure in ours.items():
        print(f"{name:18}{figure:>10.1%}{theirs[name]:>20.1%}")
    if options.show:
        show(boxes, drawn)


def show(boxes: list[Box], drawn: list[Drawn]) -> None:
    """Print each box of which the number of lines, or the height by more than a tenth of a line, is another one."""
    from loctool.fit.measuring import break_box

    for box, one in zip(boxes, drawn, strict=True):
        need = measure(box)
        height = need.height / box.columns
        if need.lines == len(one.lines) and (box.columns > 1 or abs(height - one.height) < 0.1 * line_height(box)):
            continue
        first = box.paragraphs[0]
        print(f"\n{box.slide}: {first.end} line {first.line} width {box.width} columns {box.columns}")
        print(f"   {need.lines} lines, {height:.1f} pt; LibreOffice {len(one.lines)} lines, {one.height:.1f} pt")
        texts = list[str]()
        for paragraph, lines in zip(box.paragraphs, break_box(box), strict=True):
            text = "".join(text for text, _ in paragraph.runs)
            texts += ["".join(text[line.start : line.end].split()) for line in lines]
        for own, other in zip(texts, one.lines, strict=False):
            if own.upper() != other.upper():
                print(f"   {own!r}\n   {other!r}")
                break


if __name__ == "__main__":
    main()
