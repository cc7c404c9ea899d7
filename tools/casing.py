"""How words in capitals are written otherwise, where a dictionary does not say: counted in texts.

    python -m tools.casing de=FILE en=FILE > loctool/glossary/morphology/data/casing.toml

A file has one text a line. Only words inside texts count, after another word, since a capital at the beginning says
nothing. The dictionary's own answer is that of `normal_case`: words are listed where texts give another one.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from loctool.glossary.morphology.casing import ACRONYM
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon

LEAST = 5
"""Occurrences of a word that is listed."""
PAIRS = 10
"""Occurrences of a pair of words that is listed."""
STEM = 4
"""Letters of a word with ß whose compounds are recognised by it."""
IN_TITLES = 0.75
"""Share of a name's occurrences with a capital letter, in languages that also capitalise words of titles: President."""
RARE = 0.02
"""Share of a word's occurrences in capitals from which capitals in a sentence may be an acronym: WHO, IT."""
_INSIDE = re.compile(r"(?<=[^\W_] )[^\W\d_]+|(?<=[^\W_], )[^\W\d_]+")
_SMALL = re.compile(r"\b[a-zäöü]{3}")

_PAIR = re.compile(r"\b([^\W\d_]+)(?= ([^\W\d_]+))")

Counts = tuple[Counter[str], Counter[str], Counter[str]]
"""Occurrences of each word, by its form in small letters: so written, with a capital letter, in capitals."""


def count(texts: Iterable[str]) -> Counts:
    """Count the words inside texts; texts without any word in small letters are headings in capitals."""
    small, capital, upper = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        for word in _INSIDE.findall(text) if _SMALL.search(text) else ():
            if word.islower():
                small[word] += 1
            elif word[1:].islower():
                capital[word.lower()] += 1
            elif word.isupper() and len(word) > 1:
                upper[word.lower()] += 1
    return small, capital, upper


def names(counts: Counts, language: str) -> Iterator[str]:
    """Yield the words that are mostly written with a capital letter, though the dictionary has them in small letters.

    So are short words that it does not have, lest they be taken for acronyms: Mrd.
    """
    small, capital, upper = counts
    known = lexicon(language).lemma
    share = 0.5 if language == "de" else IN_TITLES
    found = (
        word
        for word, times in capital.items()
        if times >= LEAST and times > share * (times + small[word] + upper[word])
    )
    return (word for word in found if known(word) or _is_short(word, capital, language))


def small_words(counts: Counts, language: str) -> Iterator[str]:
    """Yield the words that are written with a small letter, though the dictionary has them with a capital one only.

    So are short words that it does not have.
    """
    small, capital, upper = counts
    known = lexicon(language).lemma
    found = (word for word, times in small.items() if times >= LEAST and times > capital[word] + upper[word])
    return (
        word for word in found if known(word) is None and (known(word.capitalize()) or _is_short(word, small, language))
    )


def _is_short(word: str, counts: Counter[str], language: str) -> bool:
    """Return whether a word may be taken for an acronym, and is frequent enough not to be a slip."""
    is_unknown = not lexicon(language).knows(word) and not lexicon(language).lemma(word.upper())
    return is_unknown and 2 <= len(word) <= ACRONYM and counts[word] >= 2 * LEAST


def acronyms(counts: Counts, language: str, share: float) -> Iterator[str]:
    """Yield the words of which more than this share is in capitals; short unknown ones are acronyms anyway."""
    small, capital, upper = counts
    found = (word for word, times in upper.items() if times > share * (small[word] + capital[word] + times))
    return (word for word in found if upper[word] >= LEAST and (len(word) > ACRONYM or lexicon(language).knows(word)))


def sharp_words(counts: Counts) -> list[str]:
    """Return the words with ß that are hardly ever written with ss, without those that have a listed one inside."""
    total = counts[0] + counts[1]
    found = [word for word in total if "ß" in word and total[word] >= LEAST]
    found = [word for word in found if total[word.replace("ß", "ss")] * 10 <= total[word]]
    stems = sorted((word for word in found if len(word) >= STEM), key=len)
    kept: list[str] = [word for word in found if len(word) < STEM]
    for word in stems:
        if not any(len(other) >= STEM and other in word for other in kept):
            kept.append(word)
    return kept


def pairs(texts: Iterable[str], language: str, named: set[str]) -> Iterator[str]:
    """Yield the words after a certain other one that are a noun only there, or only there none: vielen_dank, zu_leben.

    Forms of address are left out: a verb before them says nothing.
    """
    capital, small = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for text in texts:
        for first, second in _PAIR.findall(text) if _SMALL.search(text) else ():
            if second[1:].islower():
                (small if second.islower() else capital)[first.lower(), second.lower()] += 1
    known, address = lexicon(language).lemma, word_list(language, "address")
    for pair in capital | small:
        more, less = sorted((capital[pair], small[pair]), reverse=True)
        word = pair[1]
        if more < PAIRS or more <= 3 * less or word in address or (capital[pair] > small[pair]) == (word in named):
            continue
        if known(word) and known(word.capitalize()):
            yield "_".join(pair)


def _table(language: str, texts: list[str]) -> Iterator[tuple[str, str, Iterable[str]]]:
    counts = count(texts)
    named = set(names(counts, language))
    yield "names", "known in small letters, but mostly with a capital letter", named
    yield "small", "known with a capital letter only, but written with a small one", small_words(counts, language)
    mostly = set(acronyms(counts, language, 0.5))
    yield "acronyms", "mostly in capitals", mostly
    yield "maybe_acronyms", "also in capitals", set(acronyms(counts, language, RARE)) - mostly
    if language == "de":
        yield "pairs", "words that are otherwise written after this one", pairs(texts, language, named)
        yield "sharp", "with ß, and not with ss", sharp_words(counts)


def main() -> None:
    """Print the table as TOML."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="LANGUAGE=FILE")
    print("# Made by tools/casing.py: words in small letters, by how they are written inside of texts.")
    for language, _, path in (name.partition("=") for name in parser.parse_args().files):
        texts = Path(path).read_text(encoding="utf-8").splitlines()
        print(f"\n[{language}]")
        for name, about, words in _table(language, texts):
            print(f'{name} = """\n{textwrap.fill(" ".join(sorted(words)), 118)}\n"""  # {about}')


if __name__ == "__main__":
    main()
