"""--outdated: what stands where a person's translation is outdated, in .mo files, JSON and rendered decks."""

from __future__ import annotations

import gettext
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loctool.catalog.provenance import store_draft
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.cli import main
from loctool.compiling.outdated import MARK
from loctool.formats.markdown.deck import parse
from loctool.project import find
from loctool.verbs.extract import extract

DECK = """---
title: Der Wald
---

# Der Wald

Er **wächst** langsam.

- Er rauscht.

| Baum | Höhe |
|------|------|
| Eiche | groß |

<!-- Notiz zum Wald. -->
"""
ENGLISH = {
    "Der Wald": "The forest",
    "Er **wächst** langsam.": "It **grows** slowly.",
    "Er rauscht.": "It rustles.",
    "Baum": "Tree",
    "Höhe": "Height",
    "Eiche": "Oak",
    "groß": "tall",
    "Notiz zum Wald.": "Note on the forest.",
}


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def po(folder: Path) -> Path:
    return folder / "locales" / "en" / "LC_MESSAGES" / "deck.po"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose translations are all outdated, but for one draft and one that is as it was."""
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "deck.md").write_text(DECK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path / "own"))
    extract(find(tmp_path))
    catalog = read(po(tmp_path))
    for entry in catalog.messages():
        if entry.msgid == "Höhe":
            store_draft(entry, "Altitude", "argos", ("de", "en"), "x")
        else:
            entry.msgstr = ENGLISH[entry.msgid]
            if entry.msgid != "Baum":
                entry.previous_msgid = f"{entry.msgid} war"
                entry.flags.append("fuzzy")
    save(catalog)
    return tmp_path


def rendered(folder: Path, *options: str) -> str:
    assert run("render", "en", "-o", "build", *options).exit_code == 0
    return (folder / "build" / "deck.md").read_text()


def translated(deck: str, mark: str) -> str:
    for german, english in ENGLISH.items():
        if german != "Höhe":
            deck = deck.replace(german, english if german == "Baum" else mark + english)
    return deck


def test_a_deck_is_rendered_with_old_translations(folder: Path) -> None:
    source = rendered(folder)
    assert source == DECK.replace("Baum", "Tree")
    assert rendered(folder, "--outdated", "source") == source
    assert rendered(folder, "--outdated", "translation") == translated(DECK, "")
    assert rendered(folder, "--outdated", "mark") == translated(DECK, MARK)


def test_a_marked_text_stays_the_block_that_it_was(folder: Path) -> None:
    marked = rendered(folder, "--outdated", "mark")
    assert "\n# ⚠ The forest\n" in marked
    assert "\n- ⚠ It rustles.\n" in marked
    assert "| ⚠ Oak | ⚠ tall |\n" in marked
    assert shape(marked) == shape(DECK)


def shape(deck: str) -> list[list[str]]:
    return [[segment.role for segment in slide.segments] for slide in parse(deck, "deck.md").slides]


def test_an_outdated_draft_is_no_person_s_text(folder: Path) -> None:
    catalog = read(po(folder))
    (draft,) = [entry for entry in catalog.messages() if entry.msgid == "Höhe"]
    draft.previous_msgid = "Höhen"
    save(catalog)
    for options in ([], ["--use-drafts"]):
        assert "Altitude" not in rendered(folder, "--outdated", "translation", *options)


def messages(folder: Path, *options: str) -> dict[str, str]:
    assert run("compile", *options).exit_code == 0
    with po(folder).with_suffix(".mo").open("rb") as file:
        catalog = gettext.GNUTranslations(file)
    return {german: catalog.gettext(german) for german in ENGLISH}


def test_compile(folder: Path) -> None:
    german = {one: one for one in ENGLISH} | {"Baum": "Tree"}
    assert messages(folder) == messages(folder, "--outdated", "source") == german
    assert run("compile", "--check").exit_code == 0
    assert run("compile", "--check", "--outdated", "translation").exit_code == 1
    assert messages(folder, "--outdated", "translation") == ENGLISH | {"Höhe": "Höhe"}
    assert run("compile", "--check", "--outdated", "translation").exit_code == 0
    assert messages(folder, "--outdated", "mark")["Der Wald"] == "⚠ The forest"
    assert messages(folder, "--outdated", "mark", "--use-drafts")["Höhe"] == "Altitude"


def test_the_bytes_are_those_of_msgfmt_for_the_catalog_without_flags(folder: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("GNU gettext is not installed")
    messages(folder, "--outdated", "translation")
    catalog = read(po(folder))
    for entry in catalog.messages():
        if entry.msgid != "Höhe":
            entry.flags, entry.previous_msgid = [], None
    header = catalog.head
    assert header
    header.msgstr = "\n".join(line for line in header.msgstr.split("\n") if not line.startswith("POT-Creation"))
    catalog.path = folder / "plain.po"
    save(catalog)
    subprocess.run(["msgfmt", "-o", "plain.mo", "plain.po"], check=True)
    assert (folder / "plain.mo").read_bytes() == po(folder).with_suffix(".mo").read_bytes()


def test_the_manifest_says_the_states_as_before(folder: Path) -> None:
    manifests = []
    for choice in ("source", "translation", "mark"):
        run("compile", "--outdated", choice, "--manifest", f"{choice}.json")
        (catalog,) = json.loads((folder / f"{choice}.json").read_text())["catalogs"]
        manifests.append(catalog["messages"])
    assert manifests[0] == manifests[1] == manifests[2]
    assert {row["state"] for row in manifests[0]} == {"approved", "draft", "stale"}


PROGRAM = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#, fuzzy, c-format
#| msgid "%d alte Datei"
#| msgid_plural "%d alte Dateien"
msgid "%d Datei"
msgid_plural "%d Dateien"
msgstr[0] "%d old file"
msgstr[1] "%d old files"

#, fuzzy, c-format
#| msgid "%d Ordner"
msgid "%s: %d Ordner"
msgstr "%d folder"

#, fuzzy
#| msgid "Ende"
msgid "Das Ende\n"
msgstr "End"

#, fuzzy
#| msgid "\nAnfang\n"
msgid "\nDer Anfang\n"
msgstr "\nBeginning\n"

#, fuzzy, c-format
#| msgid "halb"
msgid "%d halber"
msgid_plural "%d halbe"
msgstr[0] "%d half"
msgstr[1] ""
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\ncatalogs = ["po/{language}.po"]\n')
    (tmp_path / "po").mkdir()
    (tmp_path / "po" / "en.po").write_text(PROGRAM.lstrip())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def catalog_of(program: Path, choice: str) -> gettext.GNUTranslations:
    assert run("compile", "--outdated", choice).exit_code == 0
    with (program / "po" / "en.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_plural_messages(program: Path) -> None:
    for choice, mark in (("translation", ""), ("mark", MARK)):
        catalog = catalog_of(program, choice)
        assert catalog.ngettext("%d Datei", "%d Dateien", 1) == f"{mark}%d old file"
        assert catalog.ngettext("%d Datei", "%d Dateien", 5) == f"{mark}%d old files"
        assert catalog.ngettext("%d halber", "%d halbe", 5) == "%d halbe"
    assert catalog_of(program, "source").ngettext("%d Datei", "%d Dateien", 5) == "%d Dateien"


def test_a_translation_that_would_break_a_program_stays_out(program: Path) -> None:
    catalog = catalog_of(program, "mark")
    assert catalog.gettext("%s: %d Ordner") == "%s: %d Ordner"
    assert catalog.gettext("Das Ende\n") == "Das Ende\n"
    assert catalog.gettext("\nDer Anfang\n") == f"\n{MARK}Beginning\n"


@pytest.mark.parametrize("form", ["jed", "i18next"])
def test_json(program: Path, form: str) -> None:
    assert run("compile", "--format", form, "--outdated", "mark").exit_code == 0
    assert f"{MARK}%d old files" in (program / "po" / "en.json").read_text()
