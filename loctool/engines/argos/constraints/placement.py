"""A form of a term in the place of other words of a draft, in pieces: capitals, brackets, agreeing words kept right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loctool.engines.argos.attention import Region, words_of
from loctool.engines.argos.constraints.tasks import Hypothesis, Model
from loctool.glossary.morphology.case_selection import small_words
from loctool.glossary.morphology.neighbours import adapt_words_before
from loctool.glossary.morphology.term_form import TermForm


@dataclass(frozen=True, slots=True)
class Slot:
    """The words of a draft that a term is to replace."""

    start: int
    """First of their pieces."""
    end: int
    """Behind their last piece; punctuation behind the words is left out."""
    old: str
    """What stands there."""
    before: tuple[str, ...]
    """The words in front of it."""
    behind: tuple[str, ...]
    """The words that follow it."""


def slot_of(draft: Hypothesis, place: Region, model: Model) -> Slot:
    """Return what stands in and around a place of a draft; small words in front stay outside (*of* the term)."""
    pieces, start, end = draft.pieces, place.start, place.end
    for a, b in words_of(pieces[start:end])[:-1]:
        if model.text(pieces[place.start + a : place.start + b]).lower() not in small_words(model.language):
            break
        start = place.start + b
    while end > start + 1 and not any(map(str.isalnum, pieces[end - 1])):
        end -= 1
    before = tuple(model.text(pieces[a:b]) for a, b in words_of(pieces[:start]))
    return Slot(start, end, model.text(pieces[start:end]), before, tuple(model.text(pieces[end:]).split()))


def put(draft: Hypothesis, slot: Slot, form: TermForm, model: Model) -> tuple[int, list[str]]:
    """Return the pieces of a form for a slot and where they begin: earlier, if words before it change with the form."""
    text, at = form.text, slot.start
    if changed := adapt_words_before(slot.before, form, model.language):
        at = words_of(draft.pieces[: slot.start])[-len(changed)][0]
        text = " ".join([*changed, text])
    if at == 0:
        text = text[:1].upper() + text[1:]
    lead = re.match(r"[^\w]*", slot.old)
    return at, model.pieces((lead[0] if lead else "") + text)
