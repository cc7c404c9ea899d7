"""A connection to a Dask scheduler: a bounded number of batches is under way, and finished in any order."""

from __future__ import annotations

import logging
import queue
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from loctool.drafting.batches import Batch, Runner, in_two_steps
from loctool.drafting.candidates import PendingDraft, Refusal
from loctool.drafting.cluster.admission import Admission
from loctool.drafting.cluster.worker import draft_batch
from loctool.engines import Engine
from loctool.errors import LoctoolError
from loctool.glossary import TermIndex

CONNECT = 10.0
"""Seconds to wait for the answer of a scheduler."""
PATIENCE = 60.0
"""Seconds to wait for a worker while there is none."""
REFRESH = 5.0
"""Seconds between two looks at the workers, which may come and go."""
AHEAD = 2
"""Batches for each thread of the cluster: one being drafted, one waiting. This bounds the memory of a run."""

PROTOCOLS = {"tcp", "tls", "ws", "wss", "ucx"}
SECURE = {"tls", "wss"}
ADVICE = "name ca-file, client.cert and client.key under distributed.comm.tls in ~/.config/dask/*.yaml"

OpenRunner = Callable[[Engine, TermIndex], Runner]


@contextmanager
def connect(address: str) -> Iterator[OpenRunner]:
    """Connect to the scheduler at an address such as tcp://host:8786 and provide runners on its workers.

    At the end of the block, even after an interrupt, what is under way is cancelled. Raises LoctoolError if Dask is not
    installed or the scheduler cannot be reached. Runners raise it if a worker has no loctool or another version, if no
    worker is left, or if the scheduler is lost. Certificates for tls:// come from Dask's own configuration.
    """
    try:
        import distributed
    except ImportError as problem:
        message = f"drafting on a cluster needs Dask ({problem}); run `pip install 'loctool[cluster]'`"
        raise LoctoolError(message) from problem
    _check_address(address)
    if urlsplit(address).scheme in SECURE:
        _check_certificates()
    with _silent():
        try:
            client = distributed.Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError, ImportError) as problem:
            message = f"no Dask scheduler answers at {address} ({_reason(problem)}); start one with `dask scheduler`"
            raise LoctoolError(message) from problem
        try:
            yield lambda engine, terms: in_two_steps(_Session(client, address, engine, terms).dispatch)
        finally:
            with suppress(OSError, TimeoutError):
                client.close(timeout=CONNECT)


def _check_address(address: str) -> None:
    """Raise LoctoolError for an address that Dask does not understand; its client would hang on some."""
    with suppress(ValueError):
        parts = urlsplit(address)
        if parts.scheme in PROTOCOLS and parts.hostname and parts.port:
            return
    raise LoctoolError(f"{address!r} is not a Dask scheduler address. Use something like tcp://host:8786.")


def _check_certificates() -> None:
    """Raise LoctoolError if Dask has no certificate for its client, which would hang; a `security-loader` has one."""
    import dask
    import distributed

    if dask.config.get("distributed.client.security-loader", None):
        return
    try:
        lacking = distributed.Security().get_connection_args("client").get("ssl_context") is None
    except (OSError, ValueError, TypeError, RuntimeError) as problem:
        raise LoctoolError(f"Dask cannot read its certificates ({_reason(problem)}); {ADVICE}") from problem
    if lacking:
        raise LoctoolError(f"tls:// and wss:// need certificates, and Dask has none; {ADVICE}")


@contextmanager
def _silent() -> Iterator[None]:
    """Keep Dask from logging what we raise as an error of one line."""
    names = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="distributed")
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


