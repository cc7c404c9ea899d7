"""The bilingual lexicons: a source word's translations, and how much it means that one of them is there or is not."""

from __future__ import annotations

import lzma
import mmap
import zlib
from functools import cache, lru_cache
from importlib import resources
from math import exp, log
from typing import NamedTuple

from loctool.errors import LoctoolError
from loctool.files import write_atomically
from loctool.glossary.morphology.lexicon import Lexicon
from loctool.storage import data_folder

Pair = tuple[str, str]
"""Base languages of source and target."""
NAME, COUNTRY = "n", "c"
OF_TARGET = ">"
"""Before the key of a target's word."""
_MOST_CHANCE = 0.98


class Entry(NamedTuple):
    """What a lexicon knows of a word."""

    reliability: float
    """How likely a good translation has one of the targets."""
    rate: float
    """How likely any word of the other language is one of them."""
    kind: str = ""
    """NAME if its translation is capitalised within sentences, COUNTRY if it is the name of a country."""
    targets: frozenset[str] = frozenset()
    """Keys of words: see `loctool.glossary.bilingual.keys`. None for a word of the target language."""
    best: str = ""
    """The likeliest of them."""

    @property
    def is_name(self) -> bool:
        """Whether it may be a name."""
        return self.kind in (NAME, COUNTRY)

    def evidence(self, covered: bool, length: int) -> float:
        """Return the logarithm of how much likelier this is beside a translation than beside another text.

        `covered` says whether one of the targets is among the `length` words of the other text.
        """
        chance = min(_MOST_CHANCE, 1 - exp(-self.rate * max(1, length)))
        if self.reliability <= chance:
            return 0.0
        return log(self.reliability / chance) if covered else log((1 - self.reliability) / (1 - chance))


@cache
def bilingual_lexicon(pair: Pair) -> Lexicon:
    """Return the lexicon of a pair of languages, empty if there is none.

    It is unpacked once into loctool's data folder, where it can be deleted at any time.
    """
    file = resources.files(__package__).joinpath("data", f"{'-'.join(pair)}.tsv.xz")
    if not file.is_file():
        return Lexicon(b"\n")
    packed = file.read_bytes()
    path = data_folder() / "dictionaries" / f"bilingual-{'-'.join(pair)}-{zlib.crc32(packed):08x}.tsv"
    if not path.is_file():
        lines = lzma.decompress(packed)
        try:
            write_atomically(path, lines)
        except LoctoolError:
            return Lexicon(lines)
    with path.open("rb") as opened:
        return Lexicon(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))


@lru_cache(maxsize=1 << 16)
def entry_of(key: str, pair: Pair) -> Entry | None:
    """Return what the lexicon of a pair knows of a source's key, or of a target's behind OF_TARGET."""
    found = bilingual_lexicon(pair).lemma(key)
    if found is None:
        return None
    reliability, rate, kind, *targets = found.split()
    return Entry(
        int(reliability) / 100, max(1, int(rate)) / 1e6, kind, frozenset(targets), targets[0] if targets else ""
    )
