"""Parallel text: a pair's files found and read."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from loctool.errors import LoctoolError


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation."""

    source: str
    target: str
    tag: str
    """Names the source of the text, as the mixture does."""


def files(corpus: Path, languages: tuple[str, str]) -> list[Path]:
    """Return the files of a pair in the order of their names; raises LoctoolError where there are none."""
    source, target = languages
    found = [
        path
        for path in sorted(corpus.glob("*.tsv*"))
        if path.name.startswith((f"{source}-{target}.", f"{source}-{target}-"))
        or {source, target} <= set(path.name.split(".")[1].split("-"))
    ]
    if not found:
        raise LoctoolError(f"has no {source}-{target}*.tsv", corpus)
    return found


def read(path: Path, languages: tuple[str, str]) -> Iterator[Pair]:
    """Yield the pairs of a file: `source<TAB>target<TAB>tag`, or TAG.L1-L2-L3.tsv with a column for each language.

    The file may be packed as .zst or .xz. Raises LoctoolError, with the line, where a row has another shape.
    """
    columns, tag = _columns(path, languages)
    for number, line in enumerate(_lines(path), 1):
        row = line.rstrip("\r\n").split("\t")
        if len(row) != 3:
            raise LoctoolError(f"has {len(row)} columns instead of 3", path, number)
        source, target = row[columns[0]].strip(), row[columns[1]].strip()
        yield Pair(source, target, tag or row[2])


def _columns(path: Path, languages: tuple[str, str]) -> tuple[tuple[int, int], str | None]:
    """Return the columns of both languages, and the tag that the file's name gives to all of its rows."""
    triple = re.match(r"([\w-]+)\.([a-z]{2}-[a-z]{2}-[a-z]{2})\.tsv", path.name)
    if triple is None:
        return (0, 1), None
    order = triple[2].split("-")
    if missing := set(languages) - set(order):
        raise LoctoolError(f"has no column for {', '.join(sorted(missing))}", path)
    return (order.index(languages[0]), order.index(languages[1])), triple[1]


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, unpacked where it is packed."""
    with _opened(path) as file:
        yield from file


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[str]]:
    """Open a text file; raises LoctoolError where it cannot be read."""
    try:
        if path.suffix == ".zst":
            import zstandard

            with zstandard.open(path, "rt", encoding="utf-8", newline="\n") as file:
                yield file
        elif path.suffix == ".xz":
            with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
                yield file
        else:
            with path.open(encoding="utf-8", newline="\n") as file:
                yield file
    except (OSError, UnicodeDecodeError, lzma.LZMAError) as problem:
        raise LoctoolError(f"cannot be read: {problem}", path) from problem
