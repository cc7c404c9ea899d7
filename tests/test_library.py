"""The library's door."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

import loctool
from loctool import errors, model
from loctool.cli import COMMANDS, HELP, main
from loctool.project import Project

VERBS = ["check", "compile_catalogs", "diff", "draft", "extract", "find", "merge", "render", "status"]


def defined_in(module: ModuleType) -> dict[str, type]:
    """Return the public classes that a module defines."""
    found = {name: one for name, one in vars(module).items() if isinstance(one, type) and not name.startswith("_")}
    return {name: one for name, one in found.items() if one.__module__ == module.__name__}


def test_the_door_offers_every_verb_error_and_type() -> None:
    types = {**defined_in(errors), **defined_in(model), "Project": Project}
    assert {*loctool.__all__} == {"__version__", *VERBS, *types}
    for name in loctool.__all__:
        found = getattr(loctool, name)
        assert found is types.get(name, found)
        assert name not in VERBS or callable(found)


def test_the_door_offers_nothing_else() -> None:
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
