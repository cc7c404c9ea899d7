"""What the tests of drafting share: a project of one deck, and its catalogs in several hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loctool import project as projects
from loctool.catalog.entry import Entry
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import save
from loctool.drafting.selection import Report
from loctool.project import Project
from loctool.verbs.draft import Options, draft
from loctool.verbs.extract import extract


class Silent:
    """Progress that nobody watches."""

    def start(self, total: int) -> None: ...

    def advance(self, messages: int, words: int) -> None: ...


class Desk:
    """A project with decks of plain texts, a title each, and what people do to its English catalogs."""

    def __init__(self, folder: Path) -> None:
        for name in ("source", "glossary"):
            (folder / name).mkdir(parents=True)
        (folder / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n')
        self.folder = folder

    @property
    def project(self) -> Project:
        return projects.find(self.folder)

    def deck(self, *texts: str, name: str = "deck") -> None:
        (self.folder / "source" / f"{name}.md").write_text("".join(f"# {text}\n\n---\n\n" for text in texts))
        extract(self.project)

    def glossary(self, *rows: str) -> None:
        (self.folder / "glossary" / "g.csv").write_text("de,en,status\n" + "".join(f"{row}\n" for row in rows))

    def draft(self, **options: object) -> Report:
        return draft(self.project, "en", "pseudo", Silent(), Options(**options))  # type: ignore[arg-type]

    def path(self, name: str = "deck") -> Path:
        return self.project.catalog(name, "en")

    def edit(self, change: Callable[[Entry], None], msgid: str, name: str = "deck") -> None:
        catalog: Catalog = read(self.path(name))
        for entry in catalog.messages():
            if entry.msgid == msgid:
                change(entry)
        save(catalog)

    def translate(self, msgid: str, msgstr: str, name: str = "deck") -> None:
        def change(entry: Entry) -> None:
            entry.msgstr, entry.flags = msgstr, []

        self.edit(change, msgid, name)

    def entry(self, msgid: str, name: str = "deck") -> Entry:
        return next(entry for entry in read(self.path(name)).messages() if entry.msgid == msgid)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "project")
