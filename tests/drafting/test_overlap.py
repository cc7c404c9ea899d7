"""Batches that are worked on at once: in order, as many as may, and given up when nobody waits for them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from loctool.drafting.overlap import WORKERS, overlapped


def test_results_come_in_order() -> None:
    def work(number: int) -> int:
        time.sleep(0.002 * (number % 3))
        return number * number

    assert list(overlapped(work, range(20))) == [(number, number * number) for number in range(20)]
    assert list(overlapped(work, [])) == []


def test_items_are_worked_on_at_once() -> None:
    together = threading.Barrier(WORKERS, timeout=20)
    assert len(list(overlapped(lambda _: together.wait(), range(WORKERS)))) == WORKERS


def test_items_are_taken_no_earlier_than_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    for number, _ in overlapped(str, items()):
        assert len(taken) <= number + 1 + WORKERS


def test_an_exception_comes_out_where_its_item_would() -> None:
    def work(number: int) -> float:
        return 1 / (number - 2)

    results = overlapped(work, range(1000))
    assert [next(results), next(results)] == [(0, -0.5), (1, -1)]
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert not _workers()


def test_work_that_nobody_waits_for_is_given_up() -> None:
    begun = time.monotonic()

    def work(number: int) -> int:
        while number and time.monotonic() < begun + 60:
            time.sleep(0.001)
        return number

    results = overlapped(work, range(10))
    assert next(results) == (0, 0)
    results.close()
    assert time.monotonic() < begun + 30
    assert not _workers()


def _workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "loctool-draft"]
