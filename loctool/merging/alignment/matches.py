"""The translation that each text of a deck gets from a translated deck, with the doubts about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loctool.catalog.entry import Key
from loctool.merging.alignment.aligned import Aligned
from loctool.merging.alignment.certainty import CERTAIN, SHARE
from loctool.merging.alignment.decks import align_decks, translations_of, unused_texts
from loctool.merging.alignment.doubts import CONTRADICTED, find_doubts
from loctool.model import Deck, Segment
from loctool.text.markup.conversion import convert_text


@dataclass(frozen=True, slots=True)
class Match:
    """A text and its translation."""

    key: Key
    """Context and text."""
    target: str
    """With the markup of the source's format."""
    doubts: tuple[str, ...] = ()
    """Why it may not be its translation, for people; none if that is certain."""
    is_proved: bool = False
    """Whether the words of the two prove the pair."""

    @property
    def is_contradicted(self) -> bool:
        """Whether the words of the two are against the pair."""
        return CONTRADICTED in self.doubts


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a translated deck has for the texts of a deck."""

    matches: tuple[Match, ...]
    """In the order of the deck, each text once."""
    unused: tuple[Segment, ...]
    """The texts of the translated deck that are nobody's translation, each once."""
    changed: tuple[str, ...] = ()
    """The texts of the translated deck that the source does not have, without markup."""


def match_decks(source: Deck, target: Deck, languages: tuple[str, str]) -> Alignment:
    """Return what a translated deck has for each text of a deck; `languages` are those of the two.

    If the decks have the same structure, and no words contradict it, all pairs are certain. Otherwise those are that
    their words prove, and doubts say why the others are not. The decks may be of different formats.
    """
    aligned = align_decks(source, target, languages)
    found = list(_matches(aligned))
    used = (aligned.target.texts.texts[chosen] for _, chosen in found)
    kept = {*map(aligned.certain.get, aligned.equal)}
    changed = (text for number, text in enumerate(aligned.evidence.targets) if number not in kept)
    return Alignment(tuple(match for match, _ in found), tuple(unused_texts(aligned, used)), tuple(changed))


def _matches(aligned: Aligned) -> Iterator[tuple[Match, int]]:
    """Yield each match with the number of its translation."""
    for key, places in aligned.source.messages().items():
        counts = translations_of(aligned, places)
        if not counts:
            continue
        number = aligned.source.numbers[key[1]]
        chosen = aligned.certain.get(number, counts.most_common(1)[0][0])
        raw, syntaxes = aligned.target.texts.texts[chosen], (aligned.target.texts.syntax, aligned.source.texts.syntax)
        written, loss = convert_text(raw, syntaxes[0], key[1], syntaxes[1])
        doubts = [*find_doubts(aligned, number, chosen, counts), *([loss] if loss else [])]
        is_proved = aligned.evidence.is_convincing(number, chosen, CERTAIN, SHARE)
        yield Match(key, written, tuple(doubts), is_proved), chosen
