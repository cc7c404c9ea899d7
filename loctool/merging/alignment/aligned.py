"""Two decks side by side, and what their structure says about the pairs of their texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from loctool.merging.alignment.evidence import Evidence
from loctool.merging.alignment.side import Side

_CONTRADICTED = -10.0
"""Evidence that hardly any translation has, however free."""


@dataclass
class Aligned:
    """Two decks side by side."""

    source: Side
    target: Side
    evidence: Evidence
    certain: dict[int, int]
    """Number of a text -> number of its certain translation."""
    equal: frozenset[int]
    """Numbers of the texts that the translated deck has as they are."""
    slides: dict[int, int]
    """Index of a slide -> index of the translated slide."""
    pairs: dict[int, int]
    """Index of a text in `source.placed` -> index in `target.placed`."""
    ratio: float
    """Usual ratio of the lengths."""

    @cached_property
    def same_shape(self) -> bool:
        """Whether both decks have the same structure."""
        return self.source.shape() == self.target.shape()

    @cached_property
    def back(self) -> dict[int, int]:
        """Index of a text in `target.placed` -> index in `source.placed`.

        Ask for it only when all texts are aligned.
        """
        return {other: one for one, other in self.pairs.items()}

    @cached_property
    def is_identical(self) -> bool:
        """Whether both decks have the same structure, and each text is in the place of its translation.

        Ask for it only when all texts are aligned.
        """
        return self.same_shape and self.pairs == {one: one for one in range(len(self.source.placed))}

    @cached_property
    def is_undisputed(self) -> bool:
        """Whether the decks are identical, and no pair has words that contradict it."""
        texts = zip(self.source.placed, self.target.placed, strict=False)
        return self.is_identical and all(self.evidence.value(a.text, b.text) > _CONTRADICTED for a, b in texts)

    @cached_property
    def proved_slides(self) -> frozenset[int]:
        """The slides whose translations have the same structure, in an order that the words of most texts prove."""
        return frozenset(one for one, other in self.slides.items() if self._is_proved(one, other))

    def _is_proved(self, slide: int, other: int) -> bool:
        ours, theirs = self.source.slides[slide], self.target.slides[other]
        if self.source.roles(slide) != self.target.roles(other):
            return False
        certain = sum(self.source.placed[one].text in self.certain for one in ours)
        in_order = all(self.pairs.get(one) == there for one, there in zip(ours, theirs, strict=True))
        return in_order and 2 * certain >= len(ours)
