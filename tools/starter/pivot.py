"""Make pairs of two languages from two corpora whose English sides are the same.

    python -m tools.starter.pivot de-ru --corpus FOLDER -o FOLDER/de-ru.pivot.tsv

A pair that a machine has made on both sides is left out, and so is every source that a released model must not learn
from. `prepare` then reads the file with the other files of the pair.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from loctool.files import write_atomically
from tools.starter.corpus import Pair, files, read
from tools.starter.filters import SOURCES, key, load_mixture
from tools.starter.options import add_pair, run

PIVOT = "en"
MOST = 3
"""Translations of one English text that are used; a frequent text such as "OK" has hundreds."""
SHORTEST = 3
"""Letters of the shortest English text that tells what it means."""
MACHINE = ("open-bt", "open-mt")
"""Tags of texts whose source, or whose translation, a machine has made."""


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_pair(parser)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the parallel text with English")
    parser.add_argument("-o", "--out", type=Path, required=True, help=".tsv file")
    parser.add_argument("--mixture", type=Path, default=SOURCES, help="weight of each tag; 0 leaves it out")
    return parser.parse_args()


def usable(corpus: Path, languages: tuple[str, str], mixture: dict[str, float]) -> Iterator[Pair]:
    """Yield the pairs that a model may learn from; texts in three languages need no pivot."""
    for path in files(corpus, languages):
        if path.name.startswith("-".join(languages)):
            yield from (pair for pair in read(path, languages) if mixture.get(pair.tag, 0) > 0)


def pivoted(first: Iterator[Pair], second: Iterator[Pair], mixture: dict[str, float]) -> Iterator[Pair]:
    """Yield a pair for each two pairs that share their English text, letters and digits compared; each pair once.

    Of the two tags a pair keeps that with the lower weight, and always that of a machine.
    """
    targets: dict[str, list[Pair]] = defaultdict(list)
    for pair in second:
        if len(found := targets[key(pair.source)]) < MOST:
            found.append(pair)
    seen: set[tuple[str, str]] = set()
    for pair in first:
        english = key(pair.target)
        for other in targets.get(english, ()) if len(english) >= SHORTEST else ():
            sides = key(pair.source), key(other.target)
            if (pair.tag, other.tag) != MACHINE and sides not in seen:
                seen.add(sides)
                yield Pair(pair.source, other.target, _tag({pair.tag, other.tag}, mixture))


def _tag(tags: set[str], mixture: dict[str, float]) -> str:
    machine = [tag for tag in MACHINE if tag in tags]
    return machine[0] if machine else min(sorted(tags), key=mixture.__getitem__)


def main() -> None:
    """Run the command."""
    chosen = options()
    source, target = chosen.pair
    mixture = load_mixture(chosen.mixture)
    first, second = (usable(chosen.corpus, pair, mixture) for pair in ((source, PIVOT), (PIVOT, target)))
    made = list(pivoted(first, second, mixture))
    rows = "".join(f"{pair.source}\t{pair.target}\t{pair.tag}\n" for pair in made)
    write_atomically(chosen.out, rows.encode())
    print(f"{chosen.out}: {len(made)} pairs, {dict(Counter(pair.tag for pair in made).most_common(12))}")


if __name__ == "__main__":
    run(main)
