"""Sentences come back with their quotations whatever a model does to them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.engines.argos.sentence_drafts import SentenceDraft, draft_sentences, has_words
from loctool.glossary.requirements import NONE, Rows
from loctool.text import quotes


def echo(texts: Sequence[str], rows: Sequence[Rows]) -> list[SentenceDraft]:
    """Give every text back, as a perfect model for two equal languages would."""
    return [SentenceDraft(text, -1.0) for text in texts]


def forgetful(texts: Sequence[str], rows: Sequence[Rows]) -> list[SentenceDraft]:
    """Lose every quotation mark and full stop."""
    return [SentenceDraft("".join(char for char in text if char not in quotes.MARKS | {"."}), -1.0) for text in texts]


SENTENCES = st.lists(
    st.sampled_from(["Wort", "und „so“", "„A ‚b‘ c“", "(„a“)", "sagte: „Ja.“", "„Nein“,", "17", "it’s", "ende."]),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(SENTENCES, st.sampled_from([echo, forgetful]), st.sampled_from(["en", "ru", "fr", "fi"]))
def test_quotations_survive_any_model(sentence: str, model: object, language: str) -> None:
    draft = draft_sentences({sentence: NONE}, model, "de", language)[sentence].text  # type: ignore[arg-type]
    assert quotes.find_quotations(draft).shape() == quotes.find_quotations(sentence).shape()
    assert quotes.localise_quotes(draft, language) == draft


@given(SENTENCES)
def test_a_perfect_model_changes_nothing(sentence: str) -> None:
    draft = draft_sentences({sentence: NONE}, echo, "de", "de")[sentence].text
    assert draft == sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [("17 %", False), ("Shutterstock.com", False), ("https://a.de/x, b@c.org", False), ("v. Chr.", True), ("", False)],
)
def test_addresses_and_numbers_are_no_words(text: str, words: bool) -> None:
    assert has_words(text) is words
