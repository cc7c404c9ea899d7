"""Terms without a form in a pivot's language: the words that stand for them in its draft are found by attention."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from loctool.engines.argos.attention import MISPLACED, word_ranges
from loctool.engines.argos.constraints.places import find_place
from loctool.engines.argos.constraints.tasks import Task
from loctool.engines.argos.decoder import Decoder
from loctool.glossary.morphology.case_selection import small_words
from loctool.glossary.requirements import Requirement, RequirementFinder
from loctool.model import Term
from loctool.text.words import words


def terms_in_pivot(
    drafts: Mapping[str, str], finder: RequirementFinder, terms: Sequence[Term], model: Decoder
) -> list[Term]:
    """Return the terms that occur in sentences, each with the words that stand for it in the draft as its target there.

    `drafts` gives sentence -> draft of the model; the finder knows the terms, which lack a target in the model's
    language.
    """
    rows = frozenset((term.path, term.line, "") for term in terms)
    required = {sentence: finder.find(sentence, rows) for sentence in finder.texts_with(terms, drafts)}
    pairs = [(sentence, drafts[sentence]) for sentence in required if model.fits(sentence)]
    found: dict[tuple[str, int, str], Term] = {}
    for (sentence, _), (source, draft) in zip(pairs, model.attend(pairs), strict=True):
        for one, text in _rendered(Task(sentence, source, required[sentence], draft), model):
            term = replace(one.term, targets={**one.term.targets, model.language: (text,)})
            found[term.path, term.line, text] = term
    return list(found.values())


def _rendered(task: Task, model: Decoder) -> Iterator[tuple[Requirement, str]]:
    """Yield each requirement with the words of the draft that stand for it, if they stand for nothing else."""
    draft, ranges = model.text(task.draft.pieces).lower(), word_ranges(task.draft.pieces)
    for n, one in enumerate(task.requirements):
        place = find_place(task, n, task.draft, model)
        if place and place.doubt < MISPLACED:
            pieces = task.draft.pieces[ranges[place.start][0] : ranges[place.end - 1][1]]
            text = _content(model.text(pieces), small_words(model.language))
            if text and draft.count(text.lower()) <= sum(other.term == one.term for other in task.requirements):
                yield one, text


def _content(text: str, small: Collection[str]) -> str:
    """Return a text from the first to the last word that is no function word; empty if there is none."""
    found = [word for word in words(text) if word.text.lower() not in small]
    return text[found[0].start : found[-1].end] if found else ""
