"""Texts that are made only where somebody looks at them."""

from __future__ import annotations

import pickle

from loctool.later import Later


def test_texts_are_made_once_and_at_the_first_look() -> None:
    calls: list[int] = []

    def make() -> list[str]:
        calls.append(1)
        return ["a", "b"]

    texts = Later(make)
    assert calls == []
    assert (list(texts), texts[1], texts[:1], len(texts), "b" in texts) == (["a", "b"], "b", ("a",), 2, True)
    assert calls == [1]


def test_a_sequence_of_the_same_texts_is_equal() -> None:
    assert Later(lambda: "ab") == ("a", "b") == Later(lambda: ["a", "b"])
    assert Later(lambda: "ab") != ("a",)
    assert hash(Later(lambda: "ab")) == hash(("a", "b"))
    assert repr(Later(lambda: "ab")) == "('a', 'b')"


def test_texts_travel_as_themselves() -> None:
    assert pickle.loads(pickle.dumps(Later(lambda: "ab"))) == ("a", "b")  # noqa: S301
