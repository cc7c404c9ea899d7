"""What the tests of asking share: a deck with slides, and runs of an engine that sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from loctool.catalog.reader import read
from loctool.drafting.run import Settings, draft
from loctool.drafting.selection import Report
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.verbs.extract import extract
from loctool.verbs.support.inputs import term_index
from tests.drafting.asking.answering import Answering, AskedEngine, Change, as_it_is
from tests.drafting.conftest import Desk, Silent

DECK = """# Der Wald

- Die Buche wächst **langsam**.
- Im Jahr 1987 brannten 40 Hektar ab.

---

# Das Wasser

![Ein stiller See](see.png)

Der Fluss führt `HOCHWASSER` und [steigt weiter](https://example.org).

---

# Der Wald

- Die Fichte wächst schnell.
"""

TABLE = {
    "Der Wald": "The forest",
    "Die Buche wächst <1>langsam</1>.": "The beech grows <1>slowly</1>.",
    "Im Jahr 1987 brannten 40 Hektar ab.": "In 1987, 40 hectares burned down.",
    "Das Wasser": "The water",
    "<1/>": "<1/>",
    "Ein stiller See": "A quiet lake",
    "Der Fluss führt <1/> und <2>steigt weiter</2>.": "The river carries <1/> and <2>keeps rising</2>.",
    "Die Fichte wächst schnell.": "The spruce grows quickly.",
}


class Slides(Desk):
    """A project with a deck of three slides."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write(DECK)

    def write(self, text: str, name: str = "deck") -> None:
        (self.folder / "source" / f"{name}.md").write_text(text)
        extract(self.project)

    def run(self, *engines: Engine, decks: Sequence[str] = ("deck",), **options: object) -> Report:
        """Draft the catalogs by some engines."""
        catalogs = [read(self.path(name)) for name in decks]
        terms = options.pop("terms", None) or TermIndex([], "de")
        settings = Settings(**options)  # type: ignore[arg-type]
        return draft(catalogs, engines, terms, "en", Silent().advance, settings=settings)  # type: ignore[arg-type]

    def ask(
        self, change: Change = as_it_is, table: Mapping[str, str | Sequence[str]] = TABLE, **options: object
    ) -> tuple[Answering, Report]:
        """Draft the deck by an engine that answers from a table, changed as a test says."""
        answering = Answering(table, change)
        return answering, self.run(AskedEngine(answering), **options)

    def terms(self) -> TermIndex:
        """Return the glossary's terms."""
        return term_index(self.project)

    def texts(self, name: str = "deck") -> dict[str, str]:
        """Return msgid -> msgstr."""
        return {entry.msgid: entry.msgstr for entry in read(self.path(name)).messages()}


@pytest.fixture
def slides(tmp_path: Path) -> Slides:
    return Slides(tmp_path / "project")
