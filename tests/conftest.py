"""What the tests of several rooms share: small projects, and the command line as a process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DECK = ROOT / "source" / "seltene-erden.md"

INHERITED = {name: os.environ[name] for name in ("PATH", "CT2_FORCE_CPU_ISA") if name in os.environ}
"""What processes with an environment of their own take over; the second one chooses the processor's kernels."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_configure() -> None:
    """Let interrupts interrupt, also where the tests were started in the background of a script, which ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return loctool's own data folder for this run, so that the embedded packages are unpacked once."""
    return tmp_path_factory.mktemp("loctool-data")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with a configuration, the real glossary and the real deck."""
    folder = tmp_path / "project"
    (folder / "source").mkdir(parents=True)
    (folder / "loctool.toml").write_text('name = "slides"\nversion = "2.1"\nbugs_address = "i18n@example.org"\n')
    shutil.copy(DECK, folder / "source")
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    return folder


@pytest.fixture
def loctool(project: Path, models_folder: Path, tmp_path: Path) -> Run:
    """Return a function that runs `loctool ARGS` in the project with an empty HOME, and gives what it printed."""
    (home := tmp_path / "home").mkdir()

    def run(*args: str, cwd: Path = project, **options: object) -> subprocess.CompletedProcess[str]:
        environment = {**INHERITED, "HOME": str(home), "LOCTOOL_DATA_DIR": str(models_folder)}
        environment |= options.pop("environment", {})  # type: ignore[arg-type]
        return subprocess.run(
            [sys.executable, "-m", "loctool", *args], cwd=cwd, env=environment, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, timeout=300,
        )  # fmt: skip

    return run
