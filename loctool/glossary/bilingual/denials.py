"""Words that often stand where the other text denies: kaum, fehlen, hardly, лишить. The tables are made from data."""

from __future__ import annotations

from functools import cache
from importlib import resources

from loctool.glossary.bilingual.keys import source_key, target_key
from loctool.glossary.bilingual.lexicon import OF_TARGET, Pair


def denial_share(word: str, code: str, other: str) -> float:
    """Return how often a text that denies stands for one with this word, which does not; 0 if that is rare."""
    if table := _table((code, other)):
        return table.get(source_key(word, code), 0) / 100
    return _table((other, code)).get(OF_TARGET + target_key(word, code), 0) / 100


@cache
def _table(pair: Pair) -> dict[str, int]:
    file = resources.files(__package__).joinpath("data", f"{'-'.join(pair)}.denials.tsv")
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return {key: int(share) for key, share in rows}
