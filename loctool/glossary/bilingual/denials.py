"""Words by which a text says what the other one denies: kaum, fehlen, hardly, лишить. The tables are made from data."""

from __future__ import annotations

from functools import cache
from importlib import resources

from loctool.glossary.bilingual.keys import source_key
from loctool.glossary.bilingual.lexicon import OF_TARGET, Pair


def denial_share(word: str, code: str, other: str) -> float:
    """Return how likely a word, in a text that does not deny, lets the other text deny; 0 if that is rare."""
    return _share(source_key(word, code), code, other)


def idle_share(denial: str, word: str, code: str, other: str) -> float:
    """Return how often the other text does not deny where one has a denial before a word: не удалось, not just."""
    return _share(f"{denial.lower()} {source_key(word, code) if word else ''}", code, other)


def _share(key: str, code: str, other: str) -> float:
    if table := _table((code, other)):
        return table.get(key, 0) / 100
    return _table((other, code)).get(OF_TARGET + key, 0) / 100


@cache
def _table(pair: Pair) -> dict[str, int]:
    file = resources.files(__package__).joinpath("data", f"{'-'.join(pair)}.denials.tsv")
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return {key: int(share) for key, share in rows}
