"""Whether a translation has a probable length: the model of Gale and Church."""

from __future__ import annotations

from collections.abc import Iterable
from math import log, sqrt
from statistics import median

_VARIANCE = 6.8
"""Of the characters of a translation, for each character of its text: W. A. Gale and K. W. Church, "A program for
aligning sentences in bilingual corpora", Computational Linguistics 19 (1993)."""
IMPROBABLE = 3.5
"""Standard deviations from the expected length beyond which a translation is doubted."""
_LEAST = 8
"""Characters that shorter texts are taken to have: the model is made for sentences."""
_SPREAD, _SPREAD_OF_SHORT, _SHORT = 0.13, 1.0, 20
"""Standard deviation of the logarithm of target ÷ source in long texts, what one character adds to it, and the least
number of characters that it is counted for."""
_MOST_SHARE, _MOST_WEIGHT = 0.9, 8.0


def usual_ratio(pairs: Iterable[tuple[str, str]]) -> float:
    """Return how many characters the translations of a deck have for each character of their texts; 1.0 without any."""
    ratios = [len(target) / len(source) for source, target in pairs if source and target]
    return median(ratios) if ratios else 1.0


def deviation(source: str, target: str, ratio: float) -> float:
    """Return how many standard deviations a translation is longer (or, below 0, shorter) than expected."""
    expected = max(_LEAST, len(source)) * ratio
    return (max(_LEAST * ratio, len(target)) - expected) / sqrt(_VARIANCE * max(_LEAST, len(source)) * ratio)


def weigh_surplus(text: str, other: str, share: float) -> float:
    """Return how much likelier a text's length is if a share of it is not in the other text, as a logarithm.

    The logarithm of the quotient of the lengths is taken to be normally distributed around 0.
    """
    off = log(len(text) / max(1, len(other)))
    spread = _SPREAD + _SPREAD_OF_SHORT / max(_SHORT, len(other))
    weight = (off**2 - (off + log(1 - min(_MOST_SHARE, share))) ** 2) / (2 * spread**2)
    return max(-_MOST_WEIGHT, min(weight, _MOST_WEIGHT))
