"""The command `review`: it prints an address, answers there, and ends by Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import INHERITED, Run


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_serves_until_it_is_interrupted(
    project: Path, loctool: Run, home: Path, prepared: Path, number: signal.Signals, code: int
) -> None:
    loctool("extract")
    own = {**INHERITED, "HOME": str(home), "LOCTOOL_DATA_DIR": str(prepared)}
    with subprocess.Popen(
        [sys.executable, "-m", "loctool", "review", "ru", "--no-browser"],
        cwd=project, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        address = process.stdout.readline().removeprefix("Review at ").strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}ru/seltene-erden") as page:
            assert b"Seltene" in page.read()
        events = urllib.request.urlopen(f"{address}api/events")
        events.readline()
        process.send_signal(number)
        _, said = process.communicate(timeout=10)
        events.close()
    assert process.returncode == code, said
    assert "Traceback" not in said


def test_wrong_use_is_one_line(loctool: Run) -> None:
    loctool("extract")
    for arguments, said in ((("--port", "70000"), "not in the range"), (("xx",), "xx"), (("--port", "x"), "integer")):
        done = loctool("review", *arguments)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert said in done.stderr
