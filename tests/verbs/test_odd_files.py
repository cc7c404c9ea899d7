"""Pipes, devices and folders where files should be: refused with one line, or written through, and never replaced."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

WITHIN = 60
"""Seconds after which a command that waits for ever is ended."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with a deck and its catalog."""
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\n')
    for name in ("source", "glossary"):
        (tmp_path / name).mkdir()
    (tmp_path / "source" / "a.md").write_text("Hallo\n")
    assert run(tmp_path, "extract").returncode == 0
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command there as users do."""
    command = [sys.executable, "-m", "loctool", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=WITHIN)


def put(kind: str, path: Path) -> None:
    """Put something in the place of a file."""
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(kind)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "/dev/null"])
@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("source/b.md", "extract"),
        ("locales/a.pot", "extract"),
        ("locales/en/LC_MESSAGES/a.po", "extract"),
        ("locales/en/LC_MESSAGES/a.po", "compile"),
        ("locales/en/LC_MESSAGES/a.po", "status"),
        ("glossary/terms.csv", "check"),
        ("glossary/terms.tbx", "check"),
        ("loctool.toml", "status"),
        ("memory.tmx", "tm import memory.tmx"),
        (".loctool/memory.sqlite", "tm status"),
        ("x.argosmodel", "models install x.argosmodel"),
    ],
)
def test_what_is_no_file_is_refused_in_one_line(kind: str, path: str, command: str, project: Path) -> None:
    put(kind, project / path)
    mode = (project / path).stat().st_mode
    done = run(project, *command.split())
    assert done.returncode == 2, done
    named = "a pipe" if kind == "pipe" else "a device"
    assert f"{path}: is {named}, not a file; put a file in its place" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (project / path).stat().st_mode == mode


@pytest.mark.parametrize("path", ["locales/a.pot", "locales/en/LC_MESSAGES/a.po", "loctool.toml"])
def test_a_folder_named_like_a_file_is_refused(path: str, project: Path) -> None:
    put("folder", project / path)
    done = run(project, "extract")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{path}: is a folder, not a file" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's devices")
@pytest.mark.parametrize("command", ["compile --manifest", "tm export"])
def test_devices_get_the_bytes_and_stay_devices(command: str, project: Path) -> None:
    link = project / "link"
    link.symlink_to("/dev/null")
    for target in ("/dev/null", "link"):
        assert run(project, *command.split(), target).returncode == 0
    assert link.is_symlink()
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    done = run(project, *command.split(), "/dev/full")
    assert (done.returncode, done.stderr) == (2, "loctool: /dev/full: cannot be written: No space left on device\n")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs Linux's devices")
def test_the_standard_output_as_a_file_is_appended_to(project: Path) -> None:
    (project / "log").write_text("before\n")
    with (project / "log").open("a") as log:
        command = [sys.executable, "-m", "loctool", "tm", "export", "/dev/stdout"]
        subprocess.run(command, cwd=project, stdout=log, check=True, timeout=WITHIN)
    assert (project / "log").read_text().startswith('before\n<?xml version="1.0"')


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_gets_the_bytes_where_somebody_reads_it(project: Path) -> None:
    os.mkfifo(project / "pipe")
    done = run(project, "tm", "export", "pipe")
    assert (done.returncode, done.stderr) == (2, "loctool: pipe: cannot be written: nobody reads this pipe\n")
    reader = os.open(project / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run(project, "tm", "export", "pipe").returncode == 0
        assert os.read(reader, 1000).startswith(b"<?xml")
    finally:
        os.close(reader)
    assert stat.S_ISFIFO((project / "pipe").stat().st_mode)


def test_a_link_to_a_device_stays_where_a_catalog_is_written(project: Path) -> None:
    target = project / "locales" / "en" / "LC_MESSAGES" / "a.mo"
    target.symlink_to("/dev/null")
    assert run(project, "compile").returncode == 0
    assert target.is_symlink()
    assert stat.S_ISCHR(target.stat().st_mode)


@pytest.mark.parametrize(("path", "command"), [("source/a.md", "extract"), ("locales/en/LC_MESSAGES/a.po", "check")])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(path: str, command: str, project: Path) -> None:
    with (project / path).open("r+b") as file:
        file.truncate(1 << 40)
    done = run(project, command)
    assert done.returncode == 2
    assert f"{path}: is larger than 256 MiB, the most that is read of one file" in done.stderr
