"""Pictures on slides: those of the project alone, and as files beside the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.review.slides.pictures import LARGEST, LocalPictures, data_address, split_pictures
from loctool.review.view.slides import Paper, SlideView

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "source").mkdir(parents=True)
    (root / "source" / "ein bild.png").write_bytes(PNG)
    (root / "source" / "gross.png").write_bytes(PNG + b"0" * LARGEST)
    (root / "source" / "zeichnung.svg").write_text("<?xml version='1.0'?>\n<svg onload='alert(1)'/>")
    (root / "source" / "gross.svg").write_text(f"<svg>{' ' * LARGEST}</svg>")
    (root / "source" / "seite.svg").write_text("<html><svg/></html>")
    (tmp_path / "fremd.png").write_bytes(PNG)
    (root / "source" / "verweis.png").symlink_to(tmp_path / "fremd.png")
    return root


def test_small_pictures_of_the_project_are_data(folder: Path) -> None:
    picture = LocalPictures(folder / "source", folder)
    assert picture("ein%20bild.png?v=2") == picture("../source/ein bild.png") == data_address(PNG)
    assert data_address(PNG).startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    "source",
    [
        "", "gross.png", "gross.svg", "seite.svg", "fehlt.png", "../../fremd.png", "verweis.png", "/etc/passwd", ".", "a\0b",
        "https://example.org/x.png", "data:image/png;base64,AAAA", "//example.org/x.png", "C:\\x.png",
    ],
)  # fmt: skip
def test_all_others_are_frames(folder: Path, source: str) -> None:
    assert not LocalPictures(folder / "source", folder)(source)


def test_drawings_are_images_that_stay_in_the_page(folder: Path) -> None:
    address = LocalPictures(folder / "source", folder)("zeichnung.svg")
    assert address.startswith("data:image/svg+xml;base64,")
    tree = Paper("tree", content=(["p", {}, ["img", {"src": address, "alt": "x"}]],))
    assert split_pictures([SlideView(1, "", (), tree, None)], "../pictures/") == ((SlideView(1, "", (), tree),), {})


def test_files_beside_the_page_may_be_larger(folder: Path) -> None:
    picture = LocalPictures(folder / "source", folder, largest=2 * LARGEST)
    assert picture("gross.png")
    assert not picture("gross.svg")


def test_images_of_trees_become_files() -> None:
    tree = Paper("tree", content=(["div", {"class": "col"}, "text", ["img", {"src": data_address(PNG), "alt": "x"}]],))
    [slide], files = split_pictures([SlideView(1, "", (), tree, tree)], "../pictures/")
    [name] = files
    assert slide.source is not None
    assert slide.source.content[0][3] == ["img", {"src": f"../pictures/{name}", "alt": "x"}]
    assert slide.target == slide.source


def test_pictures_become_files_that_are_shared() -> None:
    paper, tree = Paper("picture", picture=data_address(PNG)), Paper("tree")
    slides, files = split_pictures([SlideView(1, "", (), paper, paper), SlideView(2, "", (), tree, None)], "../slides/")
    [(name, content)] = files.items()
    assert content == PNG
    assert name.endswith(".png")
    assert slides[0].source is not None
    assert slides[0].source.picture == f"../slides/{name}"
    assert slides[1] == SlideView(2, "", (), tree, None)
