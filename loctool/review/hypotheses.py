"""The drafts that a message might have instead of its text: further ones of its engine, and those of others."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.catalog.notes import read_maker
from loctool.model import Draft, Rival
from loctool.review.sentences import translate_sentence
from loctool.review.view.messages import Hypothesis, MakerView, Problem


def view_maker(maker: str) -> MakerView | None:
    """Return a maker as provenance lines name it in its parts, None for an empty one."""
    return MakerView(*read_maker(maker)) if maker else None


def view_hypotheses(draft: Draft, forms: Sequence[str], maker: str) -> tuple[Hypothesis, ...]:
    """Return the drafts that a message with these forms might have, each text once with all that made it.

    `maker` is taken for the draft's where the draft does not say its own. Where there are drafts of other engines, the
    present text is among them. Those without a text are last.
    """
    own = [Rival(draft.maker or maker, text) for text in (draft.text, *draft.others) if text]
    made: dict[str, list[Rival]] = {}
    for one in (*own, *draft.rivals):
        if one.text and (draft.rivals or one.text not in forms):
            made.setdefault(one.text, []).append(one)
    nothing = [[one] for one in draft.rivals if not one.text]
    return tuple(_view(group) for group in (*made.values(), *nothing))


def _view(same: Sequence[Rival]) -> Hypothesis:
    """Return drafts with the same text as one."""
    makers = (view_maker(maker) for maker in dict.fromkeys(one.maker for one in same))
    problems = dict.fromkeys(problem for one in same for problem in one.problems)
    views = tuple(Problem(problem, translate_sentence(problem)) for problem in problems)
    return Hypothesis(same[0].text, tuple(filter(None, makers)), views)
