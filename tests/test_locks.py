"""One writer at a time; the second is told who the first is, or waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from loctool import locks
from loctool.errors import LoctoolError
from loctool.files import replacing
from loctool.locks import locked

OTHER = """
import sys, pathlib
from loctool.locks import locked
with locked(pathlib.Path(sys.argv[1]), wait=float(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


def start(folder: Path, wait: float = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, folder, str(wait)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_the_holder_is_named_and_no_file_left(tmp_path: Path) -> None:
    other = start(tmp_path)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    with pytest.raises(LoctoolError, match="another loctool is still writing here") as refused, locked(tmp_path):
        pass
    if Path("/proc/locks").is_file():
        assert f"(process {other.pid} on " in str(refused.value)
        assert ", running since 20" in str(refused.value)
    other.communicate()
    with locked(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_the_second_waits(tmp_path: Path) -> None:
    with locked(tmp_path):
        other = start(tmp_path, 60)
        with pytest.raises(subprocess.TimeoutExpired):
            other.communicate(timeout=0.3)
    output, errors = other.communicate(timeout=60)
    assert (output, errors, other.returncode) == ("held\n", "", 0)


def test_a_system_that_hides_its_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PROC", tmp_path / "none")
    with locked(tmp_path), pytest.raises(LoctoolError, match="still writing here; run again"), locked(tmp_path):
        pass


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    for name in ("deck.po", ".deck.po.abc12_34.tmp", ".deck.mo.abc12_34.tmp", ".other.tmp"):
        (tmp_path / name).touch()
    with replacing(tmp_path / "other.po"), locked(tmp_path):
        left = sorted(path.name.partition(".po.")[0] for path in tmp_path.iterdir())
    assert left == [".other", ".other.tmp", "deck.po"]  # what is being written stays
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.tmp", "deck.po", "other.po"]
