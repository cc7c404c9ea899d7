"""Replaces words of a draft by a term: at once, without the model, if the place and the form are certain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from loctool.engines.argos.attention import AlignedWords, splice_attention, word_ranges
from loctool.engines.argos.constraints.tasks import Hypothesis, Model, Task, places_of_missing
from loctool.glossary.morphology.case_selection import Place, adapt_words_before, certain_form, small_words
from loctool.glossary.morphology.forms import TermForm, inflected_forms
from loctool.glossary.requirements import Requirement

CLEAR = 0.5
"""A neighbour with a larger share of its attention on the term's source words may be part of the old words."""
NARROW = 0.4
"""The same limit if the gap has fewer words than the source term, so that a word may have been missed."""


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


def substitute(task: Task, model: Model) -> None:
    """Insert each missing term whose place and form are certain into the task's draft.

    The place is certain if no neighbour attends to the term's source words too, the form if every reading of the old
    words asks for the same one.
    """
    places = places_of_missing(task, model)
    for n in sorted(places, key=lambda n: places[n].start, reverse=True):
        overlaps = any(m != n and o.start < places[n].end and places[n].start < o.end for m, o in places.items())
        if not overlaps:
            task.draft = _with_term(task, places[n], task.requirements[n], model) or task.draft


def _with_term(task: Task, place: AlignedWords, requirement: Requirement, model: Model) -> Hypothesis | None:
    draft, gap = task.draft, find_gap(task.draft, place, model)
    form = _certain_form(requirement, gap, model.language)
    if form is None or not is_clear(place, gap, form, task.text[requirement.start : requirement.end]):
        return None
    at, new = insert_form(draft, gap, form, model)
    pieces = [*draft.pieces[:at], *new, *draft.pieces[gap.end :]]
    return replace(draft, pieces=pieces, attention=splice_attention(draft.attention, (at, gap.end), len(new)))


GENITIVE = ("'s", "’s", "s'", "s’")
"""Endings of English genitives, which a name that must not be inflected would lose."""


def _certain_form(requirement: Requirement, gap: Gap, language: str) -> TermForm | None:
    target = requirement.targets[0]
    if not requirement.verbatim:
        return certain_form(inflected_forms(target, language), Place(gap.old, gap.before, gap.behind), language)
    return None if gap.old.endswith(GENITIVE) else TermForm(target)


def is_clear(place: AlignedWords, gap: Gap, form: TermForm, source: str) -> bool:
    """Return whether, by attention and spelling, no neighbour of a gap can belong to the words that are replaced.

    `source` is the term as written in the source text.
    """
    limit = NARROW if len(gap.old.split()) < len(source.split()) else CLEAR
    return place.doubt < limit and not _repeats(form.text, [*gap.before[-1:], *gap.behind[:1]])


STEM = 5
"""Letters that two forms of a word have in common."""


def _repeats(term: str, neighbours: list[str]) -> bool:
    """Return whether a neighbour is a form of a word of the term, and so possibly part of the old words."""
    stems = {word[:STEM].lower() for word in re.findall(r"\w{4,}", term)}
    return any(word[:STEM].lower() in stems for neighbour in neighbours for word in re.findall(r"\w{4,}", neighbour))


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
