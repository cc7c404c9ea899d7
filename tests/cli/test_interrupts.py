"""`loctool draft` as a process, ended at any moment: the catalog is whole, and the next run goes on."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from loctool.catalog.provenance import State, state
from loctool.catalog.reader import read
from loctool.interrupts import Terminated, defer_signals, handle_termination
from loctool.project import find
from loctool.verbs.support.inputs import lock_languages
from tests.conftest import Run

MESSAGES = 1000
ENDINGS = [signal.SIGINT, *(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT"))]
HASTY = "from loctool.drafting import batches, run; batches.SIZE, run.SAVE_EVERY = 20, 0; from loctool.cli import main; main()"
"""The real command, saving after every few messages."""


def po(project: Path) -> Path:
    return project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"


@pytest.fixture
def large(loctool: Run, project: Path) -> Path:
    """Return a project with many short messages, extracted."""
    deck = "\n---\n".join(f"# Titel {n}, ein Abkommen\n" for n in range(MESSAGES))
    (project / "source" / "seltene-erden.md").write_text(deck)
    (project / "glossary" / "seltene-erden.csv").write_text("de,en\n")
    (project / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n')
    assert loctool("extract").returncode == 0
    return project


def start(project: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HASTY, "draft", "en", "--engine", "pseudo", *options],
        cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_killed_at_random_moments(large: Path) -> None:
    chance = random.Random()
    finished = 0
    endings = [signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP, signal.SIGQUIT] * 2
    codes = {signal.SIGKILL: -9, **{number: 128 + number for number in ENDINGS}}
    ended = Counter[int]()
    for turn, ending in enumerate(endings):
        before = po(large).stat().st_ino
        process = start(large)
        assert process.stderr
        assert process.stderr.readline().startswith("drafting en: ")
        while turn % 2 and po(large).stat().st_ino == before and process.poll() is None:
            time.sleep(0.005)  # every second run gets as far as its first write
        time.sleep(chance.uniform(0, 0.1))
        process.send_signal(ending)
        _, errors = process.communicate(timeout=60)
        assert process.returncode in (codes[ending], 0), errors
        assert "Traceback" not in errors
        ended[process.returncode] += 1
        states = Counter(state(entry) for entry in read(po(large)).messages())
        assert set(states) <= {State.DRAFT, State.UNTRANSLATED}
        assert states.total() == MESSAGES
        assert states[State.DRAFT] >= finished
        finished = states[State.DRAFT]
        if finished == MESSAGES:
            break
    assert finished
    assert ended.total() > ended[0]
    last = start(large)
    last.communicate(timeout=60)
    assert (last.returncode, {state(entry) for entry in read(po(large)).messages()}) == (0, {State.DRAFT})
    assert [path for path in po(large).parent.iterdir() if path.suffix != ".tmp"] == [po(large)]


def test_a_temporary_data_folder_is_removed(large: Path, tmp_path: Path) -> None:
    (temporary := tmp_path / "temporary").mkdir()
    data = {"LOCTOOL_DATA_DIR": str(large / "loctool.toml" / "data"), "TMPDIR": str(temporary)}
    (large / "glossary" / "seltene-erden.csv").write_text("de,en\nAbkommen,agreement\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", "extract"],
        cwd=large,
        env=os.environ | data,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(temporary.rglob("*.*")) and process.poll() is None:
        time.sleep(0.005)
    process.terminate()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, list(temporary.iterdir())) == (143, []), errors


def test_a_full_disk(large: Path) -> None:
    before = po(large).read_bytes()
    result = subprocess.run(
        [sys.executable, "-m", "loctool", "draft", "en", "--engine", "pseudo", "--no-memory"],
        cwd=large, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 1000,) * 2),
    )  # fmt: skip
    assert result.returncode == 2
    assert "seltene-erden.po: cannot be written: File too large" in result.stderr.splitlines()[-1]
    assert (po(large).read_bytes(), list(po(large).parent.iterdir())) == (before, [po(large)])


def test_two_runs_at_once(large: Path) -> None:
    with lock_languages(find(large), ["en"]):
        told, waited = start(large), start(large, "--wait", "0.2")
        for process, words in ((told, "is still writing here"), (waited, "still writing here after 0.2 seconds")):
            _, errors = process.communicate(timeout=60)
            assert (process.returncode, words in errors) == (2, True), errors
            assert "locales/en/LC_MESSAGES: another loctool " in errors
            assert f"(process {os.getpid()} on " in errors
    both = [start(large, "--wait", "60") for _ in range(2)]
    outputs = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(output.startswith(f"en: {MESSAGES} drafted") for output in outputs) == [False, True]


AT_IMPORT = """
import os, sys
class Finder:
    def find_spec(self, name, *_):
        if name == MODULE:
            os.kill(os.getpid(), NUMBER)
