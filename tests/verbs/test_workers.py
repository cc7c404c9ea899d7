"""Work on several files in several processes gives what one process gives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import types
from functools import partial
from pathlib import Path

import pytest

from loctool.errors import CatalogError, LoctoolError
from loctool.project import find
from loctool.verbs.check import check
from loctool.verbs.extract import extract
from loctool.verbs.support.workers import SHARE, map_catalogs, useful_workers

WORK = '''
"""Work that workers can import; pytest imports its own modules in a way that they do not know."""
import os, signal
from loctool.errors import CatalogError

def text(path):
    return path.name, path.read_text()

def refuse(names, path):
    if path.stem in names:
        raise CatalogError("is wrong", path, 3)
    return text(path)

def kill(path):
    if path.stem == "4":
        os.kill(os.getpid(), signal.SIGKILL)
    return path.stem

def process(path):
    return os.getpid()
'''


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    (tmp_path / "workers_work.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "workers_work", raising=False)
    import workers_work  # type: ignore[import-not-found]

    return workers_work  # type: ignore[no-any-return]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"{number}.po" for number in range(9)]
    for number, path in enumerate(found):
        path.write_text("x" * (100_000 if number % 4 == 0 else number))
    return found


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_order_until_the_first_refusal(work: types.ModuleType, files: list[Path], workers: int) -> None:
    assert list(map_catalogs(work.text, files, workers)) == [work.text(path) for path in files]
    results = map_catalogs(partial(work.refuse, ("7", "3", "5")), files, workers)
    assert [next(results) for _ in range(3)] == [work.text(path) for path in files[:3]]
    with pytest.raises(CatalogError) as caught:
        next(results)
    assert (str(caught.value), caught.value.line) == (f"{files[3]}:3: is wrong", 3)
    assert multiprocessing.active_children() == []


def test_processes_are_started_if_asked_for(work: types.ModuleType, files: list[Path]) -> None:
    assert set(map_catalogs(work.process, files)) == {os.getpid()}
    results = map_catalogs(work.process, files, 2)
    assert next(results) != os.getpid()
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_killed_worker_is_an_error(work: types.ModuleType, files: list[Path]) -> None:
    with pytest.raises(LoctoolError, match="A worker was killed while reading catalogs"):
        list(map_catalogs(work.kill, files, 2))
    assert multiprocessing.active_children() == []


ENDED = """
import os, signal, sys, time
from pathlib import Path
from loctool.verbs.support.workers import map_catalogs

if __name__ == "__main__":
    try:
        for _ in map_catalogs(time.sleep if sys.argv[1] == "busy" else str, [0, 60, 60], 2):
            os.killpg(0, signal.SIGINT) if sys.argv[2] == "group" else os.kill(os.getpid(), signal.SIGKILL)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize("state", ["busy", "idle"])
@pytest.mark.parametrize(("ending", "code"), [("group", 130), ("parent", -signal.SIGKILL)])
def test_no_worker_outlives_its_parent(state: str, ending: str, code: int, tmp_path: Path) -> None:
    """Workers hold the parent's output open as long as they live."""
    (tmp_path / "ended.py").write_text(ENDED)
    done = subprocess.run(
        [sys.executable, tmp_path / "ended.py", state, ending], capture_output=True, text=True, timeout=50, check=False,
        start_new_session=True,
    )  # fmt: skip
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_worker_has_enough_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"a.po": SHARE, "b.po": SHARE // 2}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    paths = [tmp_path / name for name in (*sizes, "missing.po")]
    assert [
        useful_workers([path, *more]) for path, more in ((paths[1], []), (paths[0], paths[1:]), (paths[0], paths))
    ] == [1, 1, 2]


def test_a_check_with_workers_finds_the_same(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en", "ru"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "deck.md").write_text("# Titel\n\nEs sind 12.\n\nEs sind 13.\n")
    extract(find(tmp_path))
    for path in tmp_path.rglob("*.po"):
        path.write_text(path.read_text().replace('13."\nmsgstr ""', '13."\nmsgstr "14"'))
    alone = list(check(find(tmp_path), (), ("lost-number",)))
    assert [finding.path for finding in alone] == [f"locales/{one}/LC_MESSAGES/deck.po" for one in ("en", "ru")]
    assert list(check(find(tmp_path), (), ("lost-number",), workers=2)) == alone
    command = [sys.executable, "-m", "loctool", "check", "--rule", "lost-number", "--workers", "2"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (1, 2, "2 errors, 0 warnings, 0 notes\n")
