"""Sound archives are installed where Argos looks; hostile and broken ones are refused and nothing is written."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from loctool.errors import PackageError
from loctool.packages import Package, find_installed, install
from loctool.packages import archive as archives

from .conftest import Members, Write, members, tree

TOP = "translate-de_fr-1_0"


def test_a_sound_archive_is_installed_where_argos_looks(archive: Write, argos: Path) -> None:
    package = install(archive(members()))
    assert package == Package("de", "fr", "1.0", argos / TOP, "user")
    assert package in find_installed()
    assert tree(argos) == [TOP, *(f"{TOP}/{name}" for name in sorted([*map(_below, members()), "model", "SHA256SUMS"]))]


def _below(name: str) -> str:
    return name.partition("/")[2]


def test_installing_again_replaces_the_folder(archive: Write, argos: Path) -> None:
    install(archive(members() | {f"{TOP}/old.txt": b"old"}))
    install(archive(members() | {f"{TOP}/model/model.bin": b"newer"}))
    assert not (argos / TOP / "old.txt").exists()
    assert (argos / TOP / "model" / "model.bin").read_bytes() == b"newer"
    assert tree(argos)[0] == TOP
    assert len(list(argos.iterdir())) == 1


def test_a_damaged_installation_is_replaced(archive: Write, argos: Path) -> None:
    (argos / TOP).mkdir(parents=True)
    assert install(archive(members())).path == argos / TOP


def test_another_pair_under_the_same_name_is_not_overwritten(archive: Write, argos: Path) -> None:
    install(archive(members()))
    with pytest.raises(PackageError, match="holds another package"):
        install(archive(members(target="it")))
    assert [package.pair for package in find_installed() if package.origin == "user"] == [("de", "fr")]


def test_directory_entries_are_welcome(archive: Write) -> None:
    content = {f"{TOP}/": b"", f"{TOP}/model/": b"", **members(), f"{TOP}/stanza/": b""}
    assert install(archive(content)).pair == ("de", "fr")


REFUSED: dict[str, tuple[Members, str]] = {
    "climbs": (members() | {f"{TOP}/../../evil.txt": b""}, "outside"),
    "absolute": (members() | {"/etc/evil": b""}, "outside"),
    "backslash": (members() | {f"{TOP}\\..\\evil": b""}, "strange characters"),
    "drive": (members() | {"C:/evil": b""}, "strange characters"),
    "control": (members() | {f"{TOP}/a\nb": b""}, "strange characters"),
    "dot": (members() | {f"{TOP}/./model/x": b""}, "outside"),
    "double slash": (members() | {f"{TOP}//x": b""}, "outside"),
    "two folders": (members() | {"other/file": b""}, "exactly one folder"),
    "beside": (members() | {"file": b""}, "exactly one folder"),
    "only a file": ({"metadata.json": b"{}"}, "exactly one folder"),
    "empty": ({}, "exactly one folder"),
    "name": ({f"-rf {name}": data for name, data in members().items()}, "strange characters"),
    "hidden": ({f".{name}": data for name, data in members().items()}, "strange characters"),
    "case": (members() | {f"{TOP}/Metadata.json": b"{}"}, "twice"),
    "bomb": (members() | {f"{TOP}/zeros": b"\0" * (3 << 20)}, "suspiciously small"),
    "file as folder": (members() | {f"{TOP}/sentencepiece.model/x": b""}, "cannot be read or unpacked"),
    "no metadata": ({k: v for k, v in members().items() if "metadata" not in k}, "lacks metadata.json"),
    "no model": ({k: v for k, v in members().items() if "bin" not in k}, "lacks model/model.bin"),
    "no config": ({k: v for k, v in members().items() if "config" not in k}, "lacks model/config.json"),
    "no tokenizer": (
        {k: v for k, v in members().items() if "piece" not in k},
        "lacks sentencepiece.model or bpe.model",
    ),
    "not JSON": (members() | {f"{TOP}/metadata.json": b"{"}, "not valid JSON"),
    "not UTF-8": (members() | {f"{TOP}/metadata.json": b'{"a": "\xff"}'}, "not valid JSON"),
    "deep JSON": (members() | {f"{TOP}/metadata.json": b"[" * 200_000}, "not valid JSON"),
    "no object": (members() | {f"{TOP}/metadata.json": b"[]"}, "holds no object"),
    "no code": (members() | {f"{TOP}/metadata.json": b'{"from_code": "de"}'}, "no valid to_code"),
    "number": (members() | {f"{TOP}/metadata.json": b'{"from_code": 1, "to_code": "fr"}'}, "no valid from_code"),
    "code": (members(target="../fr"), "no valid to_code"),
    "other kind": (members() | {f"{TOP}/metadata.json": b'{"type": "sbd"}'}, "another kind"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_or_broken_archive_is_refused(name: str, archive: Write, argos: Path, tmp_path: Path) -> None:
    content, reason = REFUSED[name]
    check_refused(archive(content), reason, tmp_path, argos)


def check_refused(path: Path, reason: str, root: Path, argos: Path) -> None:
    """Assert that installing raises one line with the reason and leaves no file behind."""
    before = [name for name in tree(root) if not (root / name).is_dir()]
    with pytest.raises(PackageError, match=reason) as caught:
        install(path)
    assert "\n" not in str(caught.value)
    assert [name for name in tree(root) if not (root / name).is_dir()] == before
    assert not argos.exists() or not list(argos.iterdir())


def test_a_link_is_refused(archive: Write, argos: Path, tmp_path: Path) -> None:
    path = archive(members())
    link = zipfile.ZipInfo(f"{TOP}/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(link, "/etc/passwd")
    check_refused(path, "is a link", tmp_path, argos)


def test_a_member_that_is_there_twice_is_refused(archive: Write, argos: Path, tmp_path: Path) -> None:
    path = archive(members())
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr(f"{TOP}/metadata.json", b"{}")
    check_refused(path, "twice", tmp_path, argos)


def test_too_much_is_refused(archive: Write, argos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(members())
    monkeypatch.setattr(archives, "MAX_BYTES", 10)
    check_refused(path, "would unpack to more", tmp_path, argos)
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    check_refused(path, "more than 3 members", tmp_path, argos)


def test_a_lie_about_the_size_is_refused(archive: Write, argos: Path, tmp_path: Path) -> None:
    path = archive(members() | {f"{TOP}/long": b"0123456789" * 50})
    raw = path.read_bytes()
    place = raw.index(b"PK\x01\x02", raw.index(b"long"))
    while raw[place + 46 : place + 46 + len(TOP) + 5] != f"{TOP}/long".encode():
        place = raw.index(b"PK\x01\x02", place + 1)
    path.write_bytes(raw[: place + 24] + (7).to_bytes(4, "little") + raw[place + 28 :])
    check_refused(path, "not a sound zip", tmp_path, argos)


@pytest.mark.parametrize("cut", [0, 10, 200, -30])
def test_what_is_no_whole_zip_is_refused(cut: int, archive: Write, argos: Path, tmp_path: Path) -> None:
    path = archive(members())
    path.write_bytes(path.read_bytes()[:cut])
    check_refused(path, "not a sound zip", tmp_path, argos)


def test_a_flipped_bit_is_refused(archive: Write, argos: Path, tmp_path: Path) -> None:
    path = archive(members() | {f"{TOP}/model/model.bin": bytes(range(256)) * 8})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"model.bin") + 60] ^= 1
    path.write_bytes(raw)
    check_refused(path, "not a sound zip", tmp_path, argos)


def test_a_missing_file_or_a_folder_is_one_line(tmp_path: Path, argos: Path) -> None:
    check_refused(tmp_path / "nothing.argosmodel", "No such file", tmp_path, argos)
    check_refused(tmp_path, "is a folder, not a file", tmp_path, argos)


def test_a_folder_that_cannot_be_written_is_one_line(
    archive: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "file" / "packages"))
    with pytest.raises(PackageError, match="Not a directory"):
        install(archive(members()))
