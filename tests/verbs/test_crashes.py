"""Whatever interrupts a run, every file is the old one or the new one, whole: kill -9, full disks, closed folders."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from loctool.catalog.entry import content_of
from loctool.catalog.reader import read
from loctool.cli import main
from loctool.files import ABANDONED

ROUNDS = int(os.environ.get("KILLS", "20"))
"""How often a run is killed; KILLS=1000 for a long look."""
DECK = "# Wald\n\n" + "".join(f"Satz {n} über den Wald.\n\n" for n in range(150))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en", "ru"]\n')
    (tmp_path / "source").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "source" / f"{name}.md").write_text(DECK)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*args])
    return result.exit_code, result.stderr


def state(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*.[mp]o*") if path.suffix != ".tmp")
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def killed(folder: Path, delay: float, *command: str) -> bool:
    """Run a command and kill it after so many seconds; tell whether it was still at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", *command, "-q"], cwd=folder, stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def translated(folder: Path, number: int) -> None:
    """Translate all messages of all catalogs, so that the next run has something to compile."""
    for path in folder.rglob("*.po"):
        text = path.read_text()
        head, _, rest = text.partition("\n\n")
        lines = [f'msgstr "text {number}"' if line.startswith("msgstr ") else line for line in rest.split("\n")]
        path.write_text(head + "\n\n" + "\n".join(lines))


def age(folder: Path) -> None:
    """Make what a killed run left look abandoned."""
    for path in folder.rglob(".*.tmp"):
        os.utime(path, (time.time() - ABANDONED - 1,) * 2)


def left_over(folder: Path) -> list[Path]:
    return list(folder.rglob(".*.tmp"))


@pytest.mark.parametrize("command", ["extract", "compile"])
def test_killed_at_any_moment_every_file_is_old_or_new(command: str, folder: Path) -> None:
    assert run("extract")[0] == 0
    drawn = random.Random(command)
    began = time.perf_counter()
    assert run("compile")[0] == 0
    longest = (time.perf_counter() - began) + 0.6
    for number in range(max(1, ROUNDS // 3)):
        if command == "extract":
            for deck in (folder / "source").iterdir():
                deck.write_text(DECK + f"Nummer {number}.\n")
        else:
            translated(folder, number)
        old = state(folder)
        killed(folder, drawn.uniform(0.05, longest), command)
        between = state(folder)
        age(folder)
        assert run(command)[0] == 0
        new = state(folder)
        assert {name for name in between if between[name] not in (old.get(name), new.get(name))} == set()
        assert left_over(folder) == []
        for path in folder.rglob("*.po"):
            read(path)
    assert state(folder) == new


def drafts(folder: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return (catalog, msgid) -> what its entry holds."""
    return {
        (str(path), one.msgid): (*content_of(one)[:3], one.tcomment)
        for path in folder.rglob("*.po")
        for one in read(path).messages()
    }


def test_killed_at_any_moment_every_draft_is_missing_or_whole(folder: Path) -> None:
    assert run("extract", "-q")[0] == 0
    empty, fresh = state(folder), drafts(folder)
    assert run("draft", "en", "--engine", "pseudo", "-q")[0] == 0
    whole, done = state(folder), drafts(folder)
    drawn = random.Random("draft")
    for _ in range(max(1, ROUNDS // 3)):
        for name, content in empty.items():
            (folder / name).write_bytes(content)
        killed(folder, drawn.uniform(0.05, 1.2), "draft", "en", "--engine", "pseudo")
        between = drafts(folder)
        age(folder)
        assert between.keys() == fresh.keys()
        assert [key for key, one in between.items() if one not in (fresh[key], done[key])] == []
        assert run("draft", "en", "--engine", "pseudo", "-q")[0] == 0
        assert without_dates(state(folder)) == without_dates(whole)
        assert left_over(folder) == []


def without_dates(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: re.sub(rb"PO-Revision-Date:[^\n]*", b"", content) for name, content in files.items()}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    run("extract")
    place = folder / "locales" / "en" / "LC_MESSAGES"
    place.chmod(0o555)
    try:
        code, said = run("compile")
    finally:
        place.chmod(0o755)
    assert (code, said) == (2, "loctool: locales/en/LC_MESSAGES/a.mo: cannot be written: Permission denied\n")


def test_a_full_disk(folder: Path) -> None:
    """Only root can mount a small disk; the old file stays and no half of the new one."""
    run("extract")
    small = folder / "locales" / "en" / "LC_MESSAGES"
    kept = {path.name: path.read_bytes() for path in small.iterdir()}
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True).returncode
    ):
        pytest.skip("a disk can be mounted by root only")
    try:
        for name, content in kept.items():
            (small / name).write_bytes(content)
        translated(folder, 1)
        before = {path.name: path.read_bytes() for path in small.iterdir()}
        room = shutil.disk_usage(small).free
        (small / "ballast").write_bytes(b"x" * max(0, room - 4096))
        code, said = run("compile")
        (small / "ballast").unlink()
        after = {path.name: path.read_bytes() for path in small.iterdir()}
    finally:
        subprocess.run(["umount", small], check=True)
    assert (code, said.partition(": cannot")[2]) == (2, " be written: No space left on device\n")
    assert {name: content for name, content in after.items() if name in before} == before
    assert {name for name in after if name not in before} <= {"a.mo"}


def test_links_stay_links_and_modes_stay(folder: Path) -> None:
    run("extract")
    link = folder / "locales" / "en" / "LC_MESSAGES" / "a.po"
    target = folder / "elsewhere.po"
    link.rename(target)
    link.symlink_to(target)
    target.chmod(0o640)
    run("compile")
    link.with_suffix(".mo").chmod(0o604)
    translated(folder, 2)
    (folder / "source" / "a.md").write_text(DECK + "Noch einer.\n")
    assert (run("extract")[0], run("compile")[0]) == (0, 0)
    assert (link.is_symlink(), target.stat().st_mode & 0o777) == (True, 0o640)
    assert link.with_suffix(".mo").stat().st_mode & 0o777 == 0o604
    assert "Noch einer." in target.read_text()


def test_what_a_killed_run_left_in_the_private_folder_is_removed(folder: Path) -> None:
    assert run("extract")[0] == 0
    for name in (".left-out.json.1iewqg1o.tmp", "..gitignore.abcd_123.tmp"):
        (folder / ".loctool" / name).write_text("{")
    age(folder)
    assert run("extract")[0] == 0
    assert left_over(folder) == []
