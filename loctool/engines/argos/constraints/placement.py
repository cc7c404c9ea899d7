"""Inserts a form of a term in place of other words of a draft; capitals, brackets and agreeing words are adjusted."""

from __future__ import annotations

import re
from typing import NamedTuple

from loctool.engines.argos.attention import AlignedWords, word_ranges
from loctool.engines.argos.constraints.tasks import Hypothesis, Model
from loctool.glossary.morphology.case_selection import small_words
from loctool.glossary.morphology.neighbours import adapt_words_before
from loctool.glossary.morphology.term_form import TermForm


class Gap(NamedTuple):
    """The words of a draft that a term is to replace, with their context."""

    start: int
    """First of their pieces."""
    end: int
    """After their last piece; punctuation after the words is left out."""
    old: str
    """The words themselves."""
    before: tuple[str, ...]
    """All words before them."""
    behind: tuple[str, ...]
    """All words after them."""


def find_gap(draft: Hypothesis, place: AlignedWords, model: Model) -> Gap:
    """Return the words in a place of a draft; small words at their beginning are kept (*of* the term)."""
    pieces, start, end = draft.pieces, place.start, place.end
    for a, b in word_ranges(pieces[start:end])[:-1]:
        if model.text(pieces[place.start + a : place.start + b]).lower() not in small_words(model.language):
            break
        start = place.start + b
    while end > start + 1 and not any(map(str.isalnum, pieces[end - 1])):
        end -= 1
    before = tuple(model.text(pieces[a:b]) for a, b in word_ranges(pieces[:start]))
    return Gap(start, end, model.text(pieces[start:end]), before, tuple(model.text(pieces[end:]).split()))


def insert_form(draft: Hypothesis, gap: Gap, form: TermForm, model: Model) -> tuple[int, list[str]]:
    """Return the pieces of a form for a gap and where they begin: before the gap if words there agree with the form."""
    text, at = form.text, gap.start
    if changed := adapt_words_before(gap.before, form, model.language):
        at = word_ranges(draft.pieces[: gap.start])[-len(changed)][0]
        text = " ".join([*changed, text])
    if at == 0:
        text = text[:1].upper() + text[1:]
    lead = re.match(r"[^\w]*", gap.old)
    return at, model.pieces((lead[0] if lead else "") + text)
