"""The glossary's terms in messages: where both sides have them, and whether the translation obeys them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from loctool.glossary.obedience import Judgement, judge_all
from loctool.glossary.requirements import Requirement
from loctool.quality.comparison import Comparison
from loctool.review.offsets import Offsets
from loctool.review.texts import Texts
from loctool.review.view.messages import Span, TermUse
from loctool.review.view.pages import TermView

_Group = tuple[bool, tuple[str, ...]]
"""Whether it is a name, and the targets: what is judged together."""


class TermTable:
    """The terms that the messages of a page have; a term keeps its number."""

    def __init__(self, relative: Callable[[Path], str]) -> None:
        """Begin without terms; `relative` makes the path of a glossary one in the project."""
        self._relative = relative
        self._numbers: dict[TermView, int] = {}
        self._paths: dict[str, str] = {}

    @property
    def views(self) -> tuple[TermView, ...]:
        """The terms, by their numbers."""
        return tuple(self._numbers)

    def uses(self, texts: Texts) -> tuple[TermUse, ...]:
        """Return the terms of a message, in the order of the source."""
        first = texts.comparisons[0]
        shown = first if texts.source_number(first.form) == 0 else replace(first, source=texts.sources[0])
        places = _spans_of(shown.requirements, texts.sources[0], shown)
        judged: dict[_Group, list[Judgement]] = defaultdict(list)
        for one in texts.comparisons:
            for judgement in judge_all(one.requirements, one.visible_target, one.language):
                judged[_group_of(judgement.requirement)].append(judgement)
        first_text = Offsets(first.target, first.syntax)
        return tuple(
            TermUse(
                self._number(found[0].requirement),
                places.get(group, ()),
                tuple(map(first_text.find_visible, found[0].spans)) if _is_of(found[0], first) else (),
                all(one.obeyed >= one.required for one in found),
                sum(one.obeyed for one in found) if texts.is_counted else 0,
                sum(one.required for one in found) if texts.is_counted else 0,
            )
            for group, found in sorted(judged.items(), key=lambda item: places.get(item[0], ()))
        )

    def _number(self, requirement: Requirement) -> int:
        term = requirement.term
        if term.path not in self._paths:
            self._paths[term.path] = self._relative(Path(term.path))
        path = self._paths[term.path]
        view = TermView(term.source, requirement.targets, term.status.value, term.note, path, term.line)
        return self._numbers.setdefault(view, len(self._numbers))


def _is_of(judgement: Judgement, text: Comparison) -> bool:
    """Return whether a judgement is on a text, and not on another form alone."""
    return any(_group_of(one) == _group_of(judgement.requirement) for one in text.requirements)


def _spans_of(requirements: Iterable[Requirement], whole: str, shown: Comparison) -> dict[_Group, tuple[Span, ...]]:
    offsets = Offsets(whole, shown.syntax, shown.source)
    found: dict[_Group, list[Span]] = defaultdict(list)
    for one in requirements:
        found[_group_of(one)].append(offsets.find_visible((one.start, one.end)))
    return {group: tuple(spans) for group, spans in found.items()}


def _group_of(requirement: Requirement) -> _Group:
    return requirement.verbatim, requirement.targets


def count_obeyed(texts: Iterable[Comparison]) -> tuple[int, int]:
    """Return how many occurrences of terms some texts obey, of how many, as `status` counts them."""
    judged = [
        judgement
        for text in texts
        if text.requirements
        for judgement in judge_all(text.requirements, text.visible_target, text.language)
    ]
    return sum(one.obeyed for one in judged), sum(one.required for one in judged)
