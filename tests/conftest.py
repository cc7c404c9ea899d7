"""What the tests of several rooms share: small projects, and the command line as a process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DECK = ROOT / "source" / "seltene-erden.md"

INHERITED = {name: os.environ[name] for name in ("PATH", "CT2_FORCE_CPU_ISA") if name in os.environ}
"""What processes with an environment of their own take over; the second one chooses the processor's kernels."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_configure(config: pytest.Config) -> None:
    """Let interrupts interrupt, also where a script that ignores them started the tests in its background.

    All tests share a data folder of this run's, so that models and dictionaries are unpacked once.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="loctool-data-")
        os.environ["LOCTOOL_DATA_DIR"] = folder.name
        config.add_cleanup(folder.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def models_folder() -> Path:
    """Return the data folder that all tests share."""
    return Path(os.environ["LOCTOOL_DATA_DIR"])


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
