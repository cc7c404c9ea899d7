"""Whether the model could know a deck by heart: each of its sentences with the nearest one that it learned from.

    python -m tools.starter.neighbours de-en --corpus FOLDER [--deck source/seltene-erden.md]

Prints, for each sentence, the most similar source sentence (100 is the same) and the longest run of words that both
share. Exit codes: 0; 1 where a sentence of more than three words has a neighbour of NEAR or more.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loctool.files import read_bytes
from loctool.formats import format_of
from loctool.text.sentences import split
from tools.starter.corpus import files
from tools.starter.filters import SOURCES, Filter, held_out, kept, load_mixture
from tools.starter.options import add_pair, run

NEAR = 90.0
"""Similarity of sentences of which one says nothing that the other does not."""
RUN = 4
"""Shortest run of words that is looked for."""
BLOCK = 20_000
DECK = Path(__file__).parents[2] / "source" / "seltene-erden.md"


@dataclass
class Neighbour:
    """A sentence, and what is nearest to it."""

    text: str
    nearest: str = ""
    similarity: float = 0.0
    """rapidfuzz's ratio (of the longest common subsequence, twice, by both lengths), in percent."""
    shared: int = 0
    """Words in the longest run that a learned sentence has too; less than RUN count as none."""


def words(text: str) -> list[str]:
    """Return the words of a text, case-folded."""
    return re.findall(r"\w+", text.casefold())


def runs(text: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of RUN words."""
    return (tuple(text[start : start + RUN]) for start in range(len(text) - RUN + 1))


def longest_run(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the number of words in the longest run that stands in both."""
    best, before = 0, [0] * (len(second) + 1)
    for word in first:
        row = [0] * (len(second) + 1)
        for place, other in enumerate(second):
            if word == other:
                row[place + 1] = before[place] + 1
        best, before = max(best, *row), row
    return best


def sentences(deck: Path) -> list[str]:
    """Return the different German sentences of a deck that have a letter."""
    parsed = format_of(deck).parse(read_bytes(deck), str(deck))
    segments = (segment.text for slide in parsed.slides for segment in slide.segments)
    found = (sentence for text in segments for sentence, _ in split(text, "de"))
    return [sentence for sentence in dict.fromkeys(found) if any(map(str.isalpha, sentence))]


def neighbours(wanted: Iterable[str], learned: Iterable[str]) -> list[Neighbour]:
    """Return the nearest learned sentence of each wanted one."""
    import numpy
    from rapidfuzz import fuzz, process

    found = [Neighbour(text) for text in wanted]
    folded = [text.casefold() for text in wanted]
    grams: dict[tuple[str, ...], set[int]] = {}
    for number, text in enumerate(folded):
        for gram in runs(words(text)):
            grams.setdefault(gram, set()).add(number)
    pending = iter(learned)
    while block := list(itertools.islice(pending, BLOCK)):
        lower = [text.casefold() for text in block]
        scores = process.cdist(folded, lower, scorer=fuzz.ratio, score_cutoff=30, dtype=numpy.float32)
        for neighbour, row in zip(found, scores, strict=True):
            if (best := float(row.max())) > neighbour.similarity:
                neighbour.similarity, neighbour.nearest = best, block[int(row.argmax())]
        for spoken in map(words, lower):
            for number in {hit for gram in runs(spoken) for hit in grams.get(gram, ())}:
                found[number].shared = max(found[number].shared, longest_run(words(folded[number]), spoken))
    return found


def known(neighbour: Neighbour) -> bool:
    """Tell whether a sentence is as good as known by heart."""
    return neighbour.similarity >= NEAR and len(words(neighbour.text)) > 3


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_pair(parser)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the parallel text, with heldout/ in it")
    parser.add_argument("--deck", type=Path, default=DECK)
    parser.add_argument("--mixture", type=Path, default=SOURCES)
    chosen = parser.parse_args()
    told: Counter[str] = Counter()
    chosen_pairs = Filter(chosen.pair, load_mixture(chosen.mixture), held_out(chosen.corpus / "heldout"))
    pairs = kept(files(chosen.corpus, chosen.pair), chosen_pairs, told)
    found = neighbours(sentences(chosen.deck), (pair.source for pair in pairs))
    print("| similarity | words shared | sentence | nearest sentence learned from |\n|---|---|---|---|")
    for neighbour in sorted(found, key=lambda neighbour: -neighbour.similarity):
        cells = (f"{neighbour.similarity:.0f}", str(neighbour.shared or ""), neighbour.text, neighbour.nearest)
        print(f"| {' | '.join(' '.join(cell.replace('|', '/').split()) for cell in cells)} |")
    near = sum(map(known, found))
    print(f"\n{len(found)} sentences, {near} of more than three words with a neighbour of {NEAR:.0f} or more")
    sys.exit(1 if near else 0)


if __name__ == "__main__":
    run(main)
