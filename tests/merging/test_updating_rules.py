"""A merge loses no translation, gives none twice, and moves nothing without need."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry, forms_of, key_of
from loctool.catalog.provenance import State, may_draft, state, store_draft, store_refusal
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import save, text_of
from loctool.merging.changes import Merge
from loctool.merging.template import new_catalog
from loctool.merging.updating import update
from tests.catalog.entries import messages, short, template

LONG = "Die Gewinnung seltener Erden belastet die Umwelt."
EDITED = "Die Gewinnung seltener Erden belastet unsere Umwelt."


def catalog_of(entries: list[Entry], translated: bool = True) -> Catalog:
    made = new_catalog(Path("en.po"), "en", template(deepcopy(entries)))
    for entry in made.messages() if translated else ():
        entry.msgstr = f"[{entry.msgctxt}] {entry.msgid}"
    return made


def keys(catalog: Catalog) -> list[tuple[bool, str | None, str]]:
    return [(entry.obsolete, entry.msgctxt, entry.msgid) for entry in catalog.entries[1:]]


def sources(*texts: str) -> list[Entry]:
    return [Entry(msgid=text) for text in texts]


def test_an_edited_text_becomes_fuzzy_in_its_place() -> None:
    catalog = catalog_of(sources("Titel", LONG, "Quelle"))
    catalog.messages()[1].tcomment = "of a person"
    assert update(catalog, template(sources("Titel", EDITED, "Quelle"))) == Merge(0, 2, 1, 0, 0, 0)
    entry = catalog.messages()[1]
    assert (entry.msgid, entry.msgstr, entry.previous_msgid, entry.tcomment, entry.flags) == (
        EDITED, f"[None] {LONG}", LONG, "of a person", ["fuzzy"],
    )  # fmt: skip
    assert str(update(catalog, template(sources("Titel", EDITED, "Quelle")))) == "3 kept"


def test_an_edit_undone() -> None:
    catalog = catalog_of(sources(LONG))
    update(catalog, template(sources(EDITED)))
    update(catalog, template(sources(LONG)))
    entry = catalog.messages()[0]
    assert (entry.msgstr, entry.previous_msgid, entry.flags) == (f"[None] {LONG}", None, ["fuzzy"])


def test_a_vanished_text_is_obsolete_and_comes_back() -> None:
    catalog = catalog_of(sources("Titel", LONG, "Quelle"))
    catalog.messages()[1].tcomment = "of a person"
    assert update(catalog, template(sources("Titel", "Quelle"))) == Merge(0, 2, 0, 1, 0, 0)
    assert keys(catalog) == [(False, None, "Titel"), (False, None, "Quelle"), (True, None, LONG)]
    assert update(catalog, template(sources("Titel", LONG, "Quelle"))) == Merge(0, 2, 0, 0, 0, 1)
    entry = catalog.messages()[1]
    assert (entry.msgid, entry.msgstr, entry.tcomment, state(entry)) == (
        LONG, f"[None] {LONG}", "of a person", State.TRANSLATED,
    )  # fmt: skip


def test_a_vanished_text_without_translation_is_dropped() -> None:
    catalog = catalog_of(sources("Titel", LONG), translated=False)
    assert update(catalog, template(sources("Titel"))) == Merge(0, 1, 0, 0, 1, 0)
    assert keys(catalog) == [(False, None, "Titel")]


def test_new_texts_go_behind_their_predecessors() -> None:
    catalog = catalog_of(sources("a1", "b2", "c3"))
    update(catalog, template(sources("zeroth", "c3", "x-ray", "yankee", "a1", "zulu", "b2")))
    assert [entry.msgid for entry in catalog.messages()] == ["zeroth", "a1", "zulu", "b2", "c3", "x-ray", "yankee"]


def test_a_moved_slide_changes_no_byte(tmp_path: Path) -> None:
    parts = [Entry(msgid=text, comment=text, occurrences=[("deck.md", "")]) for text in ("a1", "b2", "c3")]
    twice = Entry(msgid="Ja", comment="bullet\ncell", occurrences=[("deck.md", ""), ("other.md", "")])
    catalog = catalog_of([*parts, twice])
    catalog.path = tmp_path / "en.po"
    save(catalog)
    before = catalog.path.read_bytes()
    turned = Entry(msgid="Ja", comment="cell\nbullet", occurrences=[("other.md", ""), ("deck.md", "")])
    again = read(catalog.path)
    update(again, template([turned, *reversed(parts)]))
    assert not save(again)
    assert catalog.path.read_bytes() == before


def test_never_across_contexts() -> None:
    catalog = catalog_of([Entry(msgid=LONG, msgctxt="menu"), Entry(msgid=EDITED)])
    update(catalog, template([Entry(msgid=EDITED, msgctxt="menu"), Entry(msgid=LONG)]))
    assert [(entry.msgctxt, entry.msgstr) for entry in catalog.messages()] == [
        ("menu", f"[menu] {LONG}"), (None, f"[None] {EDITED}"),
    ]  # fmt: skip


def test_the_best_match_wins() -> None:
    catalog = catalog_of(sources("Seltene Erden sind Metalle.", "Seltene Erden waren Metalle?"))
    update(catalog, template(sources("Seltene Erden sind Metalle!", "Etwas anderes")))
    assert keys(catalog) == [
        (False, None, "Seltene Erden sind Metalle!"), (False, None, "Etwas anderes"),
        (True, None, "Seltene Erden waren Metalle?"),
    ]  # fmt: skip


def test_a_draft_of_an_edited_text_is_to_be_renewed() -> None:
    catalog = catalog_of(sources(LONG), translated=False)
    store_draft(catalog.messages()[0], "Mining …", "argos", ("de", "en"), "")
    update(catalog, template(sources(EDITED)))
    entry = catalog.messages()[0]
    assert (entry.previous_msgid, state(entry), may_draft(entry)) == (LONG, State.TO_RENEW, True)


def test_an_approved_draft_whose_text_changed_and_came_back_is_a_person_s() -> None:
    catalog = catalog_of(sources(LONG), translated=False)
    store_draft(catalog.messages()[0], "Mining …", "argos", ("de", "en"), "")
    catalog.messages()[0].flags = []
    for text in (EDITED, LONG):
        update(catalog, template(sources(text)))
        entry = catalog.messages()[0]
        assert (entry.msgid, entry.tcomment, state(entry), may_draft(entry)) == (text, "", State.STALE, False)


def test_joined_texts_keep_what_people_said_and_nothing_of_how_they_were_made() -> None:
    catalog = catalog_of(sources("Titel", "Erstens.", "Zweitens."))
    catalog.messages()[1].tcomment = "of a person\nloctool: carried number"
    catalog.messages()[2].tcomment = "loctool: note check it\nof another"
    update(catalog, template(sources("Titel", "Erstens. Zweitens.")))
    assert [(one.msgid, one.tcomment) for one in catalog.entries[2:]] == [
        ("Erstens. Zweitens.", "of a person\nof another"),
    ]  # fmt: skip


def test_a_refusal_goes_with_its_text() -> None:
    for text, comment in ((EDITED, ""), ("Quelle", "")):
        catalog = catalog_of(sources(LONG), translated=False)
        store_refusal(catalog.messages()[0], "lost markup")
        update(catalog, template(sources(text)))
        assert [(entry.msgid, entry.tcomment) for entry in catalog.entries[1:]] == [(text, comment)]
    catalog = catalog_of(sources(LONG), translated=False)
    catalog.messages()[0].tcomment = "of a person"
    store_refusal(catalog.messages()[0], "lost markup")
    update(catalog, template(sources(EDITED)))
    assert [(entry.msgid, entry.tcomment) for entry in catalog.entries[1:]] == [(EDITED, "of a person")]


def test_a_draft_stays_one_when_its_message_gets_a_plural() -> None:
    catalog = catalog_of(sources("Blatt"), translated=False)
    store_draft(catalog.messages()[0], "sheet", "argos", ("de", "en"), "")
    update(catalog, template([Entry(msgid="Blatt", msgid_plural="Blätter")]))
    assert (state(catalog.messages()[0]), may_draft(catalog.messages()[0])) == (State.TO_RENEW, True)


def test_plurals() -> None:
    catalog = catalog_of(sources("Blatt"))
    update(catalog, template([Entry(msgid="Blatt", msgid_plural="Blätter")]))
    entry = catalog.messages()[0]
    assert (entry.msgstr_plural, entry.previous_msgid, entry.flags) == (
        {0: "[None] Blatt", 1: "[None] Blatt"}, "Blatt", ["fuzzy"],
    )  # fmt: skip


def test_the_date_is_the_templates_if_the_messages_changed() -> None:
    catalog = catalog_of(sources("a1"))
    old = catalog.header["POT-Creation-Date"]
    fresh = template(sources("a1"))
    fresh.entries[0].msgstr = fresh.entries[0].msgstr.replace(old, "2031-01-01 00:00+0000")
    update(catalog, fresh)
    assert catalog.header["POT-Creation-Date"] == old
    fresh.entries.append(Entry(msgid="b2"))
    update(catalog, fresh)
    assert catalog.header["POT-Creation-Date"] == "2031-01-01 00:00+0000"


@given(st.lists(messages(), min_size=2, max_size=5), st.sets(short))
def test_any_history(history: list[list[Entry]], emptied: set[str]) -> None:
    """Translations are neither lost nor doubled, update twice is update once, and the file can be read back."""
    catalog = catalog_of(history[0])
    for entry in catalog.messages():
        entry.tcomment = f"note on {entry.msgid}"
        if entry.msgid in emptied:
            entry.msgstr = ""
    texts = sorted(entry.msgstr for entry in catalog.entries[1:] if entry.msgstr)
    for step in history[1:]:
        order = [key_of(entry) for entry in catalog.messages()]
        update(catalog, template(deepcopy(step)))
        assert sorted(text for entry in catalog.entries[1:] for text in forms_of(entry) if text) == texts
        assert {key_of(entry) for entry in catalog.messages()} == {key_of(entry) for entry in step}
        stayed = [
            key_of(entry) for entry in catalog.messages() if key_of(entry) in order and "fuzzy" not in entry.flags
        ]
        assert [key for key in order if key in stayed] == stayed
        written = text_of(catalog)
        update(catalog, template(deepcopy(step)))
        assert text_of(catalog) == written
        assert all(entry.tcomment for entry in catalog.entries[1:] if entry.msgstr)


def test_updating_twice_on_disk(tmp_path: Path) -> None:
    catalog = catalog_of(sources("Titel", LONG))
    catalog.path = tmp_path / "en.po"
    save(catalog, datetime(2026, 1, 1, tzinfo=UTC))
    for _ in range(2):
        again = read(catalog.path)
        update(again, template(sources(EDITED, "Neu")))
        save(again, datetime(2026, 2, 2, tzinfo=UTC))
        first = catalog.path.read_bytes()
    last = read(catalog.path)
    update(last, template(sources(EDITED, "Neu")))
    assert not save(last)
    assert catalog.path.read_bytes() == first
