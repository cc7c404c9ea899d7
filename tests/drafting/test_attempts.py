"""What is written is keeps_markup, what is degenerate is refused: by the real models, and by a script where words matter."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.drafting.attempts import draft_texts
from loctool.drafting.candidates import LOST_MARKUP, PendingDraft, Refusal
from loctool.drafting.strategies import headings_as_sentences
from loctool.engines import ENGINES, Features
from loctool.glossary import TermIndex
from loctool.model import Draft, Status, Term
from loctool.quality.judging import judge_draft
from loctool.text.markup import mask
from loctool.text.markup.proof import keeps_markup
from loctool.text.placeholders import syntax_of
from loctool.text.words import find_repetition
from tests.drafting.scripted import Scripted, always, known

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


@pytest.mark.parametrize("target", ["en", "ru"])
def test_no_draft_loses_or_invents_markup(target: str) -> None:
    outcomes = draft_texts(TEXTS, ENGINES["argos"]("de", target))
    drafts = {text: draft.text for text, draft in zip(TEXTS, outcomes, strict=True) if isinstance(draft, Draft)}
    for text, draft in drafts.items():
        assert keeps_markup(text, draft)
        assert draft[: len(draft) - len(draft.lstrip())] == text[: len(text) - len(text.lstrip())]
    assert LOST_MARKUP not in outcomes
    assert any(draft != text for text, draft in drafts.items())


def test_a_draft_comes_with_other_hypotheses_that_no_rule_refuses() -> None:
    texts = ["Die **Preise** steigen seit drei Jahren.", "Siehe ![Plan](p.png) und 12 MW Leistung.", "Vielen Dank!"]
    for text, draft in zip(texts, draft_texts(texts, ENGINES["argos"]("de", "en")), strict=True):
        assert isinstance(draft, Draft)
        assert len(draft.others) <= 3
        assert len({draft.text, *draft.others}) == 1 + len(draft.others)
        for other in draft.others:
            assert keeps_markup(text, other)
            assert not judge_draft(text, other, ("de", "en")).refusals


def test_words_within_markup_are_translated() -> None:
    engine = Scripted(
        known(
            {
                "Siehe unsere Seite im Netz.": "See our page on the web.",
                "unsere Seite": "our page",
                "Die Formel [1] ist sehr wichtig.": "The formula [1] is very important.",
                "sehr wichtig": "very important",
            }
        ),
        ("de", "en"),
    )
    texts = ["Siehe [unsere Seite](https://example.org/a_b) im Netz.", "Die Formel `x` ist **sehr wichtig**."]
    drafts = [draft.text for draft in draft_texts(texts, engine) if isinstance(draft, Draft)]
    assert drafts == ["See [our page](https://example.org/a_b) on the web.", "The formula `x` is **very important**."]


PARTS = st.sampled_from(
    [
        *("Das Haus", "Wasser", " und ", " ist nicht ", "schnell", ", ", ". ", " ", "**", "*", "`x y`", "[", "](a.md)"),
        *("{n}", "%(n)s", "<b>", "</b>", "{{m}}", "$x", "https://a.de", "a@b.de", "$a+b$", "\n", "[1]", "_2", "3,5"),
    ]
)


@settings(max_examples=3, deadline=None)
@given(st.lists(st.lists(PARTS, min_size=1, max_size=8).map("".join), min_size=1, max_size=8))
def test_random_markup_is_proved_or_refused(texts: list[str]) -> None:
    for text, draft in zip(texts, draft_texts(texts, ENGINES["argos"]("de", "en")), strict=True):
        assert isinstance(draft, Refusal) or keeps_markup(text, draft.text)


NONSENSE = ["Zwischenlager", "Ja", "Nein", "Danke", "Inhalt", "Wasser, Luft, Erde", "- Kosten", "Ende", "Fragen?"]
"""Short bullets, single words and lists, on which models catch themselves in a loop."""


@pytest.mark.parametrize("target", ["en", "ru"])
def test_no_draft_repeats_itself(target: str) -> None:
    for text, draft in zip(NONSENSE, draft_texts(NONSENSE, ENGINES["argos"]("de", target)), strict=True):
        assert isinstance(draft, Refusal) or find_repetition(text, draft.text) == ""


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
        ("Wasser ist da", "Вода �", "holds an unknown character: U+FFFD"),
        ("Wasser ist da", "\x82 Вода", "holds an unknown character: U+0082"),
        ("Das kostet 3 Euro", "Это стоит 3", "lost the currency EUR"),
        ("Wasser ist da", "Вода ]", "holds what the source has not: ]"),
        ("Wasser [...] ist da", "Вода", "lost [ ]"),
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
    (outcome,) = draft_texts([text], Scripted(always(answer)))
    assert outcome == Refusal(reason)


def test_a_variant_mends_what_the_engine_spoils() -> None:
    variant = Scripted(always("Без комментариев"))
    (outcome,) = draft_texts(
        ["Kein Kommentar"], Scripted(always("Комментарий"), features=Features(variants=(variant,)))
    )
    assert outcome == Draft("Без комментариев", 0.0, ("de", "ru"))


def test_another_route_mends_what_the_first_spoils() -> None:
    direct = Scripted(always("Без комментариев"))
    variant = Scripted(always("Комментариев нет"))
    features = Features(variants=(variant,), routes=(direct,))
    (outcome,) = draft_texts(["Kein Kommentar"], Scripted(always("Комментарий"), ("de", "en", "ru"), features=features))
    assert outcome == Draft("Без комментариев", 0.0, ("de", "ru"))
    assert direct.asked
    assert not variant.asked
    draft_texts(["Kein Kommentar"], Scripted(always("Без комментариев"), features=Features(routes=(variant,))))
    assert not variant.asked


def sentences_alone(text: str) -> list[str]:
    """Find something for sentences only."""
    return [f"нет {text}" if text.endswith(".") else "да"]


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
    engine = Scripted(sentences_alone)
    (draft,) = headings_as_sentences([mask(text)], engine, None)
    assert engine.asked == [asked] * (asked is not None)
    assert (draft and draft.text) == (asked and f"Нет {asked.removesuffix('.')}")


def test_a_heading_that_begins_with_a_term_keeps_its_capital() -> None:
    engine = Scripted(sentences_alone)
    terms = TermIndex([Term("Keine Gnade", {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 2)], "de")
    headings_as_sentences([mask("Keine Gnade mit ГЭС"), mask("Keine Milch mit ГЭС")], engine, terms)
    assert engine.asked == ["Keine Gnade mit ГЭС.", "keine Milch mit ГЭС."]


def test_a_doubted_heading_is_drafted_as_a_sentence_in_the_end() -> None:
    (outcome,) = draft_texts(["Kein Ende"], Scripted(sentences_alone))
    assert outcome == Draft("Нет kein Ende", 0.0, ("de", "ru"))


def test_sentences_are_drafted_one_by_one_where_the_whole_is_doubted() -> None:
    engine = Scripted(known({"Kein Wort.": "Ни слова.", "Ein Wort.": "Слово.", "Kein Wort.  Ein Wort.": "Слово."}))
    (outcome,) = draft_texts(["Kein Wort.  Ein Wort."], engine)
    assert outcome == Draft("Ни слова.  Слово.", 0.0, ("de", "ru"))


def test_marks_that_are_lost_on_two_hops_come_through_one_by_one() -> None:
    hops = (
        Scripted(known({"Wasser [1] da": "Water [1] there"}), ("de", "en")),
        Scripted(known({"Water [1] there": "Вода [1] там"}), ("en", "ru")),
    )
    (outcome,) = draft_texts(
        ["Wasser {n} da"], Scripted(always("Вода"), ("de", "en", "ru"), features=Features(hops=hops))
    )
    assert outcome == Draft("Вода {n} там", 0.0, ("de", "en", "ru"))


@pytest.mark.parametrize("target", ["en", "ru"])
def test_of_a_model_s_search_the_first_sound_draft_is_taken(target: str) -> None:
    engine = ENGINES["argos"]("de", target)
    searches = 0
    for text in ("Das Wasser ist kalt.", "Urhebervermerke dürfen nicht entfernt werden.", "Der Wald ist grün."):
        (first,) = engine.translate([text])
        sound = [
            other for other in (first.text, *first.others) if not judge_draft(text, other, ("de", target)).refusals
        ]
        searches += bool(sound)
        if sound:
            (found,) = draft_texts([text], engine)
            assert isinstance(found, Draft)
            assert replace(found, others=()) == replace(first, text=sound[0], others=())
    assert searches


def test_the_first_good_one_of_the_others_is_taken() -> None:
    engine = Scripted(always("Вода", "Вода да", "Нет воды", "Без воды"))
    assert draft_texts(["Kein Wasser"], engine) == [Draft("Нет воды", 0.0, ("de", "ru"), ("Без воды",))]
    assert engine.asked == ["Kein Wasser"]


def test_a_refusal_tells_what_speaks_against_the_best_draft() -> None:
    (outcome,) = draft_texts(["Es waren 12 Tage"], Scripted(always("Это было 13 дней", "Это были дни и дни и дни")))
    assert outcome == Refusal("lost the number 12")


def test_others_keep_their_marks_or_are_not_taken() -> None:
    texts = ["Kein {n} ist da", "Kein {n} war da"]
    engine = Scripted(always("[1] здесь", "Нет здесь", "Здесь нет [1]"))
    assert [outcome.text for outcome in draft_texts(texts, engine) if isinstance(outcome, Draft)] == [
        "Здесь нет {n}",
        "Здесь нет {n}",
    ]


def test_others_of_a_draft_that_lost_its_marks_are_not_asked() -> None:
    (outcome,) = draft_texts(["Wasser {n}"], Scripted(always("Вода", "Вода [1]")))
    assert outcome == Draft("Вода {n}", 0.0, ("de", "ru"))


def test_numbers_that_are_lost_come_through_as_marks() -> None:
    engine = Scripted(lambda text: ["в [1] года" if "[1]" in text else "в 0 года"])
    assert draft_texts(["um 12.5.2024", "im 21. Jahrhundert"], engine) == [
        Draft("в 12.05.2024 года", 0.0, ("de", "ru")),
        Refusal("lost the number 21"),
    ]


SIGNS = {
    "Messfehler: ±0,3 Grad": "±",
    "Durchfluss in m³/h": "m³/h",
    "Anteil 5 ‰": "‰",
    "Marke ™ und ®": "™",
    "Winkel α ist groß": "α",
    "Druck ≤ 5 bar": "≤",
    "CO₂-Ausstoß und Preis": "CO₂",
}


def test_signs_that_are_lost_come_through_as_marks() -> None:
    units = {"Grad": "градуса", "bar": "бар"}

    def keep_marks_and_units(text: str) -> list[str]:
        return [
            " ".join(["Вода", *re.findall(r"\[\d\]", text), *(ours for unit, ours in units.items() if unit in text)])
        ]

    engine = Scripted(keep_marks_and_units)
    for (text, sign), outcome in zip(SIGNS.items(), draft_texts(list(SIGNS), engine), strict=True):
        assert isinstance(outcome, Draft), text
        assert outcome.text.count(sign) == 1


@pytest.mark.parametrize("target", ["en", "ru"])
def test_signs_that_no_model_knows_come_through_or_nothing_does(target: str) -> None:
    outcomes = draft_texts(list(SIGNS), ENGINES["argos"]("de", target))
    for (text, sign), outcome in zip(SIGNS.items(), outcomes, strict=True):
        if isinstance(outcome, Draft):
            assert outcome.text.count(sign) == 1, text
        else:
            assert outcome.reason
    assert any(isinstance(outcome, Draft) for outcome in outcomes)


@pytest.mark.parametrize(
    ("flag", "text", "draft", "expected"),
    [
        ("c-format", "%s of %5.2f tons", "[1] von [2] Tonnen", "%s von %5.2f Tonnen"),
        ("c-format", "%s of %5.2f tons", "[2] von [1] Tonnen", None),
        ("c-format", "%1$s of %2$.1f tons", "[2] von [1] Tonnen", "%2$.1f von %1$s Tonnen"),
        ("c-format", "%s of %5.2f tons", "[1] Tonnen", None),
        ("python-format", "%(a)s of %(b)s", "[2] von [1]", "%(b)s von %(a)s"),
        ("python-brace-format", "{0!r:>10} of {b}", "[2] von [1]", "{b} von {0!r:>10}"),
        ("no-c-format", "50 %d tons", "50 %d Tonnen", "50 %d Tonnen"),
    ],
)
def test_placeholders_of_a_format(flag: str, text: str, draft: str, expected: str | None) -> None:
    engine = Scripted(always(draft), route=("en", "de"))
    (found,) = draft_texts([text], engine, syntax=syntax_of([flag]))
    assert (found.text if isinstance(found, Draft) else None) == expected


def test_targets_with_numbers_and_brackets_are_obeyed() -> None:
    """By the real model: a number of the glossary's own was taken for one that the source has not."""
    pairs = {
        "Das Netz hat zwölf Masten.": ("Netz", "5G network"),
        "Der Impfstoff ist im Mai gekommen.": ("Impfstoff", "COVID-19 vaccine"),
        "Die Einheit ist sehr klein.": ("Einheit", "unit (type 2)"),
        "Die Studie läuft seit 2021.": ("Studie", "phase 2 trial"),
    }
    terms = TermIndex([Term(de, {"en": (en,)}, Status.PREFERRED, "", "g.csv", 2) for de, en in pairs.values()], "de")
    for text, draft in zip(
        pairs, draft_texts(list(pairs), ENGINES["argos"]("de", "en", threads=1), terms), strict=True
    ):
        assert isinstance(draft, Draft)
        assert pairs[text][1] in draft.text
        assert not draft.doubts


