"""Machine translations that nobody has reviewed are labelled in rendered decks, named in a manifest, and stop a gate."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loctool.catalog.provenance import MEMORY, settle_provenance, store_draft
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.cli import main

ROOT = Path(__file__).parents[2]
LABEL = "Machine translation, not reviewed"


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the example project with its drafts."""
    for name in ("source", "locales", "glossary"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "loctool.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path / "own"))
    return tmp_path


def approve(folder: Path, count: int | None = None) -> None:
    """Take the fuzzy flag from the first drafts, as a translator does who agrees with them."""
    path = folder / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    catalog = read(path)
    for entry in [one for one in catalog.messages() if "fuzzy" in one.flags][:count]:
        entry.flags.remove("fuzzy")
    settle_provenance(catalog.messages())
    save(catalog)


def rendered(folder: Path, *options: str) -> str:
    result = run("render", "en", "-o", "build", *options)
    assert result.exit_code == 0, result.output
    return (folder / "build" / "seltene-erden.md").read_text()


def test_the_label_is_on_the_last_slide_or_on_each(folder: Path) -> None:
    plain = rendered(folder, "--use-drafts")
    assert LABEL not in plain
    labelled = rendered(folder, "--use-drafts", "--label", LABEL)
    assert labelled.count(LABEL) == 1
    assert LABEL in labelled.split("\n---\n")[-1]
    everywhere = rendered(folder, "--use-drafts", "--label", LABEL, "--label-at", "slides")
    assert everywhere.count(LABEL) == len(everywhere.split("\n---\n")) - 1  # the first part is front matter


def test_what_people_approved_has_no_label(folder: Path) -> None:
    approve(folder)
    manifest = folder / "drafts.json"
    reviewed = rendered(folder, "--use-drafts", "--label", LABEL, "--manifest", str(manifest))
    assert LABEL not in reviewed
    (deck,) = json.loads(manifest.read_text())["decks"]
    assert deck["label"] == ""
    assert {one["state"] for one in deck["segments"]} <= {"approved", "source"}


def test_a_label_needs_drafts(folder: Path) -> None:
    assert run("render", "en", "-o", "build", "--label", LABEL).exit_code == 2
    assert not (folder / "build").exists()


def test_a_manifest_takes_no_deck_s_place(folder: Path) -> None:
    source = (folder / "source" / "seltene-erden.md").read_bytes()
    for path in ("source/seltene-erden.md", "build/seltene-erden.md"):
        assert run("render", "en", "-o", "build", "--manifest", path).exit_code == 2
    assert (folder / "source" / "seltene-erden.md").read_bytes() == source
    assert not (folder / "build").exists()


def test_what_people_wrote_elsewhere_is_no_machine_translation(folder: Path) -> None:
    approve(folder)
    path = folder / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    catalog = read(path)
    for entry in catalog.messages():
        if entry.msgstr:
            store_draft(entry, entry.msgstr, MEMORY, ("de", "en"), "x")
            entry.flags = ["fuzzy"]
    save(catalog)
    assert LABEL not in rendered(folder, "--use-drafts", "--label", LABEL)
    assert run("status", "en", "--fail-under", "50", "--reviewed").exit_code == 1


def test_the_manifest_names_each_segment(folder: Path) -> None:
    approve(folder, 3)
    manifest = folder / "drafts.json"
    rendered(folder, "--use-drafts", "--label", LABEL, "--manifest", str(manifest))
    content = json.loads(manifest.read_text())
    (deck,) = content["decks"]
    assert (content["source_language"], deck["deck"], deck["language"]) == ("de", "source/seltene-erden.md", "en")
    assert deck["file"] == "build/seltene-erden.md"
    source = (folder / "source" / "seltene-erden.md").read_text().splitlines()
    for one in deck["segments"]:
        assert one["msgid"].split("\n")[0] in source[one["line"] - 1]
        assert one["machine"] == (one["state"] == "draft" and one["role"] != "credit")
    assert sum(one["state"] == "approved" for one in deck["segments"]) >= 3


def test_a_label_is_one_line(folder: Path) -> None:
    for label in ("two\nlines", "⚠"):
        result = run("render", "en", "-o", "build", "--use-drafts", "--label", label)
        assert result.exit_code == 2
        assert "one line" in result.output
        assert not (folder / "build").exists()


def test_a_release_waits_for_review(folder: Path) -> None:
    assert run("status", "--fail-under", "90").exit_code == 0
    below = run("status", "en", "--fail-under", "90", "--reviewed")
    assert below.exit_code == 1
    assert re.search(r"seltene-erden en: \d+\.\d % reviewed, less than 90 %", below.output)
    approve(folder)
    assert run("status", "en", "--fail-under", "100", "--reviewed").exit_code == 0
    assert run("status", "--fail-under", "90", "--reviewed").exit_code == 1  # Russian waits still
    assert run("status", "--reviewed").exit_code == 2
