"""One form of a term."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermForm:
    """A term as it may stand in a sentence."""

    text: str
    case: str = ""
    """nomn, gent, accs, datv, ablt, loct in Russian, poss for an English genitive, else empty."""
    number: str = ""
    """sing, plur or empty."""
