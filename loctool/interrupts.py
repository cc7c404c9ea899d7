"""Signals that end a run: SIGTERM as an exception, both deferred while something must be done as a whole."""

from __future__ import annotations

import atexit
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

ENDING: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM)
"""The signals by which people and schedulers end a run."""


class Terminated(BaseException):
    """SIGTERM came; like KeyboardInterrupt it passes through `except Exception`, and through `finally`."""


@contextmanager
def handle_termination() -> Iterator[None]:
    """Raise Terminated if SIGTERM arrives within the block. Does nothing outside the main thread.

    SIGINT raises KeyboardInterrupt as usual, unless it is ignored. Neither signal is lost during an import.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {signal.SIGTERM: signal.signal(signal.SIGTERM, _ended)}
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        former[signal.SIGINT] = signal.signal(signal.SIGINT, _ended)
    try:
        yield
    finally:
        for number, action in former.items():
            if action is not None:
                signal.signal(number, action)


SOON = 0.01
"""Seconds after which a signal that came within an import is sent again."""


def _ended(number: int, frame: FrameType | None) -> None:
    """Raise what a signal stands for; the import machinery's callbacks would swallow it, so it is sent again then."""
    if frame is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
        threading.Timer(SOON, _send_again, (number,)).start()
        return
    raise Terminated if number == signal.SIGTERM else KeyboardInterrupt


def _send_again(number: int) -> None:
    """Send a signal to the main thread, where the platform can: that also ends a call in which the thread waits."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, number)
    else:
        signal.raise_signal(number)


@contextmanager
def defer_signals() -> Iterator[None]:
    """Defer SIGINT and SIGTERM until the block ends. Does nothing outside the main thread, which alone gets signals.

    A message whose text is stored, but whose fuzzy flag is not yet, would pass for a person's.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    former: dict[int, Any] = {}
    try:
        for number in ENDING:
            former[number] = signal.signal(number, lambda number, _: waiting.append(number))
        yield
    finally:
        for number, action in former.items():
            if action is not None:
                signal.signal(number, action)
        for number in waiting:
            signal.raise_signal(number)


@contextmanager
def ignore_interrupts() -> Iterator[None]:
    """Ignore SIGINT within the block, and in processes that are started there until they decide otherwise."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        if former is not None:
            signal.signal(signal.SIGINT, former)


def undisturbed_exit() -> None:
    """Let no interrupt fall between the end of the work and that of the process, whose exit code would then lie."""
    for number in (signal.SIGINT, signal.SIGTERM):
        atexit.register(signal.signal, number, signal.SIG_IGN)
