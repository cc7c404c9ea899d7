"""Whether a translation has a probable length: the model of Gale and Church."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from statistics import median

_VARIANCE = 6.8
"""Of the characters of a translation, for each character of its text: W. A. Gale and K. W. Church, "A program for
aligning sentences in bilingual corpora", Computational Linguistics 19 (1993)."""
IMPROBABLE = 3.5
"""Standard deviations from the expected length beyond which a translation is doubted."""
_LEAST = 8
"""Characters that shorter texts are taken to have: the model is made for sentences."""


def usual_ratio(pairs: Iterable[tuple[str, str]]) -> float:
    """Return how many characters the translations of a deck have for each character of their texts; 1.0 without any."""
    ratios = [len(target) / len(source) for source, target in pairs if source and target]
    return median(ratios) if ratios else 1.0


def deviation(source: str, target: str, ratio: float) -> float:
    """Return how many standard deviations a translation is longer (or, below 0, shorter) than expected."""
    expected = max(_LEAST, len(source)) * ratio
    return (max(_LEAST * ratio, len(target)) - expected) / sqrt(_VARIANCE * max(_LEAST, len(source)) * ratio)
