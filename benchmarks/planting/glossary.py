"""The glossary of the texts with terms: their terms, and for each a target that is forbidden."""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.planting.texts import Text
from benchmarks.planting.wording import other_term
from loctool.glossary import TermIndex
from loctool.model import Status
from loctool.model import Term as Row

_STEP = 7
"""A term's forbidden target is the target of the term so many places behind it."""


class Glossary:
    """The terms of all texts, and the planting of errors of terms."""

    def __init__(self, texts: Sequence[Text]) -> None:
        terms = {(term.source, term.target): term for text in texts for term in text.terms}
        self._targets = list(dict.fromkeys(target for _, target in terms))
        self._forbidden = {
            source: self._targets[(n + _STEP) % len(self._targets)] for n, (source, _) in enumerate(terms)
        }
        self._rows = list(terms)

    def index(self, text: Text) -> TermIndex:
        """Return the glossary for a pair of languages; an own and a forbidden target for each term."""
        rows = [self._row(source, target, text.code, Status.PREFERRED) for source, target in self._rows]
        rows += [self._row(*one, text.code, Status.FORBIDDEN) for one in self._forbidden.items()]
        return TermIndex(rows, text.languages[0])

    @staticmethod
    def _row(source: str, target: str, code: str, status: Status) -> Row:
        return Row(source, {code: (target,)}, status, "", "planted.csv", 1)

    def wrong_term(self, text: Text, drawn: random.Random) -> str | None:
        """Write another term's target."""
        return other_term(text, drawn, self._targets)

    def forbidden_term(self, text: Text, drawn: random.Random) -> str | None:
        """Write the target that the glossary forbids for the term."""
        if not text.terms:
            return None
        term = drawn.choice(text.terms)
        return other_term(text, drawn, [self._forbidden[term.source]]) if text.terms == (term,) else None
