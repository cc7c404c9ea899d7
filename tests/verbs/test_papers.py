"""The papers of a project's slides: both languages, pictures where LibreOffice is at hand, boxes where it is not."""

from __future__ import annotations

import logging
import shutil
import stat
from pathlib import Path

import pytest

from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.formats import format_of
from loctool.project import Project, find
from loctool.review.slides.papers import shown_segments
from loctool.verbs.extract import extract
from loctool.verbs.support.pages import Pages, pictures
from loctool.verbs.support.pages import papers as making
from loctool.verbs.support.pages.papers import Papers
from loctool.verbs.support.pages.units import Unit, find_units

DATA = Path(__file__).parents[1] / "data"
needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="LibreOffice or poppler is not installed"
)


@pytest.fixture(autouse=True)
def untold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test be told why there are no pictures."""
    monkeypatch.setattr(pictures, "_told", set())


def prepare(folder: Path, deck: Path, texts: dict[str, str]) -> Project:
    """Return a project with a deck, and a catalog with some texts."""
    (folder / "source").mkdir(exist_ok=True)
    (folder / "loctool.toml").write_text('name = "slides"\nversion = "1"\ntargets = ["en"]\n')
    shutil.copy(deck, folder / "source" / f"deck{deck.suffix}")
    project = find(folder)
    extract(project)
    file = project.catalog("deck", "en")
    catalog = read(file)
    for entry in catalog.messages():
        entry.msgstr = texts.get(entry.msgid, "")
    save(catalog)
    return find(folder)


def find_papers(project: Project, name: str, language: str, *, with_pictures: bool = True) -> Papers:
    """Return the papers of a deck by its name."""
    unit = find_units(project).get(name, Unit(name, name, None))
    return making.find_papers(project, unit, language, with_pictures=with_pictures)


@pytest.fixture
def markdown(tmp_path: Path) -> Project:
    deck = tmp_path / "deck.md"
    deck.write_text("# Der Brunnen\n\nEr ist **tief**.\n\n---\n\n# Ende\n\n![Ein Bild](bild.png)\n")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return prepare(tmp_path, deck, {"Der Brunnen": "The well", "Er ist **tief**.": "It is **deep**."})


def test_a_text_without_translation_stays(markdown: Project) -> None:
    source, target = find_papers(markdown, "deck", "en").pairs[1]
    assert source is not None
    assert target is not None
    assert source.content[0] == ["h1", {"seg": "1.1"}, "Der Brunnen"]
    assert target.content == (
        ["h1", {"seg": "1.1"}, "The well"],
        ["p", {"seg": "1.2"}, "It is ", ["strong", {}, "deep"], "."],
    )
    ending = find_papers(markdown, "deck", "en").pairs[2][1]
    assert ending is not None
    assert ending.content[0][2] == "Ende"
    assert ending.content[1][1]["src"].startswith("data:image/png;base64,")


def test_a_catalog_is_not_needed_and_nor_is_a_deck(markdown: Project) -> None:
    markdown.catalog("deck", "en").unlink()
    assert [target for _, target in find_papers(markdown, "deck", "en").pairs.values()] == [None, None]
    assert find_papers(markdown, "other", "en") == Papers({})


def test_boxes_without_pictures(tmp_path: Path) -> None:
    project = prepare(tmp_path, DATA / "pptx" / "show.pptx", {})
    papers = find_papers(project, "deck", "en", with_pictures=False)
    assert {one.kind for pair in papers.pairs.values() for one in pair if one} == {"boxes"}


def test_without_libreoffice_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    project = prepare(tmp_path, DATA / "pptx" / "show.pptx", {})
    monkeypatch.setenv("PATH", str(tmp_path))
    with caplog.at_level(logging.WARNING, "loctool"):
        papers = find_papers(project, "deck", "en")
    assert {one.kind for pair in papers.pairs.values() for one in pair if one} == {"boxes"}
    assert caplog.messages == ["LibreOffice is not installed; slides are shown as boxes of text."]
    assert papers.lack == "office"


@pytest.mark.parametrize(
    ("script", "problem"),
    [("exit 3", "soffice ended with 3"), ("exit 0", "LibreOffice cannot read the deck"), ("sleep 60", "did not end")],
)
def test_a_failing_libreoffice_is_no_error(
    tmp_path: Path, script: str, problem: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    project = prepare(tmp_path, DATA / "pptx" / "show.pptx", {})
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("soffice", "pdftoppm"):
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod((tools / name).stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    monkeypatch.setattr(pictures, "PATIENCE", 1)
    with caplog.at_level(logging.WARNING, "loctool"):
        papers = find_papers(project, "deck", "en")
    assert papers.pairs[1][0]
    assert papers.lack == "failed"
    assert [problem in one for one in caplog.messages] == [True]


@needs_libreoffice
def test_served_pictures_are_drawn_once_and_changed_texts_lie_above(tmp_path: Path) -> None:
    project = prepare(tmp_path, DATA / "pptx" / "show.pptx", {})
    pages = Pages(project)
    before = pages.deck("deck", "en")
    drawn = {(one.number, side): getattr(one, side) for one in before.slides for side in ("source", "target")}
    assert {paper.kind for paper in drawn.values()} == {"picture"}
    assert not any(box.is_changed for paper in drawn.values() for box in paper.boxes)
    catalog = read(project.catalog("deck", "en"))
    place = next(box.segments[0] for paper in drawn.values() for box in paper.boxes)
    number = next(one.message for slide in before.slides for one in slide.segments if one.id == place)
    changed = {one.id for slide in before.slides for one in slide.segments if one.message == number}
    catalog.messages()[number].msgstr = "Something else"
    save(catalog)
    after = pages.deck("deck", "en")
    for slide in after.slides:
        assert slide.source == drawn[slide.number, "source"]
        assert slide.target is not None
        assert slide.target.picture == drawn[slide.number, "target"].picture
        for box in slide.target.boxes:
            assert box.is_changed == (not changed.isdisjoint(box.segments))


@needs_libreoffice
def test_pictures_are_made_once_and_hidden_slides_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = DATA / "pptx" / "show.pptx"
    texts = [one.text for slide in format_of(deck).parse(deck.read_bytes(), "").slides for one in slide.segments]
    project = prepare(tmp_path, deck, {text: f"{text}!" for text in texts})
    papers = find_papers(project, "deck", "en")
    assert {one.kind for pair in papers.pairs.values() for one in pair if one} == {"picture"}
    assert all(one.picture.startswith("data:image/") for pair in papers.pairs.values() for one in pair if one)
    assert all(shown_segments(one) for one in papers.pairs[1] if one)
    assert (tmp_path / ".loctool" / ".gitignore").exists()
    monkeypatch.setattr(pictures.shutil, "which", lambda _: None)
    assert find_papers(project, "deck", "en") == papers
    folder = tmp_path / ".loctool" / "slides"
    assert len([*folder.iterdir()]) == 2
    monkeypatch.setattr(pictures, "KEPT", 1)
    find_papers(project, "deck", "en")
    assert len([*folder.iterdir()]) == 1
