"""loctool report in real git repositories: messages, findings, coverage, and what git refuses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from loctool.errors import LoctoolError
from loctool.project import find
from loctool.reports.changes import Changes, Coverage, Kind
from loctool.verbs.extract import extract
from loctool.verbs.report import report
from tests.conftest import Run

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

DECK = "# Der Wald\n\nEs gibt 5 Tiere im Wald.\n\nIm Jahr 1990 begann es.\n\n---\n\n# Ende\n\nVielen Dank\n"
PO = Path("locales/en/LC_MESSAGES/deck.po")
TRANSLATIONS = {
    "Der Wald": "The Forest", "Es gibt 5 Tiere im Wald.": "There are 6 animals in the forest.",
    "Im Jahr 1990 begann es.": "It began in 1990.",
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    own = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **own}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x", "--allow-empty")
    return git(folder, "rev-parse", "HEAD")


def translate(folder: Path, texts: dict[str, str], path: Path = PO) -> None:
    for source, text in texts.items():
        found = f'msgid "{source}"\nmsgstr ""'
        assert found in (folder / path).read_text()
        (folder / path).write_text((folder / path).read_text().replace(found, f'msgid "{source}"\nmsgstr "{text}"'))


def replace_in(path: Path, old: str, new: str) -> None:
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project within a repository, committed with translations."""
    folder = tmp_path / "repository" / "slides"
    (folder / "source").mkdir(parents=True)
    (folder / "loctool.toml").write_text('targets = ["en"]\n')
    (folder / "source" / "deck.md").write_text(DECK)
    git(folder.parent, "init", "-q", "-b", "main", ".")
    extract(find(folder))
    translate(folder, TRANSLATIONS)
    commit(folder)
    return folder


def kinds(changes: Changes) -> dict[str, Kind]:
    return {one.msgid: one.kind for catalog in changes.catalogs for one in catalog.changes}


def test_nothing_changed(folder: Path) -> None:
    changes = report(find(folder), "HEAD")
    assert (changes.decks, changes.new, changes.gone, kinds(changes)) == ((), (), (), {})
    (catalog,) = changes.catalogs
    assert catalog.before == catalog.after == Coverage(3, 0, 0, 2)
    assert changes.commit == git(folder, "rev-parse", "HEAD")


def test_what_people_and_extract_did(folder: Path) -> None:
    replace_in(folder / PO, "6 animals", "5 animals")
    translate(folder, {"Vielen Dank": "Thanks "})
    replace_in(folder / "source" / "deck.md", "1990", "1991")
    replace_in(folder / "source" / "deck.md", "# Der Wald", "# Der Wald brennt")
    extract(find(folder))
    changes = report(find(folder), "HEAD")
    assert kinds(changes) == {
        "Der Wald brennt": Kind.OUTDATED, "Es gibt 5 Tiere im Wald.": Kind.CHANGED,
        "Im Jahr 1991 begann es.": Kind.CARRIED, "Vielen Dank": Kind.TRANSLATED,
    }  # fmt: skip
    assert [(one.rule, one.key[1]) for one in changes.new] == [("outer-space", "Vielen Dank")]
    assert [(one.rule, one.key[1]) for one in changes.gone] == [("lost-number", "Es gibt 5 Tiere im Wald.")]
    (catalog,) = changes.catalogs
    assert (catalog.before, catalog.after) == (Coverage(3, 0, 0, 2), Coverage(3, 0, 1, 1))
    assert [(deck.path, deck.kind) for deck in changes.decks] == [("source/deck.md", "changed")]


def test_drafts_and_their_approval(folder: Path, loctool: Run) -> None:
    loctool("draft", "--engine", "pseudo", cwd=folder)
    assert kinds(report(find(folder), "HEAD")) == {"Ende": Kind.DRAFTED, "Vielen Dank": Kind.DRAFTED}
    commit(folder)
    replace_in(folder / PO, '#, fuzzy\nmsgid "Ende"', 'msgid "Ende"')
    text = (folder / PO).read_text()
    start = text.index("#, fuzzy\n", text.index('msgid "Ende"'))
    (folder / PO).write_text(text[:start] + 'msgid "Vielen Dank"\nmsgstr "Thank you"\n')
    assert kinds(report(find(folder), "HEAD")) == {"Ende": Kind.APPROVED, "Vielen Dank": Kind.TRANSLATED}


def test_lost_and_removed_messages(folder: Path) -> None:
    replace_in(folder / PO, '"The Forest"', '""')
    replace_in(folder / "source" / "deck.md", "Es gibt 5 Tiere im Wald.\n\n", "")
    extract(find(folder))
    assert kinds(report(find(folder), "HEAD")) == {
        "Der Wald": Kind.LOST, "Es gibt 5 Tiere im Wald.": Kind.REMOVED
    }  # fmt: skip


def test_a_finding_that_stays_on_a_changed_text_is_new_and_not_gone(folder: Path) -> None:
    replace_in(folder / PO, "6 animals", "7 animals")
    changes = report(find(folder), "HEAD")
    assert ([one.rule for one in changes.new], changes.gone) == (["lost-number"], ())


def test_a_renamed_deck_has_no_new_findings(folder: Path) -> None:
    (folder / "source" / "deck.md").rename(folder / "source" / "forest.md")
    extract(find(folder))
    changes = report(find(folder), "HEAD")
    assert (changes.new, changes.gone) == ((), ())
    (deck,) = changes.decks
    assert (deck.kind, deck.path, deck.former_path, deck.slides) == (
        "renamed", "source/forest.md", "source/deck.md", [],
    )  # fmt: skip
    (catalog,) = changes.catalogs
    assert (catalog.deck, catalog.before == catalog.after, catalog.changes) == ("forest", True, ())