@pytest.mark.parametrize(
    "text",
    [
        "Der Hausarzt hat im Keller Strom und eine Heizung, aber kein Netz.",
        "Kein Netz im Keller, aber Strom und Heizung beim Hausarzt.",
    ],
)
@pytest.mark.parametrize("impossible", ["network network network network", "net $$$ {x}"])
def test_a_term_that_no_draft_can_have_does_not_cost_the_others(text: str, impossible: str) -> None:
    """By the real model: the draft obeys all rows but the one whose target every rule refuses."""
    good = {"Hausarzt": "family doctor", "Strom": "electricity", "Keller": "basement", "Heizung": "heating system"}
    rows = (good | {"Netz": impossible}).items()
    terms = TermIndex(
        [Term(de, {"en": (en,)}, Status.PREFERRED, "", "g.csv", n) for n, (de, en) in enumerate(rows)], "de"
    )
    (draft,) = draft_texts([text], ENGINES["argos"]("de", "en", threads=1), terms)
    assert isinstance(draft, Draft)
    assert all(target in draft.text for target in good.values())
    assert len(draft.doubts) == 1
    assert "Netz" in draft.doubts[0]


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        ("Wir spielen Jeopardy! am Abend", "Играем в Jeopardy!! вечером", "Играем в Jeopardy! вечером"),
        ("Musterverein e. V. lädt ein", "Musterverein e. V.. приглашает", "Musterverein e. V. приглашает"),
        ("Wir danken dem Musterverein e. V.", "Спасибо, Musterverein e. V..", "Спасибо, Musterverein e. V."),
        ("Die Sendung Wer? Was? läuft heute", "Шоу Wer? Was?? идёт", "Шоу Wer? Was? идёт"),
        ("Alle rufen Jeopardy!!", "Все кричат Jeopardy!!", "Все кричат Jeopardy!!"),
        ("Alle rufen **Jeopardy!** heute", "Все кричат **Jeopardy!** и", "Все кричат **Jeopardy!** и"),
    ],
)
def test_a_name_that_ends_in_a_mark_has_it_once(source: str, draft: str, expected: str) -> None:
    names = ("Jeopardy!", "Musterverein e. V.", "Wer? Was?")
    terms = TermIndex([Term(name, {}, Status.DO_NOT_TRANSLATE, "", "g.csv", n) for n, name in enumerate(names)], "de")
    pending = PendingDraft.of(source)
    pending.consider(Draft(draft, 0.0, ("de", "ru")), Scripted(always(draft)), terms)
    assert [one.draft.text for one in pending.candidates] == [expected]


def test_names_that_end_in_marks_come_through_the_models() -> None:
    names = ("Jeopardy!", "Musterverein e. V.", "Yahoo!")
    terms = TermIndex([Term(name, {}, Status.DO_NOT_TRANSLATE, "", "g.csv", n) for n, name in enumerate(names)], "de")
    texts = [
        "Wir spielen Jeopardy! am Abend.",
        "Der Musterverein e. V. lädt zum Seminar ein",
        "Die Suche von Yahoo! ist neu.",
    ]
    for language in ("en", "ru"):
        for outcome in draft_texts(texts, ENGINES["argos"]("de", language, threads=1), terms):
            assert isinstance(outcome, Draft)
            assert not re.search(r"!!|\?\?|V\.\.", outcome.text)
