"""The library's door."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import loctool
from loctool.cli import COMMANDS, HELP, main


def test_every_verb_opens() -> None:
    for name in loctool.__all__:
        assert getattr(loctool, name)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        loctool.nonsense  # noqa: B018


def test_importing_and_asking_for_help_load_nothing_slow() -> None:
    code = (
        "import sys, loctool, loctool.cli, loctool.engines\n"
        "loctool.cli.main(['--help'], standalone_mode=False)\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('polib', 'babel', 'ctranslate2', 'argostranslate', 'numpy', 'simplemma', 'pymorphy3', 'markdown_it', 'yaml')])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_help_imports_no_command() -> None:
    code = (
        "import sys, loctool.cli\n"
        "loctool.cli.main(['--help'], standalone_mode=False)\n"
        "print([name for name in loctool.cli.COMMANDS if f'loctool.cli.{name}' in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_help_keeps_its_lines_and_names_every_command() -> None:
    shown = CliRunner().invoke(main, ["--help"], terminal_width=80).stdout
    lines = [line.strip() for line in shown.splitlines()]
    assert "\b" not in shown
    assert "\\b" not in shown
    for line in HELP.partition("\b\n")[2].splitlines():
        assert line.strip() in lines
    for name, does in COMMANDS.items():
        assert any(line.split() == [name, *does.split()] for line in lines)
        command = main.get_command(click.Context(main), name)
        assert command
        assert command.name == name
