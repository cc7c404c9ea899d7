"""Work on several files in several processes gives what one process gives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from loctool.errors import CatalogError, LoctoolError
from loctool.verbs import parallel
from loctool.verbs.parallel import in_order


@pytest.fixture(params=[1, 3], ids=["one", "three"])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(parallel, "LEAST", 0)
    monkeypatch.setattr(parallel, "_cores", lambda: request.param)
    return int(request.param)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"{number}.po" for number in range(9)]
    for number, path in enumerate(found):
        path.write_text("x" * (100_000 if number % 4 == 0 else number))
    return found


def text(path: Path) -> tuple[str, str]:
    return path.name, path.read_text()


def refusing(*names: str) -> Callable[[Path], tuple[str, str]]:
    def work(path: Path) -> tuple[str, str]:
        if path.stem in names:
            raise CatalogError("is wrong", path, 3)
        return text(path)

    return work


def test_results_come_in_order(files: list[Path], processes: int) -> None:
    assert list(in_order(text, files)) == [text(path) for path in files]
    assert multiprocessing.active_children() == []


def test_the_first_refusal_is_raised(files: list[Path], processes: int) -> None:
    results = in_order(refusing("7", "3", "5"), files)
    assert [next(results) for _ in range(3)] == [text(path) for path in files[:3]]
    with pytest.raises(CatalogError) as caught:
        next(results)
    assert (str(caught.value), caught.value.line) == (f"{files[3]}:3: is wrong", 3)
    assert multiprocessing.active_children() == []


def test_who_stops_stops_the_processes(files: list[Path], processes: int) -> None:
    results = in_order(text, files)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_killed_process_is_an_error(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def work(path: Path) -> str:
        if path.stem == "4":
            os.kill(os.getpid(), signal.SIGKILL)
        return path.stem

    monkeypatch.setattr(parallel, "LEAST", 0)
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    results = in_order(work, files)
    assert [next(results) for _ in range(4)] == ["0", "1", "2", "3"]
    with pytest.raises(LoctoolError, match="was killed"):
        next(results)


KILLED = """
import os, signal, sys
from pathlib import Path
from loctool.verbs import parallel
parallel.LEAST, parallel._cores = 0, lambda: 3
for _ in parallel.in_order(lambda path: b"x" * 1_000_000, [Path(str(n)) for n in range(9)]):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_process_outlives_a_killed_parent() -> None:
    """They hold its output open as long as they live."""
    parent = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, timeout=60, check=False)
    assert (parent.returncode, parent.stderr) == (-signal.SIGKILL, b"")


def test_few_bytes_need_no_other_process(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    assert set(in_order(lambda _: os.getpid(), files)) == {os.getpid()}
