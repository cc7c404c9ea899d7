"""Bad input: one line that says what, where and what to do; exit code 2; nothing half-written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run


def nothing(project: Path) -> None:
    """Leave the project as it is."""


def no_config(project: Path) -> None:
    (project / "loctool.toml").unlink()


def empty_source(project: Path) -> None:
    for deck in (project / "source").iterdir():
        deck.unlink()


def latin1_source(project: Path) -> None:
    (project / "source" / "seltene-erden.md").write_bytes("# Titel\n\nGrün\n".encode("latin-1"))


def broken_front_matter(project: Path) -> None:
    (project / "source" / "seltene-erden.md").write_text("---\ntitle: [a\nlang: de\n---\n\n# Titel\n")


def broken_po(project: Path) -> None:
    path = project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a\nmsgstr "b"\n')


def short_glossary_row(project: Path) -> None:
    (project / "glossary" / "more.csv").write_text("de,en,ru,status,note\nErde,earth\n")


@pytest.mark.parametrize(
    ("spoil", "command", "message"),
    [
        (no_config, "extract", "no loctool.toml and no pyproject.toml with [tool.loctool] here or above; run `loctool init`"),
        (empty_source, "extract", "source: no source deck here; add a .md or .pptx file"),
        (latin1_source, "extract", "source/seltene-erden.md:3: is not UTF-8 (byte 0xfc)"),
        (broken_front_matter, "extract", "source/seltene-erden.md:3: "),
        (broken_po, "extract", "locales/en/LC_MESSAGES/seltene-erden.po:5:7: "),
        (broken_po, "compile", "locales/en/LC_MESSAGES/seltene-erden.po:5:7: "),
        (short_glossary_row, "check", "glossary/more.csv:2: has 2 columns, too few"),
        (nothing, "draft", "locales/en/LC_MESSAGES/seltene-erden.po: there is no such catalog yet; run `loctool extract`"),
    ],
)  # fmt: skip
def test_one_line_and_exit_2(
    spoil: Callable[[Path], None], command: str, message: str, loctool: Run, project: Path
) -> None:
    if command == "check":
        assert loctool("extract").returncode == 0
    spoil(project)
    before = contents(project)
    result = loctool(command)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("loctool: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert contents(project) == before


def contents(project: Path) -> dict[Path, bytes]:
    """Return path -> content of all files that git and people see."""
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file() and ".loctool" not in path.parts}


def test_missing_pair_names_what_is_installed(loctool: Run, project: Path) -> None:
    (project / "loctool.toml").write_text('targets = ["fi"]\n')
    assert loctool("extract").returncode == 0
    result = loctool("draft")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "de" in result.stderr
    assert "fi" in result.stderr
    assert "loctool models install" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("draft", "xx"), "'xx' is not a target language (targets: en, ru)"),
        (("draft", "--engine", "best"), "--engine names 'best'; known engines: argos"),
        (("draft", "--engine", "pseudo,argo"), "--engine names 'argo'; did you mean argos?"),
        (("draft", "--engine", "pseudo", "--engine", "pseudo"), "--engine names 'pseudo' twice; name it once"),
        (("draft", "--engine", "pseudo,"), "--engine has an empty name; write one, or leave it out"),
        (("draft", "--compare"), "--compare needs two engines or more, as in --engine llm,argos"),
        (("draft", "--fast", "--beam", "8"), "--fast is --beam 1"),
        (("draft", "--wait", "nan"), "'nan' is not a number of seconds; write for example 60"),
        (("draft", "--wait", "inf"), "'inf' is not a number of seconds"),
        (("draft", "--wait", "-1"), "-1.0 is not in the range x>=0"),
        (("draft", "--wait", "soon"), "'soon' is not a valid number of seconds"),
        (("check", "--rule", "nonsense"), "`loctool explain` lists the rules"),
        (("render", "en"), "Missing option '-o'"),
        (("render", "en", "-o", "source"), "is the folder of the source decks"),
        (("models", "install", "missing.argosmodel"), "missing.argosmodel: no such file"),
        (("frobnicate",), "No such command 'frobnicate'"),
    ],
)
def test_wrong_use(args: tuple[str, ...], message: str, loctool: Run) -> None:
    loctool("extract")
    result = loctool(*args)
    assert result.returncode == 2
    assert message in result.stderr


def test_read_only_folder(loctool: Run, project: Path) -> None:
    (project / "locales").write_text("a file where the folder should be")
    result = loctool("extract")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "cannot be written" in result.stderr


def test_init_in_an_empty_folder(loctool: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    result = loctool("init", cwd=folder)
    assert result.returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["glossary", "locales", "loctool.toml", "source"]
    again = loctool("init", cwd=folder)
    assert again.returncode == 2
    assert "has its configuration already" in again.stderr
    (folder / "source" / "a.md").write_text("# Titel\n")
    assert loctool("extract", cwd=folder).returncode == 0
    assert (folder / "locales" / "ru" / "LC_MESSAGES" / "a.po").is_file()


def test_a_command_that_was_probably_meant(loctool: Run) -> None:
    result = loctool("extrat")
    assert result.returncode == 2
    assert "loctool: No such command 'extrat'. Did you mean 'extract'? See" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Did you mean" not in loctool("xyz").stderr


def test_a_project_in_a_folder_whose_name_is_not_utf_8(
    loctool: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        (folder := Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\nb"))).mkdir()
    except OSError:
        pytest.skip("the file system has no such names")
    assert loctool("init", cwd=folder).returncode == 0
    (folder / "source" / "a.md").write_text("# Titel\n")
    for line in (
        "extract",
        "draft --engine pseudo",
        "status",
        "compile --manifest m.json",
        "render en -o out",
        "tm status",
    ):
        assert loctool(*line.split(), cwd=folder).returncode == 0
    assert "Project-Id-Version: a\ufffd b 1.0" in (folder / "locales" / "a.pot").read_text("utf-8")
