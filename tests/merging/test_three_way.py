"""Three versions of a catalog: one side's changes are taken, real conflicts keep both texts, nothing is lost."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.decisions import CONFLICT
from loctool.catalog.entry import Entry, forms_of, key_of
from loctool.catalog.header import set_field
from loctool.catalog.provenance import State, is_untouched_draft, may_draft, state, store_notes, store_refusal
from loctool.catalog.provenance import store_draft as store
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import text_of
from loctool.merging.template import new_catalog
from loctool.merging.three_way import merge_three_way
from loctool.merging.updating import update
from tests.catalog.entries import messages, template

TEXTS = ("Titel der Folie", "Seltene Erden sind Metalle.", "Russland ist groß.")


def versions(*texts: str) -> tuple[Catalog, Catalog, Catalog]:
    base = new_catalog(Path("en.po"), "en", template([Entry(msgid=text, comment="bullet") for text in texts]))
    return base, deepcopy_of(base), deepcopy_of(base)


def deepcopy_of(catalog: Catalog) -> Catalog:
    return Catalog(catalog.path, deepcopy(catalog.entries))


def translate(catalog: Catalog, number: int, text: str, *flags: str) -> Entry:
    entry = catalog.messages()[number]
    entry.msgstr, entry.flags = text, list(flags)
    return entry


def rows(catalog: Catalog) -> list[tuple[str, str, str, str | None]]:
    shown = [(entry.obsolete, entry) for entry in catalog.entries[1:]]
    return [
        ("~" if dead else "f" if "fuzzy" in one.flags else "", one.msgid, one.msgstr, one.previous_msgid)
        for dead, one in shown
    ]


def test_each_side_translates_another_message() -> None:
    base, ours, theirs = versions(*TEXTS)
    translate(ours, 0, "Slide title")
    translate(theirs, 1, "Rare earths are metals.").tcomment = "checked"
    assert merge_three_way(base, ours, theirs) == []
    assert rows(ours) == [
        ("", TEXTS[0], "Slide title", None), ("", TEXTS[1], "Rare earths are metals.", None), ("", TEXTS[2], "", None),
    ]  # fmt: skip
    assert ours.messages()[1].tcomment == "checked"


def test_a_conflict_keeps_both_texts() -> None:
    base, ours, theirs = versions(*TEXTS)
    translate(ours, 0, "Slide title").tcomment = "mine"
    translate(theirs, 0, "Title of\nthe slide").tcomment = "other"
    assert merge_three_way(base, ours, theirs) == [(None, TEXTS[0])]
    entry = ours.messages()[0]
    assert (entry.msgstr, entry.flags, entry.tcomment) == (
        "Slide title", ["fuzzy"], f"mine\nother\n{CONFLICT}\n  Title of\n  the slide",
    )  # fmt: skip
    before = text_of(ours)
    merge_three_way(base, ours, theirs)
    assert text_of(ours) == before


def test_an_approved_draft_in_a_conflict_is_no_draft_again() -> None:
    base, ours, theirs = versions(*TEXTS)
    store(ours.messages()[0], "Slide title", "argos", ("de", "en"), "0")
    ours.messages()[0].flags = []
    translate(theirs, 0, "Title of the slide")
    assert merge_three_way(base, ours, theirs) == [(None, TEXTS[0])]
    entry = ours.messages()[0]
    assert (state(entry), may_draft(entry)) == (State.STALE, False)
    assert entry.tcomment == f"{CONFLICT}\n  Title of the slide"


def test_what_loctool_says_goes_with_the_text_that_it_speaks_of() -> None:
    base, ours, theirs = versions(*TEXTS)
    store_refusal(ours.messages()[0], "lost markup")
    store(theirs.messages()[0], "Slide title", "argos", ("de", "en"), "0")
    store_notes(theirs.messages()[0], ["check the number"])
    drafted = theirs.messages()[0].tcomment
    assert merge_three_way(base, ours, theirs) == []
    assert ours.messages()[0].tcomment == drafted


def test_a_refused_text_that_is_gone_leaves_nothing() -> None:
    base, ours, theirs = versions(*TEXTS)
    store_refusal(ours.messages()[0], "lost markup")
    del theirs.entries[1]
    assert merge_three_way(base, ours, theirs) == []
    assert [entry.msgid for entry in ours.entries[1:]] == [*TEXTS[1:]]


def test_the_same_text_approved_by_one_side() -> None:
    base, ours, theirs = versions(*TEXTS)
    translate(ours, 0, "Slide title", "fuzzy")
    translate(theirs, 0, "Slide title")
    assert merge_three_way(base, ours, theirs) == []
    assert state(ours.messages()[0]) is State.TRANSLATED


def test_a_person_goes_before_a_draft() -> None:
    for human, machine in (("ours", "theirs"), ("theirs", "ours")):
        base, ours, theirs = versions(*TEXTS)
        store(base.messages()[0], "Former draft", "argos", ("de", "en"), "0")
        ours, theirs = deepcopy_of(base), deepcopy_of(base)
        side = {"ours": ours, "theirs": theirs}
        translate(side[human], 0, "Slide title")
        store(side[machine].messages()[0], "Machine's title", "argos", ("de", "en"), "1")
        assert merge_three_way(base, ours, theirs) == []
        entry = ours.messages()[0]
        assert (entry.msgstr, entry.flags) == ("Slide title", [])
        assert entry.tcomment == side[human].messages()[0].tcomment


def test_an_approved_draft_goes_before_a_newer_one() -> None:
    base, ours, theirs = versions(*TEXTS)
    store(base.messages()[0], "A draft", "argos", ("de", "en"), "0")
    ours, theirs = deepcopy_of(base), deepcopy_of(base)
    ours.messages()[0].flags = []
    store(theirs.messages()[0], "A newer draft", "argos", ("de", "en"), "1")
    assert merge_three_way(base, ours, theirs) == []
    assert (ours.messages()[0].msgstr, ours.messages()[0].flags) == ("A draft", [])


def test_a_translation_follows_a_text_that_was_edited_meanwhile() -> None:
    edited = template([Entry(msgid=t) for t in (TEXTS[0], "Seltene Erden sind Elemente.", TEXTS[2])])
    for swapped in (False, True):
        base, source_side, translator = versions(*TEXTS)
        translate(translator, 1, "Rare earths are metals.")
        update(source_side, edited)
        ours, theirs = (translator, source_side) if swapped else (source_side, translator)
        assert merge_three_way(base, ours, theirs) == []
        assert rows(ours) == [
            ("", TEXTS[0], "", None),
            ("f", "Seltene Erden sind Elemente.", "Rare earths are metals.", "Seltene Erden sind Metalle."),
            ("", TEXTS[2], "", None),
        ]


def test_comments_of_both_sides_stay_where_a_translation_follows_an_edit() -> None:
    base, ours, theirs = versions(*TEXTS)
    translate(ours, 1, "Rare earths are metals.").tcomment = "said by ours"
    edited = template([Entry(msgid=text, comment="bullet") for text in (TEXTS[0], "Seltene Erden sind sehr Metalle.")])
    update(theirs, edited)
    theirs.messages()[1].tcomment = "said by theirs"
    assert merge_three_way(base, ours, theirs) == []
    entry = ours.messages()[1]
    assert (entry.msgstr, entry.tcomment) == ("Rare earths are metals.", "said by theirs\nsaid by ours")


def test_a_correction_follows_a_carried_text() -> None:
    base, source_side, translator = versions("Seit 1990 steigt der Preis.")
    for one in (base, source_side, translator):
        translate(one, 0, "The price is rising since 1990.")
    update(source_side, template([Entry(msgid="Seit 1991 steigt der Preis.")]))
    translate(translator, 0, "The price has been rising since 1990.")
    assert merge_three_way(base, source_side, translator) == []
    assert rows(source_side) == [("", "Seit 1991 steigt der Preis.", "The price has been rising since 1991.", None)]


def test_a_translation_of_a_text_that_is_gone_becomes_obsolete() -> None:
    for swapped in (False, True):
        base, source_side, translator = versions(*TEXTS)
        translate(translator, 1, "Rare earths are metals.")
        update(source_side, template([Entry(msgid=t) for t in (TEXTS[0], TEXTS[2])]))
        ours, theirs = (translator, source_side) if swapped else (source_side, translator)
        assert merge_three_way(base, ours, theirs) == []
        assert rows(ours) == [
            ("", TEXTS[0], "", None), ("", TEXTS[2], "", None), ("~", TEXTS[1], "Rare earths are metals.", None),
        ]  # fmt: skip


def test_new_messages_stand_behind_their_predecessors() -> None:
    base, ours, theirs = versions(*TEXTS)
    update(ours, template([Entry(msgid=t) for t in (*TEXTS, "Quelle")]))
    update(theirs, template([Entry(msgid=t) for t in ("Anfang", TEXTS[0], "Mitte", *TEXTS[1:])]))
    merge_three_way(base, ours, theirs)
    assert [entry.msgid for entry in ours.messages()] == ["Anfang", TEXTS[0], "Mitte", *TEXTS[1:], "Quelle"]


def test_the_header_has_the_newest_dates() -> None:
    base, ours, theirs = versions(*TEXTS)
    for one, date, who in ((ours, "2026-01-02 10:00+0100", "Anna"), (theirs, "2026-01-02 09:30+0000", "Boris")):
        set_field(one.entries[0], "PO-Revision-Date", date)
        set_field(one.entries[0], "Last-Translator", who)
    set_field(theirs.entries[0], "Language-Team", "English")
    merge_three_way(base, ours, theirs)
    header = ours.header
    assert (header["PO-Revision-Date"], header["Last-Translator"], header["Language-Team"]) == (
        "2026-01-02 09:30+0000", "Boris", "English",
    )  # fmt: skip


def test_untouched_entries_keep_their_bytes(tmp_path: Path) -> None:
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n#,  c-format, fuzzy\nmsgid   "a"\nmsgstr "x"\n\nmsgid "b"\nmsgstr ""\n'
    paths = [tmp_path / name for name in ("base.po", "ours.po", "theirs.po")]
    for path in paths:
        path.write_text(text)
    paths[2].write_text(text.replace('msgid "b"\nmsgstr ""', 'msgid "b"\nmsgstr "y"'))
    base, ours, theirs = map(read, paths)
    merge_three_way(base, ours, theirs)
    assert text_of(ours) == paths[2].read_text()


@st.composite
def three(draw: st.DrawFn) -> tuple[Catalog, Catalog, Catalog]:
    """Draw a catalog and two edited versions of it: other sources, other translations, drafts and refusals."""
    base = new_catalog(Path("en.po"), "en", template(draw(messages())))
    made = [base]
    for entry in base.messages():
        edit(draw, entry, "base")
    for side in "ab":
        one = deepcopy_of(base)
        update(one, template(draw(messages())))
        for entry in one.messages():
            edit(draw, entry, side)
        made.append(one)
    return made[0], made[1], made[2]


def edit(draw: st.DrawFn, entry: Entry, side: str) -> None:
    """Do to a message what people and drafting do."""
    for act in draw(st.lists(st.sampled_from(["write", "draft", "refuse", "approve", "doubt"]), max_size=2)):
        if act == "write":
            entry.msgstr = draw(st.sampled_from(["same", f"{side} {entry.msgid}"]))
            entry.flags = []
        elif act == "draft" and may_draft(entry):
            store(entry, draw(st.sampled_from(["drafted", f"drafted {side}"])), "argos", ("de", "en"), side)
            store_notes(entry, draw(st.sampled_from([[], ["a doubt"], [side]])))
        elif act == "refuse":
            store_refusal(entry, draw(st.sampled_from(["lost markup", side])))
        elif act == "approve" and entry.msgstr:
            entry.flags = []
        elif act == "doubt" and entry.msgstr == "same":
            entry.flags = ["fuzzy"]


@given(three())
def test_no_text_is_lost(catalogs: tuple[Catalog, Catalog, Catalog]) -> None:
    base, ours, theirs = catalogs
    people_s = [entry for one in (ours, theirs) for entry in one.entries[1:] if not is_untouched_draft(entry)]
    before = {(key_of(entry), entry.msgstr) for entry in base.entries}
    new = [entry for entry in people_s if (key_of(entry), entry.msgstr) not in before]
    texts = {text for entry in new for text in forms_of(entry) if text}
    written = {key_of(entry): entry.msgstr for entry in people_s if entry.msgstr and not entry.fuzzy}
    given_ones = [text_of(one) for one in catalogs]
    merge_three_way(base, ours, theirs)
    everything = text_of(ours)
    assert [text for text in texts if text not in everything] == [], "\n---\n".join(given_ones)
    keys = [key_of(entry) for entry in ours.entries]
    assert len(keys) == len(set(keys))
    conflicting = [entry for entry in ours.entries if CONFLICT in entry.tcomment]
    assert all("fuzzy" in entry.flags for entry in conflicting)
    open_ones = {key_of(entry): entry.msgstr for entry in ours.messages() if may_draft(entry)}
    assert not written.items() & open_ones.items()


@given(three())
def test_merging_with_oneself_changes_nothing(catalogs: tuple[Catalog, Catalog, Catalog]) -> None:
    base, ours, _ = catalogs
    before = text_of(ours)
    assert merge_three_way(base, ours, deepcopy_of(ours)) == []
    assert text_of(ours) == before
    assert merge_three_way(deepcopy_of(ours), ours, deepcopy_of(ours)) == []
    assert text_of(ours) == before


@given(three())
def test_what_one_side_changed_is_taken(catalogs: tuple[Catalog, Catalog, Catalog]) -> None:
    base, _, theirs = catalogs
    ours = deepcopy_of(base)
    assert merge_three_way(base, ours, theirs) == []
    assert sorted(map(repr, rows(ours))) == sorted(map(repr, rows(theirs)))
