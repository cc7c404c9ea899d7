"""Training on the real package: needs torch, and is skipped where that is not installed."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

os.environ.setdefault("TORCHDYNAMO_DISABLE", "1")  # compiling takes a minute, and changes no result
torch = pytest.importorskip("torch", reason="part of the maker's environment only")

from loctool.packages import folders  # noqa: E402
from tests.tools.starter.small import small  # noqa: E402
from tools.starter.batches import Prepared  # noqa: E402
from tools.starter.export import learned  # noqa: E402
from tools.starter.loss import SMOOTHING, Loss  # noqa: E402
from tools.starter.network import Network  # noqa: E402
from tools.starter.optimiser import Optimiser, factor  # noqa: E402
from tools.starter.package import Checkpoint, read_package  # noqa: E402
from tools.starter.prepare import prepare  # noqa: E402
from tools.starter.train import FROZEN, fastest, train  # noqa: E402

SENTENCES = [
    ("Das ist gut.", "That is good."),
    ("Wir gehen nach Hause.", "We go home."),
    ("Wer ist da?", "Who is there?"),
]

PIECES = 1000


@pytest.fixture(scope="module")
def start() -> Checkpoint:
    """Return a small checkpoint: one layer a side, and the first PIECES pieces, of the embedded package's."""
    one = small(read_package(folders.EMBEDDED / "translate-de_en.argosmodel"))
    return replace(one, weights=one.weights | {name: one.weights[name][:PIECES] for name in ("w.weight", "b")})


@pytest.fixture(scope="module")
def prepared(start: Checkpoint) -> Prepared:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=start.pieces)
    cut = [
        [[3 + piece % (PIECES - 3) for piece in side] for side in processor.encode(list(pair))] for pair in SENTENCES
    ]
    return prepare([("a", source, target) for source, target in cut], {"a": 2.0})[0]


def chosen(out: Path, **options: Any) -> argparse.Namespace:
    """Return the options of a short cycle."""
    values = {"rate": 1e-3, "warmup": 2, "cooling": 0.5, "target_tokens": 300, "minutes": float("inf"), "out": out}
    values |= {"device": "cpu", "dtype": "fp32", "batch": 20, "seed": 1, "stop_after": float("inf"), "save_every": 99}
    return argparse.Namespace(**values | options)


def run(start: Checkpoint, prepared: Prepared, options: argparse.Namespace, freeze: str = "none") -> Optimiser:
    """Train from the start, or on from the state in the folder."""
    network = Network(start, freeze=FROZEN[freeze])
    optimiser = Optimiser(network, torch.float32, 0.3)
    train(network, optimiser, prepared, options)
    return optimiser


def nats(network: Network, prepared: Prepared) -> float:
    """Return the network's loss on all pairs."""
    found = []
    for group in prepared.batches(1, 1):
        x, y = map(torch.from_numpy, prepared.rows(group))
        states = network(x, y[:, :-1])
        logits = states[0] @ network.w.weight.T + network.b
        found.append(float(torch.nn.functional.cross_entropy(logits, y[0, 1:]).detach()))
    return sum(found) / len(found)


def test_the_loss_and_its_gradients_are_those_of_torch() -> None:
    torch.manual_seed(1)
    given = [torch.randn(5, 8), torch.randn(30, 8), torch.randn(30)]
    gold = torch.tensor([3, 4, 29, 0, 3])
    ours, theirs = ([t.clone().requires_grad_() for t in given] for _ in range(2))
    loss = Loss.apply(*ours, gold)
    loss.backward()
    logits = theirs[0] @ theirs[1].T + theirs[2]
    torch.nn.functional.cross_entropy(logits, gold, label_smoothing=SMOOTHING).backward()
    assert float(loss.detach()) == pytest.approx(
        float(torch.nn.functional.cross_entropy(logits, gold).detach()), rel=1e-5
    )
    for mine, other in zip(ours, theirs, strict=True):
        assert torch.allclose(mine.grad, other.grad, atol=1e-6)


def test_a_cycle_learns_and_cools(start: Checkpoint, prepared: Prepared, tmp_path: Path) -> None:
    before = nats(Network(start), prepared)
    run(start, prepared, chosen(tmp_path))
    weights, done = learned(start, tmp_path / "state.pt")
    assert done.tokens >= 300
    assert nats(Network(Checkpoint(weights, start.layers, start.pieces)), prepared) < before * 0.8


def test_a_cycle_in_two_runs_is_the_cycle_in_one(start: Checkpoint, prepared: Prepared, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    whole = run(start, prepared, chosen(tmp_path / "one", target_tokens=60))
    # The first run is stopped by its clock at once, step by step.
    while learned_tokens(tmp_path / "two") < 60:
        parts = run(start, prepared, chosen(tmp_path / "two", target_tokens=60, stop_after=1e-4))
    assert torch.allclose(parts.master, whole.master, atol=1e-5)


def learned_tokens(folder: Path) -> int:
    """Return the target pieces of a state, 0 where there is none."""
    path = folder / "state.pt"
    return int(torch.load(path)["done"]["tokens"]) if path.exists() else 0


def test_a_frozen_encoder_stays(start: Checkpoint, prepared: Prepared, tmp_path: Path) -> None:
    optimiser = run(start, prepared, chosen(tmp_path, target_tokens=60), freeze="encoder")
    assert not any(name.startswith(("enc.", "w.")) for name in optimiser.names)
    weights, _ = learned(start, tmp_path / "state.pt")
    assert set(weights) == set(optimiser.names)
    assert not np.array_equal(weights["dec.l.0.a.q.weight"], start.weights["dec.l.0.a.q.weight"])


def test_rates_of_the_parts() -> None:
    assert [factor(name, 0.3) for name in ("enc.l.0.a.q.weight", "w.weight", "dec.p", "b")] == [0.3, 0.5, 1.0, 1.0]


def test_the_probe_knows_both_types() -> None:
    assert fastest("cpu") in ("fp32", "bf16")
