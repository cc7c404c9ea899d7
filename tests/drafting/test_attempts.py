"""Markup through the real models: what is written is proved; what is degenerate is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loctool import storage
from loctool.drafting.attempts import LOST_MARKUP, Refusal, draft_texts
from loctool.drafting.strategies import headings_as_sentences
from loctool.engines import ENGINES, NO_FEATURES, Engine, Features
from loctool.glossary import TermIndex
from loctool.model import Draft, Status, Term
from loctool.quality.doubts import doubts
from loctool.quality.losses.repetition import repeated_words
from loctool.text.markup import mask, proved

DATA = Path(__file__).parents[1] / "data" / "drafting"
TEXTS = [
    "Das ist **sehr wichtig** für alle.",
    "Siehe [unsere Seite](https://example.org/a_b) im Netz.",
    "Hallo {name}, du hast %(count)s neue Nachrichten.",
    "Der Befehl `make test` prüft *alles*, was `make check` nicht prüft.",
    "**Wichtig:** Die Gespräche haben _gestern_ in [Moskau](m.md) begonnen. Sie dauern {n} Tage.",
    "Erste Zeile\nZweite Zeile",
    "<b>Achtung</b> vor {{ user.name }}!",
    "[1] Quelle: `a`, **b** und {c}",
    "  Leerraum bleibt **stehen**\n",
]


@pytest.fixture
def models(models_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(models_folder))
    storage._writable.cache_clear()


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize("target", ["en", "ru"])
def test_no_draft_loses_or_invents_markup(target: str) -> None:
    drafts = draft_texts(TEXTS, ENGINES["argos"]("de", target))
    for text, draft in zip(TEXTS, drafts, strict=True):
        assert isinstance(draft, Draft), text
        assert proved(text, draft.text)
        assert draft.text != text
        assert draft.text[: len(draft.text) - len(draft.text.lstrip())] == text[: len(text) - len(text.lstrip())]


@pytest.mark.usefixtures("models")
def test_words_within_markup_are_translated() -> None:
    texts = ["Siehe [unsere Seite](https://example.org/a_b) im Netz.", "Die Formel `x` ist **sehr wichtig**."]
    drafts = [getattr(draft, "text", draft) for draft in draft_texts(texts, ENGINES["argos"]("de", "en"))]
    assert drafts == ["See [our page](https://example.org/a_b) on the web.", "The formula `x` is **very important**."]


PARTS = st.sampled_from(
    [
        *("Das Haus", "Wasser", " und ", " ist nicht ", "schnell", ", ", ". ", " ", "**", "*", "`x y`", "[", "](a.md)"),
        *("{n}", "%(n)s", "<b>", "</b>", "{{m}}", "$x", "https://a.de", "a@b.de", "$a+b$", "\n", "[1]", "_2", "3,5"),
    ]
)


@pytest.mark.usefixtures("models")
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(PARTS, min_size=1, max_size=8).map("".join), min_size=1, max_size=8))
def test_random_markup_is_proved_or_refused(texts: list[str]) -> None:
    for text, draft in zip(texts, draft_texts(texts, ENGINES["argos"]("de", "en")), strict=True):
        assert isinstance(draft, Refusal) or proved(text, draft.text)


NONSENSE = ["Zwischenlager", "Ja", "Nein", "Danke", "Inhalt", "Wasser, Luft, Erde", "- Kosten", "Ende", "Fragen?"]
"""Short bullets, single words and lists, on which models catch themselves in a loop."""


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize("target", ["en", "ru"])
def test_no_draft_repeats_itself(target: str) -> None:
    for text, draft in zip(NONSENSE, draft_texts(NONSENSE, ENGINES["argos"]("de", target)), strict=True):
        assert isinstance(draft, Refusal) or repeated_words(text, draft.text) == ""


@dataclass(frozen=True)
class Parrot:
    """An engine that knows one answer: what is done with a bad one cannot be asked of a model that has learned."""

    answer: str
    others: tuple[str, ...] = ()
    features: Features = NO_FEATURES
    name: str = "parrot"
    identity: str = "parrot/1"
    route: tuple[str, ...] = ("de", "ru")

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        return [Draft(self.answer, 0.0, self.route, self.others) for _ in texts]


@pytest.mark.parametrize(
    ("text", "answer", "reason"),
    [
        ("Zwischenlager", "Между между между", "repeats “Между”"),
        ("Kein Kommentar", "Комментарий", "lost the negation “Kein”"),
        ("Es waren 12 Tage", "Это было 13 дней", "lost the number 12"),
        ("Die Regierung sagt es", "Это говорит government", "not in the script of ru: government"),
        ("Das war gestern", "Это было gestern", "left untranslated: gestern"),
        ("Das Wasser ist da, ja", "Вода" * 42, "8.0 times as long as the source"),
        ("Es waren 3 Euro", "Это было 3 доллара", "another currency than the source: USD"),
        ("Wasser ist da", "Вода �", "holds an unknown character"),
        ("Wasser ist da", "\x82 Вода", "holds an unknown character"),
        ("Das kostet 3 Euro", "Это стоит 3", "lost the currency EUR"),
        ("Wasser ist da", "Вода ]", "holds what the source has not: ]"),
        ("Wasser [sic] ist da", "Вода", "lost [ ]"),
        ("Wasser ist da", "✅ Вода", "holds what the source has not: ✅"),
        ("zum Beispiel", ". Б. пример", "begins with “.”"),
        ("Wer wir sind", "Кто мы, -", "ends with “-”"),
        ("Version 2.10", "2.10", "the draft has no words"),
        ("Eins ist da<br>Zwei", "Есть раз и два<br>", "lost the text of a line"),
        ("Wasser", "«»", "the draft is empty"),
        ("Wasser", "", "the draft is empty"),
        ("Wasser {n}", "Вода {m}", LOST_MARKUP.reason),
        ("**Wasser**", "[1] [2] Вода ****", LOST_MARKUP.reason),
    ],
)
def test_a_bad_draft_is_refused_with_its_reason(text: str, answer: str, reason: str) -> None:
    (outcome,) = draft_texts([text], Parrot(answer))
    assert outcome == Refusal(reason)


def test_a_variant_mends_what_the_engine_spoils() -> None:
    (outcome,) = draft_texts(
        ["Kein Kommentar"], Parrot("Комментарий", features=Features(variants=(Parrot("Без комментариев"),)))
    )
    assert outcome == Draft("Без комментариев", 0.0, ("de", "ru"))


@dataclass(frozen=True)
class Sentences:
    """An engine that makes something of sentences only, and remembers what it was asked."""

    asked: list[str] = field(default_factory=list)
    features: Features = NO_FEATURES
    name: str = "sentences"
    identity: str = "sentences/1"
    route: tuple[str, ...] = ("de", "ru")

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        self.asked.extend(texts)
        return [Draft(f"нет {text}" if text.endswith(".") else "да", 0.0, self.route) for text in texts]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kein Ende mit ГЭС", "kein Ende mit ГЭС."),
        ("Putin hat kein ГЭС", "Putin hat kein ГЭС."),
        ("Wasser ohne ГЭС", "Wasser ohne ГЭС."),
        ("KEIN ENDE mit ГЭС", "KEIN ENDE mit ГЭС."),
        ("EU ohne ГЭС", "EU ohne ГЭС."),
        ("Rat ohne ГЭС", "Rat ohne ГЭС."),
        ("Kein ГЭС!", None),
        ("Kein", None),
        ("kein Ende mit ГЭС", None),
        ("Kein ГЭС\nda", None),
    ],
)
def test_a_heading_is_drafted_as_a_sentence(text: str, asked: str | None) -> None:
    engine = Sentences()
    (draft,) = headings_as_sentences([mask(text)], engine, None)
    assert engine.asked == [asked] * (asked is not None)
    assert (draft and draft.text) == (asked and f"Нет {asked.removesuffix('.')}")


def test_a_heading_that_begins_with_a_term_keeps_its_capital() -> None:
    engine = Sentences()
    terms = TermIndex([Term("Keine Gnade", {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 2)], "de")
    headings_as_sentences([mask("Keine Gnade mit ГЭС"), mask("Keine Milch mit ГЭС")], engine, terms)
    assert engine.asked == ["Keine Gnade mit ГЭС.", "keine Milch mit ГЭС."]


def test_a_doubted_heading_is_drafted_as_a_sentence_in_the_end() -> None:
    (outcome,) = draft_texts(["Kein Ende"], Sentences())
    assert outcome == Draft("Нет kein Ende", 0.0, ("de", "ru"))


@dataclass(frozen=True)
class Once:
    """An engine that is asked for one search and no more."""

    engine: Engine
    asked: list[str] = field(default_factory=list)
    features: Features = NO_FEATURES
    name: str = "once"
    identity: str = "once/1"

    @property
    def route(self) -> tuple[str, ...]:
        return self.engine.route

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        assert not self.asked
        self.asked.extend(texts)
        return self.engine.translate(texts, terms)


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Der Regionalflughafen Memmingen verbucht mit 3,2 Millionen Fluggästen einen Rekord.", "en"),
        ("Urhebervermerke dürfen nicht entfernt werden.", "ru"),
    ],
)
def test_another_draft_of_the_same_search_mends_the_best_one(text: str, target: str) -> None:
    engine = ENGINES["argos"]("de", target)
    (first,) = engine.translate([text])
    assert doubts(text, first.text, ("de", target))
    (outcome,) = draft_texts([text], Once(engine))
    good = [other for other in first.others if not doubts(text, other, ("de", target))]
    assert outcome == replace(first, text=good[0], others=())


def test_the_first_good_one_of_the_others_is_taken() -> None:
    (outcome,) = draft_texts(["Kein Wasser"], Parrot("Вода", others=("Вода да", "Нет воды", "Без воды")))
    assert outcome == Draft("Нет воды", 0.0, ("de", "ru"))


def test_a_refusal_tells_what_speaks_against_the_best_draft() -> None:
    (outcome,) = draft_texts(["Es waren 12 Tage"], Parrot("Это было 13 дней", others=("Это были дни и дни и дни",)))
    assert outcome == Refusal("lost the number 12")


def test_others_keep_their_marks_or_are_not_taken() -> None:
    texts = ["Kein {n} ist da", "Kein {n} war da"]
    engine = Parrot("[1] здесь", others=("Нет здесь", "Здесь нет [1]"))
    assert [outcome.text for outcome in draft_texts(texts, engine) if isinstance(outcome, Draft)] == [
        "Здесь нет {n}",
        "Здесь нет {n}",
    ]


def test_others_of_a_draft_that_lost_its_marks_are_not_asked() -> None:
    (outcome,) = draft_texts(["Wasser {n}"], Parrot("Вода", others=("Вода [1]",)))
    assert outcome == Draft("Вода {n}", 0.0, ("de", "ru"))


@dataclass(frozen=True)
class Forgetful(Parrot):
    """An engine that keeps marks and forgets numbers."""

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        return [Draft("в [1] года" if "[1]" in text else "в 0 года", 0.0, self.route) for text in texts]


def test_numbers_that_are_lost_come_through_as_marks() -> None:
    texts = ["um 12.5.2024", "im 21. Jahrhundert"]
    assert draft_texts(texts, Forgetful("")) == [
        Draft("в 12.05.2024 года", 0.0, ("de", "ru")),
        Refusal("lost the number 21"),
    ]


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize("target", ["en", "ru"])
def test_signs_that_no_model_knows_come_through_or_nothing_does(target: str) -> None:
    signs = {
        "Messfehler: ±0,3 Grad": "±",
        "Durchfluss in m³/h": "m³/h",
        "Anteil 5 ‰": "‰",
        "Marke ™ und ®": "™",
        "Winkel α ist groß": "α",
        "Druck ≤ 5 bar": "≤",
        "CO₂-Ausstoß und Preis": "CO₂",
    }
    drafts = draft_texts(list(signs), ENGINES["argos"]("de", target))
    kept = [
        draft.text.count(sign) for sign, draft in zip(signs.values(), drafts, strict=True) if isinstance(draft, Draft)
    ]
    assert set(kept) == {1}
    assert len(kept) >= 5
