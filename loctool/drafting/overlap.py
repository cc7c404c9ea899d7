"""Batches of work in threads of their own, so that one is judged in Python while the model decodes the next."""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, Queue
from typing import Generic, TypeVar

from loctool.interrupts import defer_signals

T = TypeVar("T")
R = TypeVar("R")

WORKERS = 2
"""Batches worked on at once: a third gained nothing, and each holds its texts and attention in memory."""


class _Abandoned(BaseException):
    """Raised in a worker whose result nobody waits for any more."""


PATIENCE = 0.5
"""Seconds after which an idle worker looks whether the program has ended without telling it."""


class _Worker(threading.Thread, Generic[T, R]):
    """Does what comes through a queue until None comes."""

    def __init__(self, work: Callable[[T], R], todo: Queue[tuple[T, Future[R]] | None]) -> None:
        super().__init__(name="loctool-draft")
        self.work, self.todo = work, todo
        self.busy, self.deciding = False, threading.Lock()

    def run(self) -> None:
        """Work; an exception of the work goes into its result."""
        try:
            while job := self._next():
                self._do(*job)
        except _Abandoned:
            pass

    def _next(self) -> tuple[T, Future[R]] | None:
        """Return what is to do, None when nothing is any more: an interrupt may have kept that from being said."""
        while True:
            try:
                return self.todo.get(timeout=PATIENCE)
            except Empty:
                if not threading.main_thread().is_alive():
                    return None

    def _do(self, item: T, future: Future[R]) -> None:
        with self.deciding:
            self.busy = True
        try:
            future.set_result(self.work(item))
        except Exception as problem:
            future.set_exception(problem)
        finally:
            with self.deciding:
                self.busy = False

    def abandon(self) -> None:
        """End the work at its next step in Python: a call into the model goes on to its end first."""
        with self.deciding:
            if self.busy and self.ident is not None:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self.ident), ctypes.py_object(_Abandoned))


def overlapped(work: Callable[[T], R], items: Iterable[T]) -> Generator[tuple[T, R], None, None]:
    """Yield each item with what `work` makes of it, in their order; WORKERS items are worked on at once.

    Items are taken one after the other, and no earlier than needed. Where the caller goes no further, or an item ends
    in an exception, which is raised here, the work under way is given up.
    """
    todo: Queue[tuple[T, Future[R]] | None] = Queue()
    waiting: deque[tuple[T, Future[R]]] = deque()
    workers = [_Worker(work, todo) for _ in range(WORKERS)]
    finished = False
    try:
        for worker in workers:
            worker.start()
        for item in items:
            waiting.append((item, Future()))
            todo.put(waiting[-1])
            if len(waiting) > WORKERS:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)
        finished = True
    finally:
        with defer_signals():
            _end(workers, todo, finished=finished)


def _first(waiting: deque[tuple[T, Future[R]]]) -> tuple[T, R]:
    item, future = waiting.popleft()
    return item, future.result()


def _end(workers: list[_Worker[T, R]], todo: Queue[tuple[T, Future[R]] | None], *, finished: bool) -> None:
    """Wait for the workers' end; the process must not end while one of them is in the model."""
    while not (finished or todo.empty()):
        with suppress(Empty):
            todo.get_nowait()
    for _ in workers:
        todo.put(None)
    for worker in workers:
        if not finished:
            worker.abandon()
    for worker in workers:
        if worker.ident is not None:
            worker.join()
