"""Drafts that obey the glossary: a missing term is forced where the decoder's attention says that it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from loctool.engines.argos.attention import ABSENT, AlignedWords, splice_attention
from loctool.engines.argos.constraints.content import count_flaws, is_worse
from loctool.engines.argos.constraints.places import missing, other_places, places_of_missing
from loctool.engines.argos.constraints.substitution import (
    find_gap,
    forms_for,
    insert_form,
    is_clear,
    substitute,
    variants,
    with_predicate,
)
from loctool.engines.argos.constraints.tasks import (
    SHORTEST_SHARE,
    Hypothesis,
    Model,
    Rank,
    Task,
    count_errors,
)
from loctool.glossary.morphology.case_selection import Place, fits, rank_forms
from loctool.glossary.morphology.forms import TermForm
from loctool.glossary.requirements import Requirement
from loctool.text.language import base_language

FORMS = 3
"""Inflected forms of a term that the model compares, the likeliest in their place, besides the nominative."""
UNFIT = 4.0
"""Log probability that a form in a case or number that its place does not ask for has to be better by."""
CONTEXT = 2
"""Pieces after the term that help to choose its form."""
ROUNDS = 5
"""Terms that are forced in one sentence, one after the other."""
MARGIN = 5.0
"""How much worse than the free draft a draft may be, in mean log probability a piece; else the free one is kept."""
LOSS = 0.3
"""How much worse, likewise, a draft may become by a term inserted into it; else its rest is written anew."""

ELSEWHERE = 0.1
"""How much better, likewise, a draft must be that has a term in another place than attention says."""


class Candidate(NamedTuple):
    """A form of a term at its place in a draft."""

    task: Task
    requirement: int
    old: Hypothesis
    """The task's draft, with a predicate that agrees with the form."""
    prefix: list[str]
    """Pieces of the draft up to the end of the term."""
    after: list[str]
    """Pieces of the old draft after it."""
    before: int
    """Number of pieces before the term and the words that change with it."""
    end: int
    """Number of the task's draft's pieces up to the end of the place."""
    is_clear: bool
    """Whether no neighbour can belong to the words that the term replaces."""
    fits: bool
    """Whether the form has the case and number that the place asks for."""


class Choice(NamedTuple):
    """The best form of a term at its place."""

    candidate: Candidate
    inserted: Hypothesis
    """The old draft with the term in it."""
    begun: float
    """Sum of the log probabilities up to the end of the term."""


def force_terms(tasks: Sequence[Task], model: Model) -> None:
    """Force the missing terms of all texts; each task's draft is then the best one found.

    A term whose place and form are certain replaces the old words. Of the others, each round forces the leftmost one of
    each text: the model scores a few of its forms at its place in the old draft. If the best form reads badly there,
    the model writes the rest of the sentence anew. The draft with the fewest missing terms wins, among equals the one
    with the fewest errors of fluency. The free draft is kept if all others are much worse.
    """
    tasks = [task for task in tasks if missing(task, task.draft, model)]
    for task, row in zip(tasks, model.first_rows([task.source for task in tasks]), strict=True):
        for draft in (task.draft, *task.others):
            draft.attention[:1] = row
    for task in tasks:
        task.floor, task.free = task.draft.score - MARGIN, model.text(task.draft.pieces)
        _substitute_or_exchange(task, model)
        task.best = _rank(task, task.draft, model), task.draft
    for _ in range(ROUNDS):
        candidates = [one for task in tasks for one in _candidates(task, model)]
        if not candidates:
            break
        choices = _choose(candidates, model)
        rewritten = _rewrite_rest([one for one in choices if not _reads_well(one, model)], model)
        for task in tasks:
            _take_best([one for one in choices if one.candidate.task is task], rewritten, model)
    for task in tasks:
        if task.best:
            task.draft = task.best[1]


def _substitute_or_exchange(task: Task, model: Model) -> None:
    """Insert terms into the free draft; if some are missing still, also into the most obedient other hypothesis.

    The task's draft is then the one that lacks fewer terms.
    """
    substitute(task, model)
    own, lacking = task.draft, len(missing(task, task.draft, model))
    if lacking and task.others:
        task.draft = min(task.others, key=lambda draft: len(missing(task, draft, model)))
        substitute(task, model)
        flaws = [count_flaws(task, draft.pieces, model) for draft in (task.draft, own)]
        if len(missing(task, task.draft, model)) >= lacking or flaws[0] > flaws[1]:
            task.draft = own


def others_as_obedient(task: Task, model: Model) -> list[Hypothesis]:
    """Return the other hypotheses of the free search that lack no more terms than the task's draft."""
    least = len(missing(task, task.draft, model))
    return [one for one in task.others if one is not task.draft and len(missing(task, one, model)) <= least]


def _candidates(task: Task, model: Model) -> list[Candidate]:
    """Return the likeliest forms of the leftmost missing term that was not forced yet, with words that agree."""
    places = {n: place for n, place in places_of_missing(task, model).items() if n not in task.tried}
    if not places:
        return []
    n, place = min(places.items(), key=lambda item: (item[1].start, item[1].end))
    task.tried.add(n)
    others = other_places(task, n, model) if place.doubt == ABSENT else []
    wanted = [place, *(one for one in others if one.start != place.start)]
    return [found for one in wanted for found in _candidates_at(task, n, one, model)]


