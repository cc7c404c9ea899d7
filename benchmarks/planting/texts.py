"""Good translations to plant errors in, read from files, and the choices that the planting of all kinds shares."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Languages = tuple[str, str]
COLUMNS = ("de", "en", "ru")


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the glossary that a text's source has."""

    source: str
    target: str
    form: str
    """The target as it is written in the translation."""


@dataclass(frozen=True, slots=True)
class Text:
    """A good translation with its source."""

    source: str
    target: str
    languages: Languages
    number: int
    """Its place in the file, by which it has neighbours."""
    terms: tuple[Term, ...] = ()
    neighbours: tuple[str, ...] = ()
    """The sources before and behind it."""

    @property
    def code(self) -> str:
        """The language of the translation."""
        return self.languages[1]


def read_texts(path: Path, languages: Languages) -> list[Text]:
    """Read `German<TAB>English<TAB>Russian`, `source<TAB>target`, or NAME.SOURCE with NAME.TARGET beside it."""
    pairs = list(_pairs(path, languages))
    sources = ["", *(source for source, _ in pairs), ""]
    return [
        Text(source, target, languages, n, neighbours=(sources[n], sources[n + 2]))
        for n, (source, target) in enumerate(pairs)
    ]


def _pairs(path: Path, languages: Languages) -> Iterator[tuple[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    if path.suffix != ".tsv":
        yield from zip(lines, path.with_suffix(f".{languages[1]}").read_text("utf-8").splitlines(), strict=True)
        return
    at = [COLUMNS.index(code) for code in languages] if lines[0].count("\t") == 2 else [0, 1]
    for line in lines:
        row = line.split("\t")
        yield row[at[0]], row[at[1]]


def read_terms(path: Path, languages: Languages) -> list[Text]:
    """Read the texts of a table like benchmarks/terminology/development.tsv, each with the terms that it has."""
    found: dict[str, Text] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            source, target = (row[code] for code in languages)
            term = Term(*(row[f"term_{code}"] for code in languages), row[f"form_{languages[1]}"])
            old = found.get(source)
            terms = (*old.terms, term) if old else (term,)
            found[source] = Text(source, target, languages, old.number if old else len(found), terms)
    return list(found.values())


def replace_one(text: str, pattern: re.Pattern[str], replacement: object, drawn: random.Random) -> str | None:
    """Return a text with one of a pattern's matches, drawn by chance, replaced by what a function makes of it.

    None if there is no match for which it makes another text.
    """
    matches = list(pattern.finditer(text))
    drawn.shuffle(matches)
    for match in matches:
        new = replacement(match) if callable(replacement) else replacement
        if new is not None and new != match[0]:
            return f"{text[: match.start()]}{new}{text[match.end() :]}"
    return None
