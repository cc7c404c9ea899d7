"""Texts that have something for a translator, and texts that have nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup.wording import has_wording


@pytest.mark.parametrize(
    "text",
    [
        *("", "|", "--", "---", ":::", "~25", "$x$", "$$a + b$$", "[toc]", "[[toc]]", "[[_TOC_]]", "{:toc}", "{.a #b}"),
        *("https://a.de/b_c", "<https://a.de>", "www.a.de", "a.de/b", "a@b.de", "`code`", "**`x`**", "![](x.png)"),
        *(
            "![foto.jpg](x.png)",
            "![bg right:40%](x.png)",
            "25",
            "(2)",
            "1.",
            "10–20",
            "2025",
            "16:9",
            "🚀",
            "👨\u200d👩",
            ":rocket:",
        ),
        *("&nbsp;", "[^1]", "<br>", "[ ]", "…", "→", "[](x)", "{{ x }}", "<span class='wort'>"),
    ],
)
def test_nothing_to_translate(text: str) -> None:
    assert not has_wording(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Wasser", "A", "**fett**", "水", "x|y", "CO₂", "Node.js", "&Uuml;", "Vor&shy;bild", "`x` und", "Ja :rocket:"),
        *(
            "3,5",
            "25 %",
            "1.000",
            "4 €",
            "4&nbsp;€",
            "€4",
            "31.12.2025",
            "2025-12-31",
            "12:30",
            "10\u202f000",
            "50%",
            "20°",
        ),
        *("[Plan](x)", "![Plan](x)", '[`x`](y "Titel")', "[toc] und mehr", "<b>Wort</b>", "[Anleitung]", "[Fragen][f]"),
    ],
)
def test_something_to_translate(text: str) -> None:
    assert has_wording(text)


@given(st.text(), st.sampled_from(["Wasser", "3,5 km"]))
def test_a_word_on_its_own_is_wording_behind_anything_that_cannot_hide_it(text: str, word: str) -> None:
    hiding = set("`$<{[\\:&/@|~%")
    assert has_wording("".join(one for one in text if one not in hiding) + "\n" + word)
