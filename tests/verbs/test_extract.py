"""What extract says beyond the messages themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loctool.catalog import reader, writer
from loctool.catalog.reader import Catalog
from loctool.merging import updating
from loctool.merging.changes import Merge
from loctool.project import find
from loctool.verbs.extract import extract


def test_what_a_person_saves_meanwhile_stays(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(find(project))
    deck = project / "source" / "seltene-erden.md"
    deck.write_text(deck.read_text("utf-8") + "\n---\n\n# Ein neuer Titel\n", "utf-8")
    path = project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    update, times = updating.update, []

    def update_while_a_person_saves(catalog: Catalog, template: Catalog, *arguments: Any) -> Merge:
        merged = update(catalog, template, *arguments)
        times.append(catalog.path)
        if times == [path]:
            theirs = reader.read(path)
            theirs.messages()[0].msgstr = "by a person"
            writer.save(theirs)
        return merged

    monkeypatch.setattr(updating, "update", update_while_a_person_saves)
    extract(find(project))
    saved = reader.read(path).messages()
    assert times.count(path) == 2
    assert (saved[0].msgstr, saved[-1].msgid) == ("by a person", "Ein neuer Titel")