for name in [name for name in sys.modules if name == MODULE]:
    del sys.modules[name]
from loctool.__main__ import main
sys.meta_path.insert(0, Finder())
main()
"""
"""The real command, which gets a signal at the import of a module."""


@pytest.mark.parametrize("number", ENDINGS)
@pytest.mark.parametrize(
    "module", ["loctool.cli", "click", "pathlib", "loctool.project", "loctool.cli.status", "babel"]
)
def test_signals_while_modules_are_imported(number: int, module: str, project: Path) -> None:
    done = run_code(AT_IMPORT, module, number, "status", cwd=project)
    assert done.returncode == 128 + number, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


@pytest.mark.parametrize("number", ENDINGS[1:])
def test_signals_that_are_ignored_stay_so(number: int, project: Path) -> None:
    ignoring = f"import signal; signal.signal(NUMBER, signal.SIG_IGN)\n{AT_IMPORT}"
    assert run_code(ignoring, "click", number, "--version", cwd=project).returncode == 0


def run_code(code: str, module: str, number: int, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    code = code.replace("MODULE", repr(module)).replace("NUMBER", str(int(number)))
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), *((n, Terminated) for n in ENDINGS[1:])]
)
def test_no_signal_is_lost_where_exceptions_are_dropped(number: int, raised: type[BaseException]) -> None:
    class Dropping:
        def __del__(self) -> None:
            os.kill(os.getpid(), number)
            time.sleep(0.001)

    def work() -> None:
        with handle_termination():
            Dropping()
            time.sleep(60)

    with pytest.raises(raised):
        work()


@pytest.mark.parametrize(("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
def test_what_is_held_is_done_first(number: int, raised: type[BaseException]) -> None:
    done = False

    def work() -> None:
        nonlocal done
        with handle_termination(), defer_signals():
            os.kill(os.getpid(), number)
            time.sleep(0.01)
            done = True

    with pytest.raises(raised):
        work()
    assert done
    assert signal.getsignal(signal.SIGTERM) in (signal.SIG_DFL, None)


@pytest.mark.parametrize(("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
def test_no_signal_is_lost_in_an_import(number: int, raised: type[BaseException]) -> None:
    code = compile("kill(pid, number)", "<frozen importlib._bootstrap>", "exec")  # as its callbacks are
    imported = False

    def work() -> None:
        nonlocal imported
        with handle_termination():
            exec(code, {"kill": os.kill, "pid": os.getpid(), "number": number})  # noqa: S102
            imported = True
            time.sleep(60)

    with pytest.raises(raised):
        work()
    assert imported


@pytest.mark.parametrize("number", ENDINGS)
def test_several_processes_end_quietly(number: int, large: Path) -> None:
    (large / "loctool.toml").write_text('name = "T"\ntargets = ["en", "ru"]\n')
    for command in ("extract", "draft --engine pseudo"):
        subprocess.run([sys.executable, "-m", "loctool", *command.split()], cwd=large, check=True, capture_output=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", "check", "--workers", "2"],
        cwd=large, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    time.sleep(random.uniform(0.2, 1.2))
    os.killpg(process.pid, number)  # as a terminal does
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (128 + number, 0, 1)
    assert len(errors.splitlines()) == 1, errors
