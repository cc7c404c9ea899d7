"""The environment of a run may hold anything: there is an exit code, and no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool import storage
from loctool.cli import main

NAMES = [
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "COLUMNS", "LINES",
    "LANG", "LC_ALL", "LANGUAGE", "TERM", "NO_COLOR", "USER", "LOGNAME", "PATH",
]  # fmt: skip
ODD = [
    "",
    "~",
    "~nosuch/x",
    "/dev/null",
    "/proc/self/mem",
    "\udcff",
    "x" * 300,
    "a\nb",
    "-5",
    "9" * 5000,
    "C",
    "tr_TR.UTF-8",
]
VALUES = st.sampled_from(ODD) | st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), max_size=9)
COMMANDS = [
    "status",
    "models list",
    "tm status",
    "draft --engine pseudo",
    "compile --check",
    "extract --check",
    "--help",
    "x",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "source").mkdir()
    (folder / "source" / "a.md").write_text("# Titel\n\nEin Satz.\n")
    (folder / "loctool.toml").write_text('targets = ["en"]\n')
    return folder


@settings(max_examples=int(os.environ.get("EXAMPLES", "30")))
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, min_size=1, max_size=3), st.sampled_from(COMMANDS))
def test_any_environment(place: Path, environment: dict[str, str], command: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        CliRunner().invoke(main, ["extract"])
        for name, value in environment.items():
            patch.setenv(name, value)
        result = CliRunner().invoke(main, command.split())
    storage._writable.cache_clear()
    assert result.exit_code in (0, 1, 2)
    assert isinstance(result.exception, SystemExit | None), result.exc_info
