"""Entries at random for the properties, and GNU gettext as the referee."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "catalog",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="EXAMPLES" not in os.environ,
)
settings.load_profile("catalog")

SAMPLES = Path(__file__).parent.parent / "data" / "catalog"

Gettext = Callable[..., str]


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
