"""Pictographs, identifiers and names with full stops come through the drafts of the real engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.drafting.attempts import draft_texts
from loctool.engines import ENGINES
from loctool.glossary import TermIndex
from loctool.model import Draft, Status, Term
from loctool.text.markup.pictographs import PICTOGRAPH
from tests.drafting.scripted import Scripted, known

DECORATED = [
    *(
        "🔜 Ausblick",
        "🔍 Analyse",
        "**🧭 Gliederung**",
        "👩‍💻 Unser Team",
        "🇩🇪 Deutschland und 🇫🇷 Frankreich",
        "Danke! 🎉",
    ),
    *("[🚀 Start im Mai](x.md)", "1️⃣ Erster Schritt\n2️⃣ Zweiter Schritt", "Wir sind 👍🏽 bereit."),
]
CODED = [
    ("Lesen Sie README.md und src/main.py.", ["README.md", "src/main.py"]),
    ("Die Umgebungsvariable HOME_DIR muss gesetzt sein.", ["HOME_DIR"]),
    ("Der Wert von snake_case ist falsch.", ["snake_case"]),
    ("Schreiben Sie an user@host oder besuchen Sie example.org.", ["user@host", "example.org"]),
    ("Folgen Sie uns mit #klimawandel.", ["#klimawandel"]),
    ("Legen Sie die Datei unter C:\\Temp ab.", ["C:\\Temp"]),
    ("Das Skript [install.sh](https://x.org/a) installiert alles.", ["[install.sh](https://x.org/a)"]),
]
NAMES = ["Klimabündnis Neuhausen e. V., 14. März 2025", "Sommerfest 12.05.2024", "Was nun? Verein", "Dr. Oetker"]


@pytest.fixture(autouse=True)
def at_home(home: Path) -> None:
    """Let every test have an empty home."""


def drafts(texts: list[str], language: str, names: list[str] | None = None) -> list[str]:
    terms = TermIndex(
        [Term(one, {}, Status.DO_NOT_TRANSLATE, "", "g.csv", n) for n, one in enumerate(names or ())], "de"
    )
    found = draft_texts(texts, ENGINES["argos"]("de", language), terms)
    assert all(isinstance(one, Draft) for one in found), found
    return [one.text for one in found if isinstance(one, Draft)]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_pictographs_come_through_every_draft(language: str) -> None:
    for text, draft in zip(DECORATED, drafts(DECORATED, language), strict=True):
        assert sorted(PICTOGRAPH.findall(draft)) == sorted(PICTOGRAPH.findall(text))
        assert PICTOGRAPH.sub("", draft).strip("*[] \n") != ""


@pytest.mark.parametrize("language", ["en", "ru"])
def test_identifiers_come_through_every_draft(language: str) -> None:
    for (text, codes), draft in zip(CODED, drafts([text for text, _ in CODED], language), strict=True):
        assert [code for code in codes if code not in draft] == [], (text, draft)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_names_with_full_stops_come_through_letter_by_letter(language: str) -> None:
    texts = [
        f"{text} {name} {rest}" for name in NAMES for text, rest in (("Wir laden zum", "ein."), ("Heute:", "kommt."))
    ]
    found = drafts(texts, language, NAMES)
    kept = [name for name, draft in zip([name for name in NAMES for _ in "12"], found, strict=True) if name in draft]
    assert len(kept) >= len(texts) - 1, found


def test_the_engine_sees_no_pictograph_at_the_edges() -> None:
    engine = Scripted(known({"Ausblick": "Outlook", "Plan": "Map"}), ("de", "en"))
    (found,) = draft_texts(["🔜 Ausblick ✅"], engine)
    assert isinstance(found, Draft)
    assert found.text == "🔜 Outlook ✅"
    assert engine.asked == ["Ausblick"]


@pytest.mark.parametrize("target", ["en", "ru"])
@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Radio für alle · Kurs 2", [" · "]),
        ("[Bericht als PDF](a.pdf) · [Kontakt](b.html)", [") · ["]),
        ("你好 Welt", ["你好"]),
        ("H~2~O und m^2^", ["H~2~O", "m^2^"]),
        ("CO~2~-Ausstoß", ["CO~2~"]),
        ("H<sub>2</sub>O ist Wasser", ["H<sub>2</sub>O"]),
        ("Es regnet mehr^[Im Mittel der Jahre.].", ["^["]),
    ],
)
def test_signs_formulas_and_foreign_words_come_through(source: str, kept: list[str], target: str) -> None:
    (found,) = draft_texts([source], ENGINES["argos"]("de", target))
    assert isinstance(found, Draft), found
    assert all(one in found.text for one in kept)


@pytest.mark.parametrize("source", ["Daten(schutz)", "(Prof. Dr. Schmidt spricht)", "Der Kurs (zwei Tage) ist voll."])
def test_brackets_have_no_space_inside(source: str) -> None:
    (found,) = draft_texts([source], ENGINES["argos"]("de", "en"))
    assert isinstance(found, Draft), found
    assert "( " not in found.text
    assert " )" not in found.text


@pytest.mark.parametrize("target", ["en", "ru"])
@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Tag der offenen Tür 2025 am 12.05.2025", "Tag der offenen Tür"),
        ("Projekt „Wer, wenn nicht wir?“ startet", "Wer, wenn nicht wir?"),
        ("DAS KLIMABÜNDNIS NEUHAUSEN E. V. LÄDT EIN", "Klimabündnis Neuhausen e. V."),
    ],
)
def test_names_of_several_words_come_through_once(source: str, name: str, target: str) -> None:
    terms = TermIndex([Term(name, {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 2)], "de")
    (found,) = draft_texts([source], ENGINES["argos"]("de", target), terms)
    assert isinstance(found, Draft), found
    assert found.text.count(name.upper() if source.isupper() else name) == 1
