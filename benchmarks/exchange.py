"""A catalog out into a sheet and back: loctool against translate-toolkit's po2csv and csv2po.

    python benchmarks/exchange.py [--messages 5000]

Messages are made of runs of words from the project's deck; a tenth of the translations is changed in the sheets of CSV.
Both write the catalog again. translate-toolkit's sheet has location, source and target alone; loctool's has states,
notes and comments, too, and marks by which it is proved what was changed, and that the source was not. Prints seconds
of one core, the ratios, and how many changes arrived.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from translate.convert import csv2po, po2csv

from loctool.catalog import reader, writer
from loctool.catalog.entry import Entry
from loctool.exchange import EXCHANGE_FORMATS
from loctool.exchange.applying import apply_returned
from loctool.exchange.units import bundle_of
from loctool.merging.template import new_catalog, new_template

ROOT = Path(__file__).parent.parent
DECK = ROOT / "source" / "seltene-erden.md"


def messages(count: int, chance: random.Random) -> dict[str, str]:
    """Return `count` different texts made of runs of the deck's own words, with translations."""
    words = re.findall(r"[\w-]+[.,:]?", DECK.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    while len(found) < count:
        start, length = chance.randrange(len(words) - 20), chance.randrange(3, 20)
        text = f"{' '.join(words[start : start + length])} {len(found)}"
        found[text] = text.upper()
    return found


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def changed(raw: bytes, column: int) -> bytes:
    """Return a CSV file in which every tenth text of a column is changed."""
    rows = [*csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))]
    for row in rows[1::10]:
        row[column] += "!"
    csv.writer(written := io.StringIO(newline="")).writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def by_loctool(po: Path, name: str) -> tuple[float, float]:
    """Return the seconds out and back, through a format."""
    form, sheet = EXCHANGE_FORMATS[name], po.with_suffix(f".{name}")

    def out() -> None:
        bundle = bundle_of(reader.read(po), ("a", "en/a.po"), ("de", "en"))
        sheet.write_bytes(form.write([bundle]))

    def back() -> None:
        assert form.read
        catalog = reader.read(po)
        (returned,) = form.read(sheet)
        apply_returned(catalog, returned.units)
        writer.save(catalog)

    sent = timed(out)
    if name == "csv":
        sheet.write_bytes(changed(sheet.read_bytes(), 3))
    return sent, timed(back)


def by_translate_toolkit(po: Path) -> tuple[float, float]:
    """Return the seconds out and back."""
    sheet, made = po.with_suffix(".tt.csv"), po.with_suffix(".tt.po")

    def out() -> None:
        with po.open("rb") as source, sheet.open("wb") as target:
            po2csv.convertcsv(source, target, None)

    def back() -> None:
        with sheet.open("rb") as source, made.open("wb") as target, po.open("rb") as template:
            csv2po.convertcsv(source, target, template)

    sent = timed(out)
    sheet.write_bytes(changed(sheet.read_bytes(), 2))
    took = timed(back)
    made.replace(po)
    return sent, took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=5000)
    options = parser.parse_args()
    made = messages(options.messages, random.Random(7))
    with tempfile.TemporaryDirectory() as folder:
        catalog = new_catalog(Path(folder) / "a.po", "en", new_template(Path("a.pot"), "a 1"))
        catalog.entries += [Entry(msgid=source, msgstr=target, comment="bullet") for source, target in made.items()]
        writer.save(catalog)
        raw = catalog.path.read_bytes()
        by_loctool(catalog.path, "csv")  # what both load at first
        ours = 0.0
        works = {"loctool csv": lambda po: by_loctool(po, "csv"), "translate-toolkit csv": by_translate_toolkit}
        works["loctool xlsx"] = lambda po: by_loctool(po, "xlsx")
        print(f"{len(made)} messages, out and back")
        for name, work in works.items():
            catalog.path.write_bytes(raw)
            sent, back = work(catalog.path)
            ours = ours or sent + back
            found = sum(one.msgstr.endswith("!") for one in reader.read(catalog.path).messages())
            ratio = (sent + back) / ours
            print(f"{name:22} {sent:6.2f} s + {back:6.2f} s  x{ratio:5.1f}   {found} changes")


if __name__ == "__main__":
    main()
