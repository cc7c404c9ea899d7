"""Archives of the tests' own making, and folders that nothing else uses."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loctool import storage

Members = dict[str, bytes]
Write = Callable[..., Path]


def members(source: str = "de", target: str = "fr", version: str = "1.0", top: str = "translate-de_fr-1_0") -> Members:
    """Return the members of a small archive that has all parts of a package."""
    metadata = {"from_code": source, "to_code": target, "package_version": version}
    return {
        f"{top}/metadata.json": json.dumps(metadata).encode(),
        f"{top}/sentencepiece.model": b"pieces",
        f"{top}/model/model.bin": b"weights",
        f"{top}/model/config.json": b"{}",
    }


@pytest.fixture
def archive(tmp_path: Path) -> Write:
    """Return a function that writes members into an archive, one after the other, in whatever state they are."""

    def write(content: Members, name: str = "package.argosmodel") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for member, data in content.items():
                file.writestr(member, data)
        return path

    return write


@pytest.fixture(autouse=True)
def argos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return Argos' folder of packages, empty, in a home of its own; loctool's data folder is beside it."""
    for variable in ("ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path / "data"))
    storage._writable.cache_clear()
    return tmp_path / "home" / ".local" / "share" / "argos-translate" / "packages"


def tree(folder: Path) -> list[str]:
    """Return every path below a folder, relative to it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
