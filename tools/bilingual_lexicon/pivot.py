"""Joins the texts of two corpora by their English sides, for a pair of languages that has few texts of its own.

    python -m tools.bilingual_lexicon.pivot de-ru --first de-en.tsv … --second en-ru.tsv … --tags open-mt,… -o OUT.tsv

Unlike tools.starter.pivot it joins what machines have made on both sides: a lexicon takes no sentences from them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from loctool.files import write_atomically
from tools.starter.corpus import Pair, read
from tools.starter.filters import key

PIVOT, TAG = "en", "pivot"
MOST = 2
"""Translations of one English text that are used."""
SHORTEST = 12
"""Letters of the shortest English text that tells what it means."""


def joined(first: Iterable[Pair], second: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts with the same English text, each once; letters and digits are compared."""
    targets: dict[str, list[str]] = defaultdict(list)
    for pair in second:
        english = key(pair.source)
        if len(english) >= SHORTEST and len(found := targets[english]) < MOST:
            found.append(pair.target)
    seen: set[tuple[str, str]] = set()
    for pair in first:
        for target in targets.get(key(pair.target), ()):
            if (text := (pair.source, target)) not in seen:
                seen.add(text)
                yield text


def main() -> None:
    """Read, join, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", help="such as de-ru")
    parser.add_argument("--first", nargs="+", type=Path, required=True, help="texts with English translations")
    parser.add_argument("--second", nargs="+", type=Path, required=True, help="English texts with translations")
    parser.add_argument("--tags", required=True, help="the sources to join, with commas")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    source, target = options.pair.split("-")
    tags = frozenset(options.tags.split(","))
    sides = [(options.first, (source, PIVOT)), (options.second, (PIVOT, target))]
    first, second = (
        (pair for path in paths for pair in read(path, languages) if pair.tag in tags) for paths, languages in sides
    )
    rows = "".join(f"{ours}\t{theirs}\t{TAG}\n" for ours, theirs in joined(first, second))
    write_atomically(options.output, rows.encode())


if __name__ == "__main__":
    main()
