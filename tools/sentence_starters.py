"""Words that are capitalised only at the beginning of a sentence, counted in texts.

    python -m tools.sentence_starters de=FILE en=FILE ru=FILE > loctool/text/data/sentence_starters.toml

A file has one text a line; sentences of the news are best. A word is listed if it begins many of the texts and is
hardly ever capitalised inside one: names and German nouns are not, nor are forms of address.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

OFTEN = 1 / 5_000
"""Share of the texts that a word must begin."""
CAPITALISED = 1 / 200
"""Share of a word's occurrences inside texts that may be capitalised."""
_INSIDE = re.compile(r"(?<=[^\W_] )[^\W\d_]+|(?<=[^\W_], )[^\W\d_]+")
"""Words after another word, with a comma or nothing between them."""
_FIRST = re.compile(r"[^\W\d_]+(?= )")


def count_starters(texts: Iterable[str]) -> list[str]:
    """Return the words that begin sentences only, the most frequent first."""
    first: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        inside.update(_INSIDE.findall(text))
        if (found := _FIRST.match(text)) and found[0].istitle():
            first[found[0]] += 1
    return [word for word, count in first.most_common() if count >= OFTEN * total and _is_small(word, inside)]


def _is_small(word: str, inside: Counter[str]) -> bool:
    """Return whether a word is written with a small letter inside sentences."""
    return inside[word.lower()] > 0 and inside[word] <= CAPITALISED * inside[word.lower()]


def main() -> None:
    """Print the words of each language as TOML."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="LANGUAGE=FILE")
    print("# Made by tools/sentence_starters.py: words that are capitalised only at the beginning of a sentence.")
    for language, _, path in (name.partition("=") for name in parser.parse_args().files):
        with Path(path).open(encoding="utf-8") as texts:
            words = " ".join(count_starters(texts))
        print(f'{language} = """\n{textwrap.fill(words, 118)}\n"""')


if __name__ == "__main__":
    main()
