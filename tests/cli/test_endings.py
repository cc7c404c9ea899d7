"""Every command ends soon after SIGTERM, also in the middle of much work."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 20
"""Seconds within which a process must have ended; the work that it was at takes longer by far."""
WORD = "Wärmeplanung ist {n} Mal gut, sagt die Stadt, und [hier](https://example.org/{n}) steht es. "
HEADER = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose commands take long: many messages, nearly alike, and many terms."""
    project = tmp_path_factory.mktemp("large")
    (project / "loctool.toml").write_text('targets = ["en"]\n')
    for folder in ("source", "glossary", "locales/en/LC_MESSAGES"):
        (project / folder).mkdir(parents=True)
    for name in "abcd":
        deck = "\n\n".join(f"{name} {WORD.format(n=n)}" for n in range(15_000))
        (project / "source" / f"{name}.md").write_text(deck, "utf-8")
        old = (f'msgid "{name}. {WORD.format(n=n)}"\nmsgstr "{WORD.format(n=n + 1)}"\n' for n in range(15_000))
        (project / "locales/en/LC_MESSAGES" / f"{name}.po").write_text(HEADER + "\n" + "\n".join(old), "utf-8")
    rows = "".join(f"Plan{n}ung der Stadt,plan{n} of the city\n" for n in range(100_000))
    (project / "glossary/terms.csv").write_text("de,en\n" + rows)
    return project


@pytest.mark.parametrize(
    "command", ["extract", "check", "diff", "status", "draft --engine pseudo", "terms lint", "terms mine"]
)
def test_sigterm_ends_a_long_run(large: Path, command: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", *command.split()],
        cwd=large, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(2)
    expected = (143,) if process.poll() is None else (0, 1)  # that is a fast machine
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in errors
    assert process.returncode in expected
