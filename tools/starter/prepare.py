"""Make a corpus ready for training: filtered, held-out sentences out, cut into pieces.

    python -m tools.starter.prepare de-en --corpus FOLDER --start PACKAGE -o build/starter/de-en.npz

Reads the pair's files in FOLDER (de-en*.tsv, and TAG.de-en-ru.tsv with three columns; .zst and .xz too), drops every
pair with a sentence of FOLDER/heldout/ or of the decks in source/, and writes OUT with a report OUT.json beside it.
"""

from __future__ import annotations

import argparse
import itertools
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from loctool.files import write_atomically
from tools.starter.batches import Prepared
from tools.starter.corpus import Pair, files
from tools.starter.filters import SOURCES, Filter, held_out, kept, load_mixture
from tools.starter.options import add_pair, run
from tools.starter.package import read_package

DECKS = Path(__file__).parents[2] / "source"
BLOCK = 50_000
"""Pairs that are cut into pieces at once."""


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_pair(parser)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the parallel text, with heldout/ in it")
    parser.add_argument("--start", type=Path, required=True, help="package whose pieces the text is cut into")
    parser.add_argument("-o", "--out", type=Path, required=True, help=".npz file")
    parser.add_argument("--mixture", type=Path, default=SOURCES, help="weight of each tag")
    parser.add_argument("--longest", type=int, default=100, help="pieces of a side, above which a pair is dropped")
    return parser.parse_args()


def cut(
    pairs: Iterable[Pair], processor: Any, longest: int, told: Counter[str]
) -> Iterator[tuple[str, list[int], list[int]]]:
    """Yield tag, source and target in pieces; pairs with a side of more than `longest` are counted in `told`."""
    pending = iter(pairs)
    while block := list(itertools.islice(pending, BLOCK)):
        sides = (processor.encode([pair.source for pair in block]), processor.encode([pair.target for pair in block]))
        for pair, source, target in zip(block, *sides, strict=True):
            if 0 < len(source) <= longest and 0 < len(target) <= longest:
                yield pair.tag, source, target
            else:
                told["too many pieces"] += 1


def prepare(
    rows: Iterable[tuple[str, list[int], list[int]]], mixture: dict[str, float]
) -> tuple[Prepared, Counter[str]]:
    """Return the pairs in flat arrays, and the number of each tag's."""
    sides, lengths, weights = (array("H"), array("H")), (array("H"), array("H")), array("f")
    tags: Counter[str] = Counter()
    for tag, *pieces in rows:
        for side, length, found in zip(sides, lengths, pieces, strict=True):
            side.extend(found)
            length.append(len(found))
        weights.append(mixture[tag])
        tags[tag] += 1
    source, target, *counted = (np.array(side, np.uint16) for side in (*sides, *lengths))
    return Prepared(source, target, counted[0], counted[1], np.array(weights, np.float32)), tags


def main() -> None:
    """Run the command."""
    import sentencepiece

    chosen = options()
    mixture = load_mixture(chosen.mixture)
    out = held_out(chosen.corpus / "heldout", sorted(DECKS.glob("*.md")))
    told: Counter[str] = Counter()
    found = files(chosen.corpus, chosen.pair)
    pairs = kept(found, Filter(chosen.pair, mixture, out), told)
    processor = sentencepiece.SentencePieceProcessor(model_proto=read_package(chosen.start).pieces)
    prepared, tags = prepare(cut(pairs, processor, chosen.longest, told), mixture)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    prepared.save(chosen.out)
    report = {
        "files": [path.name for path in found],
        "kept": dict(tags.most_common()),
        "dropped": dict(told.most_common()),
        "target pieces": int(prepared.target_length.sum(dtype=np.int64)),
        "target pieces of an epoch": int((prepared.target_length * prepared.weight).sum(dtype=np.float64)),
    }
    text = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
    write_atomically(chosen.out.with_suffix(".json"), text.encode())
    print(text, end="")


if __name__ == "__main__":
    run(main)
