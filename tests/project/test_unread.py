"""Files that look like decks, but that no format reads, are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool import formats
from loctool.formats import markdown
from loctool.project import Project, find


def project_with(folder: Path, *names: str, more: str = "") -> Project:
    (folder / "loctool.toml").write_text(more, "utf-8")
    for name in names:
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Titel\n", "utf-8")
    return find(folder)


def test_each_kind_is_named_once(tmp_path: Path) -> None:
    project = project_with(tmp_path, "a.md", "b.adoc", "c/d.adoc", "e.Rnw", "img/plan.png", "notes.txt")
    assert project.unread() == [
        "2 files .adoc are not read: source/b.adoc, source/c/d.adoc; loctool has no format for such files",
        "1 file .Rnw is not read: source/e.Rnw; loctool has no format for such files",
    ]


def test_many_files_are_counted(tmp_path: Path) -> None:
    (line,) = project_with(tmp_path, *(f"{number}.rst" for number in range(8))).unread()
    assert line.startswith("8 files .rst are not read: source/0.rst,")
    assert "source/4.rst and 3 more;" in line


def test_a_folder_with_the_name_of_a_deck_is_named(tmp_path: Path) -> None:
    project = project_with(tmp_path, "a.md", "b.md/c.md")
    (tmp_path / "source" / "empty.MD").mkdir()
    assert project.unread() == [
        "2 folders like decks are not read: source/b.md/, source/empty.MD/; only files are decks"
    ]
    assert project.left_out()["a folder, not a deck"] == ["source/b.md/", "source/empty.MD/"]
    assert [project.relative(path) for path in project.decks()] == ["source/a.md", "source/b.md/c.md"]


def test_what_the_configuration_leaves_out_is_not_named(tmp_path: Path) -> None:
    names = ("a.md", "b.adoc", "old/c.adoc", "node_modules/d.adoc", ".e/f.adoc", ".g.adoc")
    more = 'exclude = ["old", "b.*"]\n'
    assert project_with(tmp_path, *names, more=more).unread() == []
    assert len(project_with(tmp_path, *names, more='include = ["old/**"]').unread()) == 0
    assert len(project_with(tmp_path, *names, more='include = ["source/old/**"]').unread()) == 1


def test_a_suffix_with_a_format_is_one_of_decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_with(tmp_path, "a.md", "b.adoc", "c.MKD")
    monkeypatch.setitem(formats.FORMATS, ".adoc", markdown)
    assert [path.name for path in project.decks()] == ["a.md", "b.adoc"]
    assert project.unread() == ["1 file .MKD is not read: source/c.MKD; loctool has no format for such files"]


def test_a_name_is_printed_on_one_line(tmp_path: Path) -> None:
    (line,) = project_with(tmp_path, "a\nb\x1b.adoc").unread()
    assert "source/a\\nb\\x1b.adoc;" in line


def test_old_presentations_are_to_be_saved_in_another_format(tmp_path: Path) -> None:
    project = project_with(tmp_path, "a.md", "talk.ppt", "b.key", "c.key")
    assert project.unread() == [
        "2 files .key are not read: source/b.key, source/c.key; save them as .pptx",
        "1 file .ppt is not read: source/talk.ppt; save it as .pptx",
    ]


def test_the_lock_file_of_an_open_presentation_is_no_deck(tmp_path: Path) -> None:
    project = project_with(tmp_path, "a.md", "~$talk.pptx")
    assert [path.name for path in project.decks()] == ["a.md"]
    assert project.unread() == []
