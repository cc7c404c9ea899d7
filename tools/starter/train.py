"""Train a starter package on: one cycle, that stops and goes on at any time.

    python -m tools.starter.train de-en --prepared build/starter/de-en.npz --start PACKAGE -o build/starter/de-en

The state is kept in OUT/state.pt every few minutes, also at Ctrl-C; the same command goes on from it. One thread by
default: two processes of one thread, one for each direction, do more than one of two.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.starter.batches import Prepared
from tools.starter.options import add_pair, run
from tools.starter.package import Array, read_package
from tools.starter.schedule import Cycle, Done, Told

if TYPE_CHECKING:
    from tools.starter.network import Network
    from tools.starter.optimiser import Optimiser

FROZEN = {"encoder": ("enc.", "w."), "none": ()}
"""--freeze -> beginnings of the names of parameters that do not learn."""

PROBE = (128, 384, 1536)
"""A product of the network's size, by which the number types are compared."""


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_pair(parser)
    parser.add_argument("--prepared", type=Path, required=True, help="what tools.starter.prepare wrote")
    parser.add_argument("--start", type=Path, required=True, help="package to go on from")
    parser.add_argument("-o", "--out", type=Path, required=True, help="folder of the state")
    parser.add_argument("--target-tokens", type=float, default=float("inf"), help="length of the cycle")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="length of the cycle, if that ends first")
    parser.add_argument("--stop-after", type=float, default=float("inf"), help="minutes of this run")
    parser.add_argument("--batch", type=int, default=2600, help="pieces a batch on its longer side (GPU: 30000)")
    parser.add_argument("--rate", type=float, default=5e-4, help="peak; 2e-4 for a cycle of a million pieces")
    parser.add_argument("--encoder-rate", type=float, default=0.3, help="the pretrained encoder's share of the rate")
    parser.add_argument("--warmup", type=int, default=400, help="steps")
    parser.add_argument("--cooling", type=float, default=0.2, help="share of the cycle; 0.85 for a short one")
    parser.add_argument("--dropout", type=float, default=0.0, help="0.1 for many epochs; CPUs are slow at it")
    parser.add_argument(
        "--freeze", choices=FROZEN, default="none", help="encoder: with the embedding; 1.4 times the speed"
    )
    parser.add_argument(
        "--dtype", choices=("auto", "fp32", "bf16"), default="auto", help="auto measures which is faster"
    )
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=float, default=5, help="minutes")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def fastest(device: str) -> str:
    """Return "bf16" or "fp32", whichever multiplies faster here: CPUs without bf16 units are 60 times slower at it."""
    import torch

    speed = {}
    rows, inner, columns = PROBE
    for name, dtype in (("fp32", torch.float32), ("bf16", torch.bfloat16)):
        a, b = (
            torch.ones(rows, inner, dtype=dtype, device=device),
            torch.ones(inner, columns, dtype=dtype, device=device),
        )
        float((a @ b)[0, 0])
        began = time.perf_counter()
        for _ in range(3):
            a @ b
        float((a @ b)[0, 0])
        speed[name] = time.perf_counter() - began
    return min(speed, key=speed.__getitem__)


def onward(prepared: Prepared, size: int, seed: int, done: Done) -> Iterator[Array]:
    """Yield batch after batch, epoch after epoch, from where `done` is; it is counted on."""
    while True:
        groups = prepared.batches(size, seed * 1000 + done.epoch)
        if not groups:
            return
        for group in groups[done.batch :]:
            done.batch += 1
            yield group
        done.epoch, done.batch = done.epoch + 1, 0


def learn(network: Network, forward: Any, x: Any, y: Any) -> tuple[float, int]:
    """Add the gradients of a batch; return the nats a piece and the number of target pieces."""
    from tools.starter.loss import Loss

    real = y[:, 1:] > 0
    states = forward(x, y[:, :-1].contiguous())
    loss = Loss.apply(states[real], network.w.weight, network.b, y[:, 1:][real])
    loss.backward()
    return float(loss.detach()), int(real.sum())


def save(path: Path, optimiser: Optimiser, done: Done, cycle: Cycle) -> None:
    """Write the state, whole or not at all."""
    import torch

    temporary = path.with_suffix(".tmp")
    state = {"weights": optimiser.state(), "names": optimiser.names, "done": vars(done), "cycle": asdict(cycle)}
    torch.save(state, temporary)
    os.replace(temporary, path)


def train(network: Network, optimiser: Optimiser, prepared: Prepared, chosen: argparse.Namespace) -> None:
    """Go through the cycle, or as far as this run may."""
    import torch

    cycle = Cycle(chosen.rate, chosen.warmup, chosen.cooling, chosen.target_tokens, chosen.minutes)
    checkpoint, done, told = chosen.out / "state.pt", Done(), Told(every=30)
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=chosen.device)
        optimiser.load(saved["weights"])
        done = Done(**saved["done"])
    print(
        f"{len(prepared)} pairs, {len(optimiser.master) / 1e6:.1f} M weights learn in {chosen.dtype}, {done}",
        flush=True,
    )
    if cycle.progress(done) >= 1:
        return
    forward = torch.compile(network, dynamic=True)
    began = here = saved_at = time.monotonic()
    try:
        for group in onward(prepared, chosen.batch, chosen.seed, done):
            x, y = (torch.from_numpy(rows).to(chosen.device) for rows in prepared.rows(group))
            loss, count = learn(network, forward, x, y)
            rate = cycle.rate(done)
            optimiser.step(done.step + 1, rate)
            before, here = here, time.monotonic()
            done.step, done.tokens, done.seconds = done.step + 1, done.tokens + count, done.seconds + here - before
            if line := told.line(loss, count, done=done, rate=rate):
                print(line, flush=True)
            if here - saved_at > chosen.save_every * 60:
                save(checkpoint, optimiser, done, cycle)
                saved_at = here
            if cycle.progress(done) >= 1 or here - began > chosen.stop_after * 60:
                break
    finally:
        save(checkpoint, optimiser, done, cycle)


def main() -> None:
    """Run the command."""
    chosen = options()
    import torch

    from tools.starter.network import Network
    from tools.starter.optimiser import Optimiser

    torch.manual_seed(chosen.seed)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.dtype == "auto":
        chosen.dtype = fastest(chosen.device)
    prepared = Prepared.load(chosen.prepared)
    network = Network(read_package(chosen.start), freeze=FROZEN[chosen.freeze], dropout=chosen.dropout)
    network.to(chosen.device)
    dtype = {"fp32": torch.float32, "bf16": torch.bfloat16}[chosen.dtype]
    train(network, Optimiser(network, dtype, chosen.encoder_rate), prepared, chosen)


if __name__ == "__main__":
    run(main)
