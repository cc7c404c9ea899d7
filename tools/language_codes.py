"""The codes of languages and of their groups that ISO 639 has, and which three-letter codes have a shorter one.

    python -m tools.language_codes FOLDER > loctool/text/data/language_codes.toml

The folder has iso639-3.json and iso639-5.json, as those of Debian's iso-codes or of the package pycountry.
"""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path


def pack_codes(codes: Iterable[str]) -> list[str]:
    """Return three-letter codes with the last letters of all that begin alike in one word: dea deu -> deau."""
    grouped = groupby(sorted(codes), key=lambda code: code[:2])
    return [start + "".join(code[2] for code in group) for start, group in grouped]


def shorter_codes(languages: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the two-letter codes, each with the three-letter ones of the same language: de:deu,ger."""
    found = ((one["alpha_2"], {one["alpha_3"]: 0, one.get("bibliographic", one["alpha_3"]): 0})
             for one in languages if "alpha_2" in one)  # fmt: skip
    return sorted(f"{short}:{','.join(codes)}" for short, codes in found)


def main() -> None:
    """Print the codes as TOML."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    languages, groups = (
        json.loads((folder / f"iso639-{part}.json").read_text("utf-8"))[f"639-{part}"] for part in "35"
    )
    print("# Made by tools/language_codes.py: the codes of ISO 639-1, -2, -3 and -5.")
    print("# Three-letter codes: the first two letters, then each third letter behind them.")
    _print("long", pack_codes({one["alpha_3"] for one in [*languages, *groups]}))
    print("# Two-letter codes, with the three-letter codes of the same language.")
    _print("short", shorter_codes(languages))


def _print(name: str, words: list[str]) -> None:
    lines = textwrap.fill(" ".join(words), 118, break_long_words=False, break_on_hyphens=False)
    print(f'{name} = """\n{lines}\n"""')


if __name__ == "__main__":
    main()
