"""`loctool preview` writes a site that opens from its folder, and says what it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def drafted(project: Path, loctool: Run) -> Path:
    """Return a project with drafts."""
    assert loctool("extract").returncode == 0
    assert loctool("draft", "--engine", "pseudo").returncode == 0
    return project


def test_a_site_is_written_and_kept(drafted: Path, loctool: Run) -> None:
    first = loctool("preview")
    assert first.returncode == 0, first.stderr
    assert first.stdout == "wrote build/preview/index.html: 3 pages, 3 changed\n"
    pages = {path.relative_to(drafted / "build/preview").as_posix() for path in drafted.rglob("preview/**/*.html")}
    assert pages == {"index.html", "en/seltene-erden.html", "ru/seltene-erden.html"}
    catalogs = {path: path.read_bytes() for path in drafted.rglob("*.po")}
    assert {path: path.read_bytes() for path in drafted.rglob("*.po")} == catalogs


def test_a_language_and_a_folder_may_be_chosen(drafted: Path, loctool: Run) -> None:
    done = loctool("preview", "ru", "-o", "site", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in (drafted / "site").iterdir()) == [".loctool-preview", "index.html", "ru"]


def test_a_folder_with_other_files_is_refused(drafted: Path, loctool: Run) -> None:
    done = loctool("preview", "-o", "source")
    assert done.returncode == 2
    assert "source: holds files that loctool preview did not write" in done.stderr
    assert not list((drafted / "source").rglob("*.html"))


def test_wrong_use_ends_with_one_line(drafted: Path, loctool: Run) -> None:
    for options in (("--deck", "no*"), ("xx",), ("-o", "loctool.toml")):
        done = loctool("preview", *options)
        assert done.returncode == 2, options
        assert len(done.stderr.splitlines()) == 1, done.stderr


def test_a_catalog_that_cannot_be_read_is_named(drafted: Path, loctool: Run) -> None:
    (path,) = (drafted / "locales/ru").rglob("*.po")
    path.write_text(path.read_text("utf-8") + '\nmsgid "x\n', "utf-8")
    done = loctool("preview")
    assert done.returncode == 0
    assert "seltene-erden (ru)" in done.stderr
    assert (drafted / "build/preview/en/seltene-erden.html").exists()
