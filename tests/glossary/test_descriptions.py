"""Each term of a message is a line: its targets, or that it stays, or what must not be written."""

from __future__ import annotations

from loctool.glossary import TermIndex
from loctool.glossary.descriptions import describe_terms
from loctool.model import Status, Term


def term(source: str, status: Status = Status.PREFERRED, line: int = 1, **targets: str) -> Term:
    return Term(source, {tag: tuple(text.split(";")) for tag, text in targets.items()}, status, "a note", "g.csv", line)


def described(text: str, language: str, *terms: Term) -> list[str]:
    return describe_terms(TermIndex(terms, "de").find(text), language)


def test_terms_are_described_in_the_order_of_the_text() -> None:
    oil, gas = term("Öl", en="oil;petroleum", ru="нефть"), term("Gas", en="gas")
    assert described("Gas und Öl, Öl und Gas", "en", oil, gas) == ["Gas → gas", "Öl → oil; petroleum"]
    assert described("Gas und Öl", "ru", oil, gas) == ["Öl → нефть"]
    assert described("Gas und Öl", "en_GB", oil, gas) == ["Gas → gas", "Öl → oil; petroleum"]
    assert described("Wasser", "en", oil, gas) == []


def test_preferred_targets_come_first_and_none_twice() -> None:
    rows = term("Öl", Status.ADMITTED, 1, en="petroleum;oil"), term("Öl", Status.PREFERRED, 2, en="oil")
    assert described("Das Öl", "en", *rows) == ["Öl → oil; petroleum"]


def test_forbidden_targets_and_names_have_words_of_their_own() -> None:
    rows = (
        term("Öl", line=1, en="oil"),
        term("Öl", Status.FORBIDDEN, 2, en="grease;lubricant"),
        term("NATO", Status.DO_NOT_TRANSLATE, 3),
    )
    assert described("Öl der NATO", "en", *rows) == [
        "Öl → oil",
        "Öl, do not use: grease; lubricant",
        "NATO, do not translate",
    ]
    assert described("Öl der NATO", "ru", *rows) == ["NATO, do not translate"]


def test_a_term_is_one_line() -> None:
    assert described("Das Öl", "en", term("Öl", en="crude\n oil\x85x")) == ["Öl → crude oil x"]
