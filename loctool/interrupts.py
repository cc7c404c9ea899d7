"""Signals that end a run: exceptions at a safe moment, deferred while something must be done as a whole."""

from __future__ import annotations

import atexit
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

ENDING: tuple[int, ...] = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
)
"""The signals by which people, terminals and schedulers end a run. Windows has the first two."""

_OF_TERMINALS = frozenset(ENDING) - {signal.SIGTERM}


class Terminated(BaseException):
    """A signal of ENDING came; like KeyboardInterrupt it passes through `except Exception`, and through `finally`."""

    def __init__(self, number: int = signal.SIGTERM) -> None:
        super().__init__(number)
        self.number = number
        """Of the signal."""


@contextmanager
def _handling(
    numbers: Iterable[int], handler: Callable[[int, FrameType | None], Any] | signal.Handlers
) -> Iterator[None]:
    """Handle signals within the block. Does nothing outside the main thread, which alone gets signals."""
    former: dict[int, Any] = {}
    try:
        if threading.current_thread() is threading.main_thread():
            for number in numbers:
                former[number] = signal.signal(number, handler)
        yield
    finally:
        for number, action in former.items():
            if action is not None:
                signal.signal(number, action)


def _respected() -> list[int]:
    return [number for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN]


@contextmanager
def handle_termination() -> Iterator[None]:
    """Raise Terminated if a signal of ENDING arrives within the block. Does nothing outside the main thread.

    SIGINT raises KeyboardInterrupt as usual. Signals that are ignored stay so. None is lost during an import, nor
    where Python drops exceptions, as in `__del__`.
    """
    former, sys.unraisablehook = sys.unraisablehook, _send_dropped_again
    try:
        with _handling(_respected(), _raise):
            yield
    finally:
        sys.unraisablehook = former


def _send_dropped_again(dropped: sys.UnraisableHookArgs) -> None:
    if isinstance(dropped.exc_value, Terminated | KeyboardInterrupt):
        number = dropped.exc_value.number if isinstance(dropped.exc_value, Terminated) else signal.SIGINT
        threading.Timer(SOON, _send_again, (number,)).start()
    else:
        sys.__unraisablehook__(dropped)


SOON = 0.01
"""Seconds after which a signal that came within an import is sent again."""


def _raise(number: int, frame: FrameType | None) -> None:
    """Raise a signal's exception. The import machinery's callbacks would swallow it, so there it is sent again."""
    if frame is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
        threading.Timer(SOON, _send_again, (number,)).start()
        return
    raise KeyboardInterrupt if number == signal.SIGINT else Terminated(number)


def _send_again(number: int) -> None:
    """Send a signal to the main thread, where the platform can: that also ends a call in which the thread waits."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, number)
    else:
        signal.raise_signal(number)


@contextmanager
def defer_signals() -> Iterator[None]:
    """Defer the signals of ENDING until the block ends. Does nothing outside the main thread.

    A message whose text is stored, but whose fuzzy flag is not yet, would pass for a person's.
    """
    waiting: list[int] = []
    try:
        with _handling(ENDING, lambda number, _: waiting.append(number)):
            yield
    finally:
        for number in waiting:
            signal.raise_signal(number)


@contextmanager
def block_signals() -> Iterator[None]:
    """Hold back the signals of a terminal within the block; processes that are started there get none until they ask.

    SIGTERM is no such signal. Does nothing where the platform cannot block signals.
    """
    former = signal.pthread_sigmask(signal.SIG_BLOCK, _OF_TERMINALS) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if former is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, former)


def ignore_blocked_signals() -> None:
    """Ignore the signals of a terminal from now on, and block them no longer, in a process started under a block."""
    for number in _OF_TERMINALS:
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _OF_TERMINALS)


def end_children() -> None:
    """End the processes that this one has started, and what it shares with them, lest they complain when it is gone."""
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children, util

        for child in active_children():
            child.kill()
        util._run_finalizers(0)  # type: ignore[attr-defined]  # os._exit leaves them out


def undisturbed_exit() -> None:
    """Let no interrupt fall between the end of the work and that of the process, whose exit code would then lie."""
    for number in ENDING:
        atexit.register(signal.signal, number, signal.SIG_IGN)
