"""`draft` drafts what has no text; --renew also drafts made from older inputs, and nothing else."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from loctool.catalog.entry import Entry
from loctool.cli import main
from loctool.engines import ENGINES
from loctool.engines.pseudo import PseudoEngine
from loctool.verbs.status import status
from tests.drafting.conftest import Desk


def to_renew(desk: Desk) -> list[int | None]:
    return [row.to_renew for row in status(desk.project)]


def test_terms_and_source(desk: Desk) -> None:
    desk.deck("Das Abkommen gilt lange", "Der Zoll", "Die Ware")
    desk.draft()
    assert (desk.draft().current, to_renew(desk)) == (3, [0])
    desk.glossary("Abkommen,agreement,")
    assert (desk.draft().to_renew, to_renew(desk)) == (1, [1])
    desk.deck("Das Abkommen gilt sehr lange", "Der Zoll", "Die Ware")
    report = desk.draft()
    assert (report.drafted, report.to_renew, report.human, to_renew(desk)) == (0, 1, 0, [1])
    report = desk.draft(renew=True)
    assert (report.drafted, report.current, to_renew(desk)) == (1, 2, [0])
    assert desk.entry("Das Abkommen gilt sehr lange").previous_msgid is None
    assert "šéĥŕ" in desk.entry("Das Abkommen gilt sehr lange").msgstr


def test_the_model(desk: Desk, monkeypatch: object) -> None:
    desk.deck("Der Zoll", "Shutterstock", "5 %")
    desk.draft()
    newer = PseudoEngine("de", "en")
    object.__setattr__(newer, "identity", "pseudo/2")
    monkeypatch.setitem(ENGINES, "pseudo", lambda *_, **_options: newer)  # type: ignore[attr-defined]
    assert to_renew(desk) == [2]  # what was copied owes nothing to the model
    assert desk.draft().to_renew == 2
    assert (desk.draft(renew=True).drafted, to_renew(desk)) == (2, [0])


def test_an_approved_draft_whose_source_changed_is_a_person_s(desk: Desk) -> None:
    def approve(entry: Entry) -> None:
        entry.flags.remove("fuzzy")

    desk.deck("Das Abkommen gilt lange", "Der Zoll")
    desk.draft()
    text = desk.entry("Das Abkommen gilt lange").msgstr
    desk.edit(approve, "Das Abkommen gilt lange")
    desk.deck("Das Abkommen gilt sehr lange", "Der Zoll")
    report = desk.draft(renew=True)
    assert (report.human, desk.entry("Das Abkommen gilt sehr lange").msgstr, to_renew(desk)) == (1, text, [0])


def test_drafts_of_an_engine_that_is_gone(desk: Desk) -> None:
    desk.deck("Der Zoll")
    desk.draft()
    desk.path().write_text(desk.path().read_text().replace("draft pseudo", "draft vanished"))
    assert to_renew(desk) == [None]


def test_status_and_draft_count_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.deck("Das Abkommen gilt lange", "Der Zoll steigt heute", "Die Ware kommt an", "Ein Text")
    desk.draft()
    desk.translate("Die Ware kommt an", "The goods arrive")
    desk.deck("Das Abkommen gilt sehr lange", "Der Zoll steigt schon heute", "Die Ware kommt bald an", "Ein Text")
    (row,) = status(desk.project)
    assert (row.drafted, row.outdated, row.to_renew, row.translated, row.untranslated) == (3, 1, 2, 0, 0)
    assert desk.draft().to_renew == 2
    second = PseudoEngine("de", "en")
    object.__setattr__(second, "name", "second")
    object.__setattr__(second, "identity", "second/1")
    first = ENGINES["pseudo"]
    monkeypatch.setitem(ENGINES, "pseudo", lambda *_, **_options: second)  # type: ignore[attr-defined]
    report = desk.draft()
    assert (report.to_renew, report.of_others) == (2, 1)  # the source of two has changed, whoever made them
    monkeypatch.setitem(ENGINES, "pseudo", first)
    assert desk.draft(renew=True).drafted == 2
    assert to_renew(desk) == [0]


def test_the_former_name_of_the_option(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    desk.deck("Der Zoll")
    monkeypatch.chdir(desk.folder)
    for option in ("--renew", "--stale"):
        desk.draft()
        desk.glossary(f"Zoll,duty {option},")
        shown = CliRunner().invoke(main, ["draft", "--engine", "pseudo", "en"])
        assert "1 drafts to renew (--renew redoes them)" in shown.output
        shown = CliRunner().invoke(main, ["draft", "--engine", "pseudo", "en", option])
        assert "en: 1 drafted" in shown.output
