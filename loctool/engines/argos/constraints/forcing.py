"""Drafts that obey the glossary: a missing term is forced where the decoder's attention says that it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from loctool.engines.argos.attention import Region, region, spliced
from loctool.engines.argos.constraints.placement import Slot, put, slot_of
from loctool.engines.argos.constraints.substitution import is_clear, substitute
from loctool.engines.argos.constraints.tasks import (
    SHORTEST_SHARE,
    Hypothesis,
    Model,
    Task,
    Worth,
    missing,
    source_pieces,
)
from loctool.glossary.morphology.case_selection import ranked
from loctool.glossary.morphology.fluency import slips
from loctool.glossary.morphology.forms import labelled
from loctool.glossary.morphology.term_form import Form
from loctool.glossary.requirements import Obligation
from loctool.text.language import base_language

FORMS = 2
"""Inflected forms of a term that are weighed against each other, the likeliest in their place; more cost more."""
ENGLISH_FORMS = 1
"""The same in English, where the number of the old words tells enough."""
CONTEXT = 2
"""Pieces behind the term that help to choose its form."""
ROUNDS = 5
"""Terms that are forced in one sentence, one after the other."""
MARGIN = 2.5
"""How much worse a draft may be than the free one, in mean log probability a piece, before the free one is kept."""
LOSS = 0.3
"""How much worse, likewise, a draft may become by a term put into it before its rest is written anew."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form of a term at its place in a draft, the rest of the draft as it was."""

    task: Task
    obligation: int
    prefix: list[str]
    """The draft up to and with the term."""
    after: list[str]
    """Pieces of the old draft behind it."""
    before: int
    """Pieces of the prefix that stand before the term."""
    clear: bool
    """Nothing beside the place may belong to the words that the term replaces."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The best form of a term at its place."""

    candidate: Candidate
    replaced: Hypothesis
    """The old draft with the term in it."""
    begun: float
    """Sum of the log probabilities up to and with the term."""


def obey(tasks: Sequence[Task], model: Model) -> None:
    """Force the missing terms of all texts.

    Where place and form are beyond doubt the term just takes the place of the old words. Of the others, the leftmost of
    each text is forced in each round: the model scores a few of its forms at its place in the old draft, and where the
    best one does not read well there, it writes the rest of the sentence anew. Of all drafts that a text has gone
    through the one with the fewest missing terms is taken, of several the one with the fewest slips; the free draft
    stays where all others are much worse.
    """
    for task in tasks:
        task.floor, task.length = task.draft.score - MARGIN, len(model.text(task.draft.pieces))
        task.draft = _most_obedient(task, model)
        substitute(task, model)
        task.best = _worth(task, task.draft, model), task.draft
    for _ in range(ROUNDS):
        chosen = _best([one for task in tasks for one in _candidates(task, model)], model)
        if not chosen:
            break
        finished = _finished([one for one in chosen if not _reads_well(one, model)], model)
        for one in chosen:
            _take(one.candidate, [one.replaced, *finished.get(id(one), ())], model)
    for task in tasks:
        if task.best:
            task.draft = task.best[1]


def _most_obedient(task: Task, model: Model) -> Hypothesis:
    """Return the free draft, or another of its search that lacks fewer terms by itself."""
    if not missing(task, task.draft, model):
        return task.draft
    return min(chain([task.draft], task.others), key=lambda draft: len(missing(task, draft, model)))


def as_obedient(task: Task, model: Model) -> list[Hypothesis]:
    """Return what the free search found besides a task's draft, if it lacks no more terms."""
    least = len(missing(task, task.draft, model))
    return [one for one in task.others if one is not task.draft and len(missing(task, one, model)) <= least]


def _candidates(task: Task, model: Model) -> list[Candidate]:
    """Return the forms to be weighed for the leftmost missing term that was not tried yet."""
    places = {}
    for n in missing(task, task.draft, model):
        span = source_pieces(task, task.obligations[n])
        if n not in task.tried and span is not None and task.draft.pieces:
            places[n] = region(task.draft.attention, span, task.draft.pieces)
    if not places:
        return []
    first = min(places, key=lambda n: (places[n].start, places[n].end))
    task.tried.add(first)
    return _placed(task, first, places[first], model)


