"""Batches that are worked on at once: in order, no earlier than needed, and no more when nobody waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from loctool.drafting.batches import WORKERS, overlap


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
