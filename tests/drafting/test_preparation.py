"""Texts prepared for engines, and their drafts as the catalog has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.drafting.attempts import draft_texts
from loctool.drafting.candidates import Refusal
from loctool.drafting.copying import copy_text
from loctool.drafting.preparation import prepare
from loctool.engines import ENGINES
from loctool.glossary import TermIndex
from loctool.model import Draft
from loctool.text.markup.proof import keeps_markup
from loctool.text.placeholders import TAGGED
from tests.drafting.scripted import Scripted, always, known

PARTS = [
    *("Das Haus", "Wasser", " und ", ", ", ". ", " ", "**", "`x y`", "[", "](a.md)", ' "Titel")', "](a.md", "!["),
    *(
        '![Plan](p.png "Lageplan")',
        "[häufigen Fragen][]",
        "[Anleitung]",
        "[b][a]",
        "4&nbsp;€",
        "Sil&shy;be",
        "\n",
        "E\u2011Mail",
        '<abbr title="Plan">',
        "</abbr>",
        "<img alt=Plan src='a'>",
    ),
]
texts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=10).map("".join)


def draft(text: str, translations: dict[str, str], language: str = "en") -> tuple[str, list[str]]:
    engine = Scripted(known(translations), ("de", language))
    (found,) = draft_texts([text], engine)
    assert isinstance(found, Draft), found
    return found.text, engine.asked


@pytest.mark.parametrize(
    ("text", "translations", "expected"),
    [
        (
            'Siehe ![Plan](p.png "Lageplan") hier.',
            {"Siehe [1] hier.": "See [1] here.", "Plan": "map", "Lageplan": "site map"},
            'See ![map](p.png "site map") here.',
        ),
        (
            'Siehe <img alt="Plan" src=x title=Saal> und <abbr title="zum Beispiel">das da</abbr>.',
            {
                "Siehe [1] und das da.": "See [1] and that.",
                "das da": "that",
                "Plan": 'the "map"',
                "Saal": "hall",
                "zum Beispiel": "for example",
            },
            'See <img alt="the &quot;map&quot;" src=x title="hall"> and <abbr title="for example">that</abbr>.',
        ),
        (
            "Es sind &minus;3&nbsp;% und **mehr** als 2.",
            {"Es sind -3 % und mehr als 2.": "It is -3 % and more than 2.", "mehr": "more"},
            "It is −3% and **more** than 2.",
        ),
        (
            'Mehr [auf der Seite](x.md "Zum Start") da.',
            {
                "Mehr auf der Seite da.": "More on the page.",
                "auf der Seite": "on the page",
                "Zum Start": "To the start",
            },
            'More [on the page](x.md "To the start").',
        ),
        (
            "Mehr in den [häufigen Fragen][] hier.",
            {"Mehr in den häufigen Fragen hier.": "More in the FAQ here.", "häufigen Fragen": "FAQ"},
            "More in the [FAQ][häufigen Fragen] here.",
        ),
        (
            "Bitte die [Anleitung] lesen.",
            {"Bitte die Anleitung lesen.": "Please read the manual.", "Anleitung": "manual"},
            "Please read the [manual].",
        ),
        (
            "Wer heute spart,\nkann morgen helfen.",
            {"Wer heute spart, kann morgen helfen.": "Those who save today, can help tomorrow."},
            "Those who save today,\ncan help tomorrow.",
        ),
        ("Die Sil&shy;be dort.", {"Die Silbe dort.": "The syllable there."}, "The syllable there."),
        ("Es sind 25&nbsp;km.", {"Es sind 25 km.": "It is 25 km."}, "It is 25&nbsp;km."),
    ],
)
def test_drafts_of_prepared_texts(text: str, translations: dict[str, str], expected: str) -> None:
    assert draft(text, translations)[0] == expected


def test_labels_stay_where_the_order_of_phrases_changed() -> None:
    found, _ = draft(
        "Erst [Wasser] dann [Strom] da.",
        {"Erst [1] Wasser [2] dann [3] Strom [4] da.": "[3] power [4] after [1] water [2] there."},
    )
    assert found == "[power][Strom] after [water][Wasser] there."


def test_lines_of_an_address_are_not_joined() -> None:
    text = "Stadtwerke\nAm Kanal 12"
    assert draft(text, {text: "Utilities\nAm Kanal 12"}) == ("Utilities\nAm Kanal 12", [text])


def test_a_title_without_a_draft_stays() -> None:
    assert draft('Ein ![](x "Lageplan") da.', {"Ein [1] da.": "A [1] there."})[0] == 'A ![](x "Lageplan") there.'


def test_a_space_written_as_an_entity_changes_no_draft() -> None:
    terms = TermIndex((), "de")
    assert copy_text("4&nbsp;€", (), terms, "ru") == (copy_text("4 €", (), terms, "ru") or "").replace(
        "\u00a0", "&nbsp;"
    )
    english = (copy_text("4 €", (), terms, "en") or "").replace("\u00a0", "&nbsp;")
    assert copy_text("4&nbsp;€", (), terms, "en") == english
    assert copy_text("![Plan](x): 4 €", (), terms, "en") is None


@given(texts)
def test_a_draft_that_changes_nothing_keeps_the_markup(text: str) -> None:
    prepared = prepare(text, ("de", "en"))
    whole = prepared.finish(prepared.text, {})
    assert keeps_markup(text, whole)
    assert whole.count("\n") <= text.count("\n")


@given(texts)
def test_pseudo_drafts_keep_markup_and_lines(text: str) -> None:
    (found,) = draft_texts([text], ENGINES["pseudo"]("de", "xx"))
    assert not isinstance(found, Draft) or (
        keeps_markup(text, found.text) and found.text.count("\n") == text.count("\n")
    )


def test_pseudo_drafts_reach_the_texts_within_spans() -> None:
    (found,) = draft_texts(['Siehe ![Plan](p.png "Lageplan") [da](x.md "Titel").'], ENGINES["pseudo"]("de", "xx"))
    assert isinstance(found, Draft)
    assert not any(word in found.text for word in ("Plan", "Lageplan", "Titel", "Siehe"))


@pytest.mark.parametrize(
    ("text", "asked", "english", "expected"),
    [
        ("1. Die Lage", "Die Lage", "The situation", "1. The situation"),
        ("1. Erstens wichtig", "Erstens wichtig", "First important", "1. First important"),
        ("(b) Das Haus", "Das Haus", "The house", "(b) The house"),
        ("iv)  Das Haus", "Das Haus", "The house", "iv)  The house"),
        # ordinals
        ("1. Mai ist Feiertag", "1. Mai ist Feiertag", "1 May is a holiday", "1 May is a holiday"),
        ("2. Große Koalition", "2. Große Koalition", "2nd Grand Coalition", "2nd Grand Coalition"),
    ],
)
def test_the_typed_number_of_a_point_stays(text: str, asked: str, english: str, expected: str) -> None:
    assert draft(text, {asked: english})[0] == expected


def test_code_in_plain_text_is_kept_or_the_draft_refused() -> None:
    text = "Mit <b>fett</b> geht es"
    finds = always("With <b-bold</b> it works"), known({"Mit [1] fett [2] geht es": "With [1]bold[2] it works"})
    refused, mended = (draft_texts([text], Scripted(find, ("de", "en")), None, TAGGED)[0] for find in finds)
    assert isinstance(refused, Refusal)
    assert isinstance(mended, Draft)
    assert mended.text == "With <b>bold</b> it works"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Firma<1/>Ort<2/>Land", "Firma\nOrt\nLand"),
        ("Name: <1>Müller</1><2/>Telefon: 123", "Name: <1>Müller</1>\nTelefon: 123"),
        ("1. Der Ort:<1/>Berlin", "Der Ort:\nBerlin"),
        (r"\<1/> <1>Haus</1><2/>Hof", r"\<1/> <1>Haus</1>" + "\nHof"),
        *((text, text) for text in ("Nach dem<1/>Umbruch", "Digitale<1/>Welt", "Das<1/>Ende.", "Seite <1/> von <2/>")),
        *((text, text) for text in ("Wir sparen<1/>Kosten", "Vorteile:<1/>schneller", "Der Staat<1/>zahlt")),
    ],
)
def test_a_row_is_drafted_cell_by_cell(text: str, asked: str) -> None:
    prepared = prepare(text, ("de", "en"), TAGGED)
    assert prepared.text == asked
    assert prepared.finish(prepared.text, {}) == text


def test_a_cell_between_tabs_is_not_lost() -> None:
    text = "kurz:<1/>Beginn<2/>Ende"
    (found,) = draft_texts([text], Scripted(always("short: [1] beginning [2]"), ("de", "en")), None, TAGGED)
    assert isinstance(found, Refusal)
    (found,) = draft_texts([text], Scripted(always("short: [1] beginning [2] end"), ("de", "en")), None, TAGGED)
    assert isinstance(found, Draft)
    assert found.text == "short:<1/>beginning<2/>end"


TAGGED_PARTS = [
    "Das Haus",
    "Wasser",
    "kalt",
    "1. ",
    "a) ",
    ": ",
    ". ",
    "<1>",
    "</1>",
    "<2/>",
    "<3/>",
    r"\<1/>",
    "🚀 ",
    " ",
]


@given(st.lists(st.sampled_from(TAGGED_PARTS), min_size=1, max_size=9).map("".join))
def test_a_draft_that_changes_nothing_keeps_the_tags(text: str) -> None:
    prepared = prepare(text, ("de", "en"), TAGGED)
    assert keeps_markup(text, prepared.finish(prepared.text, {}), TAGGED)
