"""A connection to a Dask scheduler: batches go out, a bounded number at a time, and come back in any order."""

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

from loctool.drafting.attempts import Refusal, Trial
from loctool.drafting.batches import Portion, Run, in_portions
from loctool.drafting.cluster.admission import Crossing
from loctool.drafting.cluster.worker import Lacking, try_portion
from loctool.engines import Engine
from loctool.errors import LoctoolError
from loctool.glossary import TermIndex

CONNECT = 10.0
"""Seconds after which a scheduler that does not answer is given up."""
PATIENCE = 60.0
"""Seconds that a run waits for a worker while there is none."""
REFRESH = 5.0
"""Seconds between two looks at the workers, which come and go."""
AHEAD = 2
"""Batches at each thread of the cluster: one that is worked on, one that waits. This bounds the memory of a run."""

PROTOCOLS = {"tcp", "tls", "ws", "wss", "ucx"}
SECURE = {"tls", "wss"}
ADVICE = "name ca-file, client.cert and client.key under distributed.comm.tls in ~/.config/dask/*.yaml"

Runner = Callable[[Engine, TermIndex], Run]


@contextmanager
def connected(address: str) -> Iterator[Runner]:
    """Connect to the scheduler at an address such as tcp://host:8786 and give what drafts on its workers.

    Leaving, by an interrupt too, cancels what is under way. Raises LoctoolError, one line, where Dask is not installed
    or the scheduler cannot be reached; runs raise it where a worker has no loctool or another one, no worker is left,
    or the scheduler is lost. Certificates for tls:// come from Dask's own configuration.
    """
    try:
        import distributed
    except ImportError as problem:
        raise LoctoolError(
            f"drafting on a cluster needs Dask ({problem}); run `pip install 'loctool[cluster]'`"
        ) from problem
    _check(address)
    if urlsplit(address).scheme in SECURE:
        _check_certificates()
    with _silent():
        try:
            client = distributed.Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError, ImportError) as problem:
            raise LoctoolError(
                f"no Dask scheduler answers at {address} ({_reason(problem)}); start one with `dask scheduler`"
            ) from problem
        try:
            yield lambda engine, terms: in_portions(_Drafting(client, address, engine, terms).send)
        finally:
            with suppress(OSError, TimeoutError):
                client.close(timeout=CONNECT)


def _check(address: str) -> None:
    """Raise LoctoolError where Dask could make nothing of an address; its own client would hang on some."""
    with suppress(ValueError):
        parts = urlsplit(address)
        if parts.scheme in PROTOCOLS and parts.hostname and parts.port:
            return
    raise LoctoolError(f"{address!r} is no address of a Dask scheduler; write for example tcp://host:8786")


def _check_certificates() -> None:
    """Raise LoctoolError where Dask has no certificate of this client's to show: its own client hangs then.

    Not where a `security-loader` is configured, which Dask's client asks for itself.
    """
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
    """Keep Dask from logging to the terminal what becomes one line of ours."""
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


class _Drafting:
    """One run: the batches under way and the workers that are known."""

    def __init__(self, client: Any, address: str, engine: Engine, terms: TermIndex) -> None:
        self.client = client
        self.address = address
        self.crossing = Crossing(client, engine, terms)
        self.done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.under_way: dict[Any, tuple[Any, Portion]] = {}
        """Key -> the future, and the portion."""
        self.submitted = 0
        self.places = 0
        """Portions that may be under way."""
        self.looked = self.worked = time.monotonic()
        """When the workers were looked at, and when there was one."""

    def send(self, portions: Iterable[Portion]) -> Iterator[tuple[Portion, list[Trial]]]:
        """Send portions out and yield each with its trials, in the order in which they are finished."""
        remaining = iter(portions)
        try:
            self._await_workers()
            while True:
                while len(self.under_way) < self.places and (portion := next(remaining, None)) is not None:
                    self._submit(portion)
                if not self.under_way:
                    return
                yield from self._finished()
        except OSError as problem:
            raise self._lost(_reason(problem)) from problem
        finally:
            # The connection may be closed or lost by now; then the scheduler forgets the portions by itself.
            with suppress(Exception):
                self.client.cancel([future for future, _ in self.under_way.values()])
            self.under_way.clear()

    def _await_workers(self) -> None:
        """Wait for the first worker."""
        self._look()
        while not self.places:
            time.sleep(0.2)
            self._look()

    def _look(self) -> None:
        """Learn which workers there are; new ones are admitted."""
        threads: dict[str, int] = self.client.nthreads()
        self.crossing.admit(threads)
        self.places = AHEAD * sum(threads.values())
        self.looked = time.monotonic()
        if threads:
            self.worked = self.looked
        elif self.looked - self.worked > PATIENCE:
            raise LoctoolError(
                f"the scheduler at {self.address} has no workers; start some with `dask worker {self.address}`"
            )

    def _submit(self, portion: Portion) -> None:
        self.submitted += 1
        key = self.crossing.key(portion, self.submitted)
        future = self.client.submit(try_portion, self.crossing.order, portion, key=key)
        self.under_way[key] = future, portion
        future.add_done_callback(self.done.put)

    def _finished(self) -> Iterator[tuple[Portion, list[Trial]]]:
        """Wait for portions that are finished and yield them; what a worker could not do yet is sent out again."""
        done = self._done()
        if time.monotonic() - self.looked > REFRESH:
            self._look()
        for key, answer in zip([future.key for future in done], self._gathered(done), strict=True):
            _, portion = self.under_way.pop(key)
            if isinstance(answer, Lacking):
                self.crossing.bring([answer.worker])
                self._submit(portion)
            elif isinstance(answer, Refusal):
                yield portion, [replace(trial, outcome=answer) for trial in portion.trials]
            else:
                yield portion, answer

    def _done(self) -> list[Any]:
        """Return the futures that are finished, after waiting a little for the first."""
        found: list[Any] = []
        with suppress(queue.Empty):
            found.append(self.done.get(timeout=REFRESH))
            while True:
                found.append(self.done.get_nowait())
        return found

    def _gathered(self, done: Sequence[Any]) -> list[Any]:
        """Return the answers; a Refusal for a portion whose workers were lost again and again."""
        from concurrent.futures import CancelledError

        failures = {future.key: self._failure(future) for future in done if future.status != "finished"}
        sound = [future for future in done if future.key not in failures]
        try:
            answers = dict(zip([future.key for future in sound], self.client.gather(sound), strict=True))
        except CancelledError as problem:
            raise self._lost("it forgot a batch") from problem
        return [failures.get(future.key) or answers[future.key] for future in done]

    def _failure(self, future: Any) -> Refusal:
        """Return why a portion has no drafts, or raise what ends the run."""
        from distributed import KilledWorker

        if future.status != "error":
            raise self._lost("it is gone")
        problem = future.exception()
        if isinstance(problem, KilledWorker):
            return Refusal("the workers that drafted it were lost one after the other")
        if isinstance(problem, LoctoolError):
            raise problem
        self.crossing.known.clear()
        self._look()
        raise LoctoolError(f"a worker could not draft a batch: {_reason(problem)}") from problem

    def _lost(self, reason: str) -> LoctoolError:
        return LoctoolError(f"lost the scheduler at {self.address} ({reason}); run the command again to go on")


def _reason(problem: BaseException) -> str:
    """Return what an exception says, on one line."""
    return " ".join(f"{type(problem).__name__}: {problem}".split()).removesuffix(": ")
