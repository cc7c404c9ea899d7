"""The embedded packages have figures, for their own version and no other."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.errors import PackageError
from loctool.packages import figures, find_installed, folders, packages_in_force, routes
from loctool.packages.figures import route_quality


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


def test_every_choice_between_embedded_routes_has_its_figures() -> None:
    packages = find_installed()
    for source, target in packages_in_force(packages):
        found = routes(source, target, packages)
        chrf = [route_quality([one[0].source, *(hop.target for hop in one)]) for one in found]
        assert len(found) == 1 or all(20 < one < 80 for one in chrf)
        assert chrf == sorted(chrf, reverse=True)
    assert route_quality(["de", "fr"]) == 0.0


def test_packages_of_another_version_or_of_the_user_have_none() -> None:
    package = find_installed()[0]
    assert figures(replace(package, version="9.9")) is None
    assert figures(replace(package, path=package.path.with_name("translate-de_fr.argosmodel"))) is None
    assert figures(replace(package, origin="user")) is None


@pytest.mark.parametrize(
    "table", ["{", "[]", '{"translate-de_en.argosmodel": {"bleu": 1}, "routes": {"de-ru": {"chrf": "much"}}}']
)
def test_a_broken_table_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    shutil.copytree(folders.EMBEDDED, tmp_path / "embedded")
    monkeypatch.setattr(folders, "EMBEDDED", tmp_path / "embedded")
    (tmp_path / "embedded" / "figures.json").write_text(table)
    for ask in (lambda: figures(find_installed()[0]), lambda: route_quality(["de", "ru"])):
        with pytest.raises(PackageError, match="is not the table that loctool came with") as caught:
            ask()
        assert "\n" not in str(caught.value)
