"""The border to engines of other packages: wrong values and exceptions become errors that name engine and package."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from loctool.errors import EngineError, LoctoolError


@dataclass(frozen=True, slots=True)
class Border:
    """Checks what comes from an engine of another package."""

    name: str
    """The engine's."""
    package: str

    def error(self, problem: str) -> EngineError:
        """Return the error for something that the engine did."""
        return EngineError(f"the engine {self.name!r} of {self.package} {problem}")

    def require(self, value: object, kind: type, what: str) -> None:
        """Raise EngineError if a value does not have the type that it should have."""
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            raise self.error(f"gives {what} as {type(value).__name__}, not as {kind.__name__}")

    def require_line(self, value: object, what: str, *, spaces: bool = True) -> None:
        """Raise EngineError if a value is not a printable text on one line, without spaces unless they are allowed."""
        self.require(value, str, what)
        text = str(value)
        if not text.isprintable() or (not spaces and " " in text):
            raise self.error(f"gives {text!r} as {what}, which does not fit into a line")

    def require_text(self, value: object, what: str) -> None:
        """Raise EngineError if a value is not a text that a file can hold."""
        self.require(value, str, what)
        try:
            str(value).encode("utf-8")
        except UnicodeEncodeError as problem:
            raise self.error(f"gives {value!r} as {what}, which is not Unicode text") from problem

    def require_texts(self, values: object, what: str) -> None:
        """Raise EngineError if a value is not a tuple of such texts."""
        self.require(values, tuple, what)
        for value in values if isinstance(values, tuple) else ():
            self.require_text(value, what)

    @contextmanager
    def guard(self, doing: str) -> Iterator[None]:
        """Turn any exception within the block into an EngineError; the errors of loctool pass."""
        try:
            yield
        except LoctoolError:
            raise
        except Exception as problem:  # whatever a foreign package raises
            logging.getLogger("loctool").debug("engine %s", self.name, exc_info=True)
            reason = " ".join(f"{type(problem).__name__}: {problem}".split())
            raise self.error(f"failed {doing}: {reason}") from problem
