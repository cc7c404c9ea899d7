"""Texts that are made only where somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import overload


class Later(Sequence[str]):
    """A sequence of texts that a function makes at the first look; equal to any sequence of the same texts."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[str]]) -> None:
        """Remember how to make the texts; `make` is called once, or never."""
        self._make: Callable[[], Iterable[str]] = make
        self._made: tuple[str, ...] | None = None

    def _texts(self) -> tuple[str, ...]:
        make = self._make
        if self._made is None:
            self._made = tuple(make())
            self._make = tuple  # lets go of what the texts were made of
        return self._made

    def __reduce__(self) -> tuple[type[tuple[str, ...]], tuple[tuple[str, ...]]]:
        """Travel as the texts themselves."""
        return tuple, (self._texts(),)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._texts()[place]

    def __len__(self) -> int:
        return len(self._texts())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._texts() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._texts())

    def __repr__(self) -> str:
        return repr(self._texts())
