"""loctool models: what it says of the embedded packages, and installing several at once."""

from __future__ import annotations

from pathlib import Path

from loctool.packages import folders
from tests.conftest import Run


def test_the_list_shows_what_the_packages_are_worth(loctool: Run) -> None:
    result = loctool("models", "list")
    assert (result.returncode, result.stderr) == (0, "")
    first, sha256, quality, licence, *_ = result.stdout.splitlines()
    assert first.startswith("de -> en")
    assert first.split()[5:7] == ["MB", "embedded"]
    sums = (folders.EMBEDDED / "SHA256SUMS").read_text().split()
    assert sha256.split() == ["sha256", sums[0]]
    assert quality.split()[:2] == ["quality", "BLEU"]
    assert "chrF" in quality
    assert licence.split()[:2] == ["licence", "MIT,"]
    assert "loctool models install de-en en-ru" in result.stdout.splitlines()[-1]
    assert [line.split(maxsplit=1)[1] for line in result.stdout.splitlines() if " also " in line] == ["de -> ru"]


def test_several_packages_are_installed_and_the_advice_goes(loctool: Run) -> None:
    archives = sorted(folders.EMBEDDED.glob("*.argosmodel"))
    result = loctool("models", "install", *map(str, archives))
    assert result.returncode == 0, result.stderr
    assert [line.split(" into ")[0].rsplit(" ", 1)[0] for line in result.stdout.splitlines()] == [
        "installed de -> en",
        "installed en -> ru, de -> ru",
    ]
    listed = loctool("models", "list").stdout
    assert listed.count(" user ") == 2
    assert "quality" not in listed
    assert "models install" not in listed


def test_a_package_that_fails_leaves_those_before_it(loctool: Run, tmp_path: Path) -> None:
    archive = folders.EMBEDDED / "translate-de_en.argosmodel"
    result = loctool("models", "install", str(archive), str(tmp_path / "missing.argosmodel"))
    assert (result.returncode, len(result.stdout.splitlines())) == (2, 1)
    assert result.stderr.strip().endswith(
        "missing.argosmodel: no such file; give an .argosmodel file or a pair such as de-en"
    )
