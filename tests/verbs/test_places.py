"""Which catalogs belong to decks, and folders outside of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.project import find
from loctool.verbs.compile import compile_catalogs
from loctool.verbs.draft import Options, draft
from loctool.verbs.extract import NO_DECK, extract
from loctool.verbs.status import status
from loctool.verbs.support.inputs import catalog_paths
from loctool.verbs.tm import open_memory
from tests.drafting.conftest import Silent


def make_project(folder: Path, more: str = "") -> Path:
    (folder / "source").mkdir(parents=True)
    (folder / "loctool.toml").write_text(f'name = "T"\ntargets = ["en"]\n{more}')
    for name in ("a", "b"):
        (folder / "source" / f"{name}.md").write_text(f"# Deck {name}\n")
    return folder


@pytest.mark.parametrize("generator", ["loctool 0.2.0", "Poedit 3.4"])
def test_a_catalog_without_its_deck_is_gone_whatever_tool_saved_it(generator: str, tmp_path: Path) -> None:
    project = find(make_project(tmp_path))
    extract(project)
    path = project.catalog("b", "en")
    path.write_text(path.read_text("utf-8").replace("loctool 0.2.0", generator), "utf-8")
    (tmp_path / "source" / "b.md").unlink()
    assert [one.path for one in extract(project) if one.summary.startswith(NO_DECK)] == [
        project.template("b"), path,
    ]  # fmt: skip
    assert [name for name, _, _ in catalog_paths(project)] == ["a"]


def test_other_catalogs_at_the_place_of_the_decks_are_not_taken(tmp_path: Path) -> None:
    project = find(make_project(tmp_path))
    extract(project)
    project.catalog("zz", "en").write_text("no catalog at all")
    assert [row.deck for row in status(project)] == ["a", "b"]
    assert len(compile_catalogs(project)) == 2


def test_folders_may_be_anywhere(tmp_path: Path) -> None:
    for where in (tmp_path / "whole", Path("../beside")):
        more = f'glossary = "{where.as_posix()}/terms"\nlocales = "{where.as_posix()}/locales"\n'
        folder = make_project(tmp_path / f"project-{where.name}", more)
        terms = (folder / where / "terms").resolve()
        terms.mkdir(parents=True)
        (terms / "g.csv").write_text("de,en\nDeck,deck\n")
        project = find(folder)
        extract(project)
        assert draft(project, "en", "pseudo", Silent(), Options()).drafted == 2
        assert [row.drafted for row in status(project)] == [1, 1]
        assert [one.changed for one in compile_catalogs(project)] == [True, True]


def test_the_memory_forgets_catalogs_that_are_gone_wherever_they_were(tmp_path: Path) -> None:
    project = find(make_project(tmp_path / "project", 'locales = "../locales"\n'))
    extract(project)
    for name in ("a", "b"):
        path = project.catalog(name, "en")
        path.write_text(
            path.read_text("utf-8").replace(f'msgid "Deck {name}"\nmsgstr ""', f'msgid "Deck {name}"\nmsgstr "{name}"')
        )
    with open_memory(project) as memory:
        assert len(list(memory.units())) == 2
    project.catalog("b", "en").unlink()
    (project.root / "source" / "b.md").unlink()
    with open_memory(project) as memory:
        assert [unit.target for unit in memory.units()] == ["a"]
