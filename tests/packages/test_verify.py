"""Packages are what their checksums, their parts and their names say."""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.errors import PackageError
from loctool.packages import find_installed, folder, folders, install, is_recorded, verify
from loctool.packages.model_bin import find_damage

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


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def zeroed(content: bytes) -> bytes:
    return bytes(len(content))


def altered(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


DAMAGES = [halved, zeroed, altered]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("part", ["model/model.bin", "model/config.json", "sentencepiece.model"])
def test_what_was_installed_is_known_by_its_checksum(
    damage: Callable[[bytes], bytes], part: str, archive: Write
) -> None:
    package = install(archive(members()))
    assert is_recorded(package)
    assert folder(package) == package.path
    path = package.path / part
    path.write_bytes(damage(path.read_bytes()))
    words = f"{part} was changed since it was installed; install it again"
    assert verify(package) == [words]
    with pytest.raises(PackageError, match=words):
        folder(package)
    assert verify(install(archive(members()))) == []


def test_sha256sum_reads_the_list(archive: Write) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is not on PATH")
    package = install(archive(members()))
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=package.path, check=True)


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_unpacked_model_is_mended(damage: Callable[[bytes], bytes]) -> None:
    package = find_installed()[0]
    path = folder(package) / "model" / "model.bin"
    sound = path.read_bytes()
    path.write_bytes(damage(sound))
    assert verify(package) == [f"{path} differs from the archive; delete {path.parent.parent}"]
    assert (folder(package) / "model" / "model.bin").read_bytes() == sound


def test_a_model_without_checksums_is_judged_by_its_layout(argos: Path) -> None:
    shutil.copytree(folder(find_installed()[0]), argos / "copied")
    package = find_installed()[0]
    assert (package.origin, verify(package), is_recorded(package)) == ("user", [], False)
    path = package.path / "model" / "model.bin"
    sound = path.read_bytes()
    path.write_bytes(halved(sound))
    assert verify(package) == ["model.bin is cut off or overwritten; install the package again"]
    path.write_bytes(zeroed(sound))
    assert verify(package) == ["model.bin is not a model of CTranslate2; install the package again"]
    path.write_bytes(sound)
    (package.path / "model" / "config.json").write_bytes(bytes(9))
    (package.path / "sentencepiece.model").write_bytes(bytes(9))
    assert verify(package) == [
        "config.json is not valid JSON; install the package again",
        "sentencepiece.model is not a model of SentencePiece; install the package again",
    ]


def test_damage_is_seen_wherever_a_file_ends() -> None:
    sound = (folder(find_installed()[0]) / "model" / "model.bin").read_bytes()
    assert find_damage(sound) is None
    assert find_damage(struct.pack("<I", 3) + b"an older layout") is None
    for size in (0, 3, 4, 9, 100, 5000, len(sound) // 3, len(sound) - 1000):
        assert find_damage(sound[:size]), size
        assert find_damage(sound[:size] + bytes(len(sound) - size)) or size > len(sound) // 2, size
