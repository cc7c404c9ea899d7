"""German terms of an adjective and a noun as the beginning of one word: Seltene Erden in Seltenerdmetalle."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.glossary.morphology.german.compounds import parts_at
from loctool.glossary.morphology.german.words import lemmas, noun_keys


@dataclass(frozen=True, slots=True)
class Solid:
    """The adjective's stem, after which the noun must stand."""

    first: str
    noun: frozenset[str]

    def end_in(self, word: str) -> int:
        """Return where the noun ends in a word that begins with the two, 0 for any other word."""
        if not word.lower().startswith(self.first):
            return 0
        found = [part.end for part in parts_at(word, len(self.first)) if not self.noun.isdisjoint(part.keys)]
        return max(found, default=0)


def solid(adjective: str, noun: str) -> list[Solid]:
    """Return how a word may begin with the two words of a term; nothing for two nouns or a noun unknown."""
    bases = {lemma for lemma in lemmas(adjective.lower()) if lemma[:1].islower()}
    own = frozenset(key for key in noun_keys(noun) if "~" not in key)
    if not bases or not lemmas(noun):
        return []
    firsts = {one for one in bases if one[:3] == adjective.lower()[:3]}
    return [Solid(first, own) for first in sorted(firsts) if len(first) >= 3]
