"""Atomic writes, and reading as UTF-8."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from loctool import files
from loctool.errors import GlossaryError, LoctoolError
from loctool.files import make_private_folder, read_text, replacing, write_atomically


def test_writes_and_tells_whether_anything_changed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    assert write_atomically(path, b"one")
    before = path.stat()
    assert not write_atomically(path, b"one")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_keeps_the_mode_and_a_symbolic_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.po", tmp_path / "link.po"
    real.write_bytes(b"one")
    real.chmod(0o640)
    link.symlink_to(real)
    write_atomically(link, b"two")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"two", 0o640)


def test_new_files_follow_the_umask(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "file", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(LoctoolError, match="cannot be written"):
        write_atomically(tmp_path / "file" / "below", b"x")


def test_reads_utf8_only(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(b"a\r\nb\xfc\n")
    with pytest.raises(GlossaryError, match=r"latin\.csv:2: is not UTF-8"):
        read_text(path, GlossaryError)
    path.write_bytes(b"a\r\nb")
    assert read_text(path) == "a\r\nb"


def test_a_stream_replaces_the_file_or_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def write(*, fail: bool) -> None:
        with replacing(path) as file:
            file.write(b"new")
            if fail:
                raise KeyError("stopped")

    with pytest.raises(KeyError):
        write(fail=True)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])
    write(fail=False)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


def test_a_file_that_is_open_elsewhere_is_replaced_when_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace an open file; here a scripted `os.replace` does."""
    path, refusals, replace = tmp_path / "file", [PermissionError(13, "in use")] * 2, os.replace

    def refusing(source: str, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        replace(source, target)

    monkeypatch.setattr(os, "replace", refusing)
    assert write_atomically(path, b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])
    monkeypatch.setattr(files, "PATIENCE", 0)
    refusals += [PermissionError(13, "in use")]
    with pytest.raises(LoctoolError, match="cannot be written: in use"):
        write_atomically(path, b"newer")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


@pytest.mark.parametrize("begun", [False, True])
def test_a_private_folder_keeps_itself_out_of_git(tmp_path: Path, begun: bool) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    if begun:
        (tmp_path / ".loctool").mkdir()
    make_private_folder(tmp_path / ".loctool")
    (tmp_path / ".loctool" / "en.lock").touch()
    listed = subprocess.run(
        ["git", "-C", tmp_path, "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True
    )
    assert listed.stdout == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_that_root_writes_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"one")
    path.chmod(0o640)
    os.chown(path, 1234, 2345)
    write_atomically(path, b"two")
    made = path.stat()
    assert (made.st_uid, made.st_gid, made.st_mode & 0o777) == (1234, 2345, 0o640)


@pytest.mark.skipif(not hasattr(os, "chown"), reason="files have no owners")
def test_a_file_is_written_even_if_its_owner_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    path = tmp_path / "a.po"
    path.write_bytes(b"one")
    assert write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
