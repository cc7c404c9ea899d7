"""The site on disk: only what changed is written, only its own files are removed, nobody else's is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loctool.errors import LoctoolError
from loctool.review.site import MARK, write_site

PAGES: dict[str, str | bytes] = {"index.html": "<p>overview", "en/deck.html": "<p>deck", "en/slides/1.png": b"\x89PNG"}


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder without the mark."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_pages_are_written_and_kept_as_they_are(tmp_path: Path) -> None:
    output = tmp_path / "build" / "preview"
    assert write_site(output, PAGES) == 3
    times = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    assert write_site(output, PAGES) == 0
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == times
    assert write_site(output, {**PAGES, "index.html": "<p>other"}) == 1
    assert files_in(output)["index.html"] == b"<p>other"


def test_pages_of_decks_that_are_gone_are_removed_with_their_folders(tmp_path: Path) -> None:
    write_site(tmp_path / "site", PAGES)
    assert write_site(tmp_path / "site", {"index.html": PAGES["index.html"]}) == 2
    assert files_in(tmp_path / "site") == {"index.html": b"<p>overview"}
    assert not (tmp_path / "site" / "en").exists()


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    assert write_site(tmp_path, PAGES) == 3


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.html").write_text("mine", "utf-8")
    with pytest.raises(LoctoolError, match="did not write"):
        write_site(tmp_path, PAGES)
    assert files_in(tmp_path) == {"thesis.html": b"mine"}


def test_files_that_others_put_into_the_site_stay(tmp_path: Path) -> None:
    write_site(tmp_path / "site", PAGES)
    (tmp_path / "site" / "en" / "notes.txt").write_text("mine", "utf-8")
    write_site(tmp_path / "site", {"index.html": ""})
    assert files_in(tmp_path / "site") == {"index.html": b"", "en/notes.txt": b"mine"}
    with pytest.raises(LoctoolError, match="was not written by loctool preview"):
        write_site(tmp_path / "site", {"index.html": "new", "en/notes.txt": "page"})
    assert files_in(tmp_path / "site")["index.html"] == b""


def test_a_file_in_the_folder_s_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", "utf-8")
    with pytest.raises(LoctoolError, match="not a folder"):
        write_site(tmp_path / "site", PAGES)


@pytest.mark.parametrize("name", ["../out.html", "/out.html", "en/../../out.html", MARK, "a\nb.html"])
def test_no_page_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(LoctoolError, match="cannot be named"):
        write_site(tmp_path / "site", {name: ""})
    assert not list(tmp_path.rglob("out.html"))


def test_a_mark_that_somebody_changed_removes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine", "utf-8")
    write_site(tmp_path / "site", PAGES)
    (tmp_path / "site" / MARK).write_text("../precious.txt\nindex.html\n/etc/hostname\n", "utf-8")
    write_site(tmp_path / "site", {"index.html": ""})
    assert (tmp_path / "precious.txt").read_text("utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"index.html": ""})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site" / "en").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LoctoolError, match="leads out"):
        write_site(tmp_path / "site", PAGES)
    assert not list((tmp_path / "elsewhere").iterdir())
