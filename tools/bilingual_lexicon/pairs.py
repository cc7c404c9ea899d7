"""Parallel texts as numbers: each word's key has a number, each pair is two lists of them."""

from __future__ import annotations

import argparse
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loctool.glossary.bilingual.keys import source_key, target_key
from loctool.text.words import words
from tools.starter.corpus import read

LONGEST = 60
"""Words of the longest text that is learned from: in longer ones everything occurs beside everything."""


@dataclass(slots=True)
class Vocabulary:
    """Keys by number, how often each occurs, and how often it is capitalised inside sentences."""

    numbers: dict[str, int] = field(default_factory=dict)
    counts: Counter[int] = field(default_factory=Counter)
    inside: Counter[int] = field(default_factory=Counter)
    capitals: Counter[int] = field(default_factory=Counter)

    def number(self, key: str) -> int:
        """Return the number of a key, a new one if need be."""
        return self.numbers.setdefault(key, len(self.numbers))

    def keys(self) -> list[str]:
        """Return the keys in the order of their numbers."""
        return list(self.numbers)

    def capitalised_share(self, number: int) -> float:
        """Return how often a key is capitalised where no sentence begins."""
        return self.capitals[number] / max(1, self.inside[number])


@dataclass(slots=True)
class Parallel:
    """Pairs of texts as the numbers of their keys, each key once a text."""

    sources: list[list[int]]
    targets: list[list[int]]
    ours: Vocabulary
    theirs: Vocabulary


def read_pairs(
    paths: Iterable[Path], languages: tuple[str, str], tags: frozenset[str], held_out: frozenset[str]
) -> Parallel:
    """Read the pairs of the corpora named by `tags` of which neither text is held out."""
    found = Parallel([], [], Vocabulary(), Vocabulary())
    for source, target in texts(paths, languages, tags, held_out):
        ours = _numbers(source, languages[0], found.ours, source_key)
        theirs = _numbers(target, languages[1], found.theirs, target_key)
        if ours and theirs and max(len(ours), len(theirs)) <= LONGEST:
            found.sources.append(ours)
            found.targets.append(theirs)
    logging.info("%d pairs, %d and %d keys", len(found.sources), len(found.ours.numbers), len(found.theirs.numbers))
    return found


def cells(paths: Iterable[Path]) -> frozenset[str]:
    """Return the texts of files with tabs, in whatever column."""
    return frozenset(text.strip() for path in paths for text in path.read_text("utf-8").replace("\n", "\t").split("\t"))


def texts(
    paths: Iterable[Path], languages: tuple[str, str], tags: frozenset[str], held_out: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield the texts of the corpora named by `tags`, each pair once, without those of which a side is held out."""
    seen: set[tuple[str, str]] = set()
    for path in paths:
        for pair in read(path, languages):
            text = pair.source, pair.target
            if pair.tag in tags and text not in seen and held_out.isdisjoint(text):
                seen.add(text)
                yield text


def _numbers(text: str, code: str, vocabulary: Vocabulary, key_of: type | object) -> list[int]:
    found: dict[int, None] = {}
    for word in words(text):
        if word.text.isdigit() or not word.text[0].isalpha():
            continue
        number = vocabulary.number(key_of(word.text, code))  # type: ignore[operator]
        found[number] = None
        if not word.opening:
            vocabulary.inside[number] += 1
            vocabulary.capitals[number] += word.text[0].isupper()
    for number in found:
        vocabulary.counts[number] += 1
    return list(found)


def corpus_options(description: str | None) -> argparse.ArgumentParser:
    """Return a parser of the options that say which texts to learn from, and where to write."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", help="such as de-en")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--tags", required=True, help="the sources to learn from, with commas")
    parser.add_argument("--hold-out", nargs="*", type=Path, default=[], help="texts with tabs that are left out")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder")
    return parser
