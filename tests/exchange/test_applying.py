"""What comes back into a catalog: what is taken, what is refused, and whose text stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loctool.catalog.decisions import CONFLICT, other_text_of, standing_of
from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.provenance import is_untouched_draft
from loctool.catalog.reader import Catalog
from loctool.exchange.applying import Applied, apply_returned
from loctool.exchange.units import Returned
from tests.exchange.catalogs import as_sent, bundle, catalog_of, draft, edited


def three() -> Catalog:
    return catalog_of(
        Entry(msgid="Eins", msgstr="One", tcomment="mine"), draft("Zwei", "Two"), Entry(msgid="Drei", comment="bullet")
    )


def whats(applied: Applied) -> list[str]:
    return [row.what for row in applied.rows]


def test_what_nobody_changed_changes_nothing() -> None:
    catalog = three()
    before = [one.fields().copy() for one in catalog.entries]
    applied = apply_returned(catalog, as_sent(bundle(catalog)))
    assert applied == Applied((), 3, ())
    assert [one.fields() for one in catalog.entries] == before


@pytest.mark.parametrize(
    ("number", "standing", "approve", "now"),
    [
        (0, "approved", False, "approved"),
        (0, "edited", False, "edited"),
        (1, "draft", False, "edited"),
        (1, "approved", False, "approved"),
        (1, "draft", True, "approved"),
        (2, "untranslated", False, "edited"),
        (2, "untranslated", True, "approved"),
    ],
)
def test_a_changed_text_is_approved_if_its_row_says_so(number: int, standing: str, approve: bool, now: str) -> None:
    catalog = three()
    applied = apply_returned(catalog, edited(catalog, number, texts=("New",), standing=standing), approve=approve)
    entry = catalog.messages()[number]
    assert (whats(applied), entry.msgstr, standing_of(entry), applied.unchanged) == (["changed"], "New", now, 2)
    assert applied.rows[0].approved is (now == "approved")


def test_a_new_standing_alone_approves_and_reopens() -> None:
    catalog = three()
    units = as_sent(bundle(catalog))
    applied = apply_returned(
        catalog, [replace(units[0], standing="edited"), replace(units[1], standing="approved"), units[2]]
    )
    assert whats(applied) == ["reopened", "approved"]
    assert [standing_of(one) for one in catalog.messages()] == ["edited", "approved", "untranslated"]


def test_a_draft_that_is_called_edited_stays_a_draft_until_its_text_changes() -> None:
    catalog = three()
    assert apply_returned(catalog, edited(catalog, 1, standing="edited")).rows == ()
    assert is_untouched_draft(catalog.messages()[1])


def test_empty_cells_erase_nothing() -> None:
    catalog = three()
    applied = apply_returned(catalog, edited(catalog, 0, texts=("",), comment=""))
    assert (applied.rows, applied.unchanged) == ((), 3)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"source": ("Eins!",)}, "source text was changed"),
        ({"id": "0" * 12}, "not in the catalog"),
        ({"id": ""}, "a row of yours"),
        ({"texts": ("a", "b")}, "has 2 texts, and the catalog needs 1"),
        ({"texts": ()}, "has 0 texts"),
        ({"texts": ("a\0",)}, "control character U+0000"),
        ({"comment": "loctool: draft argos de-en 000000000000 000000000000"}, "only loctool writes"),
        ({"comment": f"yes\n{CONFLICT}"}, "only loctool writes"),
    ],
)
def test_a_row_that_cannot_be_trusted_is_refused(changes: dict[str, object], why: str) -> None:
    catalog = three()
    before = [one.fields().copy() for one in catalog.entries]
    units = edited(catalog, 0, **{"texts": ("New",), **changes})
    applied = apply_returned(catalog, units)
    assert [(row.what, row.place) for row in applied.rows] == [("refused", "row 2")]
    assert why in applied.rows[0].why
    assert [one.fields() for one in catalog.entries] == before


def test_rows_that_are_there_twice_are_refused_and_missing_ones_named() -> None:
    catalog = three()
    first, second, _ = as_sent(bundle(catalog))
    applied = apply_returned(catalog, [first, replace(second, texts=("a",)), replace(second, texts=("b",))])
    assert whats(applied) == ["refused", "refused"]
    assert (catalog.messages()[1].msgstr, applied.missing, applied.unchanged) == ("Two", ("Drei",), 1)


def changed_since(number: int, text: str, *flags: str) -> tuple[Catalog, list[Returned]]:
    """Return a catalog in which a text was changed after it went out, and a file in which it was changed, too."""
    catalog = three()
    units = edited(catalog, number, texts=("Theirs",))
    entry = catalog.messages()[number]
    entry.msgstr, entry.flags = text, list(flags)
    return catalog, units


def test_of_two_peoples_texts_the_catalog_keeps_its_own_and_shows_the_other() -> None:
    catalog, units = changed_since(0, "Ours")
    applied = apply_returned(catalog, units)
    entry = catalog.messages()[0]
    assert whats(applied) == ["conflict"]
    assert "keeps its text" in applied.rows[0].why
    assert (entry.msgstr, standing_of(entry), other_text_of(entry)) == ("Ours", "conflict", "Theirs")
    assert entry.tcomment.startswith("mine\n")
    before = entry.fields().copy()
    assert apply_returned(catalog, units).rows == ()  # the same file again
    assert entry.fields() == before


def test_a_second_conflict_waits_for_the_first() -> None:
    catalog, units = changed_since(0, "Ours")
    apply_returned(catalog, units)
    applied = apply_returned(catalog, [replace(units[0], texts=("Third",)), *units[1:]])
    assert "settle it" in applied.rows[0].why
    assert other_text_of(catalog.messages()[0]) == "Theirs"


def test_a_conflict_is_settled_in_the_sheet() -> None:
    catalog, units = changed_since(0, "Ours")
    apply_returned(catalog, units)
    applied = apply_returned(catalog, edited(catalog, 0, texts=("Both",), standing="approved"))
    entry = catalog.messages()[0]
    assert (whats(applied), entry.msgstr, standing_of(entry), entry.tcomment) == (
        ["changed"],
        "Both",
        "approved",
        "mine",
    )


def test_equal_texts_are_no_conflict() -> None:
    catalog, units = changed_since(0, "Theirs")
    assert apply_returned(catalog, units).rows == ()


@pytest.mark.parametrize("text", ["", "Another draft"])
def test_a_persons_text_replaces_a_draft_and_fills_what_is_empty(text: str) -> None:
    catalog = catalog_of(draft("Zwei", "Two"))
    units = edited(catalog, 0, texts=("Theirs",), standing="approved")
    catalog.entries[-1] = draft("Zwei", text) if text else Entry(msgid="Zwei")
    assert whats(apply_returned(catalog, units)) == ["changed"]
    assert catalog.messages()[0].msgstr == "Theirs"


def test_nothing_is_approved_that_was_not_seen() -> None:
    catalog = three()
    units = edited(catalog, 1, standing="approved")
    catalog.messages()[1].msgstr = "Another text"
    applied = apply_returned(catalog, units)
    assert whats(applied) == ["conflict"]
    assert standing_of(catalog.messages()[1]) == "edited"


def test_plural_forms_change_one_by_one() -> None:
    plural = Entry(msgid="%d Erz", msgid_plural="%d Erze", msgstr_plural={0: "%d ore", 1: ""})
    catalog = catalog_of(plural)
    applied = apply_returned(catalog, edited(catalog, 0, texts=("", "%d ores"), standing="approved"))
    assert (whats(applied), forms_of(plural), standing_of(plural)) == (["changed"], ["%d ore", "%d ores"], "approved")


def test_a_plural_conflict_names_the_forms() -> None:
    plural = Entry(msgid="%d Erz", msgid_plural="%d Erze", msgstr_plural={0: "%d ore", 1: "%d ores"})
    catalog = catalog_of(plural)
    units = edited(catalog, 0, texts=("%d ore", "%d rocks"))
    plural.msgstr_plural = {0: "%d ore", 1: "%d minerals"}
    assert whats(apply_returned(catalog, units)) == ["conflict"]
    assert other_text_of(plural) == "[0] %d ore\n[1] %d rocks"


def test_a_comment_comes_back_beside_what_loctool_notes() -> None:
    catalog = catalog_of(draft("Zwei", "Two"))
    catalog.entries[-1].tcomment = f"old\n{catalog.entries[-1].tcomment}"
    assert whats(apply_returned(catalog, edited(catalog, 0, comment="new\nlines"))) == ["commented"]
    lines = catalog.messages()[0].tcomment.split("\n")
    assert lines[:2] == ["new", "lines"]
    assert is_untouched_draft(catalog.messages()[0])


def test_a_comment_that_both_changed_stays_the_catalogs() -> None:
    catalog = three()
    units = edited(catalog, 0, comment="theirs")
    catalog.messages()[0].tcomment = "ours"
    applied = apply_returned(catalog, units)
    assert (whats(applied), catalog.messages()[0].tcomment) == (["conflict"], "ours")


def test_a_comment_beside_a_conflict_leaves_the_other_text() -> None:
    catalog, units = changed_since(0, "Ours")
    apply_returned(catalog, units)
    assert whats(apply_returned(catalog, edited(catalog, 0, comment="look"))) == ["commented"]
    entry = catalog.messages()[0]
    assert (entry.tcomment, other_text_of(entry)) == (f"look\n{CONFLICT}\n  Theirs", "Theirs")


@pytest.mark.parametrize(("own", "sent"), [("a\nb", "a\r\nb"), ("a\r\nb", "a\nb")])
def test_line_ends_of_other_systems_are_no_change(own: str, sent: str) -> None:
    catalog = catalog_of(Entry(msgid=own, msgstr=own))
    assert apply_returned(catalog, edited(catalog, 0, source=(sent,), texts=(sent,))).rows == ()
    apply_returned(catalog, edited(catalog, 0, source=(sent,), texts=(f"{sent}!",)))
    assert catalog.messages()[0].msgstr == f"{own}!"
