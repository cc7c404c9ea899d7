"""The embedded packages have figures, for their own version and no other."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.errors import PackageError
from loctool.packages import figures, find_installed, folders


def test_every_embedded_package_has_its_figures() -> None:
    packages = find_installed()
    assert len(packages) == 2
    for package in packages:
        known = figures(package)
        assert known is not None, f"figures.json has none for {package.path.name} {package.version}"
        assert 10 < known.bleu < known.official < 60
        assert known.bleu < known.chrf < 100
        assert "BLEU" not in known.test
        assert "version:" in known.signature
        assert known.licence.startswith("MIT")


def test_packages_of_another_version_or_of_the_user_have_none() -> None:
    package = find_installed()[0]
    assert figures(replace(package, version="9.9")) is None
    assert figures(replace(package, path=package.path.with_name("translate-de_fr.argosmodel"))) is None
    assert figures(replace(package, origin="user")) is None


@pytest.mark.parametrize("table", ["{", "[]", '{"translate-de_en.argosmodel": {"bleu": 1}}'])
def test_a_broken_table_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    shutil.copytree(folders.EMBEDDED, tmp_path / "embedded")
    monkeypatch.setattr(folders, "EMBEDDED", tmp_path / "embedded")
    (tmp_path / "embedded" / "figures.json").write_text(table)
    with pytest.raises(PackageError, match="is not the table that loctool came with") as caught:
        figures(find_installed()[0])
    assert "\n" not in str(caught.value)
