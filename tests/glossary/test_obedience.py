"""Whether a translation obeys the glossary, as checks, recall, status and engines judge it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.glossary import TermIndex
from loctool.glossary.obedience import Span, count_matches, judge_names, judge_terms, obeys_glossary
from loctool.glossary.requirements import RequirementFinder
from loctool.model import Status, Term


def term(source: str, targets: tuple[str, ...], status: Status = Status.PREFERRED, line: int = 1) -> Term:
    return Term(source, {"en": targets}, status, "", "t.csv", line)


TERMS = TermIndex(
    [
        term("Blei", ("lead",)),
        term("Gespräche", ("talks",)),
        term("Friedensgespräche", ("peace talks",), line=2),
        term("Vertrag", ("contract", "agreement")),
        term("Abkommen", ("agreement", "accord")),
        term("Seltene Erden", ("rare earths",)),
        term("Erde", ("soil",), line=3),
        term("Erde", ("ground",), Status.ADMITTED, line=4),
        term("Erde", ("earth",), Status.FORBIDDEN, line=5),
        term("SAP", (), Status.DO_NOT_TRANSLATE),
        term("C++", (), Status.DO_NOT_TRANSLATE),
        term(".NET", (), Status.DO_NOT_TRANSLATE),
    ],
    "de",
)


def obeyed(source: str, target: str, language: str = "en") -> list[int]:
    required = RequirementFinder(TERMS, language).find(source)
    return [judged.obeyed for judged in judge_terms(required, target, language)]


def test_a_term_that_occurs_very_often() -> None:
    assert obeyed("Blei " * 900, "lead " * 899) == [899]


def test_a_variety_of_a_language_takes_the_language_s_targets() -> None:
    assert obeyed("Gespräche", "talks", "en_GB") == [1]


def test_rows_of_one_place_are_one_requirement_preferred_targets_first() -> None:
    (requirement,) = RequirementFinder(TERMS, "en").find("Die Erde dreht sich")
    assert (requirement.targets, requirement.start, requirement.end) == (("soil", "ground"), 4, 8)


def test_only_the_rows_asked_for_are_required() -> None:
    finder = RequirementFinder(TERMS, "en")
    assert finder.rows("Erde") == {("t.csv", 3, ""), ("t.csv", 4, "")}
    assert [one.targets for one in finder.find("Erde", frozenset({("t.csv", 4, "")}))] == [("ground",)]
    assert finder.find("Erde", frozenset()) == []


def test_a_name_with_signs_is_required_with_them() -> None:
    required = RequirementFinder(TERMS, "en").find("SAP mit C++ und .NET")
    assert [one.targets for one in required] == [("SAP",), ("C++",), (".NET",)]
    assert [judged.obeyed for judged in judge_names(required, "SAPs with C and .NET")] == [1, 0, 1]


@pytest.mark.parametrize(
    ("source", "target", "obeys"),
    [
        ("Vertrag und Abkommen", "the contract and the agreement", True),
        ("Vertrag und Abkommen", "the agreement", False),
        ("Friedensgespräche und Gespräche", "peace talks", False),
        ("Blei", "it led nowhere", False),
        ("Erde", "ground", True),
        ("Erde", "soil of the earth", False),
        ("Erde und Seltene Erden", "soil and rare earths", True),
        ("SAP läuft", "SAPphire", False),
        ("SAP läuft", "SAPs", True),
        ("nichts davon", "earth", True),
    ],
)
def test_obeys_glossary(source: str, target: str, obeys: bool) -> None:
    assert obeys_glossary(source, target, TERMS, "en") is obeys


spans = st.sampled_from([(0, 1), (1, 2), (2, 3), (3, 4)])


@given(st.lists(st.tuples(st.integers(1, 2), st.lists(spans, unique=True, max_size=3)), max_size=3))
def test_as_many_occurrences_as_can_be_are_matched(terms: list[tuple[int, list[Span]]]) -> None:
    counts = count_matches(terms)
    assert all(count <= min(required, len(own)) for count, (required, own) in zip(counts, terms, strict=True))
    places = [own for required, own in terms for _ in range(required)]
    taken = ([span for span in choice if span] for choice in product(*[[None, *own] for own in places]))
    assert sum(counts) == max(len(found) for found in taken if len(set(found)) == len(found))
