"""What the documentation names exists: links and their anchors, paths, modules, commands and their options."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import click
import pytest

from loctool.cli import COMMANDS, main
from loctool.glossary.io.load import load
from tests.conftest import ROOT
from tests.test_architecture import LEVEL

PAGES = sorted(
    chain(
        ROOT.glob("*.md"),
        (ROOT / "docs").glob("*.md"),
        (ROOT / "docs" / "appendix").glob("*.md"),
        (ROOT / "tools").rglob("*.md"),
        (ROOT / "benchmarks").rglob("*.md"),
    )
)
PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^()#\s]*)(?:#([^()\s]+))?\)")
_PATH = re.compile(r"\b(?:loctool|tests|benchmarks|tools|docs)/(?!dist/)[\w./-]*\w/?(?![\w*<])")
_MODULE = re.compile(r"\bloctool(?:\.[a-z_]+)+(?![\w./-])(?<!\.toml)")
_COMMAND = re.compile(r"(?<![\w./-])loctool ((?:[a-z]+)(?: [a-z]+)?)([^`\n#|;]*)")
_OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
_FIRST_CELL = re.compile(r"^\| [^|]*\|", re.MULTILINE)


def headings(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    texts = re.findall(r"^#+ (.+)$", _FENCED.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in texts}


def text_about_now(page: Path) -> str:
    """Return the text of a page without what it says about earlier versions."""
    text = page.read_text("utf-8")
    if page.name == "CHANGELOG.md":
        return ""
    return _FIRST_CELL.sub("|", text) if page.name == "upgrading.md" else text


def command_of(words: list[str]) -> click.Command:
    """Return the command, or the command of a group, that these words call."""
    command: Any = main.get_command(click.Context(main), words[0])
    return command.commands.get(words[1], command) if isinstance(command, click.Group) and words[1:] else command


@PAGE
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in _LINK.findall(_FENCED.sub("", page.read_text("utf-8"))):
        path = page.parent / target if target else page
        assert path.exists(), target
        assert not anchor or anchor in headings(path), f"{target}#{anchor}"


@PAGE
def test_paths_exist(page: Path) -> None:
    for path in _PATH.findall(text_about_now(page)):
        assert (ROOT / path).exists(), path


@PAGE
def test_modules_exist(page: Path) -> None:
    for name in _MODULE.findall(text_about_now(page)):
        assert resolve_name(name), name


@PAGE
def test_commands_have_their_options(page: Path) -> None:
    for words, rest in _COMMAND.findall(text_about_now(page)):
        if words.split()[0] in COMMANDS:
            known = {name for option in command_of(words.split()).params for name in option.opts}
            assert set(_OPTION.findall(rest)) <= known, words + rest


def snippets(language: str, page: str = "README.md") -> list[str]:
    """Return a page's code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_page_on_the_library_runs_from_top_to_bottom(
    project: Path, home: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "source" / "seltene-erden.md").write_text("# Seltene Erden\n\nDie Gespräche haben begonnen.\n", "utf-8")
    monkeypatch.chdir(project)
    (namespace := {})["__name__"] = "snippets"
    for snippet in snippets("python", "docs/library.md"):
        exec(snippet, namespace)  # noqa: S102
    printed = capsys.readouterr().out
    assert "2 drafted" in printed
    assert "seltene-erden.mo 2 messages" in printed
    built = {path.name for path in (project / "build").iterdir()}
    assert built == {"en", "en.json", "exchange", "known.json", "manifest.json", "memory.tmx", "preview"}


def test_the_glossary_of_the_readme_is_read(tmp_path: Path) -> None:
    assert snippets("csv")
    for snippet in snippets("csv"):
        (path := tmp_path / "glossary.csv").write_text(snippet, "utf-8")
        assert load([path], "de")


def test_the_drawing_shows_every_room_on_its_level() -> None:
    drawing = _FENCED.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))[0].splitlines()[1:-1]
    rows = [re.split(r" {4,}", line)[0].split() for line in drawing]
    levels = [{LEVEL[room] for room in row} for row in rows]
    assert levels == sorted(levels, key=max, reverse=True)
    assert all(len(level) == 1 for level in levels)
    packages = {path.parent.name for path in (ROOT / "loctool").glob("*/__init__.py")}
    assert packages <= {room for row in rows for room in row}
