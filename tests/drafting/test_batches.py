"""What goes through the engine together, in two steps; batches at once: in order, and no earlier than needed."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.drafting.batches import GROUP, WORKERS, Batch, Dispatch, in_two_steps, overlap
from loctool.drafting.candidates import PendingDraft, Refusal
from loctool.model import Draft

Tried = list[tuple[bool, int, tuple[str, ...]]]


def sender(tried: Tried, seed: int, ahead: int = 3) -> Dispatch:
    """Return what tries up to `ahead` batches at once, which finish in any order; texts with a ? are doubted."""
    drawn = random.Random(seed)

    def finished(batch: Batch) -> list[PendingDraft]:
        tried.append((batch.fallbacks, batch.number, tuple(one.text for one in batch.pending)))
        for one in batch.pending:
            if "?" not in one.text or (batch.fallbacks and "!" in one.text):
                one.outcome = Draft(one.text.upper(), 0.0, ("de", "en"))
        return list(batch.pending)

    def send(batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[PendingDraft]]]:
        waiting: list[Batch] = []
        for batch in batches:
            waiting.append(batch)
            if len(waiting) >= ahead:
                one = waiting.pop(drawn.randrange(len(waiting)))
                yield one, finished(one)
        while waiting:
            one = waiting.pop(drawn.randrange(len(waiting)))
            yield one, finished(one)

    return send


BATCHES = st.lists(st.lists(st.sampled_from(["a", "b?", "c?!", "d"]), min_size=1, max_size=4), max_size=14)


@given(BATCHES, st.integers(0, 9))
def test_each_text_comes_back_once_and_groups_do_not_depend_on_time(batches: list[list[str]], seed: int) -> None:
    named = [[f"{text}{number}.{place}" for place, text in enumerate(batch)] for number, batch in enumerate(batches)]
    runs: list[Tried] = [[], []]
    for tried, chance in zip(runs, (seed, seed + 1), strict=True):
        results = list(in_two_steps(sender(tried, chance))(named))
        texts = [text for found, _ in results for text in found]
        assert sorted(texts) == sorted(text for batch in named for text in batch)
        for text, outcome in (
            (text, one) for found, drafts in results for text, one in zip(found, drafts, strict=True)
        ):
            assert isinstance(outcome, Refusal) == ("?" in text and "!" not in text)
    assert sorted(runs[0]) == sorted(runs[1])
    for again, number, texts_of in runs[0]:
        if again:
            group = [text for batch in named[number * GROUP : (number + 1) * GROUP] for text in batch]
            assert list(texts_of) == [text for text in group if "?" in text and text in texts_of]


def test_nothing_is_sent_where_nothing_is_left() -> None:
    sent: list[bool] = []

    def send(batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[PendingDraft]]]:
        sent.append(True)
        return sender([], 0, ahead=1)(batches)

    assert [texts for texts, _ in in_two_steps(send)([["a"], ["d"]])] == [["a"], ["d"]]
    assert sent == [True]


def test_settled_texts_do_not_wait_for_doubted_ones() -> None:
    tried: Tried = []
    results = in_two_steps(sender(tried, 0, ahead=1))([["a1", "b?"], ["a2"]])
    assert next(results)[0] == ["a1"]
    assert tried == [(False, 0, ("a1", "b?"))]


def test_results_come_in_order() -> None:
    def work(number: int) -> int:
        time.sleep(0.002 * (number % 3))
        return number * number

    assert list(overlap(work, range(20))) == [(number, number * number) for number in range(20)]
    assert list(overlap(work, [])) == []


def test_items_are_worked_on_at_once() -> None:
    together = threading.Barrier(WORKERS, timeout=20)
    assert len(list(overlap(lambda _: together.wait(), range(WORKERS)))) == WORKERS


def test_items_are_taken_no_earlier_than_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    for number, _ in overlap(str, items()):
        assert len(taken) <= number + 1 + WORKERS


def test_an_exception_comes_out_where_its_item_would() -> None:
    def work(number: int) -> float:
        return 1 / (number - 2)

    results = overlap(work, range(1000))
    assert [next(results), next(results)] == [(0, -0.5), (1, -1)]
    with pytest.raises(ZeroDivisionError):
        next(results)
    _await_workers()


def test_nothing_is_begun_when_nobody_waits() -> None:
    begun: list[int] = []
    results = overlap(begun.append, range(100))
    assert next(results) == (0, None)
    results.close()
    _await_workers()
    assert len(begun) <= 1 + WORKERS


def _await_workers() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("loctool-draft"):
            thread.join(timeout=20)
            assert not thread.is_alive()
