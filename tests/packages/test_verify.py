"""Packages are what their checksums, their parts and their names say."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.packages import find_installed, folder, folders, install, verify

from .conftest import Write, members


def test_the_embedded_packages_are_sound_before_and_after_unpacking() -> None:
    for package in find_installed():
        assert verify(package) == []
        folder(package)
        assert verify(package) == []


def test_an_embedded_archive_that_is_not_the_committed_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "embedded"
    shutil.copytree(folders.EMBEDDED, copies)
    monkeypatch.setattr(folders, "EMBEDDED", copies)
    path = copies / find_installed()[0].path.name
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.seek(5_000_000)
        file.write(b"\0\0\0\0")
    (problem, damage) = verify(find_installed()[0])
    assert problem == "its SHA-256 is not the one in SHA256SUMS"
    assert "damaged" in damage or "not a sound zip" in damage
    (copies / "SHA256SUMS").unlink()
    assert verify(find_installed()[1]) == ["SHA256SUMS does not name it"]


def test_an_unpacked_copy_that_was_changed_is_told() -> None:
    package = find_installed()[0]
    path = folder(package) / "model" / "config.json"
    path.write_text(path.read_text().replace("true", "fals"))
    assert verify(package) == [f"{path} differs from the archive; delete {path.parent.parent}"]


def test_a_users_package_is_verified_too(archive: Write) -> None:
    package = install(archive(members()))
    assert verify(package) == []
    moved = package.path.rename(package.path.with_name("translate-de_it-1_0"))
    assert verify(replace(package, path=moved)) == ["is named translate-de_it-1_0, but translates de→fr, version 1.0"]
    (moved / "sentencepiece.model").unlink()
    assert verify(replace(package, path=moved)) == [
        "lacks sentencepiece.model or bpe.model; get a complete package",
    ]
