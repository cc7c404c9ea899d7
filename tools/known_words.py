"""Words that the dictionaries of simplemma (English) and pymorphy3 (Russian) lack, from word lists of others.

    apt-get download wamerican-large wbritish-large    # SCOWL, size 70; unpack with dpkg-deb -x
    pip install --target DIR --no-deps wordfreq==3.1.1 msgpack
    python -m tools.known_words en american-english-large british-english-large
    PYTHONPATH=DIR python -m tools.known_words ru

Writes loctool/glossary/morphology/data/words_LANGUAGE.txt, a word a line, without those that are made of known words.
English: SCOWL's words and names, without regular plurals. Russian: the lemmas of wordfreq's words, as pymorphy3 guesses
them, whose forms are frequent enough.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from loctool.glossary.morphology.english_plurals import singulars
from loctool.glossary.morphology.russian.derivation import is_russian
from loctool.glossary.morphology.russian.words import is_known, parses_of, plain
from loctool.glossary.morphology.vocabulary import is_english_word

FOLDER = Path("loctool/glossary/morphology/data")
SHORTEST = 4
"""Letters of the shortest word that is ever looked up."""
OFTEN = 4e-8
"""Share of all words that the forms of a Russian lemma must have. Below, misspelt words are more than words."""
LICENCES = {
    "en": "From SCOWL, Copyright 2000-2020 Kevin Atkinson and others: free to use, copy and modify under this notice.",
    "ru": "From wordfreq by Robyn Speer. This file: CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/.",
}


def english_words(words: Iterable[str]) -> list[str]:
    """Return the words, and names with a capital, that the dictionary lacks."""
    unknown = {word for word in words if word.isalpha() and len(word) >= SHORTEST and not is_english_word(word)}
    unknown = {word for word in unknown if word.islower() or (word.istitle() and word.lower() not in unknown)}
    return sorted(word for word in unknown if unknown.isdisjoint(singulars(word)))


def russian_lemmas() -> list[str]:
    """Return the lemmas of frequent words that the dictionary lacks."""
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found]

    found: Counter[str] = Counter()
    for word, share in get_frequency_dict("ru", "large").items():
        if len(word) >= SHORTEST and word.isalpha() and "а" <= word[0] <= "я" and not is_known(word):
            found[plain(parses_of(word)[0].normal_form)] += share
    return sorted(word for word, share in found.items() if share >= OFTEN and not is_russian(word))


def main() -> None:
    """Write the table of one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(LICENCES))
    parser.add_argument("files", nargs="*", type=Path, help="English word lists, a word a line")
    given = parser.parse_args()
    table = FOLDER / f"words_{given.language}.txt"
    table.unlink(missing_ok=True)  # lest its words count as known
    listed = (word for path in given.files for word in path.read_text("utf-8").split())
    words = russian_lemmas() if given.language == "ru" else english_words(listed)
    head = f"# Made by tools/known_words.py. {LICENCES[given.language]}\n"
    table.write_text(head + "".join(f"{word}\n" for word in words), "utf-8")


if __name__ == "__main__":
    main()
