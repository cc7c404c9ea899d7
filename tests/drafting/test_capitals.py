"""Texts in capitals: prepared in their normal case, and their drafts in capitals again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.drafting.attempts import draft_texts
from loctool.drafting.capitals import NO_CAPITALS, in_normal_case
from loctool.drafting.preparation import prepare
from loctool.engines import ENGINES
from loctool.glossary import TermIndex
from loctool.glossary.obedience import obeys_glossary
from loctool.model import Draft, Status, Term
from loctool.text.markup import mask
from loctool.text.markup.proof import keeps_markup
from tests.drafting.scripted import Scripted, known

LANGUAGES = ("de", "en")
TERMS = TermIndex(
    [
        Term("Seltene Erden", {"en": ("rare earths",)}, Status.PREFERRED, "", "g.csv", 2),
        Term("ADIDAS", {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 3),
    ],
    "de",
)
WORDS = ("NEUE", "REGELN", "FÜR", "DIE", "SCHULUNG", "GRÖSSE", "STRASSENBAHN", "LERNEN", "ENERGIE-WENDE")
FIXED = ("EU", "BIP", "NATO", "KfW", "GmbH", "CO2", "HTTP_PROXY", "5 km", "XVIII", "`X Y`", "{NAME}", "<b>", "</b>")
BETWEEN = (" ", " ", " ", ", ", ": ", "! ", " – ", "\n", " **", "** ", "&nbsp;")
texts = st.lists(st.tuples(st.sampled_from(WORDS + FIXED), st.sampled_from(BETWEEN)), min_size=1, max_size=8).map(
    lambda parts: "".join(word + gap for word, gap in parts).strip()
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WAS SIE HEUTE LERNEN", "Was Sie heute lernen"),
        ("VIELEN DANK FÜR IHRE AUFMERKSAMKEIT", "Vielen Dank für Ihre Aufmerksamkeit"),
        ("FRAUEN UND IHRE RECHTE", "Frauen und ihre Rechte"),
        ("WAS IST NEU? WAS BLEIBT?", "Was ist neu? Was bleibt?"),
        ("DAS BIP DER EU STEIGT", "Das BIP der EU steigt"),
        ("NUR 5 km ENTFERNT", "Nur 5 km entfernt"),
        ("KAPITEL II: E-MAIL-ADRESSEN", "Kapitel II: E-Mail-Adressen"),
        ("HAllo", "Hallo"),
        ("HOSEN&shy;TASCHE", "Hosentasche"),
        ("Das ist NICHT gut", "Das ist nicht gut"),
        ("ACHTUNG: Bitte Helm tragen", "Achtung: Bitte Helm tragen"),
        ("Abteilung Für Asiatische Kunst", "Abteilung für asiatische Kunst"),
        ("Was Sie Heute Lernen", "Was Sie heute lernen"),
        ("STRAßENBAHN UND BUS", "Straßenbahn und Bus"),
        ("FUßGÄNGERZONE", "Fußgängerzone"),
        ("Nach DIN EN 1090 und DIN EN ISO 9001:2015", "Nach DIN EN 1090 und DIN EN ISO 9001:2015"),
        ("ISO 9001 UND DIN EN 1090 ERFÜLLT", "ISO 9001 und DIN EN 1090 erfüllt"),
        ("Drücken Sie die Taste EIN oder AUS", "Drücken Sie die Taste EIN oder AUS"),
        ("VON KARL WEISS", "Von Karl Weiss"),
    ],
)
def test_normal_case(text: str, expected: str) -> None:
    assert prepare(text, LANGUAGES).text == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "README",
            "HTTP_PROXY",
            "EU",
            "NATO",
            "BIP 2024",
            "M-WE 1234",
            "A–Z",
            "SAP",
            "IKEA",
            "PDF (2 MB)",
            "これはTESTです",
        ),
        *(
            "Die NATO und die UNESCO",
            "Neue Gräben im alten Bündnis",
            "Deutsche Bank",
            "Rotes Kreuz",
            "Vereinte Nationen",
        ),
        *("Nahostquartett vor dem Aus", "Soll und Ist", "Bündnis 90/Die Grünen", "Frau Dr. Angela Merkel"),
        *("HTTP_PROXY setzen", "KfW und GmbH", "Was Sie heute lernen", "Siehe README.MD", "`SCHULUNG`"),
    ],
)
def test_acronyms_names_and_identifiers_stay(text: str) -> None:
    assert in_normal_case(text, LANGUAGES, None) == (text, NO_CAPITALS)


def test_english_titles_are_drafted_as_sentences() -> None:
    assert prepare("Two Heads Are Better Than One", ("en", "ru")).text == "Two heads are better than one"
    assert prepare("United Nations Security Council", ("en", "ru")).text == "United Nations Security Council"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WHO REPORT", "WHO report"),
        ("WHO ARE YOU", "Who are you"),
        ("US ARMY", "US army"),
        ("JOIN US", "Join us"),
        ("AI AND ML", "AI and ML"),
        ("A WALK IN NEW YORK", "A walk in New York"),
        ("NEW RULES", "New rules"),
    ],
)
def test_english_acronyms_and_places(text: str, expected: str) -> None:
    assert prepare(text, ("en", "ru")).text == expected


def test_names_with_full_stops_are_spelt_as_the_glossary_has_them() -> None:
    name = Term("Klimabündnis Neuhausen e. V.", {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 2)
    terms = TermIndex([name], "de")
    assert prepare("KLIMABÜNDNIS NEUHAUSEN E. V. LÄDT EIN", LANGUAGES, "", terms).text.startswith(f"{name.source} lädt")


def test_neighbouring_words_in_capitals_are_one_phrase() -> None:
    translations = {"Er ist außer Betrieb.": "It is out of order.", "außer Betrieb": "out of order"}
    assert draft("Er ist AUSSER BETRIEB.", translations) == "It is OUT OF ORDER."


def test_languages_without_a_dictionary_have_texts_but_no_words_in_capitals() -> None:
    assert prepare("HVALA NA PAŽNJI", ("hr", "en")).text == "Hvala na pažnji"
    assert prepare("HVALA", ("hr", "en")).text == "HVALA"


def _count(words: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))


@given(texts)
def test_normal_case_is_stable_and_leaves_markup_and_acronyms(text: str) -> None:
    normal, capitals = in_normal_case(text, LANGUAGES, None)
    assert in_normal_case(normal, LANGUAGES, None)[0] == normal
    assert mask(normal).spans == mask(text).spans
    assert all(_count(one, normal) >= _count(one, text) for one in FIXED)
    restored = capitals.restore(normal, {})
    assert keeps_markup(text, restored)
    assert restored.upper().replace("ẞ", "SS") == text.upper()


@given(texts)
def test_a_text_in_capitals_is_in_capitals_again(text: str) -> None:
    normal, capitals = in_normal_case(text, LANGUAGES, None)
    words = [word for word in WORDS if word in text]
    if words and normal != text:
        restored = capitals.restore(normal, {})
        assert all(word in restored for word in words)


def draft(text: str, translations: dict[str, str], terms: TermIndex | None = None) -> str:
    (found,) = draft_texts([text], Scripted(known(translations), LANGUAGES), terms)
    assert isinstance(found, Draft), found
    return found.text


def test_a_single_word_is_in_capitals_where_its_draft_is_found_once() -> None:
    translations = {"Das ist nicht gut.": "This is not good.", "nicht": "not"}
    assert draft("Das ist NICHT gut.", translations) == "This is NOT good."
    assert draft("Das ist NICHT gut.", {**translations, "nicht": "never"}) == "This is not good."


def test_stretches_in_capitals() -> None:
    assert (
        draft("WICHTIG! Bitte lesen.", {"Wichtig! Bitte lesen.": "Important! Please read."})
        == "IMPORTANT! Please read."
    )
    assert draft("WICHTIG! Bitte lesen.", {"Wichtig! Bitte lesen.": "Please read."}) == "Please read."


def test_units_and_names_of_a_text_in_capitals_stay() -> None:
    text = "DIE KfW FÖRDERT 5 km STRASSE"
    expected = "THE KfW FUNDS 5\u00a0km OF ROAD"
    assert draft(text, {"Die KfW fördert 5 km Straße": "The KfW funds 5 km of road"}) == expected


def test_terms_are_written_as_the_glossary_has_them() -> None:
    text = "ADIDAS BRAUCHT SELTENE ERDEN"
    found = draft(text, {"ADIDAS braucht Seltene Erden": "ADIDAS needs rare earths"}, TERMS)
    assert found == "ADIDAS NEEDS RARE EARTHS"
    assert obeys_glossary(text, found, TERMS, "en")


@pytest.mark.parametrize("target", ["en", "ru"])
def test_drafts_of_the_embedded_models_are_in_capitals(target: str) -> None:
    sources = [
        "NOCH FRAGEN?",
        "VIELEN DANK FÜR IHRE AUFMERKSAMKEIT",
        "ZUSAMMENFASSUNG",
        "BITTE HELM TRAGEN",
        "SCHULUNG",
    ]
    for source, found in zip(sources, draft_texts(sources, ENGINES["argos"]("de", target)), strict=True):
        assert isinstance(found, Draft), (source, found)
        assert found.text.isupper()
        assert not set(re.findall(r"\w{3,}", source)) & set(re.findall(r"\w{3,}", found.text))


def test_drafts_of_soft_hyphens_are_those_of_the_plain_words() -> None:
    plain, shy = draft_texts(
        ["EIN WORT FÜR DIE HOSENTASCHE", "EIN WORT FÜR DIE HOSEN&shy;TASCHE"], ENGINES["argos"]("de", "en")
    )
    assert isinstance(plain, Draft)
    assert isinstance(shy, Draft)
    assert plain.text == shy.text
