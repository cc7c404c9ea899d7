"""Pictures on slides: those of the project alone, and as files beside the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.review.slides.pictures import LARGEST, data_address, local_pictures, split_pictures
from loctool.review.view.slides import Paper, SlideView

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "source").mkdir(parents=True)
    (root / "source" / "ein bild.png").write_bytes(PNG)
    (root / "source" / "gross.png").write_bytes(PNG + b"0" * LARGEST)
    (root / "source" / "zeichnung.svg").write_text("<svg onload='alert(1)'/>")
    (tmp_path / "fremd.png").write_bytes(PNG)
    (root / "source" / "verweis.png").symlink_to(tmp_path / "fremd.png")
    return root


def test_small_pictures_of_the_project_are_data(folder: Path) -> None:
    picture = local_pictures(folder / "source", folder)
    assert picture("ein%20bild.png?v=2") == picture("../source/ein bild.png") == data_address(PNG)
    assert data_address(PNG).startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    "source",
    [
        "", "gross.png", "zeichnung.svg", "fehlt.png", "../../fremd.png", "verweis.png", "/etc/passwd", ".", "a\0b",
        "https://example.org/x.png", "data:image/png;base64,AAAA", "//example.org/x.png", "C:\\x.png",
    ],
)  # fmt: skip
def test_all_others_are_frames(folder: Path, source: str) -> None:
    assert not local_pictures(folder / "source", folder)(source)


def test_pictures_become_files_that_are_shared() -> None:
    paper, tree = Paper("picture", picture=data_address(PNG)), Paper("tree")
    slides, files = split_pictures([SlideView(1, "", (), paper, paper), SlideView(2, "", (), tree, None)], "../slides/")
    [(name, content)] = files.items()
    assert content == PNG
    assert name.endswith(".png")
    assert slides[0].source is not None
    assert slides[0].source.picture == f"../slides/{name}"
    assert slides[1] == SlideView(2, "", (), tree, None)
