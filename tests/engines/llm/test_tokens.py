"""The estimate of tokens grows with the text, and with scripts that vocabularies have few words of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loctool.engines.llm.tokens import count_answer, count_tokens


@given(one=st.text(), other=st.text())
def test_more_text_has_more_tokens(one: str, other: str) -> None:
    assert count_tokens(one + other) >= max(count_tokens(one), count_tokens(other))
    assert abs(count_tokens(one + other) - count_tokens(one) - count_tokens(other)) <= 1


def test_scripts_differ() -> None:
    texts = (
        "Seltene Erden sind Metalle",
        "Редкие земли это металлы..",
        "稀土元素是金属稀土元素是金属稀土元素是金属稀土",
    )
    assert count_tokens("") == 0
    counts = [count_tokens(text * 100) / len(text) for text in texts]
    assert counts == sorted(set(counts))
    assert count_answer([texts[0]], "en") < count_answer([texts[0]], "ru") < count_answer([texts[0]], "zh")