class _Session:
    """One run: the batches under way, and the workers."""

    def __init__(self, client: Any, address: str, engine: Engine, terms: TermIndex) -> None:
        self.client = client
        self.address = address
        self.admission = Admission(client, engine, terms)
        self.done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.under_way: dict[Any, tuple[Any, Batch]] = {}
        """Key -> the future and its batch."""
        self.submitted = 0
        self.places = 0
        """Number of batches that may be under way."""
        self.looked = self.worked = time.monotonic()
        """When the workers were last looked at, and when there was one."""

    def dispatch(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[PendingDraft]]]:
        """Send batches out and yield each with its outcomes, as soon as it is finished."""
        remaining = iter(batches)
        try:
            self._look()
            while not self.places:
                time.sleep(0.2)
                self._look()
            while True:
                while len(self.under_way) < self.places and (batch := next(remaining, None)) is not None:
                    self._submit(batch)
                if not self.under_way:
                    return
                yield from self._take_finished()
        except OSError as problem:
            raise self._lost_scheduler(_reason(problem)) from problem
        finally:
            # If the connection is closed or lost by now, the scheduler forgets the batches by itself.
            with suppress(Exception):
                self.client.cancel([future for future, _ in self.under_way.values()])
            self.under_way.clear()

    def _look(self) -> None:
        threads: dict[str, int] = self.client.nthreads()
        self.admission.admit(threads)
        self.places = AHEAD * sum(threads.values())
        self.looked = time.monotonic()
        if threads:
            self.worked = self.looked
        elif self.looked - self.worked > PATIENCE:
            advice = f"start some with `dask worker {self.address}`"
            raise LoctoolError(f"the scheduler at {self.address} has no workers; {advice}")

    def _submit(self, batch: Batch) -> None:
        self.submitted += 1
        key = self.admission.key(batch, self.submitted)
        future = self.client.submit(draft_batch, self.admission.setup, batch, key=key)
        self.under_way[key] = future, batch
        future.add_done_callback(self.done.put)

    def _take_finished(self) -> Iterator[tuple[Batch, list[PendingDraft]]]:
        """Wait for finished batches and yield them; a batch that a worker cannot draft yet is sent out again."""
        done = self._wait_for_done()
        if time.monotonic() - self.looked > REFRESH:
            self._look()
        for key, answer in zip([future.key for future in done], self._gather(done), strict=True):
            _, batch = self.under_way.pop(key)
            if answer is None:
                self._look()
                self.admission.equip(sorted(self.admission.admitted))
                self._submit(batch)
            elif isinstance(answer, Refusal):
                yield batch, [replace(one, outcome=answer) for one in batch.pending]
            else:
                yield batch, answer

    def _wait_for_done(self) -> list[Any]:
        """Wait for a finished future, up to REFRESH seconds, and return all that are finished."""
        found: list[Any] = []
        with suppress(queue.Empty):
            found.append(self.done.get(timeout=REFRESH))
            while True:
                found.append(self.done.get_nowait())
        return found

    def _gather(self, done: Sequence[Any]) -> list[Any]:
        """Return the answers; a Refusal for a batch whose workers were lost several times."""
        from concurrent.futures import CancelledError

        failures = {future.key: self._failure(future) for future in done if future.status != "finished"}
        sound = [future for future in done if future.key not in failures]
        try:
            answers = dict(zip([future.key for future in sound], self.client.gather(sound), strict=True))
        except CancelledError as problem:
            raise self._lost_scheduler("it forgot a batch") from problem
        return [failures.get(future.key) or answers[future.key] for future in done]

    def _failure(self, future: Any) -> Refusal:
        """Return why a batch has no drafts. Raises LoctoolError if the run cannot go on."""
        from distributed import KilledWorker

        if future.status != "error":
            raise self._lost_scheduler("it is gone")
        problem = future.exception()
        if isinstance(problem, KilledWorker):
            return Refusal("the workers that drafted it were lost one after the other")
        if isinstance(problem, LoctoolError):
            raise problem
        self.admission.admitted.clear()
        self._look()
        raise LoctoolError(f"a worker could not draft a batch: {_reason(problem)}") from problem

    def _lost_scheduler(self, reason: str) -> LoctoolError:
        return LoctoolError(f"lost the scheduler at {self.address} ({reason}); run the command again to go on")


def _reason(problem: BaseException) -> str:
    return " ".join(f"{type(problem).__name__}: {problem}".split()).removesuffix(": ")
