"""Pseudolocalisation changes what is translated and keeps what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.engines import ENGINES
from loctool.engines.pseudo import GROWTH, pseudo
from loctool.model import Draft
from loctool.text.markup import mask
from loctool.text.markup.proof import keeps_markup, lost_and_invented


def test_texts_get_accents_brackets_and_length() -> None:
    engine = ENGINES["pseudo"]("de", "en")
    assert (engine.name, engine.route) == ("pseudo", ("de", "en"))
    assert engine.translate(["Seltene Erden", "17 %", "", " Ja \n"]) == [
        Draft("⟦Šéļţéñé Éŕđéñ öñé⟧", 0.0, ("de", "en")),
        Draft("17 %", 0.0, ("de", "en")),
        Draft("", 0.0, ("de", "en")),
        Draft(" ⟦Ĵå öñé⟧ \n", 0.0, ("de", "en")),
    ]


SPANS = [
    "{name}", "{0}", "{}", "{{x}}", "{{{x}}}", "${HOME}", "%(count)s", "%s", "%d", "%1$s", "$var", "<b>", "</b>",
    "<br/>", "<1>", '<a href="x">', "`code`", "``a`b``", "**", "](https://example.org/a_(b))", "][ref]",
    "https://example.org/path?q=1", "me@example.org", "&nbsp;", "$x^2$", "⟦0⟧", r"\*",
]  # fmt: skip


@pytest.mark.parametrize("span", SPANS)
def test_spans_stay(span: str) -> None:
    assert span in pseudo(f"Vor {span} nach")


TEXT = "**Fett** und [Verweis](https://example.org), `code`, {name}, <b>so</b>, %(n)s und $x$"


def test_markup_is_proved() -> None:
    assert keeps_markup(TEXT, pseudo(TEXT))


@given(
    st.lists(
        st.sampled_from([*(span for span in SPANS if span != "**"), "**Fett**", "Wort", "länger", "Слово", "."]),
        max_size=8,
    )
)
def test_spans_of_any_text_stay(parts: list[str]) -> None:
    text = " ".join(parts)
    drafted = pseudo(text)
    assert lost_and_invented(text, drafted) == ([], [])
    if any(char.isalpha() for char in "".join(mask(text).pieces)):
        assert (1 + GROWTH) * len(text) <= len(drafted) <= (1 + GROWTH) * len(text) + 8
    else:
        assert drafted == text
