"""Which words let a text deny or not deny where its translation does not: kaum, fehlen; не удалось, not just.

    python -m tools.bilingual_lexicon.denials de-en CORPUS.tsv … --tags … --hold-out … -o FOLDER

A word's share is how likely it makes the other text deny, though its own does not: each denial is explained by the
words of the text, or by none of them (noisy-or, by expectation maximisation). A pair's share (`nicht gelingen`) is how
often the other text does not deny, though one has this denial before this word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import prod
from typing import NamedTuple

from loctool.files import write_atomically
from loctool.glossary.bilingual.keys import source_key
from loctool.quality.rules.meaning.negation import certain_denials
from loctool.text.words import words
from tools.bilingual_lexicon.pairs import cells, corpus_options, texts

ROUNDS = 25
LEAST_SHARE, LEAST_IDLE = 0.05, 0.15
"""Shares from which words and pairs are written."""
LEAST_TEXTS, LEAST_PAIRS = 1.5, 2
"""Denials that a word explains, and texts that a pair has, at least."""
PRIOR = 3.0
"""Texts that count as if they had the word or the pair, and nothing of the kind beside them."""


class Side(NamedTuple):
    """A text: the keys of its words, and its denials with the key of the word behind each."""

    keys: frozenset[str]
    denials: tuple[str, ...]


def read_side(text: str, code: str) -> Side:
    """Return what is counted of a text."""
    found = [(word.start, source_key(word.text, code)) for word in words(text) if word.text[0].isalpha()]
    denials = certain_denials(text, code)
    behind = (next((key for start, key in found if start >= one.end()), "") for one in denials)
    pairs = tuple(f"{one[0].lower()} {key}" for one, key in zip(denials, behind, strict=True))
    return Side(frozenset(key for _, key in found), pairs)


def word_shares(pairs: Iterable[tuple[Side, Side]]) -> dict[str, float]:
    """Return how likely each word of the first text makes the second deny, if the first does not."""
    counts: Counter[str] = Counter()
    denied: list[frozenset[str]] = []
    total = 0
    for ours, theirs in pairs:
        if not ours.denials:
            counts.update(ours.keys)
            total += 1
            if theirs.denials:
                denied.append(ours.keys)
    by_chance = len(denied) / max(1, total) / 2
    shares = {key: min(0.5, 4 * by_chance) for keys in denied for key in keys}
    explained: Counter[str] = Counter()
    for _ in range(ROUNDS):
        explained, unexplained = Counter(), 0.0
        for keys in denied:
            chance = 1 - (1 - by_chance) * prod(1 - shares[key] for key in keys)
            for key in keys:
                explained[key] += shares[key] / chance  # type: ignore[assignment]
            unexplained += by_chance / chance
        shares = {key: min(0.98, explained[key] / (counts[key] + PRIOR)) for key in shares}
        by_chance = max(1e-9, unexplained / total)
    return {key: one for key, one in shares.items() if one >= LEAST_SHARE and explained[key] >= LEAST_TEXTS}


def idle_shares(pairs: Iterable[tuple[Side, Side]]) -> dict[str, float]:
    """Return how often the second text does not deny, by each denial of the first and the word behind it."""
    counts: Counter[str] = Counter()
    idle: Counter[str] = Counter()
    for ours, theirs in pairs:
        counts.update(ours.denials)
        idle.update(() if theirs.denials else ours.denials)
    shares = {key: count / (counts[key] + PRIOR) for key, count in idle.items() if count >= LEAST_PAIRS}
    return {key: one for key, one in shares.items() if one >= LEAST_IDLE}


def _rows(pairs: list[tuple[Side, Side]], mark: str) -> Iterator[str]:
    shares = word_shares(pairs) | idle_shares(pairs)
    yield from (f"{mark}{key}\t{round(100 * share)}" for key, share in sorted(shares.items()))


def main() -> None:
    """Count and write."""
    options = corpus_options(__doc__).parse_args()
    source, target = options.pair.split("-")
    read = texts(options.corpora, (source, target), frozenset(options.tags.split(",")), cells(options.hold_out))
    pairs = [(read_side(ours, source), read_side(theirs, target)) for ours, theirs in read]
    rows = [*_rows(pairs, ""), *_rows([(theirs, ours) for ours, theirs in pairs], ">")]
    write_atomically(options.output / f"{options.pair}.denials.tsv", "\n".join([*rows, ""]).encode())


if __name__ == "__main__":
    main()
