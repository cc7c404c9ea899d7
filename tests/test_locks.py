"""One writer at a time; the second is told who the first is, or waits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loctool.errors import LoctoolError
from loctool.files import ABANDONED, replacing, sweep
from loctool.locks import hold_lock

OTHER = """
import sys, pathlib
from loctool.locks import hold_lock
with hold_lock(pathlib.Path(sys.argv[1]) / "en.lock", pathlib.Path("en"), wait=float(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


def start(folder: Path, wait: float = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, folder, str(wait)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_the_holder_is_named(tmp_path: Path) -> None:
    lock, subject = tmp_path / "en.lock", Path("locales") / "en"
    other = start(tmp_path)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    with pytest.raises(LoctoolError) as refused, hold_lock(lock, subject):
        pass
    said = str(refused.value)
    assert said.startswith(f"locales/en: another loctool is still writing here (process {other.pid} on ")
    assert ", running since 20" in said
    other.communicate()
    with hold_lock(lock, subject):
        assert f"process {os.getpid()} on " in (tmp_path / "en.pid").read_text()
    assert not (tmp_path / "en.pid").exists()


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    other = start(tmp_path)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    other.kill()
    other.communicate()
    with hold_lock(tmp_path / "en.lock", tmp_path):
        assert f"process {os.getpid()} on " in (tmp_path / "en.pid").read_text()


def test_the_second_waits(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "en.lock", tmp_path):
        other = start(tmp_path, 60)
        with pytest.raises(subprocess.TimeoutExpired):
            other.communicate(timeout=0.3)
    output, errors = other.communicate(timeout=60)
    assert (output, errors, other.returncode) == ("held\n", "", 0)


def test_a_holder_that_is_not_known(tmp_path: Path) -> None:
    lock = tmp_path / "en.lock"
    with hold_lock(lock, tmp_path):
        (tmp_path / "en.pid").write_bytes(b"\xff")
        with pytest.raises(LoctoolError, match=r"still writing here after 0\.1 seconds; run again"), hold_lock(lock, tmp_path, 0.1):  # fmt: skip
            pass


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    for name in ("deck.po", ".deck.po.abc12_34.tmp", ".deck.mo.abc12_34.tmp", ".other.tmp"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - ABANDONED - 1,) * 2)
    with replacing(tmp_path / "other.po"):
        sweep(tmp_path)
        left = sorted(path.name.partition(".po.")[0] for path in tmp_path.iterdir())
    assert left == [".other", ".other.tmp", "deck.po"]  # what is being written stays
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.tmp", "deck.po", "other.po"]
