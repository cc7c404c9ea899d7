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
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
DECK = ROOT / "source" / "seltene-erden.md"

SAMPLES = ROOT / "tests" / "data" / "catalog"
"""Catalogs as the field's tools write them."""

Gettext = Callable[..., str]
Run = Callable[..., subprocess.CompletedProcess[str]]


settings.register_profile(
    "catalog",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="EXAMPLES" not in os.environ,
)
settings.load_profile("catalog")


def pytest_configure() -> None:
    """Let interrupts interrupt, also where the tests were started in the background of a script, which ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return loctool's own data folder for this run, so that the embedded packages are unpacked once."""
    return tmp_path_factory.mktemp("loctool-data")


@pytest.fixture(scope="session")
def prepared(models_folder: Path) -> Path:
    """Return loctool's data folder with the dictionaries that most tests need, so that no run has to announce them."""
    code = "from loctool.glossary.lexicon import lexicon; lexicon('de'), lexicon('en')"
    subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "LOCTOOL_DATA_DIR": str(models_folder)}, cwd=ROOT, check=True
    )
    return models_folder


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
def loctool(project: Path, prepared: Path, tmp_path: Path) -> Run:
    """Return a function that runs `loctool ARGS` in the project with an empty HOME, and gives what it printed."""
    (home := tmp_path / "home").mkdir()

    def run(*args: str, cwd: Path = project, **options: object) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LOCTOOL_DATA_DIR": str(prepared)}
        environment |= options.pop("environment", {})  # type: ignore[arg-type]
        return subprocess.run(
            [sys.executable, "-m", "loctool", *args], cwd=cwd, env=environment, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, timeout=300,
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def gettext_tool() -> Gettext:
    """Return a function that runs a tool of gettext on a text and gives what it prints; it must succeed silently."""
    if not shutil.which("msgcat"):
        pytest.skip("GNU gettext is not on PATH")

    def run(*command: str, text: str) -> str:
        done = subprocess.run([*command, "-"], input=text.encode(), capture_output=True, check=False)
        assert (done.returncode, done.stderr.decode()) == (0, "")
        return done.stdout.decode()

    return run
