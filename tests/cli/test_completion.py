"""Shells complete commands, options, languages, decks and rules."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from loctool.cli import COMMANDS, main
from loctool.cli.completion import SHELLS
from loctool.engines.installed import engine_names
from loctool.quality import RULES
from tests.conftest import Run


def completions(*words: str) -> list[str]:
    """Return what stands behind Tab after these words; the last one is incomplete."""
    shell = BashComplete(main, {}, "loctool", "_LOCTOOL_COMPLETE")
    return [one.value for one in shell.get_completions(list(words[:-1]), words[-1])]


def test_commands_and_options_are_completed() -> None:
    assert completions("") == [*COMMANDS]
    assert completions("dr") == ["draft"]
    assert "--no-memory" in completions("draft", "--no")


@pytest.mark.parametrize("command", ["draft", "check", "compile", "render"])
def test_languages_are_those_of_the_project(command: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert completions(command, "") == ["en", "ru"]
    assert completions(command, "r") == ["ru"]
    monkeypatch.chdir(project.parent)
    assert completions(command, "") == []


def test_a_language_is_not_offered_twice(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert completions("draft", "en", "") == ["ru"]


def test_the_project_of_another_folder_is_asked(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completions("-C", "project", "status", "") == ["en", "ru"]
    assert completions("-C", "project", "check", "--deck", "selt") == ["seltene-erden"]


def test_engines_are_completed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    assert completions("draft", "--engine", "") == sorted(engine_names())
    (project / "loctool.toml").write_text('[engines.big]\nkind = "argos"\n[engines.argos]\n')
    monkeypatch.chdir(project)
    assert completions("draft", "--engine", "b") == ["big"]
    assert completions("draft", "--engine", "") == sorted(("big", *engine_names()))
    assert completions("draft", "--engine", "big,ps") == ["big,pseudo"]
    assert "pseudo,pseudo" not in completions("draft", "--engine", "pseudo,")


def test_help_keeps_a_line_for_each_shell(loctool: Run) -> None:
    lines = [line.split()[0] for line in loctool("completion", "--help").stdout.splitlines() if line.strip()]
    assert [line for line in lines if line in SHELLS] == [*SHELLS]


def test_rules_are_completed() -> None:
    wrong = sorted(rule for rule in RULES if rule.startswith("wrong-") and RULES[rule].reports)
    for option in ("--select", "--rule", "--ignore"):
        assert completions("check", option, "wrong-") == wrong
        assert completions("check", option, "length,wrong-") == [f"length,{rule}" for rule in wrong]


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_are_those_of_the_shells(shell: str, project: Path, loctool: Run) -> None:
    script = loctool("completion", shell)
    assert script.returncode == 0
    if not (program := shutil.which(shell)):
        pytest.skip(f"{shell} is not on PATH")
    (project / "script").write_text(script.stdout)
    checked = subprocess.run([program, "-n", "script"], cwd=project, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_bash_completes(project: Path, loctool_process: Run) -> None:
    if not shutil.which("bash"):
        pytest.skip("bash is not on PATH")
    (project / "script").write_text(loctool_process("completion", "bash").stdout)
    (bin_folder := project / "bin").mkdir()
    (starter := bin_folder / "loctool").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m loctool "$@"\n')
    starter.chmod(0o755)
    script = 'source ./script; COMP_WORDS=(loctool draft r); COMP_CWORD=2; _loctool_completion loctool; echo "${COMPREPLY[@]}"'
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=project, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["ru"]
