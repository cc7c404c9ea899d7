"""What helps to translate some messages: the terms in them, and confirmed translations of similar texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loctool.glossary import TermIndex
from loctool.memory import Memory
from loctool.model import Term

EXAMPLES = 5
"""Confirmed translations that go with a request at most."""
OF_ONE = 2
"""Of them, those for one message."""
EXACT = 100
"""Per cent."""

Example = tuple[int, str, str]
"""Minus its likeness in per cent, the source and the translation: the most similar come first."""


@dataclass(slots=True)
class Helps:
    """The glossary and the memory, for one language."""

    terms: TermIndex
    memory: Memory | None
    language: str
    _known: dict[str, list[Example]] = field(default_factory=dict)

    def terms_in(self, texts: Iterable[str]) -> tuple[Term, ...]:
        """Return the terms in some visible texts, each once, in the order in which they occur."""
        return tuple(dict.fromkeys(hit.term for text in texts for hit in self.terms.find(text)))

    def examples_for(self, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return confirmed translations of the same texts and of similar ones, the most similar first."""
        if self.memory is None:
            return ()
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for text, similar in zip(new, self.memory.similar(new, self.language, limit=OF_ONE), strict=True):
            found = [(EXACT, text), *((one.percent, one.source) for one in similar)]
            known = [(percent, one, self.memory.exact(one, self.language)) for percent, one in found]
            self._known[text] = [(-percent, one, targets[0].target) for percent, one, targets in known if targets]
        best = sorted({example for text in texts for example in self._known[text]})
        return tuple(dict.fromkeys((source, target) for _, source, target in best))[:EXAMPLES]
