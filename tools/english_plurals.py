"""Plurals of English nouns that `regular_plural` does not make, the usual ones first; verbs that are not nouns.

    pip install lemminflect wordfreq
    python -m tools.english_plurals > loctool/glossary/morphology/data/en_plurals.toml

Plurals are those of the SPECIALIST Lexicon of the US National Library of Medicine, as lemminflect (MIT) ships it;
wordfreq (Apache 2.0) says which are in use. A noun without a plural has itself: information, scissors.
"""

from __future__ import annotations

import gzip
import importlib.util
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from loctool.glossary.morphology.english_plurals import UNCERTAIN, regular_plural

RARE = 1 / 40
"""A plural that is so much rarer than the usual one is left out: criterions."""
MASS = 1 / 85
"""If the noun may stay as it is, it is written so where its plural is so much rarer: feedback."""
WRONG = 1 / 400
"""A plural so much rarer is left out: informations."""
OVERLOOKED = 1 / 60
"""From this share of the noun's frequency a plural counts that the lexicon does not have: writings."""
KNOWN = 5e-8
"""Share of all words that the noun or its plural must have."""

COMMON = 5e-7
"""Share of all words that a verb must have."""


def read_lexicon() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the words of the SPECIALIST Lexicon with their kind and their forms, of nouns the plurals."""
    package = importlib.util.find_spec("lemminflect")
    if package is None or package.origin is None:
        raise SystemExit("lemminflect is not installed")
    with gzip.open(Path(package.origin).parent / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            word, kind, *forms = row.rstrip("\n").split(",")
            if word.isascii() and word.isalpha() and word.islower():
                yield word, kind, [form for form in forms[0].split("/") if form.isascii() and form.isalpha()]


def usual_plurals(noun: str, plurals: list[str], frequency: Mapping[str, float]) -> list[str]:
    """Return a noun's plurals without rare ones, by frequency; the noun itself if it hardly has another.

    The plural by rule counts if it is frequent, since the lexicon has writing without writings.
    """
    regular, own, is_mass = regular_plural(noun), frequency.get(noun, 0), noun in plurals
    if plurals == [noun] and frequency.get(regular, 0) > OVERLOOKED * own:
        plurals = [noun, regular]
    others = sorted({*plurals} - {noun}, key=lambda one: (-frequency.get(one, 0), plurals.index(one)))
    best = frequency.get(others[0], 0) if others else 0
    if is_mass and best <= WRONG * own:
        return [noun]
    least = RARE * (min(best, own) or best)
    kept = [one for one in others if frequency.get(one, 0) >= least] if best else others[:1]
    return [noun, *kept] if is_mass and best <= MASS * own else kept


def _wrapped(words: Iterable[str]) -> str:
    return textwrap.fill(" ".join(words), 118)


def main() -> None:
    """Print the table."""
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found]

    frequency = get_frequency_dict("en", "large")
    rows = sorted(read_lexicon())
    lexicon = {word: forms for word, kind, forms in rows if kind == "noun"}
    verbs = [word for word, kind, _ in rows if kind == "verb" and word not in lexicon]
    nouns = {noun for noun, plurals in lexicon.items() if noun not in plurals}
    found = {
        noun: usual_plurals(noun, [one for one in plurals if one not in nouns or len(plurals) == 1], frequency)
        for noun, plurals in lexicon.items()
    }
    known = {one: made for one, made in found.items() if max(frequency.get(w, 0) for w in (one, *made)) >= KNOWN}
    irregular = [
        " ".join((one, *made)) for one, made in known.items() if made not in ([], [one], [regular_plural(one)])
    ]
    regular = [one for one, made in known.items() if one.endswith(UNCERTAIN) and made == [regular_plural(one)]]
    print("# Made by tools/english_plurals.py: nouns whose plural no rule makes, verbs that are no")
    print("# nouns, nouns that have no plural, and nouns in -o, -f and -fe with a regular one.")
    print('\nirregular = """', *irregular, '"""', sep="\n")
    print('\nnot_nouns = """', _wrapped(one for one in verbs if frequency.get(one, 0) >= COMMON), '"""', sep="\n")
    print('\nunchanged = """', _wrapped(one for one, made in known.items() if made == [one]), '"""', sep="\n")
    print('\nregular = """', _wrapped(regular), '"""', sep="\n")


if __name__ == "__main__":
    main()
