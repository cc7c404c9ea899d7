"""Batches hold every pair as often as its weight says, padded and framed, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import LoctoolError
from tools.starter.batches import BOS, EOS, Prepared
from tools.starter.prepare import cut, prepare
from tools.starter.schedule import Cycle, Done, Told
from tools.starter.train import onward

Rows = list[tuple[str, list[int], list[int]]]

PIECES = st.lists(st.integers(3, 400), min_size=1, max_size=12)
ROWS = st.lists(st.tuples(st.sampled_from(["often", "seldom"]), PIECES, PIECES), min_size=1, max_size=40)
MIXTURE = {"often": 2.0, "seldom": 0.5}


@given(ROWS, st.integers(1, 80), st.integers(0, 9))
def test_an_epoch_holds_every_pair_as_often_as_its_weight_says(rows: Rows, size: int, seed: int) -> None:
    prepared, tags = prepare(rows, MIXTURE)
    assert tags == Counter(tag for tag, _, _ in rows)
    groups = prepared.batches(size, seed)
    times = Counter(int(pair) for group in groups for pair in group)
    for number, (tag, _, _) in enumerate(rows):
        assert times[number] in ({2} if tag == "often" else {0, 1})
    assert [group.tolist() for group in groups] == [group.tolist() for group in prepared.batches(size, seed)]


@given(ROWS, st.integers(1, 80))
def test_a_batch_has_sources_of_one_length_and_fits(rows: Rows, size: int) -> None:
    prepared, _ = prepare(rows, MIXTURE)
    for group in prepared.batches(size, 1):
        x, y = prepared.rows(group)
        assert max(x.shape[1], y.shape[1] - 1) * len(group) <= size or len(group) == 1
        for source, target, pair in zip(x, y, group, strict=True):
            _, pieces, wanted = rows[pair]
            assert source.tolist() == [*pieces, EOS]
            assert target.tolist() == [BOS, *wanted, EOS, *[0] * (y.shape[1] - len(wanted) - 2)]


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    prepared, _ = prepare([("often", [5, 6], [7]), ("seldom", [8], [9, 10])], MIXTURE)
    prepared.save(tmp_path / "de-en.npz")
    again = Prepared.load(tmp_path / "de-en.npz")
    assert all(np.array_equal(getattr(again, name), getattr(prepared, name)) for name in vars(prepared))
    (tmp_path / "broken.npz").write_bytes(b"PK")
    with pytest.raises(LoctoolError, match="is no prepared corpus"):
        Prepared.load(tmp_path / "broken.npz")


def test_pairs_with_too_many_pieces_are_dropped_and_counted() -> None:
    from tools.starter.corpus import Pair

    class Letters:
        def encode(self, texts: list[str]) -> list[list[int]]:
            return [list(map(ord, text)) for text in texts]

    told: Counter[str] = Counter()
    pairs = [Pair("ab", "c", "often"), Pair("abcd", "c", "often"), Pair("a", "", "often")]
    assert list(cut(pairs, Letters(), 3, told)) == [("often", [97, 98], [99])]
    assert told == {"too many pieces": 2}


def test_training_goes_on_where_it_stopped() -> None:
    prepared, _ = prepare([("often", [n + 3] * (n % 5 + 1), [n + 4]) for n in range(20)], MIXTURE)
    straight, first, second = onward(prepared, 6, 1, Done()), Done(), Done()
    whole = [next(straight).tolist() for _ in range(40)]
    stopped = onward(prepared, 6, 1, first)
    parts = [next(stopped).tolist() for _ in range(13)]
    second.epoch, second.batch = first.epoch, first.batch
    going = onward(prepared, 6, 1, second)
    assert parts + [next(going).tolist() for _ in range(27)] == whole
    assert second.epoch > 0


def test_a_corpus_without_pairs_ends_at_once() -> None:
    assert list(onward(prepare([], MIXTURE)[0], 10, 1, Done())) == []


def test_the_rate_rises_stays_and_falls_to_zero() -> None:
    cycle = Cycle(peak=1.0, warmup=4, cooling=0.5, target_tokens=100)
    rates = [
        cycle.rate(Done(step=step, tokens=tokens)) for step, tokens in ((0, 0), (3, 10), (9, 50), (12, 75), (20, 100))
    ]
    assert rates == [0.25, 1.0, 1.0, 0.5, 0.0]
    assert Cycle(1.0, 1, 0.5, minutes=2).progress(Done(seconds=90)) == 0.75
    assert Cycle(1.0, 1, 0.5, target_tokens=10, minutes=2).progress(Done(tokens=9, seconds=60)) == 0.9


def test_the_log_speaks_when_it_is_time() -> None:
    assert Told(every=1e9).line(2.0, 10, done=Done(), rate=0.1) is None
    told = Told(every=0)
    line = told.line(2.0, 10, done=Done(step=7, tokens=1_500_000), rate=0.1)
    assert line is not None
    assert "step 7 nll 2.000 rate 1.0e-01" in line
    assert line.endswith("1.50 M")
    assert told.losses == []
