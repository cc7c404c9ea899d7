"""What people translated once is taken from the memory, where the glossary and the markup allow it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from loctool.catalog.provenance import State, draft_of, state
from loctool.errors import MemoryFileError
from loctool.verbs import tm
from loctool.verbs.extract import extract
from tests.drafting.conftest import Desk

LONG = "Die Gewinnung seltener Erden kostet viel Geld"
LONGER = "Die Gewinnung seltener Erden kostet sehr viel Geld"


def notes(desk: Desk, msgid: str, name: str = "deck") -> list[str]:
    lines = desk.entry(msgid, name).tcomment.split("\n")
    return [line.removeprefix("loctool: note ") for line in lines if line.startswith("loctool: note ")]


def test_a_confirmed_text_is_reused_as_a_draft(desk: Desk) -> None:
    desk.deck("Der Rohstoff", "Nein")
    desk.translate("Der Rohstoff", "The raw material")
    desk.deck("Der Rohstoff", "Ganz neu", name="second")
    report = desk.draft()
    entry = desk.entry("Der Rohstoff", "second")
    assert (entry.msgstr, state(entry), report.recalled, report.drafted) == ("The raw material", State.DRAFT, 1, 2)
    assert draft_of(entry).engine == "memory"  # type: ignore[union-attr]
    assert desk.draft(renew=True).current == 3
    assert desk.draft(renew=True).human == 1


def test_drafts_and_doubtful_texts_are_no_memory(desk: Desk) -> None:
    desk.deck("Der Rohstoff", "Der Handel", "Der Zoll")
    desk.draft()
    desk.translate("Der Handel", "Trade")
    desk.edit(lambda entry: entry.flags.append("fuzzy"), "Der Handel")
    desk.deck("Der Rohstoff", "Der Handel", "Der Zoll", name="second")
    assert desk.draft().recalled == 0
    desk.edit(lambda entry: entry.flags.clear(), "Der Zoll")
    desk.deck("Der Zoll", name="third")
    assert desk.draft().recalled == 1


def test_the_memory_keeps_step(desk: Desk) -> None:
    def targets() -> list[str]:
        with tm.open_memory(desk.project) as memory:
            return [known.target for known in memory.exact("Der Rohstoff", "en")]

    desk.deck("Der Rohstoff")
    assert targets() == []
    desk.translate("Der Rohstoff", "The raw material")
    assert targets() == ["The raw material"]
    desk.translate("Der Rohstoff", "The resource")
    assert targets() == ["The resource"]
    desk.deck("Etwas anderes")
    assert targets() == ["The resource"]
    desk.deck("Der Rohstoff")
    assert targets() == ["The resource"]
    (desk.folder / "source" / "deck.md").rename(desk.folder / "source" / "renamed.md")
    extract(desk.project)
    assert targets() == ["The resource"]
    desk.path("renamed").unlink()
    extract(desk.project)
    assert targets() == []


def test_contexts(desk: Desk) -> None:
    desk.deck("Offen")
    desk.translate("Offen", "Open (state)")
    (desk.folder / "source" / "menu.md").write_text("<!-- context: Menu -->\n# Offen\n")
    extract(desk.project)
    desk.draft()
    assert desk.entry("Offen", "menu").msgstr == "Open (state)"
    desk.translate("Offen", "Open!", "menu")
    (desk.folder / "source" / "third.md").write_text("<!-- context: Menu -->\n# Offen\n")
    (desk.folder / "source" / "fourth.md").write_text("<!-- context: Door -->\n# Offen\n")
    desk.translate("Offen", "", "deck")
    extract(desk.project)
    desk.draft()
    assert desk.entry("Offen", "third").msgstr == "Open!"
    assert desk.entry("Offen", "deck").msgstr == "Open!"
    assert draft_of(desk.entry("Offen", "fourth")).engine == "pseudo"  # type: ignore[union-attr]
    assert notes(desk, "Offen", "fourth") == ["100 % in memory of context “Menu”: “Open!”"]


def test_of_several_the_most_frequent_with_a_note(desk: Desk) -> None:
    for name, text in (("a", "Yes"), ("b", "Yes"), ("c", "Yeah")):
        desk.deck("Jawohl", name=name)
        desk.translate("Jawohl", text, name)
    desk.deck("Jawohl")
    desk.draft()
    assert (desk.entry("Jawohl").msgstr, notes(desk, "Jawohl")) == ("Yes", ["100 % in memory: “Yeah”"])


def test_the_glossary_decides(desk: Desk) -> None:
    desk.deck("Das Abkommen gilt")
    desk.translate("Das Abkommen gilt", "The treaty is in force")
    desk.glossary("Abkommen,agreement,")
    desk.deck("Das Abkommen gilt", name="second")
    desk.draft()
    assert draft_of(desk.entry("Das Abkommen gilt", "second")).engine == "pseudo"  # type: ignore[union-attr]
    found = notes(desk, "Das Abkommen gilt", "second")
    assert found == ["100 % in memory, against the glossary: “The treaty is in force”"]


def test_lost_markup_is_not_reused(desk: Desk) -> None:
    desk.deck("Das ist **wichtig**")
    desk.translate("Das ist **wichtig**", "This is important")
    desk.deck("Das ist **wichtig**", name="second")
    assert desk.draft().recalled == 0


def test_similar_texts_are_noted_and_the_notes_survive(desk: Desk) -> None:
    desk.deck(LONG)
    desk.translate(LONG, "Mining rare earths costs a lot")
    desk.deck(LONGER, "Ganz anders", name="second")
    assert desk.draft().noted == 1
    expected = [f"94 % in memory: “{LONG}” → “Mining rare earths costs a lot”"]
    assert (notes(desk, LONGER, "second"), notes(desk, "Ganz anders", "second")) == (expected, [])
    before = desk.path("second").read_bytes()
    extract(desk.project)
    if shutil.which("msgmerge"):
        template = desk.project.template("second")
        subprocess.run(
            ["msgmerge", "-q", "--no-wrap", "-U", "--backup=none", desk.path("second"), template], check=True
        )
    desk.draft(renew=True)
    assert desk.path("second").read_bytes() == before
    desk.translate(LONGER, "Mining rare earths costs very much", "second")
    extract(desk.project)
    assert notes(desk, LONGER, "second") == []


def test_without_the_memory(desk: Desk) -> None:
    desk.deck("Der Rohstoff")
    desk.translate("Der Rohstoff", "The raw material")
    desk.deck("Der Rohstoff", name="second")
    assert desk.draft(memory=False).recalled == 0
    assert not desk.project.memory_file().exists()


YEARS = "Seit 1990 steigt der Preis um 1.500 Tonnen"


def test_a_text_that_differs_in_numbers_is_carried_as_in_an_update(desk: Desk) -> None:
    desk.deck(YEARS, "Nein")
    desk.translate(YEARS, "Since 1990 the price has been rising by 1,500 tonnes")
    changed = YEARS.replace("1990", "1995").replace("1.500", "12.500")
    desk.deck(changed, name="second")
    assert desk.draft().recalled == 1
    entry = desk.entry(changed, "second")
    assert (entry.msgstr, state(entry)) == ("Since 1995 the price has been rising by 12,500 tonnes", State.DRAFT)
    assert draft_of(entry).engine == "memory"  # type: ignore[union-attr]
    assert notes(desk, changed, "second") == [
        f"number carried from memory: “{YEARS}” → “Since 1990 the price has been rising by 1,500 tonnes”"
    ]
    assert desk.draft(renew=True).to_renew == 0
    assert desk.entry(changed, "second").msgstr == entry.msgstr


@pytest.mark.parametrize(
    ("known", "target", "asked"),
    [
        ("Ein 20-jähriger Mann", "A 20 year old man", "Ein 30-jähriger Mann"),
        ("Vor 5 Jahren", "Five years ago", "Vor 6 Jahren"),
        ("Es waren 1 Tage", "It was 1 day", "Es waren 2 Tage"),
        ("Siehe `x1` heute", "See `x1` today", "Siehe `x2` heute"),
        ("Siehe Folie 1 heute", "See slide 1 today", "Siehe Folie 2 morgen"),
    ],
)
def test_a_number_that_is_not_certain_is_drafted(desk: Desk, known: str, target: str, asked: str) -> None:
    desk.deck(known, "Nein")
    desk.translate(known, target)
    desk.deck(asked, name="second")
    assert desk.draft().recalled == 0


def test_the_glossary_and_the_context_decide_on_numbers_too(desk: Desk) -> None:
    desk.deck("Das Abkommen von 1990 gilt")
    desk.translate("Das Abkommen von 1990 gilt", "The treaty of 1990 is in force")
    desk.glossary("Abkommen,agreement,")
    desk.deck("Das Abkommen von 1991 gilt", name="second")
    assert desk.draft().recalled == 0
    for name, text, year in (("third", "Level 1990", 1990), ("fourth", "", 1991)):
        (desk.folder / "source" / f"{name}.md").write_text(f"<!-- context: {name} -->\n# Stand {year} im Werk\n")
        extract(desk.project)
        if text:
            desk.translate(f"Stand {year} im Werk", text, name)
    assert desk.draft().recalled == 0


def test_of_several_texts_with_other_numbers_the_most_frequent_translation(desk: Desk) -> None:
    for name, year, text in (("a", 1990, "Year 1990 here"), ("b", 1991, "In 1991 here"), ("c", 1991, "In 1991 here")):
        desk.deck(f"Im Jahr {year} hier", name=name)
        desk.translate(f"Im Jahr {year} hier", text, name)
    desk.deck("Im Jahr 1995 hier")
    assert desk.draft().recalled == 1
    assert desk.entry("Im Jahr 1995 hier").msgstr == "In 1995 here"


def test_exchange(desk: Desk, tmp_path: Path) -> None:
    desk.deck("Der Rohstoff", "Der Zoll")
    desk.translate("Der Rohstoff", "The raw material")
    assert tm.export_tmx(desk.project, tmp_path / "out.tmx") == (1, 0)
    other = Desk(tmp_path / "other")
    other.deck("Der Rohstoff")
    assert tm.import_tmx(other.project, tmp_path / "out.tmx") == 1
    assert other.draft().recalled == 1
    bad = (tmp_path / "out.tmx").read_text().replace("</body>", "</bode>").replace("raw material", "resource")
    (tmp_path / "out.tmx").write_text(bad)
    with pytest.raises(MemoryFileError, match=r"out\.tmx:10: is not valid TMX"):
        tm.import_tmx(other.project, tmp_path / "out.tmx")
    with tm.open_memory(other.project) as memory:
        assert [known.target for known in memory.exact("Der Rohstoff", "en")] == ["The raw material"]


def test_a_broken_catalog_of_another_language_stops_nobody(desk: Desk) -> None:
    (desk.folder / "loctool.toml").write_text('name = "T"\ntargets = ["en", "ru"]\n')
    desk.deck("Der Rohstoff")
    desk.project.catalog("deck", "ru").write_text("broken")
    assert desk.draft().drafted == 1


@pytest.mark.parametrize(
    ("known", "target", "asked", "expected"),
    [
        ("Die Größe", "The size", "Die Gro\u0308ße", "The size"),
        ("Die Gro\u0308ße", "The size", "Die Größe", "The size"),
        ("Die Wärme\u00adplanung", "Heat planning", "Die Wärmeplanung", "Heat planning"),
        ("Die ﬁnale Fassung", "The final version", "Die finale Fassung", "The final version"),
        ("Öl &amp; Gas", "Oil &amp; gas", "Öl & Gas", "Oil & gas"),
        ("Öl\u00a0und\u200b Gas", "Oil and gas", "Öl und Gas", "Oil and gas"),
    ],
)
def test_a_text_in_other_characters_is_reused(desk: Desk, known: str, target: str, asked: str, expected: str) -> None:
    desk.deck(known)
    desk.translate(known, target)
    desk.deck(asked, name="second")
    report = desk.draft()
    entry = desk.entry(asked, "second")
    assert (entry.msgstr, state(entry), report.recalled, report.drafted) == (expected, State.DRAFT, 1, 0)
    assert (draft_of(entry).engine, notes(desk, asked, "second")) == ("memory", [])  # type: ignore[union-attr]


def test_a_text_in_other_characters_comes_before_one_with_other_numbers(desk: Desk) -> None:
    desk.deck("12 Größen", "13 Gro\u0308ßen", "5 m²", "5 m2")
    desk.translate("12 Größen", "12 sizes")
    desk.translate("13 Gro\u0308ßen", "13 dimensions")
    desk.translate("5 m²", "5 sq m")
    desk.deck("13 Größen", name="second")
    desk.draft()
    assert desk.entry("13 Größen", "second").msgstr == "13 dimensions"
    assert draft_of(desk.entry("5 m2")).engine != "memory"  # type: ignore[union-attr]
