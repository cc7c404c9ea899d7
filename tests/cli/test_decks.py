"""--deck selects decks, and a language without a model does not keep the others from being drafted."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from tests.conftest import Run


@pytest.fixture
def decks(project: Path, loctool: Run) -> Path:
    """Return a project of three decks whose catalogs exist."""
    (project / "source" / "seltene-erden.md").unlink()
    (project / "source" / "neu").mkdir()
    for name in ("alpha", "neu/beta", "gamma"):
        (project / "source" / f"{name}.md").write_text(f"# Titel {name[-3:]}\n\nText von {name[-3:]}.\n", "utf-8")
    assert loctool("extract").returncode == 0
    return project


def rows(loctool: Run, *patterns: str) -> set[str]:
    """Return the decks that `status` shows."""
    options = [word for pattern in patterns for word in ("--deck", pattern)]
    return {row["deck"] for row in json.loads(loctool("status", "--format", "json", *options).stdout)}


def test_patterns_match_domains_paths_and_file_names(decks: Path, loctool: Run) -> None:
    assert rows(loctool) == {"alpha", "beta", "gamma"}
    assert rows(loctool, "alpha") == rows(loctool, "alpha.md") == rows(loctool, "source/al*") == {"alpha"}
    assert rows(loctool, "./source/alpha.md") == {"alpha"}
    assert rows(loctool, "source/neu/*") == {"beta"}
    assert rows(loctool, "*a", "gamma") == {"alpha", "beta", "gamma"}
    assert rows(loctool, "be*", "gamma") == {"beta", "gamma"}


def test_a_pattern_that_matches_nothing_is_an_error(decks: Path, loctool: Run) -> None:
    result = loctool("draft", "--deck", "beta", "--deck", "delta*")
    assert result.returncode == 2
    assert "no deck matches 'delta*'" in result.stderr


def test_only_the_chosen_decks_change(decks: Path, loctool: Run) -> None:
    for path in (decks / "source").rglob("*.md"):
        path.write_text(path.read_text("utf-8") + "\nNoch ein Satz.\n", "utf-8")
    (decks / "source" / "gamma.md").rename(decks / "source" / "delta.md")
    before = {path: path.read_bytes() for path in (decks / "locales").rglob("*.po*")}
    result = loctool("extract", "--deck", "neu/*", "--deck", "source/neu/*")
    assert result.returncode == 2
    assert loctool("extract", "--deck", "beta").returncode == 0
    assert loctool("draft", "--engine", "pseudo", "--deck", "beta").returncode == 0
    changed = {path.stem for path in (decks / "locales").rglob("*.po*") if before.get(path) != path.read_bytes()}
    assert changed == {"beta"}
    assert loctool("compile", "--deck", "beta", "--use-drafts").returncode == 0
    assert {path.stem for path in (decks / "locales").rglob("*.mo")} == {"beta"}
    assert "gamma" in loctool("extract", "--check").stdout


def test_prune_is_for_the_whole_project(decks: Path, loctool: Run) -> None:
    assert loctool("extract", "--prune", "--deck", "beta").returncode == 2


def test_check_looks_at_the_chosen_decks(decks: Path, loctool: Run) -> None:
    for path in (decks / "locales" / "en").rglob("*.po"):
        path.write_text(path.read_text("utf-8").replace('msgstr ""\n\n', 'msgstr "x "\n\n'), "utf-8")
    shown = loctool("check", "en", "--deck", "gamma").stdout
    assert "gamma.po" in shown
    assert "alpha.po" not in shown


def test_languages_without_a_model_are_named_and_the_others_drafted(decks: Path, loctool: Run) -> None:
    (decks / "loctool.toml").write_text('targets = ["fi", "en", "xh", "ru"]\n')
    assert loctool("extract").returncode == 0
    beta = decks / "locales" / "fi" / "LC_MESSAGES" / "beta.po"
    beta.write_text(
        beta.read_text("utf-8").replace(
            'msgid "Text von eta."\nmsgstr ""', 'msgid "Text von eta."\nmsgstr "Eetan teksti."'
        )
    )
    alpha = decks / "source" / "alpha.md"
    alpha.write_text(alpha.read_text("utf-8") + "\nText von eta.\n", "utf-8")
    assert loctool("extract").returncode == 0
    result = loctool("draft", "--deck", "alpha")
    assert result.returncode == 1
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines() if "no Argos package" in line] == [
        "fi",
        "xh",
    ]
    for language in ("en", "ru"):
        drafted = polib.pofile(str(decks / "locales" / language / "LC_MESSAGES" / "alpha.po"))
        assert all(entry.msgstr and entry.fuzzy for entry in drafted)
    recalled = polib.pofile(str(alpha.parent.parent / "locales" / "fi" / "LC_MESSAGES" / "alpha.po"))
    assert {entry.msgid: entry.msgstr for entry in recalled if entry.msgstr} == {"Text von eta.": "Eetan teksti."}
    assert "undrafted" not in recalled.__unicode__()
    assert "fi: 0 drafted, 0 copied, 1 from memory" in result.stdout
