"""Quick ways through a text find what the slow ones find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from loctool.text import abbreviations, endings, words
from loctool.text.numbers.currencies import _currency_pattern, currencies

ENDS = st.text(st.sampled_from("ab.…?!:;\u037e。)”*_ \n\u00a0"), max_size=12)
NAMES = st.lists(st.sampled_from(["ja", "nein", "ja ja", "1", "x", "nein,", "-"]), max_size=14).map(" ".join)
MONEY = st.lists(
    st.sampled_from(
        ["5", "€", "$", "EUR", "euros", "долл.", "руб.", "pound-sterling", "Francs", "xUSD", "USD,", "¥7", "\n"]
    )
).map(" ".join)


@given(ENDS, st.sampled_from(["en", "el"]))
def test_final_marks(text: str, language: str) -> None:
    pattern = endings._GREEK_END if language == "el" else endings._END
    whole = next(pattern.finditer(text))
    assert endings._end(text, language).span() == whole.span()


@given(st.lists(st.sampled_from(["u", "z", "Mrd", "langeswort", ".", ". ", " "]), max_size=90).map("".join), ENDS)
def test_abbreviations(text: str, end: str) -> None:
    cut, whole = (
        abbreviations._LAST_WORD.search((text + end)[-abbreviations.LONGEST :]),
        (abbreviations._LAST_WORD.search(text + end)),
    )
    assert (cut is None) == (whole is None)
    assert cut is None or ("." in cut[0][:-1]) == ("." in (whole or cut)[0][:-1])


@given(NAMES)
def test_repetitions(text: str) -> None:
    found = re.findall(r"[^\W_]+", text.casefold())
    most = 0
    for size in range(1, words.LONGEST_PHRASE + 1):
        alike = [n >= size and found[n] == found[n - size] for n in range(len(found))]
        runs = re.finditer("1+", "".join("01"[one] for one in alike))
        real = [run for run in runs if len(run[0]) >= size and not all(map(str.isdigit, found[slice(*run.span())]))]
        most = max(most, sum(len(run[0]) for run in real))
    assert words.count_repetitions(text) == most


@given(MONEY)
def test_currencies(text: str) -> None:
    assert currencies(text) == {match.lastgroup for match in _currency_pattern().finditer(text)}
