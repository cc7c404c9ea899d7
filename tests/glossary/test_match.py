"""Terms found by their word forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.glossary import TermIndex
from loctool.glossary.match import count
from loctool.model import Status, Term


def term(source: str, status: Status = Status.PREFERRED) -> Term:
    return Term(source, {"en": ("x",)}, status, "", "t.csv", 1)


TERMS = [term("Seltene Erden"), term("Erden"), term("Abkommen"), term("Shutterstock.com", Status.DO_NOT_TRANSLATE)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Förderung seltener Erden", ["Seltene Erden"]),
        ("mit Seltenen Erden und Erden", ["Seltene Erden", "Erden"]),
        ("Seltene-Erden-Vorkommen", ["Seltene Erden"]),
        ("selten ein Abkommen", ["Abkommen"]),
        ("des Abkommens", ["Abkommen"]),
        ("Bild: Shutterstock.com", ["Shutterstock.com"]),
        ("Bild: shutterstock.com", []),
        ("", []),
    ],
)
def test_finds_inflected_terms_longest_first(text: str, sources: list[str]) -> None:
    found = TermIndex(TERMS, "de").find(text)
    assert [hit.term.source for hit in found] == sources


@pytest.mark.parametrize(
    ("targets", "text", "language", "times"),
    [
        (("rare earths", "rare earth"), "rare earths and a rare-earth deposit", "en", 2),
        (("rare earth",), "rare metals of the earth", "en", 0),
        (("редкоземельные металлы",), "добыча редкоземельных металлов", "ru", 1),
        (("редкоземельные металлы",), "редкие металлы", "ru", 0),
        (("соглашение",), "выйти из соглашения; соглашением", "ru", 2),
        (("Земля",), "землёй", "ru", 1),
        (("tutkimus",), "Tutkimus", "xx", 1),
    ],
)
def test_counts_inflected_targets(targets: tuple[str, ...], text: str, language: str, times: int) -> None:
    assert count(targets, text, language) == times


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for hit in TermIndex(TERMS, "de").find(text):
        assert 0 <= hit.start < hit.end <= len(text)
