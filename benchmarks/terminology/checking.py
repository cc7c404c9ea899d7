"""Terms checked: correct ones accepted, unrelated ones found, beside two peers; and the time for a large project.

    python benchmarks/terminology/checking.py [--part dev|test] [--failures]

Reads, beside it, development.tsv (sentences with the terms in them and the forms that they take) and
unrelated.csv (terms of which none stands in those sentences).
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

from loctool.glossary import TermIndex, find_targets
from loctool.model import Status, Term

FOLDER = Path(__file__).parent
LANGUAGES = {"de": "german", "en": "english", "ru": "russian"}
Checker = Callable[[str, str, str], int]
"""(term, text, language) -> how often the text has the term."""


def exact(term: str, text: str, _language: str) -> int:
    """Count a term's words as they are, in lower case: the rule of most tools."""
    return _sequences(text.lower().split(), term.lower().split())


def stems(term: str, text: str, language: str) -> int:
    """Count a term by the Snowball stems of its words."""
    return _sequences(_stemmed(text, language), _stemmed(term, language))


@lru_cache(maxsize=10_000)
def _stemmed(text: str, language: str) -> list[str]:
    stemmed: list[str] = _stemmer(language).stemWords(_words(text))
    return stemmed


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(LANGUAGES[language])


def ours(term: str, text: str, language: str) -> int:
    """Count a term as loctool's checks do in a translation."""
    return len(find_targets((term,), text, language))


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()


def _sequences(words: list[str], term: list[str]) -> int:
    words = [word.strip(".,;:!?“”„»«()\"'") for word in words]
    return sum(words[at : at + len(term)] == term for at in range(len(words) - len(term) + 1))


PEERS: dict[str, Checker] = {"exact words": exact, "stems": stems, "loctool": ours}


def rows(part: str) -> list[dict[str, str]]:
    """Return the rows of the development set that belong to a part."""
    with (FOLDER / "development.tsv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in found if row["part"] == part]


def accepted(part: str, failures: bool) -> None:
    """Print the share of correct terms that each checker accepts, and of unrelated ones that it finds."""
    found = rows(part)
    with (FOLDER / "unrelated.csv").open(encoding="utf-8", newline="") as file:
        unrelated = list(csv.DictReader(file))
    print(f"{'':12} {'':14} {'accepted':>12} {'unrelated terms found, of pairs':>34}")
    for language in LANGUAGES:
        texts = list(dict.fromkeys(row[language] for row in found))
        for name, checker in PEERS.items():
            wrong = [
                row for row in found if checker(row[f"term_{language}"], row[language], language) < int(row["count"])
            ]
            share = 100 * (1 - len(wrong) / len(found))
            false = _false_hits(name, checker, [row[language] for row in unrelated], texts, language)
            print(f"{language:12} {name:14} {share:10.1f} % {false:>34}")
            if failures and name == "loctool":
                for row in wrong:
                    print(f"    {row[f'term_{language}']!r} as {row[f'form_{language}']!r}: {row[language]}")


def _false_hits(name: str, checker: Checker, terms: list[str], texts: list[str], language: str) -> str:
    """Return how many texts have an unrelated term, and the share of all pairs of a term and a text."""
    if name == "loctool":
        index = TermIndex([_term(term, "-") for term in terms], language)
        found = [hit.term.source for text in texts for hit in index.find(text) if hit.binding]
    else:
        sample = random.Random(1).sample(texts, 40)
        found = [term for text in sample for term in terms if checker(term, text, language)]
        texts = sample
    return f"{len(found)} in {len(texts)} texts = {100 * len(found) / (len(texts) * len(terms)):.4f} %"


def _term(source: str, target: str) -> Term:
    return Term(source, {"en": (target,)}, Status.PREFERRED, "", "", 1)


def timed(messages: int) -> None:
    """Print the seconds for checking many messages against 500 and 5 000 terms: sources searched, targets verified."""
    found = rows("dev") + rows("test")
    with (FOLDER / "unrelated.csv").open(encoding="utf-8", newline="") as file:
        unrelated = [_term(row["de"], row["en"]) for row in csv.DictReader(file)]
    own = [_term(row["term_de"], row["term_en"]) for row in found]
    pairs = list(dict.fromkeys((row["de"], row["en"]) for row in found))
    letters = random.Random(1)
    invented = [_term("".join(letters.choices("abdeghiklmnorstu", k=9)).capitalize(), "-") for _ in range(5000)]
    for size in (500, 5000):
        terms = (own[: size // 2] + unrelated + invented)[:size]
        start = time.process_time()
        index = TermIndex(terms, "de")
        ready = time.process_time()
        hits = 0
        for n in range(messages):
            # A number makes each message a new one; words repeat, as they do in any project.
            source, target = pairs[n % len(pairs)]
            for hit in index.find(f"{source} {n}"):
                hits += 1
                find_targets(hit.term.targets["en"], f"{target} {n}", "en")
        end = time.process_time()
        seconds = f"index {ready - start:.2f} s, check {end - ready:.1f} s CPU"
        print(f"{size} terms x {messages} messages: {seconds}, {hits} hits")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    parser.add_argument("--failures", action="store_true", help="show the correct terms that loctool does not accept")
    parser.add_argument("--messages", type=int, default=100_000)
    options = parser.parse_args()
    accepted(options.part, options.failures)
    if options.messages:
        timed(options.messages)


if __name__ == "__main__":
    main()
