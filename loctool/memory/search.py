"""Similar texts among many: candidates by an inverted index of trigrams, then measured exactly.

The index is built with array operations at the first query of a run, which takes about a second for 100 000 texts;
nothing has to be kept up to date on disk.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from loctool.text.equivalence import ENTITY, is_same_text

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_BUCKETS = 1 << 18
"""Values of the hash of a trigram; two trigrams that share one only add a candidate."""
_SHIFT = 32
_OWNER = (1 << _SHIFT) - 1
CANDIDATES = 100
"""Texts that are measured for each query: those with the largest share of common trigrams."""
POSTINGS = 40_000
"""Postings that are looked up for each query: those of its rarest trigrams."""
SHORT = 16
"""Up to this length, in characters, all texts of about the same length are measured: their trigrams are too few."""
NUMBERS = 95
"""Least similarity of texts that differ in numbers alone, %."""
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")

_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Similar:
    """A text of the memory that is similar to the query."""

    source: str
    percent: int
    """Twice the common characters by all of both (rapidfuzz.fuzz.ratio, gettext's measure), rounded down."""


class Index:
    """Texts, listed by their trigrams."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts, each once."""
        import numpy as np

        self.texts = sorted(texts, key=len)
        self._lengths = np.array([len(text) for text in self.texts], dtype=np.int32)
        self._but_for_numbers: dict[str, list[str]] = defaultdict(list)
        for text in self.texts:
            self._but_for_numbers[_zero_numbers(text)].append(text)
        keys = _trigrams(self.texts)
        keys.sort()
        keys = keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
        self._owners = (keys & _OWNER).astype(np.int32)
        self._starts = np.append(0, np.cumsum(np.bincount(keys >> _SHIFT, minlength=_BUCKETS)))
        self._sizes = np.bincount(self._owners, minlength=len(texts)).astype(np.float32)

    def similar(self, texts: Sequence[str], *, least: int = 75, limit: int = 3) -> list[list[Similar]]:
        """Return for each text at most `limit` others of at least `least` per cent, the best first.

        Texts that differ in numbers alone count as NUMBERS per cent similar at least. Of long texts a few are missed:
        those that share frequent trigrams only (benchmarks/memory.py counts them).
        """
        return [self._similar(text, least, limit) if self.texts else [] for text in texts]

    def differing_in_numbers(self, text: str) -> list[str]:
        """Return the other texts that differ from one in their numbers alone."""
        return [other for other in self._but_for_numbers.get(_zero_numbers(text), ()) if other != text]

    def looking_the_same(self, text: str) -> list[str]:
        """Return the other texts that look and mean the same as one: NFD and NFC, ligatures, invisible characters."""
        return [
            other for other in self._by_letters.get(_letters(text), ()) if other != text and is_same_text(other, text)
        ]

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for text in self.texts:
            found[_letters(text)].append(text)
        return found

    def _similar(self, text: str, least: int, limit: int) -> list[Similar]:
        from rapidfuzz import fuzz, process

        found = process.extract(
            text, self._candidates(text, least), scorer=fuzz.ratio, score_cutoff=least, limit=limit + 1
        )
        percent = {other: int(score) for other, score, _ in found}
        for other in self._but_for_numbers.get(_zero_numbers(text), ()):
            percent[other] = max(NUMBERS, percent.get(other, 0))
        percent.pop(text, None)
        return sorted((Similar(*one) for one in percent.items()), key=lambda one: (-one.percent, one.source))[:limit]

    def _candidates(self, text: str, least: int) -> list[str]:
        """Return the texts of about the same length: all of them for a short text, else those with like trigrams."""
        import numpy as np

        reach = least / (200 - least)  # of two texts with a ratio of 75 % the shorter has 60 % of the longer's length
        first, end = np.searchsorted(self._lengths, (len(text) * reach, len(text) / reach + 1)).tolist()
        if len(text) <= SHORT:
            return self.texts[first:end]
        shares = self._shares(text, first, end)
        numbers = np.flatnonzero(shares)
        if len(numbers) > CANDIDATES:
            numbers = numbers[np.argpartition(-shares[numbers], CANDIDATES)[:CANDIDATES]]
        return [self.texts[first + number] for number in numbers.tolist()]

    def _shares(self, text: str, first: int, end: int) -> Array:
        """Return the shares of common trigrams of the texts `first` to `end`, by the rarest that are looked up."""
        import numpy as np

        grams = np.unique(_trigrams([text]) >> _SHIFT)
        sizes = self._starts[grams + 1] - self._starts[grams]
        order = np.argsort(sizes, kind="stable")
        looked_up = grams[order[np.cumsum(sizes[order]) <= max(POSTINGS, sizes[order][:5].sum())]]
        postings = np.concatenate([self._owners[self._starts[gram] : self._starts[gram + 1]] for gram in looked_up])
        shared = np.bincount(postings, minlength=end)[first:end].astype(np.float32)
        shares: Array = shared / (self._sizes[first:end] + np.float32(len(grams)))
        return shares


def _letters(text: str) -> str:
    """Return the letters and digits of a text without their marks: equal for all texts that look the same."""
    if "&" in text:
        text = ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", text))


def _zero_numbers(text: str) -> str:
    return _NUMBER.sub("0", text)


def _trigrams(texts: Sequence[str]) -> Array:
    """Return the hash of every trigram of the texts, each with the number of its text in the lower bits."""
    import numpy as np

    joined = "".join(f"\x02{text}\x03" for text in texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.array([len(text) + 2 for text in texts], dtype=np.int64)
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    mixed = codes[:-2] * np.uint32(0x9E3779B1) ^ codes[1:-1] * np.uint32(0x85EBCA6B) ^ codes[2:] * np.uint32(0xC2B2AE35)
    grams = ((mixed ^ (mixed >> np.uint32(15))) & np.uint32(_BUCKETS - 1)).astype(np.int64)
    keys: Array = ((grams << _SHIFT) | owners[:-2])[owners[:-2] == owners[2:]]
    return keys
