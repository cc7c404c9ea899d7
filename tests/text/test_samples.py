from __future__ import annotations

from loctool.text.samples import sample_text


def test_a_language_has_words_in_its_own_letters() -> None:
    assert " россия " in sample_text("ru")
    assert sample_text("de-AT") != sample_text("en")


def test_an_unknown_language_is_taken_for_english() -> None:
    assert sample_text("tlh") == sample_text("en")
