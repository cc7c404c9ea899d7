"""The site that `preview` writes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

from loctool.project import Project, find
from loctool.review import cutting
from loctool.verbs.extract import extract
from loctool.verbs.preview import preview
from tests.verbs.test_pages import DECK, copy_example, small

DATA = re.compile(r'<script[^>]*type="?application/json"?[^>]*>(\{.*?)</script>', re.DOTALL)


@pytest.fixture
def example(tmp_path: Path, prepared: Path) -> Project:
    return copy_example("markdown", tmp_path / "project")


def data_of(page: Path) -> dict[str, Any]:
    """Return the data in a page."""
    found = [json.loads(text) for text in DATA.findall(page.read_text("utf-8"))]
    return next(one for one in found if "kind" in one)


def linked(page: Path, address: str) -> Path:
    """Return the file that an address leads to from a page."""
    return Path(unquote(urljoin(page.as_uri(), address).removeprefix("file://")))


def test_every_link_leads_to_a_page(example: Project, tmp_path: Path) -> None:
    done = preview(example, output=tmp_path / "site")
    assert (done.pages, done.changed, done.problems) == (3, 3, ())
    overview = data_of(done.path)
    for row in overview["decks"][0]["rows"]:
        page = linked(done.path, row["href"])
        shown = data_of(page)
        assert (shown["name"], shown["language"]) == (DECK, row["language"])
        assert linked(page, shown["overview"]) == done.path
        assert {data_of(linked(page, one["href"]))["language"] for one in shown["languages"]} == {"en", "ru"}


def test_some_languages(example: Project, tmp_path: Path) -> None:
    done = preview(example, "ru", tmp_path / "site")
    assert sorted(path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.html")) == [
        "index.html",
        f"ru/{DECK}.html",
    ]
    assert [one["language"] for one in data_of(done.path.parent / "ru" / f"{DECK}.html")["languages"]] == ["ru"]


def test_the_same_site_is_not_written_again(example: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    preview(example, output=tmp_path / "site")
    assert preview(example, output=tmp_path / "site").changed == 0


def test_decks_without_a_catalog_are_on_the_overview_alone(example: Project, tmp_path: Path) -> None:
    example.catalog(DECK, "en").unlink()
    example.catalog(DECK, "ru").write_text('msgid "open\n')
    done = preview(example, output=tmp_path / "site")
    assert done.pages == 1
    missing, broken = done.problems
    assert missing == f"{DECK} (en): missing; run `loctool extract`"
    assert broken.endswith("run `loctool check`")


def test_names_with_folders_and_odd_signs(tmp_path: Path, prepared: Path) -> None:
    project = small(tmp_path, 'msgid "a"\nmsgstr ""')
    text = 'name = "T"\ntargets = ["en"]\ncatalogs = ["docs/{language}/{domain}.po"]\n'
    (tmp_path / "loctool.toml").write_text(text)
    odd = tmp_path / "docs" / "en" / "usage" / "what #1 100%?.po"
    odd.parent.mkdir(parents=True)
    (tmp_path / "en.po").rename(odd)
    done = preview(find(project.root), output=tmp_path / "site")
    page = linked(done.path, data_of(done.path)["decks"][0]["rows"][0]["href"])
    assert page.name == "what #1 100%?.html"
    assert linked(page, data_of(page)["overview"]) == done.path
    assert linked(page, data_of(page)["languages"][0]["href"]) == page


def test_long_decks_have_several_pages(example: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "MOST", 20)
    done = preview(example, ["en"], tmp_path / "site")
    assert done.pages > 2
    first = tmp_path / "site" / "en" / f"{DECK}.html"
    parts = data_of(first)["parts"]
    assert len(parts) == done.pages - 1
    for number, part in enumerate(parts):
        page = data_of(linked(first, part["href"]))
        assert (page["slides"][0]["number"], page.get("part", 0)) == (part["first"], number)
        shown = {segment["message"] for slide in page["slides"] for segment in slide["segments"]}
        assert shown == {*range(len(page["messages"]))}


def test_several_processes_write_the_same_site(
    example: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    example.root.joinpath("source", "other.md").write_text("# Anderes\n\nEin Satz über Seltene Erden.\n", "utf-8")
    extract(example)
    project = find(example.root)
    alone = preview(project, output=tmp_path / "site")
    together = preview(project, output=tmp_path / "site", workers=2)
    assert (together.pages, together.changed, together.problems) == (alone.pages, 0, ())
    assert alone.pages == 5
