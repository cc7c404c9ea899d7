"""Make one package of several trainings, each from the same package or from one another: the mean of their weights.

    python -m tools.starter.average en-ru PACKAGE PACKAGE ... --version 0.3 -o OUT [--start PACKAGE --share 1.4]

Short cycles on other batches end in other places of one valley, and their mean lies nearer its bottom than each of them
(Wortsman et al. 2022, "Model soups"): on flores-dev it was better than the best of them, for no further training. Where
the trainings were too short to arrive, --share goes on beyond the mean, in the direction from the start to it; tools/
starter/README.md says what that was worth.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from loctool.errors import LoctoolError
from tools.starter.export import blended
from tools.starter.options import add_pair, run
from tools.starter.package import Checkpoint, read_package, write_package

README = """Starter model of loctool, {source} to {target}: the mean of {count} trainings.

6 encoder and 3 decoder layers of width 384. MIT, as loctool; what it learned from and under which licences that stands
is in tools/starter/sources.csv of loctool. Its beginning is multilingual-e5-small (MIT). Made by tools/starter.
"""


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_pair(parser)
    parser.add_argument("packages", type=Path, nargs="+", metavar="PACKAGE")
    parser.add_argument("-o", "--out", type=Path, required=True, help="package to write")
    parser.add_argument("--version", required=True)
    parser.add_argument("--start", type=Path, help="package that the trainings went on from")
    parser.add_argument("--share", type=float, default=1.0, help="how far to go from the start to the mean, and beyond")
    return parser.parse_args()


def mean(checkpoints: Sequence[Checkpoint]) -> Checkpoint:
    """Return the first checkpoint with the mean of all their weights. Raises LoctoolError for unlike models."""
    _check_alike(checkpoints)
    first = checkpoints[0]
    weights = {name: np.mean([one.weights[name] for one in checkpoints], axis=0) for name in first.weights}
    return replace(first, weights=weights)


def _check_alike(checkpoints: Sequence[Checkpoint]) -> None:
    first = checkpoints[0]
    shapes = [{name: value.shape for name, value in one.weights.items()} for one in checkpoints]
    if any(one.pieces != first.pieces for one in checkpoints) or any(one != shapes[0] for one in shapes):
        raise LoctoolError("these packages have no common beginning: their pieces or layers differ")


def main() -> None:
    """Run the command."""
    chosen = options()
    source, target = chosen.pair
    if (chosen.start is None) != (chosen.share == 1.0):
        raise LoctoolError("--start and --share go together")
    checkpoint = mean([read_package(path) for path in chosen.packages])
    if chosen.start:
        start = read_package(chosen.start)
        _check_alike([start, checkpoint])
        checkpoint = replace(checkpoint, weights=blended(start.weights, checkpoint.weights, chosen.share))
    readme = README.format(source=source, target=target, count=len(chosen.packages))
    write_package(chosen.out, checkpoint, chosen.pair, version=chosen.version, readme=readme)
    print(f"{chosen.out}: {chosen.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    run(main)
