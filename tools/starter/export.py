"""Make an Argos package of a training's state.

    python -m tools.starter.export de-en --state build/starter/de-en/state.pt --start PACKAGE --version 0.3 -o OUT

Takes the mean of the weights and of their running average where the cycle has cooled (see tools.starter.schedule), and
the running average alone while the rate is high. --share 0.85 goes most of the way from the start to them, --also de
says that the model takes German, too.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from loctool.errors import LoctoolError
from tools.starter.options import add_pair, run
from tools.starter.package import Array, Checkpoint, read_package, write_package
from tools.starter.schedule import Cycle, Done

COOLED = 0.99
"""Progress of a cycle from which the mean of the weights and their average is better than either."""

README = """Starter model of loctool, {source} to {target}: {tokens:.2f} million target tokens on top of {start}.

6 encoder and 3 decoder layers of width 384. MIT, as loctool; what it learned from and under which licences that stands
is in tools/starter/sources.csv of loctool. Its beginning is multilingual-e5-small (MIT). Made by tools/starter.
"""


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_pair(parser)
    parser.add_argument("--state", type=Path, required=True, help="state.pt of tools.starter.train")
    parser.add_argument("--start", type=Path, required=True, help="package that the training went on from")
    parser.add_argument("-o", "--out", type=Path, required=True, help="package to write")
    parser.add_argument("--version", required=True)
    parser.add_argument("--share", type=float, default=1.0, help="how far to go from the start to the new weights")
    parser.add_argument("--also", nargs="*", default=[], help="further source languages of the model")
    return parser.parse_args()


def blended(start: dict[str, Array], new: dict[str, Array], share: float) -> dict[str, Array]:
    """Return the weights that lie `share` of the way from the start (Wortsman et al. 2022, "robust fine-tuning")."""
    return {name: value + (new[name] - value) * share if name in new else value for name, value in start.items()}


def learned(start: Checkpoint, state: Path) -> tuple[dict[str, Array], Done]:
    """Return the parameters that learned, by name, and what was done. Raises LoctoolError."""
    import torch

    try:
        saved: dict[str, Any] = torch.load(state, map_location="cpu")
    except (OSError, RuntimeError) as problem:
        raise LoctoolError(f"is no state of tools.starter.train: {problem}", state) from problem
    done = Done(**saved["done"])
    cooled = Cycle(**saved["cycle"]).progress(done) >= COOLED
    average = saved["weights"]["average"].numpy()
    flat = (saved["weights"]["master"].numpy() + average) / 2 if cooled else average
    found, here = {}, 0
    for name in saved["names"]:
        value = start.weights[name]
        found[name] = flat[here : here + value.size].reshape(value.shape)
        here += value.size
    if here != len(flat):
        raise LoctoolError("goes on from another package", state)
    return found, done


def main() -> None:
    """Run the command."""
    chosen = options()
    start = read_package(chosen.start)
    new, done = learned(start, chosen.state)
    source, target = chosen.pair
    readme = README.format(source=source, target=target, tokens=done.tokens / 1e6, start=chosen.start.name)
    checkpoint = replace(start, weights=blended(start.weights, new, chosen.share))
    write_package(chosen.out, checkpoint, chosen.pair, version=chosen.version, readme=readme, also=chosen.also)
    print(f"{chosen.out}: {chosen.out.stat().st_size / 1e6:.1f} MB, {done}")


if __name__ == "__main__":
    run(main)
