"""Make a development set: sentences of people's translations in which both sides have a dictionary's term.

    python benchmarks/terminology/build_set.py de en TERMS.tsv SENTENCES.tsv > SET.tsv

TERMS.tsv and SENTENCES.tsv have a source and its translation a line. A term counts where all words of both sides occur
once in a row, compared by their lemmas (simplemma, for Russian pymorphy3), not by loctool's own matcher; a German noun
must have its capital, and its translation an -ed or -ing only if its term has one. The sets are made automatically: in
a few rows the other sense of a word fits by accident.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LENGTHS = range(30, 221)
"""Characters of a sentence."""
PER_TERM = 3
"""Sentences in which a term is used."""
PER_SENTENCE = 2
"""Terms of a sentence."""
Span = tuple[int, int]
Pair = tuple[str, str]


class Entry(NamedTuple):
    """A term of the dictionary, with its lemmas in both languages."""

    term: Pair
    lemmas: tuple[tuple[str, ...], tuple[str, ...]]


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=1 << 17)
def lemma(word: str, language: str) -> str:
    """Return a word's likeliest lemma."""
    import simplemma

    if language == "ru":
        found: str = _analyzer().parse(word)[0].normal_form
        return found.replace("ё", "е")
    return simplemma.lemmatize(word, language) if language == "de" else simplemma.lemmatize(word, language).lower()


def lemmas(text: str, language: str) -> tuple[str, ...]:
    """Return the lemmas of a text's words."""
    return tuple(lemma(word, language) for word in WORD.findall(text))


def find(term: tuple[str, ...], text: str, language: str) -> Span | None:
    """Return where a text has the words of a term, None if that is nowhere or in several places."""
    found, spans = lemmas(text, language), [match.span() for match in WORD.finditer(text)]
    places = [at for at in range(len(found) - len(term) + 1) if found[at : at + len(term)] == term]
    return (spans[places[0]][0], spans[places[0] + len(term) - 1][1]) if len(places) == 1 else None


def _ending(term: str) -> str:
    """Return the ending that a verb and its lemma do not share; *quarantined* is no *quarantine*."""
    found = re.search(r"(ed|ing)s?$", term)
    return found[1] if found else ""


def read_pairs(path: Path) -> list[Pair]:
    """Return the first two columns of a file."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1 and row[0] and row[1]]


def list_by_first_lemma(terms: Iterable[Pair], languages: Pair) -> dict[str, list[Entry]]:
    """Return the terms by the lemma of their first word."""
    listed: dict[str, list[Entry]] = defaultdict(list)
    for term in dict.fromkeys(terms):
        found = lemmas(term[0], languages[0]), lemmas(term[1], languages[1])
        if all(found):
            listed[found[0][0]].append(Entry(term, found))
    return listed


def terms_of(texts: Pair, listed: dict[str, list[Entry]], languages: Pair) -> Iterator[tuple[Pair, Span, Span]]:
    """Yield the terms of a sentence, longer ones first, none within another."""
    entries = [entry for word in dict.fromkeys(lemmas(texts[0], languages[0])) for entry in listed.get(word, ())]
    taken: set[int] = set()
    for entry in sorted(entries, key=lambda entry: -len(entry.term[0])):
        ours, theirs = (find(entry.lemmas[n], texts[n], languages[n]) for n in (0, 1))
        if not ours or not theirs or not taken.isdisjoint(range(*ours)):
            continue
        last = texts[0][slice(*ours)].split()[-1]
        if (
            last[:1].isupper()
            and languages == ("de", "en")
            and _ending(texts[1][slice(*theirs)]) != _ending(entry.term[1])
        ):
            continue
        if languages[0] != "de" or last[:1].isupper() or not entry.term[0].split()[-1][:1].isupper():
            taken.update(range(*ours))
            yield entry.term, ours, theirs


def main() -> None:
    """Print the set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("terms", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--limit", type=int, default=300, help="sentences of the set")
    options = parser.parse_args()
    languages = (options.source, options.target)
    listed = list_by_first_lemma(read_pairs(options.terms), languages)
    sentences = [texts for texts in dict.fromkeys(read_pairs(options.sentences)) if len(texts[0]) in LENGTHS]
    random.Random(5).shuffle(sentences)
    print(
        "id",
        *languages,
        *(f"{name}_{tag}" for name in ("term", "form") for tag in languages),
        "count",
        "part",
        sep="\t",
    )
    used: Counter[str] = Counter()
    number = 0
    for texts in sentences:
        found = [one for one in terms_of(texts, listed, languages) if used[one[0][0]] < PER_TERM][:PER_SENTENCE]
        number += bool(found)
        for term, ours, theirs in found:
            used[term[0]] += 1
            forms = texts[0][slice(*ours)], texts[1][slice(*theirs)]
            print(number, *texts, *term, *forms, 1, "dev" if number % 2 else "test", sep="\t")
        if number >= options.limit:
            return


if __name__ == "__main__":
    main()
