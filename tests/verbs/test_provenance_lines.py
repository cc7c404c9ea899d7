"""A person's words lose their provenance line when loctool writes their catalog anyway, not for its own sake."""

from __future__ import annotations

from pathlib import Path

from loctool.catalog.notes import APPROVED
from loctool.catalog.provenance import State, state
from loctool.verbs import tm
from loctool.verbs.extract import extract
from loctool.verbs.status import status
from tests.drafting.conftest import Desk

TEXTS = ("Das Öl", "Das Gas", "Die Kohle")


def worked(tmp_path: Path) -> Desk:
    """Return a desk where a person approved the first draft, rewrote the second and left the third."""
    desk = Desk(tmp_path / "project")
    desk.deck(*TEXTS)
    desk.draft()
    desk.edit(lambda entry: entry.flags.clear(), TEXTS[0])
    desk.translate(TEXTS[1], "Gas")
    return desk


def lines(desk: Desk) -> list[str]:
    """Return the comments on the texts, hashes aside."""
    found = [desk.entry(text).tcomment for text in TEXTS]
    return ["draft" if line.startswith("loctool: draft pseudo de-en ") else line for line in found]


def test_a_person_s_file_is_not_rewritten_for_its_lines(tmp_path: Path) -> None:
    desk = worked(tmp_path)
    before = desk.path().read_bytes()
    assert not any(one.changed for one in extract(desk.project, write=False))
    extract(desk.project)
    desk.draft()
    desk.draft(renew=True)
    assert desk.path().read_bytes() == before
    assert lines(desk) == ["draft"] * 3


def test_extract_settles_the_lines_where_it_writes(tmp_path: Path) -> None:
    desk = worked(tmp_path)
    desk.deck(*TEXTS, "Das Holz")
    assert lines(desk) == [APPROVED, "", "draft"]
    assert [state(desk.entry(text)) for text in TEXTS] == [State.TRANSLATED, State.TRANSLATED, State.DRAFT]
    before = desk.path().read_bytes()
    extract(desk.project)
    assert desk.path().read_bytes() == before


def test_draft_settles_the_lines_where_it_writes(tmp_path: Path) -> None:
    desk = worked(tmp_path)
    (desk.folder / "source" / "deck.md").write_text("".join(f"# {text}\n\n---\n\n" for text in (*TEXTS, "Das Holz")))
    desk.glossary("Kohle,coal,preferred")
    desk.draft()
    assert lines(desk)[:2] == [APPROVED, ""]
    assert desk.entry(TEXTS[2]).tcomment.startswith("loctool: term Kohle → coal\nloctool: draft")
    assert desk.draft().to_renew == 1


def test_the_short_line_is_a_person_s_translation_everywhere(tmp_path: Path) -> None:
    desk = worked(tmp_path)
    desk.deck(*TEXTS, "Das Holz")
    (row,) = status(desk.project)
    assert (row.translated, row.drafted) == (2, 1)
    with tm.open_memory(desk.project) as memory:
        assert memory.exact(TEXTS[0], "en")
    assert desk.draft(renew=True).human == 2
    desk.edit(lambda entry: entry.flags.append("fuzzy"), TEXTS[0])
    assert state(desk.entry(TEXTS[0])) is State.STALE
    text = desk.entry(TEXTS[0]).msgstr
    desk.draft(renew=True)
    assert desk.entry(TEXTS[0]).msgstr == text


def test_a_changed_source_takes_the_short_line_away(tmp_path: Path) -> None:
    desk = worked(tmp_path)
    desk.deck(*TEXTS, "Das Holz")
    desk.deck("Das teure Öl", *TEXTS[1:], "Das Holz")
    entry = desk.entry("Das teure Öl")
    assert (entry.previous_msgid, entry.tcomment, state(entry)) == (TEXTS[0], "", State.STALE)
    before = entry.msgstr
    desk.draft(renew=True)
    assert desk.entry("Das teure Öl").msgstr == before


def test_a_carried_change_does_not_make_an_approved_draft_a_rewritten_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "project")
    desk.deck("Das Öl von 1990 ist teuer")
    desk.draft()
    desk.edit(lambda entry: entry.flags.clear(), "Das Öl von 1990 ist teuer")
    desk.deck("Das Öl von 1991 ist teuer")
    entry = desk.entry("Das Öl von 1991 ist teuer")
    assert (entry.tcomment, state(entry)) == (f"{APPROVED}\nloctool: carried number", State.TRANSLATED)
