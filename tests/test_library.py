"""The library's door."""

from __future__ import annotations

import subprocess
import sys

import pytest

import loctool


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
