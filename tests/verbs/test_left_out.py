"""What no catalog has is said: texts that a format leaves out, and files that look like decks."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import rmtree
from typing import Any

import jsonschema
import pytest

from loctool.formats import markdown
from loctool.model import Deck, LeftOut
from loctool.project import find
from loctool.verbs.extract import extract
from loctool.verbs.render import render
from loctool.verbs.status import status
from loctool.verbs.support import left_out
from tests.conftest import ROOT, Run

MYST = "# Titel\n\n% Notiz\n\n- Punkt\n"
REASON = "looks like a comment of MyST or a title block of pandoc; set `dialect` to say what the deck is"


def project_of(folder: Path, **decks: str) -> Path:
    """Return a folder with a project of these decks alone."""
    for name in ("source", "glossary"):
        rmtree(folder / name, ignore_errors=True)
    (folder / "source").mkdir()
    (folder / "loctool.toml").write_text('targets = ["en"]\n')
    for name, text in decks.items():
        (folder / "source" / f"{name}.md").write_text(text, "utf-8")
    return folder


def test_a_template_tells_what_it_lacks_of_its_deck(tmp_path: Path) -> None:
    template, catalog = extract(find(project_of(tmp_path, a=MYST)))
    assert (template.deck, template.dialect) == ("source/a.md", "github")
    assert template.left_out == (LeftOut(3, "% Notiz", REASON),)
    assert (catalog.deck, catalog.dialect, catalog.left_out) == ("", "", ())


def test_extract_names_the_places(project: Path, loctool: Run) -> None:
    project_of(project, a=MYST, b="# B\n\n" + "% Notiz\n\n" * 12)
    done = loctool("extract")
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert lines[0] == f"source/a.md:3: left out: “% Notiz” ({REASON})"
    assert len(lines) == 12
    assert lines[-1] == "source/b.md: and 2 more"
    assert "read as" not in done.stdout
    assert "source/a.md: read as github\n" in loctool("extract", "-v").stdout
    assert loctool("extract", "--check").stderr == done.stderr
    quiet = loctool("extract", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")


def test_extract_names_files_that_it_cannot_read(project: Path, loctool: Run) -> None:
    project_of(project, a="# A\n", b="# B\n")
    (project / "source" / "c.adoc").write_text("# C\n")
    (project / "source" / "d.md").mkdir()
    done = loctool("extract")
    assert (done.returncode, done.stderr.splitlines()) == (0, [f"loctool: {line}" for line in find(project).unread()])
    assert len(find(project).unread()) == 2
    assert not loctool("extract", "--deck", "a").stderr


def test_extract_prints_json(project: Path, loctool: Run) -> None:
    project_of(project, a=MYST)
    schema = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))
    found = json.loads(loctool("extract", "--format", "json").stdout)
    jsonschema.validate(found, {"$defs": schema["$defs"], **schema["$defs"]["extract"]})
    assert found[0]["path"] == "locales/a.pot"
    assert found[0]["left_out"] == [{"line": 3, "text": "% Notiz", "reason": REASON}]
    assert found[0].keys() == schema["$defs"]["extract"]["items"]["properties"].keys()
    assert found[1]["path"] == "locales/en/LC_MESSAGES/a.po"


def test_status_counts_the_words(project: Path, loctool: Run) -> None:
    project_of(project, a=MYST, b="# B\n")
    loctool("extract")
    assert [(row.deck, row.words_left_out) for row in status(find(project))] == [("a", 1), ("b", 0)]
    assert loctool("status").stdout.splitlines()[-1] == "a: 1 word left out; `loctool extract` says why"
    rows = json.loads(loctool("status", "--format", "json").stdout)
    assert [row["words_left_out"] for row in rows] == [1, 0]


def test_status_parses_what_changed_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = find(project_of(tmp_path, a=MYST, b=MYST, c="# C\n"))
    extract(project)
    parsed, parse = list[str](), markdown.parse

    def parse_and_note(content: bytes, path: str, *more: Any) -> Deck:
        parsed.append(path)
        return parse(content, path, *more)

    monkeypatch.setattr(markdown, "parse", parse_and_note)
    assert [row.words_left_out for row in status(project)] == [1, 1, 0]
    assert parsed == []
    (tmp_path / "source" / "b.md").write_text(f"{MYST}\n% noch\n")
    (tmp_path / "source" / "c.md").write_bytes(b"\xff")
    assert [row.words_left_out for row in status(project)] == [1, 2, None]
    assert parsed[0] == "source/b.md"
    (tmp_path / ".loctool" / left_out.FILE).write_text("[")
    assert [row.words_left_out for row in status(project)] == [1, 2, None]
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\nfront_matter = ["abstract"]\n')
    parsed.clear()
    extract_again = find(tmp_path)
    assert [row.words_left_out for row in status(extract_again)][:2] == [1, 2]
    assert parsed[:2] == ["source/a.md", "source/b.md"]


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    extract(find(project_of(tmp_path, a=MYST)), write=False)
    assert not (tmp_path / ".loctool").exists()


def test_the_dialect_of_a_project_is_that_of_all_verbs(tmp_path: Path) -> None:
    deck = "# Titel\n\nZeile eins\nZeile zwei\n"
    project_of(tmp_path, a=deck, b=deck)
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\ndialect = {"b.md" = "marp"}\n')
    files = [file for file in extract(find(tmp_path)) if file.deck]
    assert [(file.deck, file.dialect) for file in files] == [("source/a.md", "github"), ("source/b.md", "marp")]
    catalogs = [tmp_path / "locales/en/LC_MESSAGES" / f"{name}.po" for name in "ab"]
    assert ["Zeile eins\\n" in path.read_text("utf-8") for path in catalogs] == [False, True]


def test_a_deck_that_is_read_otherwise_is_rendered_before_it_is_extracted(tmp_path: Path) -> None:
    project_of(tmp_path, a="---\nmarp: true\n---\n\n# Titel\n\nZeile eins\nZeile zwei\n")
    extract(find(tmp_path))
    path = tmp_path / "locales/en/LC_MESSAGES/a.po"
    text = path.read_text("utf-8").replace(
        'msgid ""\n"Zeile eins\\n"\n"Zeile zwei"\nmsgstr ""',
        'msgid "Zeile eins Zeile zwei"\nmsgstr "Lines one and two"',
    )
    path.write_text(text, "utf-8")
    (deck,) = render(find(tmp_path), "en", tmp_path / "en")
    assert "Lines one and two" in deck.path.read_text("utf-8")
    assert "Zeile" not in deck.path.read_text("utf-8")
    (_, merged) = extract(find(tmp_path))
    assert merged.summary == "1 kept, 1 carried over"
    assert 'msgid ""\n"Zeile eins\\n"\n"Zeile zwei"\nmsgstr "Lines one and two"' in path.read_text("utf-8")
    again = render(find(tmp_path), "en", tmp_path / "en")
    assert not again[0].changed


def test_what_is_left_out_cannot_command_the_terminal(project: Path, loctool: Run) -> None:
    project_of(project, a="# A\n\nB\n: \x1b[2Jweg\n\n::: \x9b2J\n")
    lines = loctool("extract").stderr.splitlines()
    assert lines
    assert all(line.isprintable() for line in lines)


def test_a_pattern_that_no_deck_matches_is_named(project: Path, loctool: Run) -> None:
    project_of(project, a="# A\n")
    (project / "loctool.toml").write_text('targets = ["en"]\ndialect = {"a.md" = "marp", "talks/**" = "reveal"}\n')
    why = "paths begin at the folder of the configuration"
    assert loctool("extract").stderr == f"loctool: no deck matches 'talks/**' of `dialect`; {why}\n"
