"""The package that docs/engines.md shows: pip installs it, `draft` drafts with it, and all else works without it."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from loctool.catalog.notes import provenance_in
from tests.conftest import ROOT, Done, Run
from tests.test_docs import snippets

PACKAGE = ROOT / "tests" / "data" / "engine-package"
CATALOG = "locales/en/LC_MESSAGES/seltene-erden.po"
DECK = "# Seltene Erden\n\nDie Gespräche haben begonnen.\n\nDie **Preise** steigen um 17 %.\n\n<!-- role: credit -->\nShutterstock.com\n"

PROGRAM = """
import json, sys
from loctool.engines import ENGINES

question = json.load(sys.stdin)
engine = ENGINES["argos"](question["source"], question["target"], threads=1)
json.dump([draft.text for draft in engine.translate(question["texts"])], sys.stdout)
"""
"""Translates with the embedded models, in a process of its own."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which pip has installed the package, without a network."""
    source = shutil.copytree(PACKAGE, tmp_path_factory.mktemp("package") / "source")
    site = source.parent / "site"
    options = ["--quiet", "--no-index", "--no-build-isolation", "--no-deps", "--target", str(site)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, str(source)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def small(project: Path, loctool: Run) -> Callable[[str], Path]:
    """Return a function that makes a project of one deck whose engine runs a program, and gives its catalog."""

    def make(program: str) -> Path:
        (project / "source" / "seltene-erden.md").write_text(DECK, "utf-8")
        (project / "translator.py").write_text(program, "utf-8")
        command = json.dumps(f"{shlex.quote(sys.executable)} translator.py")
        with (project / "loctool.toml").open("a") as file:
            file.write(f"\n[engines.command]\nprogram = {command}\n")
        assert loctool("extract").returncode == 0
        return project / CATALOG

    return make


def engines_in(catalog: Path) -> set[str]:
    """Return who made the drafts in a catalog."""
    found = [provenance_in(entry.tcomment) for entry in polib.pofile(str(catalog))]
    return {one.engine for one in found if one}


def test_the_docs_show_the_package() -> None:
    shown = {*snippets("python", "docs/engines.md"), *snippets("toml", "docs/engines.md")}
    for name in ("loctool_command.py", "pyproject.toml"):
        assert (PACKAGE / name).read_text("utf-8") in shown
    assert len((PACKAGE / "loctool_command.py").read_text("utf-8").splitlines()) <= 30


def test_an_installed_engine_drafts_and_may_go_again(
    small: Callable[[str], Path], site: Path, loctool: Run, loctool_process: Run
) -> None:
    catalog = small(PROGRAM)

    def run(*args: str) -> Done:
        return loctool_process(*args, environment={"PYTHONPATH": str(site)})

    done = run("draft", "en", "--engine", "command")
    assert done.returncode == 0, done.stderr
    assert engines_in(catalog) == {"command", "copy"}
    entries = {entry.msgid: entry for entry in polib.pofile(str(catalog))}
    assert all(entry.msgstr and entry.fuzzy for entry in entries.values())
    assert entries["Die **Preise** steigen um 17 %."].msgstr.count("**") == 2
    shown = run("status", "en")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "?" not in shown.stdout
    assert "up to date" in run("draft", "en", "--engine", "command").stdout
    _check_without_it(catalog, loctool)


def _check_without_it(catalog: Path, loctool: Run) -> None:
    before = catalog.read_bytes()
    shown = loctool("status", "en", "-v")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "drafts were made by the engine 'command', which is not installed" in shown.stdout
    assert loctool("check", "en").returncode in (0, 1)
    assert loctool("compile", "en", "--use-drafts").returncode == 0
    shown = loctool("draft", "en", "--engine", "command")
    assert shown.returncode == 2
    assert "known engines: argos" in shown.stderr
    assert catalog.read_bytes() == before


def test_a_program_that_fails_is_one_line(small: Callable[[str], Path], site: Path, loctool_process: Run) -> None:
    catalog = small("raise SystemExit(3)")
    done = loctool_process("draft", "en", "--engine", "command", environment={"PYTHONPATH": str(site)})
    assert done.returncode == 1
    (said,) = [one for one in done.stderr.splitlines() if "loctool-command 1.0" in one]
    assert said.startswith("loctool: en: the engine 'command' of loctool-command 1.0 ")
    assert "returned non-zero exit status 3" in said
    assert "Traceback" not in done.stderr
    assert engines_in(catalog) == {"copy"}


def test_a_missing_setting_is_named_with_its_engine(site: Path, loctool: Run, loctool_process: Run) -> None:
    assert loctool("extract").returncode == 0
    done = loctool_process("draft", "en", "--engine", "command", environment={"PYTHONPATH": str(site)})
    assert done.returncode == 2
    assert "name the program" in done.stderr
    assert "loctool.toml" in done.stderr
