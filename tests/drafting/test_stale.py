"""`draft` drafts what has no text; --stale also what is out of date, and nothing else."""

from __future__ import annotations

from loctool.catalog.entry import Entry
from loctool.engines import ENGINES
from loctool.engines.pseudo import PseudoEngine
from loctool.verbs.status import status
from tests.drafting.conftest import Desk


def outdated(desk: Desk) -> list[int | None]:
    return [row.outdated for row in status(desk.project)]


def test_terms_and_source(desk: Desk) -> None:
    desk.deck("Das Abkommen gilt lange", "Der Zoll", "Die Ware")
    desk.draft()
    assert (desk.draft().current, outdated(desk)) == (3, [0])
    desk.glossary("Abkommen,agreement,")
    assert (desk.draft().outdated, outdated(desk)) == (1, [1])
    desk.deck("Das Abkommen gilt sehr lange", "Der Zoll", "Die Ware")
    report = desk.draft()
    assert (report.drafted, report.outdated, report.human, outdated(desk)) == (0, 1, 0, [1])
    report = desk.draft(stale=True)
    assert (report.drafted, report.current, outdated(desk)) == (1, 2, [0])
    assert desk.entry("Das Abkommen gilt sehr lange").previous_msgid is None
    assert "šéĥŕ" in desk.entry("Das Abkommen gilt sehr lange").msgstr


def test_the_model(desk: Desk, monkeypatch: object) -> None:
    desk.deck("Der Zoll", "Shutterstock", "5 %")
    desk.draft()
    newer = PseudoEngine("de", "en")
    object.__setattr__(newer, "identity", "pseudo/2")
    monkeypatch.setitem(ENGINES, "pseudo", lambda *_, **_options: newer)  # type: ignore[attr-defined]
    assert outdated(desk) == [2]  # what was copied owes nothing to the model
    assert desk.draft().outdated == 2
    assert (desk.draft(stale=True).drafted, outdated(desk)) == (2, [0])


def test_an_approved_draft_whose_source_changed_is_a_person_s(desk: Desk) -> None:
    def approve(entry: Entry) -> None:
        entry.flags.remove("fuzzy")

    desk.deck("Das Abkommen gilt lange", "Der Zoll")
    desk.draft()
    text = desk.entry("Das Abkommen gilt lange").msgstr
    desk.edit(approve, "Das Abkommen gilt lange")
    desk.deck("Das Abkommen gilt sehr lange", "Der Zoll")
    report = desk.draft(stale=True)
    assert (report.human, desk.entry("Das Abkommen gilt sehr lange").msgstr, outdated(desk)) == (1, text, [0])


def test_drafts_of_an_engine_that_is_gone(desk: Desk) -> None:
    desk.deck("Der Zoll")
    desk.draft()
    desk.path().write_text(desk.path().read_text().replace("draft pseudo", "draft vanished"))
    assert outdated(desk) == [None]
