"""Standard streams that are full, closed or of a narrow encoding, and a current folder that is gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import INHERITED, Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells there have other redirections")
STREAMS = [">/dev/full", "2>/dev/full", ">&-", "2>&-", ">&- 2>&-", "<&-", "<&- >&- 2>&-", ">/dev/full 2>/dev/full"]
COMMANDS = {
    "status": 0, "check": 0, "draft --engine pseudo en": 0, "models list": 0, "--help": 0, "draft --help": 0, "--version": 0,
    "check --rule nonsense": 2, "nonsense": 2, "draft --engine nonsense": 2,
}  # fmt: skip
"""Command -> its exit code where the streams are sound."""


@pytest.fixture
def small(project: Path, prepared: Path, loctool: Run) -> Path:
    (project / "source" / "seltene-erden.md").write_text("# Titel\n\nEin “Abkommen” über Erden\n", "utf-8")
    (project / "glossary" / "seltene-erden.csv").write_text("de,en\nErden,“earths”\n", "utf-8")
    (project / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n')
    assert loctool("extract").returncode == 0
    return project


def shell(command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    line = f'exec "{sys.executable}" -m loctool {command}'
    own = {**INHERITED, "HOME": str(cwd), "LOCTOOL_DATA_DIR": os.environ["LOCTOOL_DATA_DIR"], **environment}
    return subprocess.run(["sh", "-c", line], cwd=cwd, capture_output=True, env=own, timeout=120)


@pytest.mark.parametrize("streams", STREAMS)
def test_full_and_closed_streams(streams: str, small: Path) -> None:
    if "/dev/full" in streams and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    for command, code in COMMANDS.items():
        done = shell(f"{command} {streams}", small)
        full = ">/dev/full" in streams.split() and not code and command != "check"  # whose summary goes to stderr
        assert done.returncode == (2 if full else code), (command, done.stderr)
        assert b"Traceback" not in done.stderr
        assert b"Exception" not in done.stderr
        if full and "2>" not in streams:
            assert (
                done.stderr.splitlines()[-1] == b"loctool: standard output cannot be written: No space left on device"
            )


def test_no_file_takes_the_place_of_a_closed_stream(small: Path) -> None:
    assert shell("draft --engine pseudo <&- >&- 2>&-", small).returncode == 0
    po = next(small.rglob("*.po")).read_text("utf-8")
    assert po.count("loctool: draft pseudo") == 2
    assert "drafted" not in po
    assert shell("draft --engine pseudo", small).stdout.startswith(b"en: 0 drafted")


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252", "utf-16", "ascii:strict", "utf-8:strict", "koi8-r"])
@pytest.mark.parametrize("command", ["diff", "check", "terms lint", "--help", "check “x”", "status ‘\u0416’"])
def test_any_output_encoding(encoding: str, command: str, small: Path) -> None:
    done = shell(command, small, PYTHONIOENCODING=encoding, LC_ALL="C")
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr
    done.stdout.decode("utf-8" if "ascii" in encoding else encoding.partition(":")[0])


def test_arguments_that_are_not_utf8(small: Path) -> None:
    for command in ("check $(printf '\\377')", "-C $(printf '\\377') status", "tm import $(printf '\\377').tmx"):
        done = shell(command, small)
        assert (done.returncode, b"Traceback" in done.stderr) == (2, False), command


def test_a_deleted_working_folder(small: Path) -> None:
    for command, code in (
        ("--version", 0),
        ("--help", 0),
        ("models list", 0),
        ("status", 2),
        ("init", 2),
        ("extract", 2),
        ("check", 2),
        ("tm import a.tmx", 2),
        ("nonsense", 2),
    ):
        (gone := small / "gone").mkdir()
        there = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m loctool {command}'
        done = subprocess.run(["sh", "-c", there], capture_output=True, text=True)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        if code == 2 and command != "nonsense":
            expected = "loctool: the current folder has been deleted; change into another one, or give one with -C\n"
            assert done.stderr == expected
    gone.mkdir()
    there = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m loctool -C "{small}" status'
    assert subprocess.run(["sh", "-c", there], capture_output=True).returncode == 0


def test_work_in_another_folder(loctool: Run, small: Path, tmp_path: Path) -> None:
    here = loctool("status").stdout
    assert loctool("-C", str(small), "status", cwd=tmp_path).stdout == here
    assert loctool("-C", small.name, "status", cwd=tmp_path).stdout == here
    (tmp_path / "file").touch()
    for folder in ("missing", "file"):
        wrong = loctool("-C", folder, "status", cwd=tmp_path)
        assert (wrong.returncode, folder in wrong.stderr, wrong.stderr.count("\n")) == (2, True, 1)
    shutil.rmtree(small / "locales")
    assert "locales/" in loctool("-C", str(small), "extract", cwd=tmp_path).stdout
