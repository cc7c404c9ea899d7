"""Drafts with a glossary beside drafts without: how many terms stand, what it does to the text, what it costs.

Each sentence of development.tsv has one or two terms and a human translation. Prints, for each
direction: the terms that stand in the human translation, in free drafts and in obedient drafts (all by loctool's own
matching); chrF of both kinds of drafts and their ratio (where sacreBLEU is installed); processor time with the glossary
divided by without, for all sentences and for those whose free draft lacks a term; and how many drafts are changed by a
glossary of terms that do not occur. Before that, the time with the glossary divided by without for the example deck.

Run: python benchmarks/terminology/drafts.py [--part dev|test] [--limit N] [--deck-only] [--two-columns] [--route ROUTE]
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import defaultdict
from pathlib import Path

from loctool.catalog.reader import read
from loctool.engines import ENGINES, Engine
from loctool.glossary import TermIndex, find_targets
from loctool.model import Draft, Status, Term
from loctool.project import find
from loctool.verbs.support.inputs import catalog_paths, term_index

FOLDER = Path(__file__).parent
Row = dict[str, str]


def glossary(rows: list[Row], source: str, target: str, *, middle: bool = True) -> list[Term]:
    """Return one term for each source term, its targets in different sentences as alternatives.

    With `middle` they have a target in English too, through which the pivot goes.
    """
    targets: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        for language in ({target, "en"} if middle else {target}) - {source}:
            targets[row[f"term_{source}"]][language][row[f"term_{language}"]] = None
    return [
        Term(
            term,
            {language: tuple(ones) for language, ones in found.items()},
            Status.PREFERRED,
            "",
            "development.tsv",
            n,
        )
        for n, (term, found) in enumerate(targets.items(), 1)
    ]


def unrelated(source: str, target: str) -> TermIndex:
    """Return the glossary of terms that occur in none of the sentences."""
    with (FOLDER / "unrelated.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row[source] and row[target]]
    terms = [
        Term(r[source], {target: (r[target],)}, Status.PREFERRED, "", "unrelated.csv", n) for n, r in enumerate(rows)
    ]
    return TermIndex(terms, source)


def timed(engine: Engine, texts: list[str], terms: TermIndex | None) -> tuple[list[Draft], float]:
    """Return the drafts and the seconds of processor time that they took."""
    began = time.process_time()
    drafts = engine.translate(texts, terms)
    return drafts, time.process_time() - began


def standing(rows: list[Row], texts: dict[str, str], terms: list[Term], pair: tuple[str, str]) -> tuple[set[str], int]:
    """Return the ids of sentences that lack a term, and the number of rows whose term stands."""
    source, target = pair
    targets = {term.source: term.targets[target] for term in terms}
    lacking, stands = set(), 0
    for row in rows:
        if len(find_targets(targets[row[f"term_{source}"]], texts[row["id"]], target)) >= int(row["count"]):
            stands += 1
        else:
            lacking.add(row["id"])
    return lacking, stands


def chrf(drafts: list[str], references: list[str]) -> float | None:
    """Return sacreBLEU's chrF, None where it is not installed."""
    try:
        import sacrebleu
    except ModuleNotFoundError:
        return None
    return float(sacrebleu.corpus_chrf(drafts, [references]).score)


def measure(rows: list[Row], source: str, target: str, *, middle: bool = True, route: str | None = None) -> None:
    """Print the figures of one direction."""
    sentences = {row["id"]: row[source] for row in rows}
    references = {row["id"]: row[target] for row in rows}
    terms = glossary(rows, source, target, middle=middle)
    index, engine = TermIndex(terms, source), ENGINES["argos"](source, target, threads=1, route=route)
    ids, texts = list(sentences), list(sentences.values())
    timed(engine, texts[:20], index)  # loads models and dictionaries
    free, alone = timed(engine, texts, None)
    obedient, together = timed(engine, texts, index)
    by_id = [dict(zip(ids, (draft.text for draft in drafts), strict=True)) for drafts in (free, obedient)]
    pair = (source, target)
    human = standing(rows, references, terms, pair)[1]
    lacking, before = standing(rows, by_id[0], terms, pair)
    after = standing(rows, by_id[1], terms, pair)[1]
    hard = [sentences[one] for one in ids if one in lacking]
    worst = timed(engine, hard, index)[1] / timed(engine, hard, None)[1]
    print(f"{source}→{target}: {len(rows)} terms in {len(texts)} sentences")
    shares = [
        f"{name} {stands / len(rows):.1%}" for name, stands in (("human", human), ("free", before), ("obedient", after))
    ]
    print(f"  terms standing: {', '.join(shares)}")
    quality = [chrf(list(one.values()), list(references.values())) for one in by_id]
    if quality[0] and quality[1]:
        print(f"  chrF: free {quality[0]:.1f}, obedient {quality[1]:.1f}, ratio {quality[1] / quality[0]:.3f}")
    print(f"  time ÷ free: all sentences {together / alone:.2f}, those that lack a term {worst:.2f}")
    changed = sum(
        a.text != b.text for a, b in zip(free, engine.translate(texts, unrelated(source, target)), strict=True)
    )
    print(f"  drafts changed by {len(unrelated(source, target).terms)} unrelated terms: {changed}")


def deck(rounds: int = 4) -> None:
    """Print the processor time for the example deck with its glossary, divided by without; the best of some rounds."""
    project = find(FOLDER)
    index = term_index(project)
    for target in project.targets:
        paths = [path for _, _, path in catalog_paths(project, (target,))]
        texts = [entry.msgid for path in paths for entry in read(path).messages()]
        engine = ENGINES["argos"](project.source_language, target, threads=1)
        timed(engine, texts[:5], index)
        taken = [(timed(engine, texts, index)[1], timed(engine, texts, None)[1]) for _ in range(rounds)]
        together, alone = (min(column) for column in zip(*taken, strict=True))
        print(f"deck, {len(texts)} messages into {target}: time ÷ free {together / alone:.2f}")


def main() -> None:
    """Measure both directions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    parser.add_argument("--limit", type=int, help="rows to take, all by default")
    parser.add_argument("--deck-only", action="store_true")
    parser.add_argument("--two-columns", action="store_true", help="German to Russian, by a glossary without English")
    parser.add_argument("--route", help="from German to Russian: de-en-ru or de-ru")
    options = parser.parse_args()
    if not (options.two_columns or options.route):
        deck()
    if options.deck_only:
        return
    with (FOLDER / "development.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["part"] == options.part]
    if options.two_columns or options.route:
        measure(rows[: options.limit], "de", "ru", middle=not options.two_columns, route=options.route)
        return
    for source, target in (("de", "en"), ("en", "ru"), ("de", "ru")):
        measure(rows[: options.limit], source, target)


if __name__ == "__main__":
    main()