def test_a_renamed_deck_shows_what_changed_in_it(folder: Path, loctool: Run) -> None:
    deck = folder / "source" / "forest.md"
    (folder / "source" / "deck.md").rename(deck)
    deck.write_text(deck.read_text() + "\n- 7 Bäche\n")
    extract(find(folder))
    changes = report(find(folder), "HEAD")
    assert [(one.kind, [slide.kind for slide in one.slides]) for one in changes.decks] == [("renamed", ["changed"])]
    assert kinds(changes) == {"7 Bäche": Kind.ADDED}
    shown = loctool("report", "--against", "HEAD", cwd=folder).stdout
    assert "source/forest.md: renamed from source/deck.md (1 slide changed)" in shown
    shown = loctool("diff", "HEAD", cwd=folder).stdout
    assert shown.startswith("source/forest.md (renamed from source/deck.md)\n")


def test_another_deck_in_the_place_of_one_is_new(folder: Path) -> None:
    (folder / "source" / "deck.md").unlink()
    (folder / "source" / "other.md").write_text("# Meer\n\n- 3 Fische\n- 9 Wale\n")
    changes = report(find(folder), "HEAD")
    assert [(one.kind, one.path) for one in changes.decks] == [
        ("removed", "source/deck.md"), ("added", "source/other.md"),
    ]  # fmt: skip


def test_the_older_version_may_be_empty_broken_or_have_no_catalog(folder: Path) -> None:
    project = find(folder)
    good = (folder / PO).read_text()
    (folder / PO).write_text("broken")
    broken = commit(folder)
    (folder / PO).write_text(good)
    changes = report(project, broken)
    assert [one.rule for one in changes.gone] == ["syntax"]
    assert changes.catalogs[0].before is None
    git(folder, "rm", "-rq", "--cached", ".")
    git(folder, "commit", "-qm", "x")
    changes = report(project, "HEAD")
    assert [(deck.kind, deck.path) for deck in changes.decks] == [("added", "source/deck.md")]
    assert [one.rule for one in changes.new] == ["lost-number"]
    shutil.rmtree(folder / "locales")
    assert report(project, "HEAD").catalogs == ()


def test_a_project_without_decks(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\ncatalogs = ["po/{language}.po"]\n')
    (tmp_path / "po").mkdir()
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n'
    (tmp_path / "po" / "en.po").write_text(f'{head}\nmsgid "Wald"\nmsgstr "Forest"\n')
    git(tmp_path, "init", "-q", ".")
    commit(tmp_path)
    (tmp_path / "po" / "en.po").write_text(f'{head}\nmsgid "Wald"\nmsgstr "Forest "\n')
    changes = report(find(tmp_path), "HEAD")
    assert ([one.rule for one in changes.new], kinds(changes)) == (["outer-space"], {"Wald": Kind.CHANGED})


def test_the_glossary_of_today_judges_both(folder: Path) -> None:
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.csv").write_text("de,en\nWald,woods\n")
    changes = report(find(folder), "HEAD")
    assert (changes.new, changes.gone) == ((), ())


def test_only_some_decks(folder: Path, loctool: Run) -> None:
    (folder / "source" / "other.md").write_text("# Neu\n")
    extract(find(folder))
    shown = loctool("report", "--against", "HEAD", "--deck", "other", "--format", "json", cwd=folder)
    changes = json.loads(shown.stdout)
    assert [one["deck"] for one in changes["catalogs"]] == ["other"]
    assert [one["path"] for one in changes["decks"]] == ["source/other.md"]


def test_exit_codes_and_formats(folder: Path, loctool: Run) -> None:
    replace_in(folder / PO, "The Forest", "The Forest ")
    shown = loctool("report", "--against", "HEAD", cwd=folder)
    assert shown.returncode == 0
    assert "findings new: 1 error, 0 warnings, 0 notes\n" in shown.stdout
    assert "locales/en/LC_MESSAGES/deck.po: 1 changed; 60 % of 5 translated\n" in shown.stdout
    assert loctool("report", "--against", "HEAD", "--fail-on", "error", cwd=folder).returncode == 1
    assert (
        "**1 new finding (1 error), 0 gone**"
        in loctool("report", "--against", "HEAD", "--format", "markdown", cwd=folder).stdout
    )
    for revision in ("nowhere", "HEAD~5", "-x", "HEAD:source"):
        refused = loctool("report", f"--against={revision}", cwd=folder)
        assert refused.returncode == 2
        assert f"Unknown git revision '{revision}'" in refused.stderr
    assert git(folder, "status", "--porcelain") == "M slides/locales/en/LC_MESSAGES/deck.po"


def test_a_shallow_clone_is_told_what_to_do(folder: Path, tmp_path: Path) -> None:
    first = git(folder, "rev-parse", "HEAD")
    commit(folder)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{folder.parent}", "clone")
    with pytest.raises(LoctoolError, match=r"shallow.*fetch-depth: 0"):
        report(find(tmp_path / "clone" / "slides"), first)


def test_outside_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\ncatalogs = ["{language}.po"]\n')
    with pytest.raises(LoctoolError, match="not in a git repository"):
        report(find(tmp_path), "HEAD")
