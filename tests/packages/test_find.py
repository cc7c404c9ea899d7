"""Packages are found in Argos' folders and in the wheel; the user's win, damaged ones are told apart."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from loctool.errors import PackageError
from loctool.packages import (
    embedded,
    find_damaged,
    find_installed,
    fingerprint,
    folder,
    folders,
    install,
    packages_in_force,
)

from .conftest import members, tree

EMBEDDED = [("de", "en"), ("en", "ru")]


def lay(parent: Path, name: str, source: str, target: str, version: str) -> Path:
    """Write a package with all parts into parent/name."""
    for member, content in members(source, target, version, name).items():
        (parent / member).parent.mkdir(parents=True, exist_ok=True)
        (parent / member).write_bytes(content)
    return parent / name


def test_the_starter_pairs_are_found_without_configuration(tmp_path: Path) -> None:
    assert [(package.pair, package.origin) for package in find_installed()] == [(pair, "embedded") for pair in EMBEDDED]
    assert find_damaged() == []
    assert not (tmp_path / "home").exists()
    assert not (tmp_path / "data").exists()


def test_the_users_package_wins_over_the_embedded_one_and_the_highest_version_over_others(argos: Path) -> None:
    lay(argos, "old", "de", "en", "0.0.9")
    lay(argos, "new", "de", "en", "0.0.10")
    best, other = find_installed()
    assert (best.path.name, best.version, best.origin) == ("new", "0.0.10", "user")
    assert [best.pair, other.pair] == EMBEDDED


def test_an_embedded_package_stays_in_force_for_the_pairs_that_no_other_has(argos: Path) -> None:
    lay(argos, "translate-en_ru-1_9", "en", "ru", "1.9")
    found = packages_in_force(find_installed())
    assert {pair: package.origin for pair, package in found.items()} == {
        ("de", "en"): "embedded",
        ("de", "ru"): "embedded",
        ("en", "ru"): "user",
    }
    lay(argos, "translate-de_ru-1_0", "de", "ru", "1.0")
    assert [(package.pair, package.origin) for package in find_installed()] == [
        (("de", "en"), "embedded"),
        (("de", "ru"), "user"),
        (("en", "ru"), "user"),
    ]


def test_a_package_for_the_very_pair_wins_over_a_multilingual_one(argos: Path) -> None:
    lay(argos, "one", "de", "fr", "1.0")
    many = lay(argos, "many", "en", "fr", "3.0")
    (many / "metadata.json").write_text(
        json.dumps({"from_code": "en", "to_code": "fr", "languages": [{"code": "de"}], "package_version": "3.0"})
    )
    found = packages_in_force(find_installed())
    assert found["de", "fr"].path.name == "one"
    assert found["en", "fr"].path.name == "many"
    assert ("en", "de") not in found


@pytest.mark.parametrize("variable", ["ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR"])
def test_argos_variables_name_its_folder(variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path / "mine", "translate-fr_de-1_0", "fr", "de", "1.0")
    monkeypatch.setenv(variable, str(tmp_path / "mine"))
    assert ("fr", "de") in [package.pair for package in find_installed()]


def test_folders_have_the_precedence_that_argos_gives_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    default = Path("~/.local/share/argos-translate/packages").expanduser()
    assert folders.argos_folders() == [default]
    settings = Path("~/.config/argos-translate/settings.json").expanduser()
    settings.parent.mkdir(parents=True)
    settings.write_text("{broken")
    assert folders.argos_folders() == [default]
    settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": "/from/settings"}))
    assert folders.argos_folders() == [Path("/from/settings")]
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", "/from/environment")
    monkeypatch.setenv("ARGOS_TRANSLATE_PACKAGE_DIR", "/legacy")
    assert folders.argos_folders() == [Path("/from/environment"), Path("/legacy")]


def test_other_kinds_of_packages_and_hidden_folders_are_ignored(argos: Path) -> None:
    (argos / "sbd").mkdir(parents=True)
    (argos / "sbd" / "metadata.json").write_text('{"type": "sbd"}')
    lay(argos, ".half.tmp", "fr", "de", "1.0")
    (argos / "a file").write_text("")
    assert [package.pair for package in find_installed()] == EMBEDDED
    assert find_damaged() == []


def test_damaged_packages_are_left_out_and_reported(argos: Path) -> None:
    (lay(argos, "a", "fr", "de", "1.0") / "model" / "model.bin").unlink()
    (lay(argos, "b", "fr", "de", "1.0") / "metadata.json").write_text("{")
    (argos / "c").mkdir()
    assert [package.pair for package in find_installed()] == EMBEDDED
    assert [str(problem).removeprefix(f"{argos}/") for problem in find_damaged()] == [
        "a: lacks model/model.bin; get a complete package",
        "b: metadata.json is not valid JSON; get a complete package",
        "c: has no readable metadata.json: No such file or directory; install it again",
    ]


def test_an_embedded_package_is_unpacked_once_and_mended(tmp_path: Path) -> None:
    package = find_installed()[0]
    unpacked = folder(package)
    assert unpacked.parent == tmp_path / "data" / "packages"
    assert unpacked.name == f"{package.path.stem}-{fingerprint(package)[:12]}"
    made = (unpacked / "model" / "model.bin").stat().st_ino
    assert (folder(package) / "model" / "model.bin").stat().st_ino == made
    (unpacked / "model" / "model.bin").write_bytes(b"cut off")
    assert embedded.differing(package.path, folder(package)) == []
    assert [path.name for path in unpacked.parent.iterdir()] == [unpacked.name]


def test_what_former_versions_left_is_swept_away_after_a_day(tmp_path: Path) -> None:
    package = find_installed()[0]
    parent = tmp_path / "data" / "packages"
    names = [f"{package.path.stem}-0ld", f".{package.path.stem}-123.xyz.tmp", f"{package.path.stem}-young", "other-1"]
    for name in names:
        (parent / name).mkdir(parents=True)
        if "young" not in name:
            os.utime(parent / name, (0, 0))
    unpacked = folder(package)
    assert sorted(path.name for path in parent.iterdir()) == sorted([unpacked.name, "other-1", names[2]])


def test_a_temporary_folder_serves_at_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path / "file" / "data"))
    unpacked = folder(find_installed()[0])
    assert tree(unpacked)
    assert tmp_path not in unpacked.parents
    assert folder(find_installed()[0]) == unpacked


def test_a_folder_that_cannot_be_searched_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", f"/{'x' * 300}")
    assert [problem.message for problem in find_damaged()] == ["cannot be searched for packages: File name too long"]
    assert [package.pair for package in find_installed()] == EMBEDDED


def test_a_user_without_a_home_has_the_embedded_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_entry(*_: object) -> None:
        raise KeyError("uid not found")

    for variable in ("HOME", "LOCTOOL_DATA_DIR"):
        monkeypatch.delenv(variable)
    monkeypatch.setattr("pwd.getpwuid", no_entry)
    package = find_installed()[0]
    assert (package.origin, find_damaged()) == ("embedded", [])
    assert folder(package).is_absolute()
    with pytest.raises(PackageError, match="Not a directory"):
        install(package.path)


@pytest.mark.parametrize("variable", ["ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "XDG_DATA_HOME"])
def test_the_home_of_an_unknown_user_is_one_line(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "~no-such-user/packages")
    with pytest.raises(PackageError, match=r"no-such-user/packages.*: is in the home of a user that is not known"):
        find_installed()


@pytest.mark.parametrize(
    "settings", ["[" * 200_000, '{"ARGOS_PACKAGES_DIR": "a\\u0000"}', '{"ARGOS_PACKAGES_DIR": "\\ud800"}', "[1]"]
)
def test_settings_of_any_content_are_left_to_argos(settings: str) -> None:
    path = Path("~/.config/argos-translate/settings.json").expanduser()
    path.parent.mkdir(parents=True)
    path.write_text(settings)
    assert [package.pair for package in find_installed()] == EMBEDDED
