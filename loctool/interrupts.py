"""Signals that end a run: SIGTERM as an exception, both deferred while something must be done as a whole."""

from __future__ import annotations

import atexit
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import Any

ENDING: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM)
"""The signals by which people and schedulers end a run."""


class Terminated(BaseException):
    """SIGTERM came; like KeyboardInterrupt it passes through `except Exception`, and through `finally`."""


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


def handle_termination() -> AbstractContextManager[None]:
    """Raise Terminated if SIGTERM arrives within the block. Does nothing outside the main thread.

    SIGINT raises KeyboardInterrupt as usual, unless it is ignored. Neither signal is lost during an import.
    """
    interrupts = [signal.SIGINT] if signal.getsignal(signal.SIGINT) is signal.default_int_handler else []
    return _handling([signal.SIGTERM, *interrupts], _raise)


SOON = 0.01
"""Seconds after which a signal that came within an import is sent again."""


def _raise(number: int, frame: FrameType | None) -> None:
    """Raise a signal's exception. The import machinery's callbacks would swallow it, so there it is sent again."""
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
    """Defer SIGINT and SIGTERM until the block ends. Does nothing outside the main thread.

    A message whose text is stored, but whose fuzzy flag is not yet, would pass for a person's.
    """
    waiting: list[int] = []
    try:
        with _handling(ENDING, lambda number, _: waiting.append(number)):
            yield
    finally:
        for number in waiting:
            signal.raise_signal(number)


def ignore_interrupts() -> AbstractContextManager[None]:
    """Ignore SIGINT within the block, and in processes that are started there until they decide otherwise."""
    return _handling([signal.SIGINT], signal.SIG_IGN)


def undisturbed_exit() -> None:
    """Let no interrupt fall between the end of the work and that of the process, whose exit code would then lie."""
    for number in ENDING:
        atexit.register(signal.signal, number, signal.SIG_IGN)
