"""Words that begin sentences only are counted in texts."""

from __future__ import annotations

from tools.sentence_starters import count_starters


def test_names_nouns_and_forms_of_address_begin_no_sentence_for_certain() -> None:
    texts = ["Bislang kam er nie.", "Er kam bislang nie.", "Berlin kam, sah und ging.", "Er kam nach Berlin.",
             "Haus an Haus stand da.", "Sie kommen, wie Sie sagen, wenn sie kommt."]  # fmt: skip
    assert count_starters(texts) == ["Er", "Bislang"]
