"""Drafts that obey the glossary: a missing term is forced where the decoder's attention says that it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from loctool.engines.alignment import region, words_of
from loctool.engines.obligations import Obligation
from loctool.glossary import count
from loctool.glossary.form import Form
from loctool.glossary.inflect import labelled
from loctool.glossary.neighbours import fitted
from loctool.glossary.slots import ranked

FORMS = 2
"""Inflected forms of a term that are weighed against each other, the likeliest in their place; more cost more."""
CONTEXT = 2
"""Pieces behind the term that help to choose its form."""
ROUNDS = 5
"""Terms that are forced in one sentence, one after the other."""
MARGIN = 2.5
"""How much worse a draft may be than the free one, in mean log probability a piece, before the free one is kept."""


class Model(Protocol):
    """What forcing asks of a decoder."""

    @property
    def language(self) -> str:
        """Return the language that it writes."""

    def pieces(self, text: str) -> list[str]:
        """Cut a text of the target language into the model's pieces."""

    def text(self, pieces: Sequence[str]) -> str:
        """Put pieces together again."""

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[list[float]]:
        """Return the log probability of each piece of each target, its end last."""

    def finish(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[list[Hypothesis]]:
        """Return whole drafts that begin with the prefixes, the best first."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A draft in pieces."""

    pieces: list[str]
    score: float
    """Mean log probability a piece; of a finished prefix, of what the decoder wrote itself."""
    attention: Any
    """A row for each piece, a column for each source piece."""


@dataclass(slots=True)
class Task:
    """One text on its way to obedience."""

    text: str
    source: list[str]
    """Pieces of the source text."""
    obligations: tuple[Obligation, ...]
    draft: Hypothesis
    """The free draft at first, at last the one to take."""
    floor: float = 0.0
    """Score below which a draft is not taken."""
    tried: set[int] = field(default_factory=set)
    """Obligations that were forced already, with or without success."""
    best: tuple[int, float, Hypothesis] | None = None
    """Fewest missing terms, score and draft so far."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form of a term at its place in a draft."""

    task: Task
    obligation: int
    prefix: list[str]
    """The draft up to and with the term."""
    after: list[str]
    """Pieces of the old draft behind it."""
    before: int
    """Pieces of the prefix that stand before the term."""


def obey(tasks: Sequence[Task], model: Model) -> None:
    """Force the missing terms of all texts, one a round and text, from left to right.

    A round scores a few inflected forms of each missing term at its place and lets the model finish the best one; where
    that loses a term again, the rest of the old draft is put behind it instead. Of all drafts a text has gone through
    the one with the fewest missing terms is taken; the free draft stays where no other has fewer or all are much worse.
    """
    for task in tasks:
        task.floor = task.draft.score - MARGIN
        task.best = (len(missing(task, task.draft, model)), task.draft.score, task.draft)
    for _ in range(ROUNDS):
        chosen = _best([one for task in tasks for one in _candidates(task, model)], model)
        if not chosen:
            break
        finished = model.finish([one.task.source for one, _ in chosen], [one.prefix for one, _ in chosen])
        made = [_whole(one, begun, found) for (one, begun), found in zip(chosen, finished, strict=True)]
        _add_replaced(chosen, made, model)
        for (one, _), found in zip(chosen, made, strict=True):
            _take(one, found, model)
    for task in tasks:
        if task.best:
            task.draft = task.best[2]


def missing(task: Task, draft: Hypothesis, model: Model) -> list[int]:
    """Return the obligations that a draft does not obey.

    Where a term is asked for more often than it stands, those are named whose place in the draft does not hold it.
    """
    text = model.text(draft.pieces)
    found: list[int] = []
    for targets in dict.fromkeys(one.targets for one in task.obligations):
        alike = [n for n, one in enumerate(task.obligations) if one.targets == targets]
        lacking = len(alike) - _standing(task.obligations[alike[0]], text, model.language)
        if 0 < lacking < len(alike):
            alike.sort(key=lambda n: _holds(task, n, draft, model))
        found += alike[: max(lacking, 0)]
    return found


def _standing(obligation: Obligation, text: str, language: str) -> int:
    """Return how often a term stands in a draft."""
    return count(obligation.targets, text, language) if obligation.inflected else text.count(obligation.targets[0])


def _holds(task: Task, n: int, draft: Hypothesis, model: Model) -> bool:
    """Tell whether the term stands at the obligation's place in the draft."""
    span = _source_pieces(task, task.obligations[n])
    if span is None:
        return True
    start, end = region(draft.attention, span, draft.pieces)
    return _standing(task.obligations[n], model.text(draft.pieces[start:end]), model.language) > 0


def _candidates(task: Task, model: Model) -> list[Candidate]:
    """Return the forms to be weighed for the leftmost missing term that was not tried yet."""
    places = {}
    for n in missing(task, task.draft, model):
        span = _source_pieces(task, task.obligations[n])
        if n not in task.tried and span is not None and task.draft.pieces:
            places[n] = region(task.draft.attention, span, task.draft.pieces)
    if not places:
        return []
    first = min(places, key=places.__getitem__)
    task.tried.add(first)
    return _placed(task, first, places[first], model)


def _source_pieces(task: Task, obligation: Obligation) -> tuple[int, int] | None:
    """Return the source pieces of the words that hold an obligation; None where words and pieces do not match."""
    spelt = [match.span() for match in re.finditer(r"\S+", task.text)]
    cut = words_of(task.source)
    held = [n for n, (start, end) in enumerate(spelt) if start < obligation.end and end > obligation.start]
    if len(spelt) != len(cut) or not held:
        return None
    return cut[held[0]][0], cut[held[-1]][1]


def _placed(task: Task, n: int, place: tuple[int, int], model: Model) -> list[Candidate]:
    """Return the term's likeliest forms in the place of some pieces, words that agree with it changed too."""
    pieces = task.draft.pieces
    start, end = place
    while end > start + 1 and not any(map(str.isalnum, pieces[end - 1])):
        end -= 1
    lead = re.match(r"[^\w]*", model.text(pieces[start:end]))
    before = words_of(pieces[:start])
    made = []
    words = [model.text(pieces[a:b]) for a, b in before]
    for form in _forms(task.obligations[n], model.text(pieces[start:end]), words, model.language):
        text, at = form.text, start
        if changed := fitted(words, form, model.language):
            at = before[-len(changed)][0]
            text = " ".join([*changed, text])
        if at == 0:
            text = text[:1].upper() + text[1:]
        prefix = [*pieces[:at], *model.pieces((lead[0] if lead else "") + text)]
        made.append(Candidate(task, n, prefix, pieces[end:], at))
    return made


def _forms(obligation: Obligation, old: str, before: Sequence[str], language: str) -> list[Form]:
    """Return a few forms of the preferred target, the likeliest in their place first."""
    target = obligation.targets[0]
    if not obligation.inflected:
        return [Form(target)]
    different: dict[str, Form] = {}
    for form in ranked(labelled(target, language), old, before, language):
        different.setdefault(form.text, form)
    return list(different.values())[:FORMS]


def _best(candidates: list[Candidate], model: Model) -> list[tuple[Candidate, float]]:
    """Return each text's best form with the sum of its prefix's log probabilities; all are scored in one batch."""
    if not candidates:
        return []
    targets = [one.prefix + one.after[:CONTEXT] for one in candidates]
    scores = model.score([one.task.source for one in candidates], targets)
    best: dict[int, tuple[float, Candidate, float]] = {}
    for one, scored in zip(candidates, scores, strict=True):
        whole = len(one.after) <= CONTEXT
        rest = scored[one.before :] if whole else scored[one.before : -1]
        known = best.get(id(one.task))
        if known is None or sum(rest) > known[0]:
            best[id(one.task)] = (sum(rest), one, sum(scored[: len(one.prefix)]))
    return [(one, begun) for _, one, begun in best.values()]


def _whole(one: Candidate, begun: float, found: list[Hypothesis]) -> list[Hypothesis]:
    """Return finished drafts scored over their whole length, without those that go on within the term's last word."""
    whole = []
    for hypothesis in found:
        written = len(hypothesis.pieces) + 1
        following = hypothesis.pieces[len(one.prefix) : len(one.prefix) + 1]
        if not following or following[0].startswith("▁") or not following[0][:1].isalnum():
            whole.append(replace(hypothesis, score=(begun + hypothesis.score * written) / written))
    return whole


def _add_replaced(chosen: list[tuple[Candidate, float]], made: list[list[Hypothesis]], model: Model) -> None:
    """Add, where every finished draft lacks a term, the one that keeps the old rest behind the forced term."""
    lacking = [
        n
        for n, ((one, _), found) in enumerate(zip(chosen, made, strict=True))
        if all(missing(one.task, hypothesis, model) for hypothesis in found)
    ]
    ones = [chosen[n][0] for n in lacking]
    scores = model.score([one.task.source for one in ones], [one.prefix + one.after for one in ones]) if ones else []
    for n, one, scored in zip(lacking, ones, scores, strict=True):
        made[n].append(Hypothesis(one.prefix + one.after, sum(scored) / len(scored), _attention(one)))


def _attention(one: Candidate) -> Any:
    """Return the attention of a draft that keeps its old rest; the forced term's own rows repeat those of its place."""
    import numpy

    old = one.task.draft.attention
    rest = old[len(old) - len(one.after) :] if one.after else old[:0]
    forced = len(one.prefix) - one.before
    place = old[one.before : max(len(old) - len(one.after), one.before + 1)].mean(0, keepdims=True)
    return numpy.concatenate([old[: one.before], numpy.repeat(place, forced, 0), rest])


def _take(one: Candidate, found: list[Hypothesis], model: Model) -> None:
    """Go on from the best draft that has the forced term and is not much worse than the free one."""
    task = one.task
    good = []
    for hypothesis in found:
        still = missing(task, hypothesis, model)
        if one.obligation not in still and hypothesis.score >= task.floor:
            good.append((len(still), -hypothesis.score, hypothesis))
    if not good:
        return
    lacking, score, task.draft = min(good, key=lambda entry: entry[:2])
    if task.best is None or (lacking, score) < (task.best[0], -task.best[1]):
        task.best = (lacking, -score, task.draft)
