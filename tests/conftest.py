"""What the tests of several rooms share: small projects, and the command line."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from loctool.cli import main

ROOT = Path(__file__).parent.parent
DECK = ROOT / "source" / "seltene-erden.md"

SAMPLES = ROOT / "tests" / "data" / "catalog"
"""Catalogs as the field's tools write them."""

Gettext = Callable[..., str]
INHERITED = {name: os.environ[name] for name in ("PATH", "CT2_FORCE_CPU_ISA") if name in os.environ}
"""What processes with an environment of their own take over; the second one chooses the processor's kernels."""

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]

settings.register_profile(
    "catalog",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="EXAMPLES" not in os.environ,
)
settings.load_profile("catalog")


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


@pytest.fixture(scope="session")
def prepared(models_folder: Path) -> Path:
    """Return loctool's data folder with the dictionaries that most tests need, so that no run has to announce them."""
    code = "from loctool.glossary.morphology.lexicon import lexicon; lexicon('de'), lexicon('en')"
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
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home, in which nobody has packages or settings."""
    for variable in ("ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    (folder := tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def loctool(project: Path, home: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `loctool ARGS` in the project, in this process, and gives what it printed."""

    def run(*args: str, cwd: Path = project, environment: Mapping[str, str] = MappingProxyType({})) -> Done:
        with monkeypatch.context() as patch:
            patch.chdir(cwd)
            for name, value in environment.items():
                patch.setenv(name, value)
            result = CliRunner().invoke(main, args)
        if not isinstance(result.exception, SystemExit | None):
            raise result.exception
        return Done(args, result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def loctool_process(project: Path, home: Path, prepared: Path) -> Run:
    """Return a function that does the same in a process of its own, as users do."""

    def run(*args: str, environment: Mapping[str, str] = MappingProxyType({})) -> Done:
        own = {**INHERITED, "HOME": str(home), "LOCTOOL_DATA_DIR": str(prepared), **environment}
        return subprocess.run(
            [sys.executable, "-m", "loctool", *args], cwd=project, env=own, capture_output=True, text=True,
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
