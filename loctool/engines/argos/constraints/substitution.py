"""Terms put in the very place of the words that stand for them, where that needs no second look by the model."""

from __future__ import annotations

import re
from dataclasses import replace

from loctool.engines.argos.attention import Region, region, spliced
from loctool.engines.argos.constraints.placement import Slot, put, slot_of
from loctool.engines.argos.constraints.tasks import Hypothesis, Model, Task, missing, source_pieces
from loctool.glossary.morphology.case_selection import Place, certain_form
from loctool.glossary.morphology.forms import inflected_forms
from loctool.glossary.morphology.term_form import TermForm
from loctool.glossary.requirements import Requirement

CLEAR = 0.5
"""A neighbour with a larger share of its attention on the term's source words may be a part of the old term."""
NARROW = 0.4
"""The same where the place has fewer words than the source term: then one of them may have been overlooked."""


def substitute(task: Task, model: Model) -> None:
    """Put each missing term into its draft whose place and form are beyond doubt; the model is not asked.

    The place is clear where no neighbour looks at the term's source words too; the form is sure where every reading
    of the old words asks for the same one.
    """
    places = {}
    for n in missing(task, task.draft, model):
        span = source_pieces(task, task.requirements[n])
        if span is not None and task.draft.pieces:
            places[n] = region(task.draft.attention, span, task.draft.pieces)
    for n in sorted(places, key=lambda n: places[n].start, reverse=True):
        overlapped = any(m != n and o.start < places[n].end and places[n].start < o.end for m, o in places.items())
        if not overlapped:
            task.draft = _substituted(task, places[n], task.requirements[n], model) or task.draft


def _substituted(task: Task, place: Region, requirement: Requirement, model: Model) -> Hypothesis | None:
    """Return the draft with the term in a place, None where its form or its neighbours are in doubt."""
    draft, source = task.draft, task.text[requirement.start : requirement.end]
    slot = slot_of(draft, place, model)
    form = _form(requirement, slot, model.language)
    if form is None or not is_clear(place, slot, form, source):
        return None
    at, new = put(draft, slot, form, model)
    pieces = [*draft.pieces[:at], *new, *draft.pieces[slot.end :]]
    return replace(draft, pieces=pieces, attention=spliced(draft.attention, (at, slot.end), len(new)))


GENITIVE = ("'s", "’s", "s'", "s’")
"""How English genitives end: a name that must stand to the letter would lose its ending."""


def _form(requirement: Requirement, slot: Slot, language: str) -> TermForm | None:
    """Return the form of the preferred target that surely fits."""
    target = requirement.targets[0]
    if requirement.verbatim:
        return None if slot.old.endswith(GENITIVE) else TermForm(target)
    return certain_form(inflected_forms(target, language), Place(slot.old, slot.before, slot.behind), language)


def is_clear(place: Region, slot: Slot, form: TermForm, source: str) -> bool:
    """Tell by attention and spelling whether nothing beside a place may belong to the words that the term replaces.

    `source` is the term as it stands in the source text.
    """
    limit = NARROW if len(slot.old.split()) < len(source.split()) else CLEAR
    return place.doubt < limit and not _repeats(form.text, [*slot.before[-1:], *slot.behind[:1]])


STEM = 5
"""Letters that two forms of a word share."""


def _repeats(term: str, neighbours: list[str]) -> bool:
    """Tell whether a neighbour is a word of the term in some form: the old one may then be longer than its place."""
    stems = {word[:STEM].lower() for word in re.findall(r"\w{4,}", term)}
    return any(word[:STEM].lower() in stems for neighbour in neighbours for word in re.findall(r"\w{4,}", neighbour))
