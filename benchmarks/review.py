"""How quick `loctool preview` and its page are with one large deck, beside a plain page with all nodes at once.

Usage: python benchmarks/review.py [--segments 5000] [--rounds 3] [--texts FILE]

The peer is the page of `loctool export --format html`, a table without script: no tool for gettext was found that makes
a page of a catalog (translate-toolkit's po2html fills a translated HTML file again). It is built by the same rules.
First, seconds of the processor and megabytes of both. Then, where Chromium is there, milliseconds in it, the best of
the rounds, of four pages: the page; without content-visibility; without the pause for the first picture (all slides
painted at once); the table. Goals: first paint 1000, anything else 100.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import loctool
from benchmarks.reviewing import chromium
from benchmarks.reviewing.deck import TEXTS, make_project


def main() -> None:
    """Read the options, make the pages and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = make_project(folder / "project", options.segments, options.texts)
        site, sheets = folder / "site", folder / "sheets"
        peer = _busy(lambda: loctool.export(project, form="html", folder=sheets))
        own = _busy(lambda: loctool.preview(project, output=site))
        page, table = next(site.glob("*/*.html")), next(sheets.glob("*.html"))
        sizes = [file.stat().st_size / 1e6 for file in (page, table)]
        print(f"{options.segments} segments: preview {own:.1f} s of the processor, {sizes[0]:.1f} MB;", end=" ")
        print(f"export as a table {peer:.1f} s, {sizes[1]:.1f} MB; ratio {own / peer:.1f}")
        if not chromium.CHROMIUM.exists():
            print(f"in the browser: skipped, there is no {chromium.CHROMIUM}")
            return
        _compare(page, table, options.rounds)


def _compare(page: Path, table: Path, rounds: int) -> None:
    plain = page.with_name("plain.html")
    plain.write_text(
        page.read_text("utf-8").replace("content-visibility: auto", "content-visibility: visible"), "utf-8"
    )
    columns = {
        "page": chromium.measure_page(page, rounds),
        "all laid out": chromium.measure_page(plain, rounds),
        "all at once": chromium.measure_page(page, rounds, at_once=True),
        "table": chromium.measure_table(table, rounds),
    }
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{load:<24}{''.join(f'{name:>14}' for name in columns)}{'table / page':>14}")
    for name, took in columns["page"].items():
        cells = [one.get(name) for one in columns.values()]
        shown = "".join("             –" if one is None else f"{one:>14.0f}" for one in cells)
        ratio = f"{cells[-1] / took:>14.1f}" if cells[-1] else ""
        print(f"{name:<24}{shown}{ratio}")


def _busy(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
