"""Engines on the real embedded packages, whose unpacked copies all tests share, in homes of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool import storage


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return loctool's data folder for the whole run."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home."""
    for variable in ("ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    (folder := tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(data))
    storage._writable.cache_clear()
    return folder
