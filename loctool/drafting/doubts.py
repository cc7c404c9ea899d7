"""What speaks against a draft: degenerate texts, and what was lost of the source."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.fidelity.length import length_ratio
from loctool.fidelity.negation import lost_negation
from loctool.fidelity.repetition import repeated_words
from loctool.fidelity.scripts import wrong_script
from loctool.fidelity.untranslated import untranslated
from loctool.fidelity.values import differences
from loctool.glossary import TermIndex
from loctool.markup import mask
from loctool.model import Status

SHARE = 0.5
"""Share of a draft's letters in capitalised words of the source language from which it counts as untranslated."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What speaks against one draft."""

    grave: tuple[str, ...] = ()
    """Reasons for which it is never written, as they go on behind "left undrafted: "."""
    slight: tuple[str, ...] = ()
    """Reasons to try another way first; without a better draft it is written, and `loctool check` tells."""


def doubts(source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None) -> Doubts:
    """Return what speaks against a draft between two languages; do-not-translate terms and targets are no doubts."""
    ours, theirs = (" ".join(mask(text).pieces) for text in (source, draft))
    if not theirs.strip() and ours.strip():
        return Doubts(("the draft is empty",))
    known = " ".join(_known(source, terms, languages[1]))
    grave = [*_degenerate(ours, theirs, languages[1], known), *_lost(source, draft, languages)]
    small, capitalised = untranslated(ours, theirs, *languages)
    capitalised = [word for word in capitalised if word not in known]
    share = sum(map(len, (*small, *capitalised))) / max(1, sum(map(str.isalpha, theirs)))
    if small:
        grave.append(f"left untranslated: {', '.join(small)}")
    elif capitalised and share > SHARE and _is_german_only(ours):
        grave.append(f"left untranslated: {', '.join(capitalised)}")
    return Doubts(tuple(grave), tuple(f"perhaps left untranslated: {word}" for word in capitalised))


def _is_german_only(source: str) -> bool:
    """Tell whether a source has a word in small letters: a text of names alone may stay as it is."""
    return any(word.islower() for word in source.split())


def _known(source: str, terms: TermIndex | None, language: str) -> list[str]:
    """Return what the glossary wants to stand in the draft of a source."""
    hits = terms.find(source) if terms else []
    targets = [target for hit in hits for target in hit.term.targets.get(language, ())]
    return targets + [hit.term.source for hit in hits if hit.term.status is Status.DO_NOT_TRANSLATE]


def _degenerate(source: str, draft: str, language: str, known: str) -> list[str]:
    """Return reasons that lie in the draft's own text."""
    found = []
    if words := repeated_words(source, draft):
        found.append(f"repeats “{words}”")
    if strange := wrong_script(f"{source} {known}", draft, language):
        found.append(f"not in the script of {language}: {', '.join(strange)}")
    if ratio := length_ratio(source, draft, language):
        found.append(f"{ratio:.1f} times as long as the source")
    return found


def _lost(source: str, draft: str, languages: tuple[str, str]) -> list[str]:
    """Return reasons that lie in what the draft says."""
    lost, invented = differences(source, draft, *languages)
    found = [f"lost the number {', '.join(lost)}"] if lost else []
    found += [f"a number that the source has not: {', '.join(invented)}"] if invented else []
    if word := lost_negation(source, draft, *languages):
        found.append(f"lost the negation “{word}”")
    return found
