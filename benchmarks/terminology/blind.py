"""Writes drafts that the glossary changed beside the free ones, in random order, for a blind reading.

A reader writes NUMBER<TAB>DAMAGE OF A<TAB>DAMAGE OF B for each item: 0 none, 1 slight, 2 a translator must repair more
than the term. `--read` then counts in how many items the obedient draft is worse than the free one.

Run: python benchmarks/terminology/blind.py en ru --count 40 -o build/blind
     python benchmarks/terminology/blind.py en ru --read build/blind/en-ru.read.tsv -o build/blind
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

from drafts import glossary

from loctool.engines import ENGINES
from loctool.glossary import TermIndex
from loctool.glossary.requirements import RequirementFinder

SET = Path(__file__).parent / "development.tsv"


def rows_by_text(source: str, part: str) -> dict[str, list[dict[str, str]]]:
    """Return source text -> its rows of the development set."""
    found: dict[str, list[dict[str, str]]] = {}
    with SET.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["part"] == part:
                found.setdefault(row[source], []).append(row)
    return found


def changed(source: str, target: str, texts: list[str], terms: TermIndex) -> Iterator[tuple[str, str, str]]:
    """Yield the texts whose draft the glossary changes, with the free and the obedient draft."""
    engine = ENGINES["argos"](source, target, threads=1)
    pairs = zip(texts, engine.translate(texts), engine.translate(texts, terms), strict=True)
    yield from ((text, free.text, obedient.text) for text, free, obedient in pairs if free.text != obedient.text)


def write(options: argparse.Namespace) -> None:
    """Write the items, with all terms of the whole set's glossary that bind them, and the key to them."""
    rows = rows_by_text(options.source, options.part)
    pair = options.source, options.target
    terms = TermIndex(glossary([row for found in rows.values() for row in found], *pair), options.source)
    finder, found = RequirementFinder(terms, options.target), list(changed(*pair, list(rows), terms))
    chance = random.Random(options.seed)
    chance.shuffle(found)
    name = "-".join(pair)
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / f"{name}.txt").open("w") as items, (options.out / f"{name}.key.tsv").open("w") as key:
        for number, (text, *drafts) in enumerate(found[: options.count], 1):
            first = chance.randrange(2)
            binding = "; ".join(f"{one.term.source} → {' / '.join(one.targets)}" for one in finder.find(text))
            human = rows[text][0][options.target]
            items.write(f"## {number}\nsource: {text}\nhuman:  {human}\nterms:  {binding}\n")
            items.write(f"A: {drafts[first]}\nB: {drafts[1 - first]}\n\n")
            key.write(f"{number}\t{'BA'[first]}\n")
    print(f"{name}: {min(options.count, len(found))} of {len(found)} changed drafts")


def count(options: argparse.Namespace) -> None:
    """Print in how many items which draft is worse, by a reader's judgements and the key."""
    name = f"{options.source}-{options.target}"
    key = dict(line.split("\t") for line in (options.out / f"{name}.key.tsv").read_text().splitlines())
    tally = {"obedient worse": 0, "free worse": 0, "alike": 0}
    for line in options.read.read_text().splitlines():
        number, first, second, *_ = line.split("\t")
        obedient, free = (int(second), int(first)) if key[number] == "B" else (int(first), int(second))
        tally["alike" if obedient == free else "obedient worse" if obedient > free else "free worse"] += 1
    print(name, tally)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--read", type=Path, help="a reader's judgements; counts them")
    parser.add_argument("-o", "--out", type=Path, required=True, help="folder of the items and the key")
    options = parser.parse_args()
    count(options) if options.read else write(options)


if __name__ == "__main__":
    main()
