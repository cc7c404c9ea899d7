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
from loctool.glossary.slots import fits

FORMS = 3
"""Inflected forms of a term that are weighed against each other; the likeliest by what stood there before."""
CONTEXT = 2
"""Pieces behind the term that help to choose its form."""
ROUNDS = 4
"""Terms that are forced in one sentence, one after the other."""
MARGIN = 1.5
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
    floor: float = 0.0
    """Score below which a draft is not taken."""
    hopeless: set[int] = field(default_factory=set)
    """Obligations that were tried in vain."""


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
    """Force the missing terms of all texts, one a round and text; keeps the free draft where no form is good enough.

    A round scores a few inflected forms of each missing term at its place, lets the model finish the best one, and
    takes the result if it has the term, has lost no other one, and is not much worse than the free draft.
    """
    for task in tasks:
        task.floor = task.draft.score - MARGIN
    for _ in range(ROUNDS):
        chosen = _best([one for task in tasks for one in _candidates(task, model)], model)
        if not chosen:
            return
        finished = model.finish([one.task.source for one, _ in chosen], [one.prefix for one, _ in chosen])
        for (one, begun), found in zip(chosen, finished, strict=True):
            _take(one, begun, found, model)


def missing(task: Task, text: str, language: str) -> list[int]:
    """Return the obligations that a draft does not obey; of equal ones as many, from the left, as are not there."""
    found: list[int] = []
    for targets in dict.fromkeys(one.targets for one in task.obligations):
        alike = [n for n, one in enumerate(task.obligations) if one.targets == targets]
        found += alike[_standing(task.obligations[alike[0]], text, language) :]
    return sorted(found)


def _standing(obligation: Obligation, text: str, language: str) -> int:
    """Return how often a term stands in a draft."""
    return count(obligation.targets, text, language) if obligation.inflected else text.count(obligation.targets[0])


def _candidates(task: Task, model: Model) -> list[Candidate]:
    """Return the forms to be weighed for the first missing term that is not hopeless."""
    for n in missing(task, model.text(task.draft.pieces), model.language):
        if n in task.hopeless:
            continue
        span = _source_pieces(task, task.obligations[n])
        if span is None or not task.draft.pieces:
            task.hopeless.add(n)
            continue
        return _placed(task, n, region(task.draft.attention, span, task.draft.pieces), model)
    return []


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
    for form in _forms(task.obligations[n], model.text(pieces[start:end]), model.language):
        text, at = form.text, start
        if changed := fitted([model.text(pieces[a:b]) for a, b in before], form, model.language):
            at = before[-len(changed)][0]
            text = " ".join([*changed, text])
        if at == 0:
            text = text[:1].upper() + text[1:]
        prefix = [*pieces[:at], *model.pieces((lead[0] if lead else "") + text)]
        made.append(Candidate(task, n, prefix, pieces[end:], at))
    return made


def _forms(obligation: Obligation, old: str, language: str) -> list[Form]:
    """Return up to FORMS forms of the preferred target, those first whose case and number the old words may have."""
    target = obligation.targets[0]
    if not obligation.inflected:
        return [Form(target)]
    forms = labelled(target, language)
    ordered = {form.text: form for form in reversed([*fits(forms, old, language), *forms])}
    return list(ordered.values())[::-1][:FORMS]


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


def _take(one: Candidate, begun: float, found: list[Hypothesis], model: Model) -> None:
    """Make the first good draft the text's own; where there is none the obligation is given up."""
    task = one.task
    lost = set(missing(task, model.text(task.draft.pieces), model.language))
    for hypothesis in found:
        written = len(hypothesis.pieces) + 1
        score = (begun + hypothesis.score * written) / written
        still = set(missing(task, model.text(hypothesis.pieces), model.language))
        if len(still) < len(lost) and score >= task.floor:
            task.draft = replace(hypothesis, score=score)
            return
    task.hopeless.add(one.obligation)
