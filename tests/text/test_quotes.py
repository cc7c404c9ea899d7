"""Quotation marks of any form are found, apostrophes are not, and drafts get their language's own."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loctool.text import quotes
from loctool.text.quotes import quotation_marks, straighten_quotes
from loctool.text.tables import read_table

FOUND = {
    "Das Buch „Der Zauberberg“ ist lang.": ["Der Zauberberg"],
    "Er sagte: „Ich habe ‚nein‘ gesagt.“": ["Ich habe ‚nein‘ gesagt.", "nein"],
    "The “word” and 'another' and \"third\"": ["word", "another", "third"],
    "It’s D'Artagnan's don't; the dogs' food": [],
    "‘It’s the dogs’ life’, he said": ["It’s the dogs"],
    "«Да!» — сказал он: „нет“": ["Да!", "нет"],
    "»So«, sagte er, „und »so« auch“": ["So", "und »so« auch", "so"],
    "« Oui », dit-il": [" Oui "],
    "”Ja”, sade hon, ’nej’": ["Ja", "nej"],
    "「はい『うん』」": ["はい『うん』", "うん"],
    'Ein 24" Monitor': [],
    '„Falsch geschlossen" und „richtig“': ["Falsch geschlossen", "richtig"],
    "“‘Inner’ first”": ["‘Inner’ first", "Inner"],
    "(„a“, „b“)": ["a", "b"],
    "'Tis the season of '68": [],
    "keine": [],
    "": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_quotations_are_found(text: str) -> None:
    assert [text[quote.start + 1 : quote.end] for quote in quotes.find_quotations(text).pairs] == FOUND[text]


def test_unpaired_marks_are_told() -> None:
    assert quotes.find_quotations("„Offen und ‚zu‘") == quotes.Quotes((quotes.Quote(11, 14, 0),), (0,), ())
    assert quotes.find_quotations("zu“ ist") == quotes.Quotes((), (), (2,))


FITTED = [
    ("Das „Gesetz“ gilt.", 'The "law" holds.', "en", "The “law” holds."),
    ("Das „Gesetz“ gilt.", "Закон 'закон' действует.", "ru", "Закон «закон» действует."),
    ("Das „Gesetz“ gilt.", "La “loi” vaut.", "fr", "La «\u202floi\u202f» vaut."),
    ("The “law”", "Das »Gesetz«", "de", "Das „Gesetz“"),
    ("„A ‚b‘ c“", "\"A 'b' c\"", "en", "“A ‘b’ c”"),
    ("„A ‚b‘ c“", '"A "b" c"', "ru", "«A „b“ c»"),
    ("„A ‚b‘ c“", "“A “b” c”", "ru", "«A „b“ c»"),
    ("Das „Gesetz“ gilt.", "The law holds.", "en", None),
    ("Das „Gesetz“ gilt.", 'The "law holds.', "en", None),
    ("Er sagte: „Ja“", 'He said: "Yes', "en", "He said: “Yes”"),
    ("„Ja“, sagte er.", 'Yes," he said.', "en", "“Yes,” he said."),
    ("Das Gesetz gilt.", 'The "law" holds.', "en", "The law holds."),
    ("Er geht nicht.", "He doesn’t go.", "en", "He doesn’t go."),
    ('Der 24" Monitor', 'The 24" monitor', "en", 'The 24" monitor'),
    ("„A“ und „B“", "“A and B”", "en", None),
    ("„A“", "", "en", None),
]


@pytest.mark.parametrize(("source", "draft", "language", "fitted"), FITTED)
def test_drafts_are_fitted(source: str, draft: str, language: str, fitted: str | None) -> None:
    assert quotes.fit_quotes(source, draft, language) == fitted


def test_locales_fall_back_to_their_language() -> None:
    assert quotation_marks("de_AT", 0) == quotation_marks("de-AT", 2) == ("„", "“")
    assert quotation_marks("pt_PT", 0) == ("«", "»") != quotation_marks("pt_BR", 0)
    assert quotation_marks("fr_CH", 1) == ("‹", "›")
    assert quotation_marks("tlh", 1) == ("‘", "’")
    assert {len(marks) for marks in read_table("quotation_marks").values()} == {4}


WORDS = st.lists(st.sampled_from(["wort", "it’s", "Ja,", "Stoff-Deal", "24", "(so)", "ende."]), min_size=1, max_size=4)


@st.composite
def quoted(draw: st.DrawFn, depth: int = 0) -> str:
    """Return a text in German marks, nested at random."""
    parts = []
    for words in draw(st.lists(WORDS, min_size=1, max_size=3)):
        parts += words
        if depth < 3 and draw(st.booleans()):
            opening, closing = quotation_marks("de", depth)
            parts.append(opening + draw(quoted(depth + 1)) + closing)
    return " ".join(parts)


@given(quoted(), st.sampled_from(sorted(read_table("quotation_marks"))))
def test_marks_go_to_every_language_and_back(text: str, language: str) -> None:
    shape = quotes.find_quotations(text).shape()
    away = quotes.localise_quotes(text, language)
    assert quotes.find_quotations(away).shape() == shape
    assert quotes.localise_quotes(away, language) == away
    assert quotes.localise_quotes(away, "de") == text


@given(quoted(), quoted(), st.sampled_from(["en", "ru", "fr", "fi", "ja"]))
def test_a_fitted_draft_has_the_quotations_of_its_source(source: str, draft: str, language: str) -> None:
    fitted = quotes.fit_quotes(source, draft, language)
    assume(fitted is not None)
    assert fitted is not None
    assert quotes.find_quotations(fitted).shape() == quotes.find_quotations(source).shape()
    assert bare(fitted) == bare(draft)
    assert quotes.fit_quotes(source, fitted, language) == fitted


def bare(text: str) -> str:
    """Return the text without marks and spaces."""
    return "".join(char for char in text if char not in quotes.MARKS and not char.isspace())


@given(st.text(alphabet="aZ .,„“‚‘’'\"«»”", max_size=40), st.text(alphabet="aZ .,„“‚‘’'\"«»”", max_size=40))
def test_any_text_is_survived(source: str, draft: str) -> None:
    fitted = quotes.fit_quotes(source, draft, "en")
    assert fitted is None or bare(fitted) == bare(draft)


def test_straight_marks_keep_their_kind() -> None:
    assert straighten_quotes("„Er sagte ‚Ja‘“ – «он ‹да›» 「『は』」") == "\"Er sagte 'Ja'\" – \"он 'да'\" \"'は'\""
