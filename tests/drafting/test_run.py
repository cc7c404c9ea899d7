"""Catalogs that people save during a run: their text stays, and so do the drafts of other messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest

from loctool.catalog import reader
from loctool.drafting.batches import FIRST_SIZE
from loctool.drafting.run import Settings, draft
from loctool.drafting.selection import Report
from loctool.engines import ENGINES
from loctool.errors import CatalogError, PackageError
from loctool.glossary import TermIndex
from loctool.model import Draft
from tests.drafting.conftest import Desk, Silent


def drafted(desk: Desk, meanwhile: Callable[[], None]) -> Report:
    """Draft while something happens to the file after it was read."""

    def run(batches: Iterable[Sequence[str]], syntax: str = "") -> Iterator[tuple[Sequence[str], Sequence[Draft]]]:
        for texts in batches:
            meanwhile()
            yield texts, [Draft("draft", 0.0, ("de", "en")) for _ in texts]

    engine = ENGINES["pseudo"]("de", "en")
    return draft(
        [reader.read(desk.path())],
        [engine],
        TermIndex([], "de"),
        "en",
        Silent().advance,
        settings=Settings(open_runner=lambda *_: run),
    )


def test_what_a_person_saves_during_a_run_stays(desk: Desk) -> None:
    desk.deck("Ein Satz", "Noch ein Satz")
    drafted(desk, lambda: desk.translate("Ein Satz", "A sentence"))
    assert (desk.entry("Ein Satz").msgstr, desk.entry("Ein Satz").flags) == ("A sentence", [])
    assert desk.entry("Noch ein Satz").msgstr == "draft"
    before = desk.path().read_bytes()
    drafted(desk, lambda: None)
    assert desk.path().read_bytes() == before


def test_a_file_laid_out_anew_during_a_run_keeps_its_new_lines(desk: Desk) -> None:
    desk.deck("Ein Satz", "Noch ein Satz")

    def commented() -> None:
        text = desk.path().read_text(encoding="utf-8")
        desk.path().write_text(text.replace('msgid "Ein', 'msgid ""\n"Ein').replace("\n\n", "\n\n# mine\n", 1))

    drafted(desk, commented)
    text = desk.path().read_text(encoding="utf-8")
    assert 'msgid ""\n"Ein Satz"\nmsgstr' in text
    assert "# mine\n" in text
    assert desk.entry("Noch ein Satz").msgstr == "draft"


def test_other_messages_in_the_file_stop_the_run_and_stay(desk: Desk) -> None:
    desk.deck("Ein Satz")
    with pytest.raises(CatalogError, match="added or removed messages"):
        drafted(desk, lambda: desk.deck("Ein Satz", "Ganz neu"))
    assert [entry.msgid for entry in reader.read(desk.path()).messages()] == ["Ein Satz", "Ganz neu"]
    assert desk.entry("Ein Satz").msgstr == ""


def test_a_package_that_fails_ends_the_run_and_what_was_done_counts(desk: Desk) -> None:
    desk.deck(*(f"Ein Satz {'x' * n}" for n in range(FIRST_SIZE + 2)))
    batches = iter([None, PackageError("its model cannot be loaded", "package")])

    def fail() -> None:
        if problem := next(batches):
            raise problem

    report = drafted(desk, fail)
    assert (report.drafted, str(report.problem)) == (FIRST_SIZE, "package: its model cannot be loaded")
    assert sum(bool(entry.msgstr) for entry in reader.read(desk.path()).messages()) == FIRST_SIZE
