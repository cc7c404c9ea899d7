"""The standard streams of a process: closed, full and of any encoding, none of which may end in a traceback."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO


class OutputError(OSError):
    """Standard output cannot be written: its disk is full, for example."""


class _Output(io.FileIO):
    """A standard stream that fails once at most, so that what Python flushes at its end does not fail again."""

    def __init__(self, descriptor: int, *, tolerant: bool) -> None:
        super().__init__(descriptor, "w", closefd=False)
        self._tolerant = tolerant

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except OSError as problem:
            if self._tolerant:
                return len(data)
            self._tolerant = True
            raise OutputError(problem.errno, problem.strerror) from problem


def prepare_streams() -> None:
    """Make the standard streams safe to write whatever the process was started with.

    Nothing is wanted from a closed stream: what is written there is dropped, and no file that is opened gets its
    number. A full stderr loses its lines only. A full stdout raises OutputError, once. Characters that a stream's
    encoding does not have are written as escapes.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number, which is this one
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115  # for the whole process
    if os.name == "nt":  # a console there takes text only
        sys.stdout, sys.stderr = _escaping(sys.stdout, 1), _escaping(sys.stderr, 2)
    else:
        sys.stdout, sys.stderr = _reopened(sys.stdout, 1), _reopened(sys.stderr, 2)


def _escaping(stream: TextIO | None, number: int) -> TextIO:
    stream = stream or open(number, "w", closefd=False)  # noqa: SIM115  # for the whole process
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _reopened(stream: TextIO | None, number: int) -> TextIO:
    if stream:
        stream.flush()
    raw = _Output(number, tolerant=number == 2)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding if stream else "utf-8",
        errors="backslashreplace",
        line_buffering=number == 2 or raw.isatty(),
    )


def describe(problem: OSError) -> str:
    """Return what a system's error means for the user, on one line."""
    if isinstance(problem, OutputError):
        return f"standard output cannot be written: {problem.strerror}"
    if problem.filename is None and isinstance(problem, FileNotFoundError) and not _has_folder():
        return "the current folder has been deleted; change into another one, or give one with -C"
    reason = " ".join((problem.strerror or str(problem)).split())
    return reason if problem.filename is None else f"{os.fsdecode(problem.filename)}: {reason}"


def _has_folder() -> bool:
    try:
        return bool(os.getcwd())  # noqa: PTH109  # that is what fails
    except OSError:
        return False
