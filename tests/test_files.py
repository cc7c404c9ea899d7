"""Atomic writes, and reading as UTF-8."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loctool.errors import GlossaryError, LoctoolError
from loctool.files import read_text, replacing, write_atomically


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
