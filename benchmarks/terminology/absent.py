"""Terms of sets: found in the source, accepted in the translation, and reported where another word is in their place.

    python benchmarks/terminology/absent.py SET.tsv … [--part dev|test] [--failures]

The sets have the columns of development.tsv for two languages, as build_set.py makes them. For *reported*, the term's
form in a translation is replaced by the form of another row that ends alike.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from loctool.glossary import TermIndex, find_targets, part_of_speech
from loctool.model import Status, Term

Row = dict[str, str]
ENDING = 2
"""Letters that a word's replacement shares with it at the end."""


def read_rows(path: Path, part: str) -> tuple[list[Row], str, str]:
    """Return the rows of a part, and the two languages."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = [row for row in reader if part in ("", row["part"])]
        source, target = (name.removeprefix("term_") for name in reader.fieldnames or () if name.startswith("term_"))
    return rows, source, target


def replaced(row: Row, rows: Sequence[Row], target: str, drawn: random.Random) -> str:
    """Return a row's translation with another word in the term's place, "" if no form of another row ends alike."""
    form, text = row[f"form_{target}"], row[target]
    others = {one[f"form_{target}"] for one in rows if one[f"form_{target}"].endswith(form[-ENDING:])}
    others = {one for one in others if one.split()[-1][:4].lower() != form.split()[-1][:4].lower()}
    if text.count(form) != 1 or not others:
        return ""
    return text.replace(form, drawn.choice(sorted(others)))


def measure(path: Path, part: str, failures: bool) -> None:
    """Print the shares of a set."""
    rows, source, target = read_rows(path, part)
    counts: Counter[str] = Counter()
    drawn = random.Random(7)
    for row in rows:
        wanted = row[f"term_{target}"]
        term = Term(row[f"term_{source}"], {target: (wanted,)}, Status.PREFERRED, "", "", 1)
        kind = part_of_speech(term, source)
        is_found = any(hit.binding for hit in TermIndex([term], source).find(row[source]))
        is_accepted = bool(find_targets((wanted,), row[target], target, kind))
        wrong = replaced(row, rows, target, drawn)
        is_reported = bool(wrong) and not find_targets((wanted,), wrong, target, kind)
        counts.update(found=is_found, accepted=is_accepted, absent=bool(wrong), reported=is_reported)
        if failures and not (is_found and is_accepted and is_reported is bool(wrong)):
            print(f"    {term.source!r} -> {wanted!r} as {row[f'form_{target}']!r}: {wrong or row[target]}")
    found, accepted = (100 * counts[name] / len(rows) for name in ("found", "accepted"))
    reported = 100 * counts["reported"] / max(1, counts["absent"])
    print(f"{path.stem:20} {len(rows)} terms: {found:.1f} % found in the source, {accepted:.1f} % accepted,", end=" ")
    print(f"{reported:.1f} % of {counts['absent']} absent ones reported", flush=True)


def main() -> None:
    """Measure each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--part", choices=["dev", "test"], default="")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    for path in options.sets:
        measure(path, options.part, options.failures)


if __name__ == "__main__":
    main()
