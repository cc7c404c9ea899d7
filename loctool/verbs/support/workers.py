"""The same work on many catalogs, in several processes if asked for."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from loctool.errors import LoctoolError
from loctool.interrupts import Terminated, block_signals, ignore_blocked_signals

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

Result = TypeVar("Result")

SHARE = 500_000
"""Bytes of catalogs for which a worker pays off: they are checked in 1.6 s, and starting a worker costs 0.6 s."""
PAGES = 100_000
"""The same for their pages: 5,000 messages, of 1.6 MB, take 27 s."""
MOST = 8
"""Workers that are started without being asked for."""


def useful_workers(paths: Iterable[Path], share: int = SHARE) -> int:
    """Return the number of workers with which a check of these catalogs takes the least time on this machine.

    Other work than a check has another `share`.
    """
    size = sum(path.stat().st_size for path in paths if path.is_file())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(size // share, cores, MOST))


def map_catalogs(work: Callable[[Path], Result], paths: Sequence[Path], workers: int = 1) -> Iterator[Result]:
    """Yield what `work` returns for each file, in the order of the files.

    With two workers or more the work and its results are pickled, and the processes are spawned: a script that asks for
    them needs its `if __name__ == "__main__"`. Raises the LoctoolError of the first file for which `work` raised one,
    and LoctoolError if a worker was killed. If the caller stops, the workers finish the files that they are at; Ctrl-C
    ends them at once.
    """
    workers = min(workers, len(paths))
    if workers < 2:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    context, wait = get_context("spawn"), True
    with block_signals():  # Python's tracker of shared objects would end, and complain
        stopped = context.Event()
    pool = ProcessPoolExecutor(workers, context, _prepare, (work, stopped))
    try:
        with block_signals():  # a worker would show its traceback until `_prepare` has run
            results = pool.map(_do, paths)
        yield from results
    except (KeyboardInterrupt, Terminated):
        wait = False  # the workers end with this process
        raise
    except BrokenProcessPool as problem:
        raise LoctoolError(
            "A worker was killed while reading catalogs, probably for lack of memory. Try again with fewer workers."
        ) from problem
    finally:
        stopped.set()
        pool.shutdown(wait=wait, cancel_futures=True)


_prepared: list[tuple[Callable[[Path], Any], Event]] = []
"""In a worker, the work that it is for, and whether its results are still wanted."""


def _prepare(work: Callable[[Path], Any], stopped: Event) -> None:
    """Make ready a worker, which ends when its parent does."""
    _prepared.append((work, stopped))
    ignore_blocked_signals()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _do(path: Path) -> Any:
    """Do the work; Ctrl-C ends it, but not the process: the pool would wait for ever for what that has taken."""
    work, stopped = _prepared[0]
    if stopped.is_set():  # the pool hands out a few files more than it has workers, which nobody can take back
        return None
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return work(path)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