def _candidates_at(task: Task, n: int, place: AlignedWords, model: Model) -> list[Candidate]:
    requirement, found = task.requirements[n], []
    gap = find_gap(task.draft, place, requirement, model)
    for form in _likely_forms(task, requirement, gap.place, model.language):
        clear, fitting = is_clear(place, gap, form, model.language), fits(form, gap.place, model.language)
        for own, spelt in variants(task, requirement, gap, form, model):
            old = with_predicate(task.draft, own, spelt, model)
            at, pieces = insert_form(old, own, spelt, model)
            prefix, after = [*old.pieces[:at], *pieces], old.pieces[own.end :]
            found.append(Candidate(task, n, old, prefix, after, at, own.end, clear, fitting))
    return found


def _likely_forms(task: Task, requirement: Requirement, place: Place, language: str) -> list[TermForm]:
    """Return the likeliest forms in a place, and the term as it is written in the glossary."""
    if requirement.verbatim:
        return [TermForm(requirement.targets[0])]
    forms = forms_for(task, requirement, language)
    ranked = rank_forms(forms, place, language)
    fitting = [form for form in ranked if fits(form, place, language)] or ranked[:1]
    likely = list({form.text: form for form in reversed(fitting)}.values())[::-1]
    if base_language(language) == "en":  # those that fit are few
        return likely
    return list(dict.fromkeys([*likely[:FORMS], forms[0]]))


def _choose(candidates: list[Candidate], model: Model) -> list[Choice]:
    """Return the best form at each place of each text, by the log probabilities of the term and a few pieces."""
    scores = model.score([one.task.source for one in candidates], [one.prefix + one.after for one in candidates])
    best: dict[tuple[int, int], tuple[float, Candidate, list[float]]] = {}
    places = [(id(one.task), one.end) for one in candidates]
    starts: dict[tuple[int, int], int] = {}
    for one, at in zip(candidates, places, strict=True):  # forms of one place are compared from the first that changes
        starts[at] = min(one.before, starts.get(at, one.before))
    for one, at, scored in zip(candidates, places, scores, strict=True):
        near = sum(scored[starts[at] : len(one.prefix) + CONTEXT]) - (0 if one.fits else UNFIT)
        if at not in best or near > best[at][0]:
            best[at] = near, one, scored
    return [_choice(one, scored) for _, one, scored in best.values()]


def _choice(one: Candidate, scored: list[float]) -> Choice:
    old = one.old
    place = one.before, len(old.pieces) - len(one.after)
    attention = splice_attention(old.attention, place, len(one.prefix) - one.before)
    inserted = Hypothesis(one.prefix + one.after, sum(scored) / len(scored), attention)
    return Choice(one, inserted, sum(scored[: len(one.prefix)]))


def _reads_well(one: Choice, model: Model) -> bool:
    task = one.candidate.task
    well = one.candidate.is_clear and one.inserted.score >= task.draft.score - LOSS
    well = well and not is_worse(task, one.inserted.pieces, model)
    return well and one.candidate.requirement not in missing(task, one.inserted, model)


def _rewrite_rest(choices: list[Choice], model: Model) -> dict[int, list[Hypothesis]]:
    """Return id of a choice -> drafts whose rest the model wrote after the term, scored over their whole length."""
    if not choices:
        return {}
    tasks, prefixes = [one.candidate.task for one in choices], [one.candidate.prefix for one in choices]
    found = model.finish([task.source for task in tasks], prefixes)
    return {id(one): _score_whole(one, drafts) for one, drafts in zip(choices, found, strict=True)}


def _score_whole(one: Choice, found: list[Hypothesis]) -> list[Hypothesis]:
    """Return finished drafts scored over their whole length, except those that continue the term's last word."""
    whole, begun = [], len(one.candidate.prefix)
    for hypothesis in found:
        written = len(hypothesis.pieces) + 1
        following = hypothesis.pieces[begun : begun + 1]
        if not following or following[0].startswith("▁") or not following[0][:1].isalnum():
            whole.append(replace(hypothesis, score=(one.begun + hypothesis.score * written) / written))
    return whole


def _take_best(own: list[Choice], rewritten: dict[int, list[Hypothesis]], model: Model) -> None:
    """Continue with the best draft that has the forced term and is not much worse than the free one, if any.

    `own` are the choices of one text: forms of one term, the likeliest place first.
    """
    good: list[tuple[Rank, Hypothesis]] = []
    for n, one in enumerate(own):
        task, requirement = one.candidate.task, one.candidate.requirement
        for draft in (one.inserted, *rewritten.get(id(one), ())):
            if requirement not in missing(task, draft, model) and draft.score >= task.floor:
                rank = _rank(task, draft, model)
                good.append(((*rank[:-1], rank[-1] + (ELSEWHERE if n else 0)), draft))
    if not good:
        return
    rank, task.draft = min(good, key=lambda entry: entry[0])
    if task.best is None or rank < task.best[0]:
        task.best = rank, task.draft


def _rank(task: Task, draft: Hypothesis, model: Model) -> Rank:
    is_short = len(model.text(draft.pieces)) < SHORTEST_SHARE * len(task.free)
    flaws, errors = count_flaws(task, draft.pieces, model), count_errors(task, draft.pieces, model)
    return len(missing(task, draft, model)), is_short, flaws, errors, -draft.score
