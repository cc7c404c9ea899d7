"""Which words let a translation deny, or not deny, where the other text does not: kaum, fehlen, hardly, лишить.

    python -m tools.bilingual_lexicon.denials de-en CORPUS.tsv … --tags … --hold-out … -o FOLDER

Of the texts without a certain denial that have a word, it counts those whose counterpart has one. Written are the
words of both languages with which that is much more frequent than with others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from loctool.files import write_atomically
from loctool.glossary.bilingual.keys import source_key, target_key
from loctool.quality.rules.negation import certain_denials
from loctool.text.words import words
from tools.bilingual_lexicon.pairs import cells, corpus_options, texts

LEAST_SHARE = 0.15
"""Share of the other texts that deny, from which a word may stand for a denial."""
LEAST_TEXTS = 7
PRIOR = 12.0
"""Texts that count as if they had the word and the average share."""


class Tally:
    """The words of one language in texts that do not deny, and how often the other text does."""

    def __init__(self) -> None:
        self.texts: Counter[str] = Counter()
        self.denied: Counter[str] = Counter()

    def add(self, keys: Iterable[str], denied: bool) -> None:
        """Count the words of a text."""
        for key in {"", *keys}:
            self.texts[key] += 1
            self.denied[key] += denied

    def chosen(self) -> dict[str, int]:
        """Return the words that let the other text deny, with the percentage of texts in which it does."""
        average = self.denied[""] / self.texts[""]
        shares = {
            key: (count + PRIOR * average) / (self.texts[key] + PRIOR)
            for key, count in self.denied.items()
            if key and count >= LEAST_TEXTS
        }
        return {key: round(100 * share) for key, share in sorted(shares.items()) if share >= LEAST_SHARE}


def tally(pairs: Iterable[tuple[str, str]], languages: tuple[str, str]) -> tuple[Tally, Tally]:
    """Count the words of both sides."""
    ours, theirs = Tally(), Tally()
    for source, target in pairs:
        here, there = certain_denials(source, languages[0]), certain_denials(target, languages[1])
        if not here:
            ours.add((source_key(word, languages[0]) for word in _words(source)), bool(there))
        if not there:
            theirs.add((target_key(word, languages[1]) for word in _words(target)), bool(here))
    return ours, theirs


def _words(text: str) -> Iterator[str]:
    return (word.text for word in words(text) if word.text[0].isalpha())


def main() -> None:
    """Count and write."""
    parser = corpus_options(__doc__)
    options = parser.parse_args()
    source, target = options.pair.split("-")
    pairs = texts(options.corpora, (source, target), frozenset(options.tags.split(",")), cells(options.hold_out))
    tables = tally(pairs, (source, target))
    rows = [
        f"{name}{key}\t{share}"
        for name, table in zip(("", ">"), tables, strict=True)
        for key, share in table.chosen().items()
    ]
    write_atomically(options.output / f"{options.pair}.denials.tsv", "\n".join([*rows, ""]).encode())


if __name__ == "__main__":
    main()
