"""Doubted drafts are tried in other ways and written with a note; nothing stays empty only because it was to obey."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from loctool.catalog import reader
from loctool.drafting.attempts import draft_texts
from loctool.drafting.candidates import Refusal
from loctool.drafting.run import draft
from loctool.engines import Features
from loctool.glossary import TermIndex
from loctool.model import Draft, Status, Term
from loctool.quality.run import check_messages
from loctool.quality.settings import usual_settings
from tests.drafting.conftest import Desk, Silent
from tests.drafting.scripted import Scripted, always


@dataclass(frozen=True)
class Obedient:
    """An engine whose drafts depend on the terms that it is to obey."""

    find: Callable[[str, frozenset[str]], str]
    route: tuple[str, ...] = ("de", "en")
    features: Features = field(default_factory=lambda: Features(obeys_terms=True))
    name: str = "obedient"
    identity: str = "obedient/1"
    asked: list[frozenset[str]] = field(default_factory=list)

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        sources = frozenset(term.source for term in terms.terms) if terms else frozenset()
        self.asked.append(sources)
        return [Draft(self.find(text, sources), 0.0, self.route) for text in texts]


def glossary(rows: Iterable[tuple[str, str]]) -> TermIndex:
    terms = [
        Term(source, {"en": (target,)}, Status.PREFERRED, "", "g.csv", n) for n, (source, target) in enumerate(rows)
    ]
    return TermIndex(terms, "de")


ROWS = (("Wald", "forest"), ("Bach", "stream"))


def test_another_hypothesis_without_an_invented_word_is_taken() -> None:
    engine = Scripted(always("The whole forest blorpeth", "The whole forest is green"), ("de", "en"))
    assert draft_texts(["Der ganze Wald grünt"], engine) == [Draft("The whole forest is green", 0.0, ("de", "en"))]


def test_a_freer_search_is_asked_and_a_narrow_one_is_not() -> None:
    variants = [Scripted(always(text), ("de", "en")) for text in ("The big forest blorpeth", "It is green")]
    engine = Scripted(always("The whole forest blorpeth"), ("de", "en"), Features(variants=tuple(variants)))
    (outcome,) = draft_texts(["Der ganze Wald grünt"], engine)
    assert outcome == Draft("The whole forest blorpeth", 0.0, ("de", "en"), doubts=("unknown word “blorpeth”",))
    assert [len(variant.asked) for variant in variants] == [1, 0]


def test_the_draft_with_the_fewest_doubts_is_taken() -> None:
    engine = Scripted(
        always("The whole fjoord of the forest blorpeth", "The whole of the forest blorpeth"), ("de", "en")
    )
    (outcome,) = draft_texts(["Der ganze Wald grünt"], engine)
    assert isinstance(outcome, Draft)
    assert (outcome.text, len(outcome.doubts)) == ("The whole of the forest blorpeth", 1)


def test_a_senseless_draft_is_refused() -> None:
    assert draft_texts(["Zusammenfassung"], Scripted(always("Stananafy"), ("de", "en"))) == [
        Refusal("unknown words: Stananafy")
    ]


def test_a_draft_that_cannot_obey_all_terms_obeys_one() -> None:
    def find(_: str, terms: frozenset[str]) -> str:
        wood, brook = ("forest" if "Wald" in terms else "wood"), ("stream" if "Bach" in terms else "brook")
        return f"The {wood} by the {brook}" if len(terms) < len(ROWS) else "forest forest stream"

    (outcome,) = draft_texts(["Der Wald am Bach"], Obedient(find), glossary(ROWS))
    assert isinstance(outcome, Draft)
    assert outcome.text == "The forest by the brook"
    assert [doubt.partition(" must be ")[0] for doubt in outcome.doubts] == ["“Bach”"]


@pytest.mark.parametrize("status", [Status.PREFERRED, Status.DO_NOT_TRANSLATE])
def test_the_free_draft_is_better_than_none(status: Status) -> None:
    engine = Obedient(lambda _, terms: "wood wood wood" if terms else "The wood is green")
    terms = TermIndex([replace(glossary(ROWS).terms[0], status=status)], "de")
    (outcome,) = draft_texts(["Der Wald grünt"], engine, terms)
    assert isinstance(outcome, Draft)
    assert outcome.text == "The wood is green"
    assert "“Wald” must" in outcome.doubts[0]


def test_free_drafts_are_refused_for_other_reasons_as_ever() -> None:
    engine = Obedient(lambda _, terms: "wood wood wood" if terms else "12 woods")
    assert draft_texts(["Der Wald grünt"], engine, glossary(ROWS)) == [Refusal("repeats “wood”")]
    engine = Obedient(lambda *_: "green green green")
    assert draft_texts(["Es grünt"], engine, glossary(ROWS)) == [Refusal("repeats “green”")]
    assert set(engine.asked) == {frozenset({"Wald", "Bach"})}


def test_a_doubt_is_noted_in_the_catalog_and_reported_by_check(desk: Desk) -> None:
    desk.deck("Der ganze Wald grünt")
    engine = Scripted(always("The whole forest blorpeth"), ("de", "en"))
    terms = TermIndex([], "de")
    report = draft([reader.read(desk.path())], [engine], terms, "en", Silent().advance)
    assert (report.drafted, report.noted) == (1, 1)
    assert "loctool: note doubt, unknown word “blorpeth”" in desk.entry("Der ganze Wald grünt").tcomment.split("\n")
    found = check_messages(reader.read(desk.path()), terms, usual_settings("deck.po", "en"))
    assert [finding.rule for finding in found] == ["invented-word"]
    desk.translate("Der ganze Wald grünt", "The whole forest blorpeth")
    assert list(check_messages(reader.read(desk.path()), terms, usual_settings("deck.po", "en"))) == []
