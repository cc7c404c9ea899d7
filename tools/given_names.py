"""Given names by which people's names are told from words, from the lists of Faker.

    pip install --target DIR faker==40.63.0
    PYTHONPATH=DIR python -m tools.given_names

Writes loctool/glossary/morphology/data/given_names.txt, a name a line.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from loctool.glossary.morphology.casing import is_surely_small
from loctool.glossary.morphology.lexicon import lexicon

LOCALES = ("de_AT", "de_CH", "de_DE", "en_US", "es_ES", "fr_FR", "it_IT", "nl_NL", "pl_PL", "tr_TR")
"""Countries whose names are frequent in German texts."""
TABLE = Path("loctool/glossary/morphology/data/given_names.txt")
SHORTEST = 2
HEAD = "# Made by tools/given_names.py. From Faker, Copyright 2012 Daniele Faraglia and others: MIT licence.\n"


def given_names() -> set[str]:
    """Return the given names of all locales, double ones in parts, without those that are other German words, too."""
    found: set[str] = set()
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        found.update(part for name in provider.first_names for part in name.replace("-", " ").split())
    names = {name for name in found if name.isalpha() and name.istitle() and len(name) >= SHORTEST}
    return {name for name in names if not (lexicon("de").lemma(name.lower()) and is_surely_small(name.lower(), "de"))}


def main() -> None:
    """Write the table."""
    TABLE.write_text(HEAD + "".join(f"{name}\n" for name in sorted(given_names())), "utf-8")


if __name__ == "__main__":
    main()
