"""The codes of ISO 639 are packed for the data of loctool."""

from __future__ import annotations

from tools.language_codes import pack_codes, shorter_codes


def test_codes_that_begin_alike_share_a_word() -> None:
    assert pack_codes({"deu", "dea", "ger"}) == ["deau", "ger"]


def test_both_three_letter_codes_belong_to_the_short_one() -> None:
    rows = [{"alpha_3": "deu", "alpha_2": "de", "bibliographic": "ger"}, {"alpha_3": "ace"},
            {"alpha_3": "aar", "alpha_2": "aa"}]  # fmt: skip
    assert shorter_codes(rows) == ["aa:aar", "de:deu,ger"]
