"""What goes through the engine together, in two steps."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from loctool.drafting.attempts import Refusal, Trial
from loctool.drafting.batches import GROUP, Portion, Send, in_portions
from loctool.model import Draft

Tried = list[tuple[bool, int, tuple[str, ...]]]


def sender(tried: Tried, seed: int, ahead: int = 3) -> Send:
    """Return what tries up to `ahead` portions at once, which finish in any order; texts with a ? are doubted."""
    drawn = random.Random(seed)

    def finished(portion: Portion) -> list[Trial]:
        tried.append((portion.again, portion.number, tuple(trial.text for trial in portion.trials)))
        for trial in portion.trials:
            if "?" not in trial.text or (portion.again and "!" in trial.text):
                trial.outcome = Draft(trial.text.upper(), 0.0, ("de", "en"))
        return list(portion.trials)

    def send(portions: Iterable[Portion]) -> Iterator[tuple[Portion, list[Trial]]]:
        waiting: list[Portion] = []
        for portion in portions:
            waiting.append(portion)
            if len(waiting) >= ahead:
                one = waiting.pop(drawn.randrange(len(waiting)))
                yield one, finished(one)
        while waiting:
            one = waiting.pop(drawn.randrange(len(waiting)))
            yield one, finished(one)

    return send


BATCHES = st.lists(st.lists(st.sampled_from(["a", "b?", "c?!", "d"]), min_size=1, max_size=4), max_size=14)


@given(BATCHES, st.integers(0, 9))
def test_each_text_comes_back_once_and_groups_do_not_depend_on_time(batches: list[list[str]], seed: int) -> None:
    named = [[f"{text}{number}.{place}" for place, text in enumerate(batch)] for number, batch in enumerate(batches)]
    runs: list[Tried] = [[], []]
    for tried, chance in zip(runs, (seed, seed + 1), strict=True):
        results = list(in_portions(sender(tried, chance))(named))
        texts = [text for found, _ in results for text in found]
        assert sorted(texts) == sorted(text for batch in named for text in batch)
        for text, outcome in (
            (text, one) for found, drafts in results for text, one in zip(found, drafts, strict=True)
        ):
            assert isinstance(outcome, Refusal) == ("?" in text and "!" not in text)
    assert sorted(runs[0]) == sorted(runs[1])
    for again, number, texts_of in runs[0]:
        if again:
            group = [text for batch in named[number * GROUP : (number + 1) * GROUP] for text in batch]
            assert list(texts_of) == [text for text in group if "?" in text and text in texts_of]


def test_nothing_is_sent_where_nothing_is_left() -> None:
    sent: list[bool] = []

    def send(portions: Iterable[Portion]) -> Iterator[tuple[Portion, list[Trial]]]:
        sent.append(True)
        return sender([], 0, ahead=1)(portions)

    assert [texts for texts, _ in in_portions(send)([["a"], ["d"]])] == [["a"], ["d"]]
    assert sent == [True]


def test_settled_texts_do_not_wait_for_doubted_ones() -> None:
    tried: Tried = []
    results = in_portions(sender(tried, 0, ahead=1))([["a1", "b?"], ["a2"]])
    assert next(results)[0] == ["a1"]
    assert tried == [(False, 0, ("a1", "b?"))]
