"""The same work on many catalogs in several processes, where that is worth their start."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from loctool.errors import LoctoolError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Result = TypeVar("Result")

LEAST = 8_000_000
"""Bytes of catalogs below which one process does it. Starting two others costs 50 ms, in which one reads 1 MB; even
where the other cores turn out to be busy the loss is to stay small."""
MOST = 8
"""Processes; more would wait for the disk and for the one that writes."""


def in_order(work: Callable[[Path], Result], paths: Sequence[Path], pace: int = 1) -> Iterator[Result]:
    """Yield what `work` returns for each file, in their order; the work is taken to grow with a file's size.

    `pace` says how many times as long as compiling it takes, so that fewer bytes are worth other processes.

    Raises the LoctoolError of the first file for which `work` raised one, and one where a process was killed. Results
    must be such as can be pickled. If the caller stops, so do the processes.
    """
    sizes = [path.stat().st_size if path.is_file() else 0 for path in paths]
    processes = min(_cores(), len(paths), MOST)
    if processes < 2 or sum(sizes) * pace < LEAST:
        yield from map(work, paths)
        return
    from multiprocessing import get_context

    context = get_context("fork")
    workers: list[tuple[ForkProcess, Connection]] = []
    assigned = [0] * len(paths)
    try:
        for worker, numbers in enumerate(_shares(sizes, processes)):
            receiver, sender = context.Pipe(duplex=False)
            share, ends = [paths[number] for number in numbers], [*(end for _, end in workers), receiver]
            started = context.Process(target=_serve, args=(work, share, sender, ends), daemon=True)
            started.start()
            sender.close()
            workers.append((started, receiver))
            for number in numbers:
                assigned[number] = worker
        yield from _received(assigned, [receiver for _, receiver in workers])
    finally:
        for started, receiver in workers:
            receiver.close()
            started.terminate()
        for started, _ in workers:
            started.join()


def _cores() -> int:
    """Return how many processors this process may use; one where processes cannot be forked."""
    if not hasattr(os, "sched_getaffinity"):
        return 1
    return len(os.sched_getaffinity(0))


def _shares(sizes: Sequence[int], processes: int) -> list[list[int]]:
    """Deal the numbers of items out, the largest first, each to who has least; every share in ascending order."""
    shares: list[list[int]] = [[] for _ in range(processes)]
    loads = [0] * processes
    for number in sorted(range(len(sizes)), key=lambda number: -sizes[number]):
        least = loads.index(min(loads))
        shares[least].append(number)
        loads[least] += sizes[number] + 1
    return [sorted(share) for share in shares]


def _serve(
    work: Callable[[Path], Result], paths: Sequence[Path], sender: Connection, ends: Sequence[Connection]
) -> None:
    """Send the results of a share, until one fails; Ctrl-C is for the parent, which ends this process then.

    The parent's `ends` of pipes are closed here, or sending would wait for ever where the parent was killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for end in ends:
        end.close()
    with suppress(BrokenPipeError):  # the parent was killed
        for path in paths:
            try:
                sender.send((work(path), None))
            except LoctoolError as problem:
                sender.send((None, problem))
                return


def _received(assigned: Sequence[int], receivers: Sequence[Connection]) -> Iterator[Any]:
    """Yield the results in the order of the items, taking each from its pipe as soon as it comes."""
    from multiprocessing.connection import wait

    opened = dict(enumerate(receivers))
    arrived: list[deque[tuple[Any, LoctoolError | None]]] = [deque() for _ in receivers]
    for worker in assigned:
        while not arrived[worker]:
            if worker not in opened:
                raise LoctoolError("a process that read a catalog was killed; is there enough memory?")
            ready = wait(list(opened.values()))
            for number in [number for number, receiver in opened.items() if receiver in ready]:
                try:
                    arrived[number].append(opened[number].recv())
                except (EOFError, OSError):
                    del opened[number]
        result, problem = arrived[worker].popleft()
        if problem:
            raise problem
        yield result