def _placed(task: Task, n: int, place: Region, model: Model) -> list[Candidate]:
    """Return the term's likeliest forms in a place, words that agree with it changed too."""
    slot = slot_of(task.draft, place, model)
    after, obligation = task.draft.pieces[slot.end :], task.obligations[n]
    source = task.text[obligation.start : obligation.end]
    made = []
    for form in _forms(obligation, slot, model.language):
        at, pieces = put(task.draft, slot, form, model)
        clear = is_clear(place, slot, form, source)
        made.append(Candidate(task, n, [*task.draft.pieces[:at], *pieces], after, at, clear))
    return made


def _forms(obligation: Obligation, slot: Slot, language: str) -> list[Form]:
    """Return a few forms of the preferred target, the likeliest in their place first."""
    target = obligation.targets[0]
    if not obligation.inflected:
        return [Form(target)]
    different: dict[str, Form] = {}
    for form in ranked(labelled(target, language), slot.old, slot.before, language):
        different.setdefault(form.text, form)
    return list(different.values())[: ENGLISH_FORMS if base_language(language) == "en" else FORMS]


def _best(candidates: list[Candidate], model: Model) -> list[Choice]:
    """Return each text's best form, by the log probabilities of the term and of what follows; one batch scores all."""
    if not candidates:
        return []
    scores = model.score([one.task.source for one in candidates], [one.prefix + one.after for one in candidates])
    best: dict[int, tuple[float, Candidate, list[float]]] = {}
    for one, scored in zip(candidates, scores, strict=True):
        near = sum(scored[one.before : len(one.prefix) + CONTEXT])
        known = best.get(id(one.task))
        if known is None or near > known[0]:
            best[id(one.task)] = near, one, scored
    return [_choice(one, scored) for _, one, scored in best.values()]


def _choice(one: Candidate, scored: list[float]) -> Choice:
    old = one.task.draft
    place = one.before, len(old.pieces) - len(one.after)
    attention = spliced(old.attention, place, len(one.prefix) - one.before)
    replaced = Hypothesis(one.prefix + one.after, sum(scored) / len(scored), attention)
    return Choice(one, replaced, sum(scored[: len(one.prefix)]))


def _reads_well(one: Choice, model: Model) -> bool:
    """Tell whether the old draft with the term in it needs no other rest."""
    task = one.candidate.task
    well = one.candidate.clear and one.replaced.score >= task.draft.score - LOSS
    return well and one.candidate.obligation not in missing(task, one.replaced, model)


def _finished(choices: list[Choice], model: Model) -> dict[int, list[Hypothesis]]:
    """Return id of a choice -> drafts whose rest the model writes behind the term, scored over their whole length."""
    if not choices:
        return {}
    tasks, prefixes = [one.candidate.task for one in choices], [one.candidate.prefix for one in choices]
    found = model.finish([task.source for task in tasks], prefixes)
    return {id(one): _whole(one, drafts) for one, drafts in zip(choices, found, strict=True)}


def _whole(one: Choice, found: list[Hypothesis]) -> list[Hypothesis]:
    """Return finished drafts scored over their whole length, without those that go on within the term's last word."""
    whole, begun = [], len(one.candidate.prefix)
    for hypothesis in found:
        written = len(hypothesis.pieces) + 1
        following = hypothesis.pieces[begun : begun + 1]
        if not following or following[0].startswith("▁") or not following[0][:1].isalnum():
            whole.append(replace(hypothesis, score=(one.begun + hypothesis.score * written) / written))
    return whole


def _take(one: Candidate, found: list[Hypothesis], model: Model) -> None:
    """Go on from the best draft that has the forced term and is not much worse than the free one."""
    task = one.task
    good = [
        (_worth(task, hypothesis, model), hypothesis)
        for hypothesis in found
        if one.obligation not in missing(task, hypothesis, model) and hypothesis.score >= task.floor
    ]
    if not good:
        return
    worth, task.draft = min(good, key=lambda entry: entry[0])
    if task.best is None or worth < task.best[0]:
        task.best = worth, task.draft


def _worth(task: Task, draft: Hypothesis, model: Model) -> Worth:
    """Return what a text's drafts are compared by."""
    text = model.text(draft.pieces)
    short = len(text) < SHORTEST_SHARE * task.length
    return len(missing(task, draft, model)), short, slips(text, task.text, model.language), -draft.score
