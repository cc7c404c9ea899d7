"""Whether a pair of an old translation breaks a rule, and how it is written into a catalog."""

from __future__ import annotations

from loctool.merging.alignment.matches import Match
from loctool.quality import RULES


def judge_match(match: Match, languages: tuple[str, str]) -> tuple[str, ...]:
    """Return nothing yet."""
    return ()
