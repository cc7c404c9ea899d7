"""Packages with engines, as an installer lays them down."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from loctool.engines import installed

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a package with entry points and modules, for this process alone."""
    (site := tmp_path / "site").mkdir()
    monkeypatch.syspath_prepend(site)
    before = set(sys.modules)

    def run(package: str, points: Mapping[str, str], **modules: str) -> None:
        (record := site / f"{package.replace('-', '_')}-1.0.dist-info").mkdir()
        (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = "".join(f"{name} = {value}\n" for name, value in points.items())
        (record / "entry_points.txt").write_text(f"[{installed.GROUP}]\n{lines}")
        for name, code in modules.items():
            (site / f"{name}.py").write_text(code)
        installed.entry_points.cache_clear()

    installed.entry_points.cache_clear()
    yield run
    installed.entry_points.cache_clear()
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(site) in str(sys.modules[name].__file__):
            del sys.modules[name]
