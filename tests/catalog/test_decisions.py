from __future__ import annotations

import pytest

from loctool.catalog.decisions import CONFLICT, base_of, decide, message_id, other_text_of, standing_of
from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.provenance import store_draft


def entry(**fields: object) -> Entry:
    return Entry(**{"msgid": "Erdöl", "msgstr": "Oil", **fields})


def draft(text: str = "Oil") -> Entry:
    made = Entry(msgid="Erdöl")
    store_draft(made, text, "argos", ("de", "en"), "inputs")
    return made


@pytest.mark.parametrize(
    ("one", "standing"),
    [
        (entry(), "approved"),
        (entry(msgstr=""), "untranslated"),
        (entry(flags=["fuzzy"]), "edited"),
        (entry(flags=["fuzzy"], previous_msgid="Öl"), "outdated"),
        (entry(flags=["fuzzy"], tcomment=f"mine\n{CONFLICT}\n  Petroleum"), "conflict"),
        (entry(tcomment=f"{CONFLICT}\n  Petroleum"), "approved"),
        (draft(), "draft"),
        (entry(msgid_plural="Öle", msgstr="", msgstr_plural={0: "Oil", 1: "Oils"}), "approved"),
    ],
)
def test_every_message_stands_in_one_way(one: Entry, standing: str) -> None:
    assert standing_of(one) == standing


def test_a_context_makes_another_message() -> None:
    ids = {message_id(one) for one in (entry(), entry(msgctxt=""), entry(msgctxt="menu"), entry(msgid="menuErdöl"))}
    assert len(ids) == 4


@pytest.mark.parametrize(
    "change", [{"msgstr": "Petroleum"}, {"flags": ["fuzzy"]}, {"tcomment": "mine"}, {"previous_msgid": "Öl"}]
)
def test_a_base_tells_every_change(change: dict[str, object]) -> None:
    assert base_of(entry(**change)) != base_of(entry()) == base_of(entry())


def test_a_draft_that_is_approved_as_it_is_keeps_its_line() -> None:
    one = draft()
    decide(one, ["Oil"], approved=True)
    assert not one.fuzzy
    assert standing_of(one) == "approved"
    assert "loctool: draft" in one.tcomment


def test_a_draft_that_is_saved_unchanged_stays_a_draft() -> None:
    one = draft()
    decide(one, ["Oil"], approved=False)
    assert standing_of(one) == "draft"
    decide(one, ["Petroleum"], approved=False)
    assert standing_of(one) == "edited"


def test_a_decision_ends_a_conflict_and_keeps_what_people_wrote() -> None:
    one = entry(flags=["fuzzy", "no-wrap"], tcomment=f"mine\n{CONFLICT}\n  Petro-\n  leum\nlast")
    assert other_text_of(one) == "Petro-\nleum"
    decide(one, ["Oil"], approved=True)
    assert (one.tcomment, one.flags, other_text_of(one)) == ("mine\nlast", ["no-wrap"], "")


def test_an_approved_text_is_no_longer_outdated() -> None:
    one = entry(flags=["fuzzy"], previous_msgid="Öl")
    decide(one, ["Oil"], approved=False)
    assert standing_of(one) == "outdated"
    decide(one, ["Oil"], approved=True)
    assert (standing_of(one), one.previous_msgid) == ("approved", None)


def test_a_new_text_is_no_longer_outdated() -> None:
    one = entry(flags=["fuzzy"], previous_msgid="Öl")
    decide(one, ["Petroleum"], approved=False)
    assert (standing_of(one), one.previous_msgid) == ("edited", None)


def test_each_form_needs_a_text() -> None:
    one = entry(msgid_plural="Öle", msgstr="", msgstr_plural={0: "", 1: ""})
    with pytest.raises(ValueError, match="2 texts"):
        decide(one, ["Oil"], approved=True)
    decide(one, ["Oil", "Oils"], approved=True)
    assert forms_of(one) == ["Oil", "Oils"]


def test_an_emptied_message_is_untranslated() -> None:
    one = entry(flags=["fuzzy"])
    decide(one, [""], approved=False)
    assert (standing_of(one), one.flags) == ("untranslated", [])
