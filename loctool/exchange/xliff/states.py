"""How messages stand, in the states of XLIFF: out, and back into what a person decided.

The specification's states say how far a segment is: initial, translated (not reviewed), reviewed, final. What people
approved is final; what a person wrote and nobody approved is translated; drafts, outdated texts and conflicts are
initial, since somebody has to work on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_STATES = ("initial", "translated", "reviewed", "final")
_STATE_OF = {"approved": "final", "edited": "translated"}


def state_of(standing: str, *, has_text: bool) -> str:
    """Return the state in which a text of a message that stands so goes out; where there is none yet, initial."""
    return _STATE_OF.get(standing, "initial") if has_text else "initial"


def lowest_state(states: Iterable[str]) -> str:
    """Return the state that is least far; initial if there is none, or one that XLIFF 2 does not know."""
    return _STATES[min((_STATES.index(one) if one in _STATES else 0 for one in states), default=0)]


def standing_in(states: Sequence[str], sent: Sequence[str], former: str) -> str:
    """Return how a message stands whose forms come back in these states; `sent` are those that they went out in.

    States as they went out are no decision: the message stands as it did. Where it is not known how it went out, only
    an approval is one.
    """
    if list(states) == list(sent):
        return former
    if lowest_state(states) in ("reviewed", "final"):
        return "approved"
    return "edited" if former else ""
