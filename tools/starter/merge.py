"""Join prepared corpora of several source languages, each with a weight.

    python -m tools.starter.merge de-ru.npz=1.0 en-ru.npz=0.5 -o x-ru.npz

All must be cut into the pieces of one package.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from tools.starter.batches import Prepared
from tools.starter.options import run


def weighted(text: str) -> tuple[Path, float]:
    """Read FILE=WEIGHT."""
    name, _, weight = text.rpartition("=")
    try:
        return Path(name or text), float(weight) if name else 1.0
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"{text!r}: write FILE.npz=0.5") from problem


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "parts", type=weighted, nargs="+", metavar="FILE=WEIGHT", help="output of tools.starter.prepare"
    )
    parser.add_argument("-o", "--out", type=Path, required=True, help=".npz file")
    return parser.parse_args()


def merged(parts: Iterable[tuple[Prepared, float]]) -> Prepared:
    """Return all pairs, with their weights multiplied by those of their parts."""
    changed = [replace(part, weight=part.weight * np.float32(weight)) for part, weight in parts]
    return Prepared(*(np.concatenate([getattr(part, one.name) for part in changed]) for one in fields(Prepared)))


def main() -> None:
    """Run the command."""
    chosen = options()
    whole = merged((Prepared.load(path), weight) for path, weight in chosen.parts)
    whole.save(chosen.out)
    pieces = int((whole.target_length * whole.weight).sum(dtype=np.float64))
    print(f"{chosen.out}: {len(whole)} pairs, {pieces} target pieces of an epoch")


if __name__ == "__main__":
    run(main)
