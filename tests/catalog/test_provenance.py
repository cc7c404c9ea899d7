"""Drafts are known by their line; a person's words are never taken for a machine's."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.notes import APPROVED, Provenance, fingerprint
from loctool.catalog.provenance import (
    State,
    draft_of,
    drop_refusal,
    keep_as_draft,
    mark_fuzzy,
    may_draft,
    refusal_of,
    settle_provenance,
    state,
    store_draft,
    store_notes,
    store_refusal,
)
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.merging.template import new_catalog
from tests.catalog.entries import anything, template
from tests.conftest import Gettext

ROUTE = ("de", "en", "ru")
SOURCE = fingerprint("", "Seltene Erden", "")


def drafted(text: str = "rare earths") -> Entry:
    entry = Entry(msgid="Seltene Erden", tcomment="a person's note")
    store_draft(entry, text, "argos", ROUTE, "all inputs")
    return entry


def test_the_line() -> None:
    entry = drafted()
    assert entry.tcomment == f"a person's note\nloctool: draft argos de-en-ru e4e6328f27a8 380ed9c4183b {SOURCE}"
    assert (entry.msgstr, entry.flags) == ("rare earths", ["fuzzy"])
    assert draft_of(entry) == Provenance("argos", ROUTE, fingerprint("rare earths"), fingerprint("all inputs"), SOURCE)


def test_a_second_draft_is_no_carried_text() -> None:
    entry = drafted()
    entry.tcomment += "\nloctool: carried number"
    store_draft(entry, "rare earths", "argos", ROUTE, "all inputs")
    assert entry.tcomment == drafted().tcomment


def test_a_refusal_takes_the_notes_on_the_former_draft_away() -> None:
    entry = drafted()
    store_notes(entry, ["check the number"])
    entry.previous_msgid = "Seltene Erde"
    store_refusal(entry, "lost markup")
    assert (entry.msgstr, entry.tcomment) == ("", "a person's note\nloctool: undrafted, lost markup")
    assert (entry.previous_msgid, entry.flags) == (None, [])


def test_a_second_draft_replaces_the_line_and_the_previous_text() -> None:
    entry = drafted()
    entry.previous_msgid = "Seltene Erde"
    entry.tcomment += "\nanother note"
    store_draft(entry, "the rare earths", "argos", ("de", "en"), "")
    line = f"loctool: draft argos de-en {fingerprint('the rare earths')} {fingerprint('')} {SOURCE}"
    assert (entry.tcomment, entry.previous_msgid) == (f"a person's note\nanother note\n{line}", None)


def changed(**attributes: object) -> Entry:
    entry = drafted()
    for name, value in attributes.items():
        setattr(entry, name, value)
    return entry


@pytest.mark.parametrize(
    ("entry", "expected", "open_to_drafts"),
    [
        (Entry(msgid="a"), State.UNTRANSLATED, True),
        (Entry(msgid="a", flags=["fuzzy"]), State.UNTRANSLATED, True),
        (Entry(msgid="a", msgstr="b"), State.TRANSLATED, False),
        (Entry(msgid="a", msgstr="b", flags=["fuzzy"]), State.STALE, False),
        (Entry(msgid="a", msgstr="b", obsolete=True), State.OBSOLETE, False),
        (Entry(msgid="a", obsolete=True), State.OBSOLETE, False),
        (drafted(), State.DRAFT, True),
        (changed(flags=[]), State.TRANSLATED, False),
        (changed(msgstr="edited"), State.STALE, False),
        (changed(msgstr=""), State.UNTRANSLATED, True),
        (changed(previous_msgid="old"), State.TO_RENEW, True),
        (changed(msgid="Seltene Erze", previous_msgid="Seltene Erden"), State.STALE, False),
        (changed(msgid="Seltene Erze"), State.STALE, False),
        (changed(tcomment=f"loctool: draft argos de-en {fingerprint('rare earths')} {12 * '0'}"), State.DRAFT, True),
        (changed(tcomment="loctool: draft argos de-en 12 34"), State.STALE, False),
        (Entry(msgid="a", msgid_plural="b", msgstr_plural={0: "", 1: ""}), State.UNTRANSLATED, True),
        (Entry(msgid="a", msgid_plural="b", msgstr_plural={0: "x", 1: ""}), State.TRANSLATED, False),
        (Entry(msgid="a", msgid_plural="b", msgstr_plural={0: "", 1: "y"}), State.UNTRANSLATED, False),
        (Entry(msgid="a", msgid_plural="b", msgstr_plural={0: "x", 1: "y"}), State.TRANSLATED, False),
    ],
)
def test_states(entry: Entry, expected: State, open_to_drafts: bool) -> None:
    assert (state(entry), may_draft(entry)) == (expected, open_to_drafts)


def test_plural_forms() -> None:
    entry = Entry(msgid="a", msgid_plural="b", msgstr_plural={0: "", 1: ""})
    store_draft(entry, ["x", "y"], "pseudo", ("de", "zh-Hans"), "")
    assert (entry.msgstr_plural, state(entry)) == ({0: "x", 1: "y"}, State.DRAFT)
    marks = fingerprint("x", "y"), fingerprint(""), fingerprint("", "a", "b")
    assert draft_of(entry) == Provenance("pseudo", ("de", "zh_Hans"), *marks)
    entry.msgstr_plural[1] = "z"
    assert (state(entry), may_draft(entry)) == (State.STALE, False)


@given(anything, anything)
def test_only_the_very_text_is_a_draft(first: str, second: str) -> None:
    entry = drafted(first)
    entry.msgstr = second
    assert may_draft(entry) == (second in ("", first))


@pytest.mark.parametrize("engine", ["two words", ""])
def test_an_engine_that_does_not_fit(engine: str) -> None:
    entry = Entry(msgid="a")
    with pytest.raises(ValueError, match="no provenance line"):
        store_draft(entry, "b", engine, ROUTE, "")
    assert (entry.msgstr, entry.tcomment, entry.flags) == ("", "", [])


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n")), max_size=4))
def test_no_comment_of_a_person_is_lost(lines: list[str]) -> None:
    entry = Entry(msgid="a", tcomment="\n".join(lines))
    store_draft(entry, "b", "argos", ROUTE, "")
    store_draft(entry, "c", "argos", ROUTE, "")
    kept = entry.tcomment.split("\n")[:-1]
    assert kept == (entry.tcomment and "\n".join(lines).split("\n") if "\n".join(lines) else [])


def test_drafts_survive_msgmerge(tmp_path: Path, gettext_tool: Gettext) -> None:
    entries = [Entry(msgid=text) for text in ("Seltene Erden", "Die Gewinnung seltener Erden kostet viel.")]
    catalog = new_catalog(tmp_path / "en.po", "en", template(entries))
    for entry in catalog.messages():
        store_draft(entry, f"[{entry.msgid}]", "pseudo", ("de", "en"), "")
    save(catalog)
    edited = template([Entry(msgid="Seltene Erden"), Entry(msgid="Die Gewinnung seltener Erden kostet mehr.")])
    edited.path = tmp_path / "edited.pot"
    save(edited)
    command = ["msgmerge", "--quiet", "--previous", "--update", "--backup=none", catalog.path, edited.path]
    subprocess.run(command, check=True)
    merged = read(catalog.path).messages()
    assert [(state(entry), may_draft(entry)) for entry in merged[:1]] == [(State.DRAFT, True)]
    # msgmerge makes approved drafts fuzzy in the same way, so this might be a person's
    assert [(entry.msgstr, may_draft(entry)) for entry in merged[1:]] == [
        ("[Die Gewinnung seltener Erden kostet viel.]", False)
    ]


def test_a_draft_follows_its_message_to_a_new_text() -> None:
    entry = drafted()
    entry.msgid = "Seltene Erze"
    keep_as_draft(entry)
    assert (entry.tcomment.count("loctool: draft argos de-en-ru"), state(entry), may_draft(entry)) == (
        1,
        State.DRAFT,
        True,
    )
    before = entry.tcomment
    keep_as_draft(entry)
    assert entry.tcomment == before


def test_notes_stand_before_the_line_and_replace_each_other() -> None:
    entry = drafted()
    line = entry.tcomment.split("\n")[-1]
    store_notes(entry, ["one\nline", "two"])
    assert entry.tcomment == f"a person's note\nloctool: note one line\nloctool: note two\n{line}"
    store_notes(entry, ["three"])
    store_notes(entry, ["three"])
    assert entry.tcomment == f"a person's note\nloctool: note three\n{line}"
    assert state(entry) is State.DRAFT
    store_notes(entry, [])
    assert entry.tcomment == f"a person's note\n{line}"
    bare = Entry(msgid="a")
    store_notes(bare, ["one"])
    assert bare.tcomment == "loctool: note one"


def test_a_refusal_is_remembered_until_a_translation_comes() -> None:
    entry = Entry(msgid="Seltene Erden", tcomment="a person's note")
    store_refusal(entry, "lost the\nnumber 3")
    store_refusal(entry, "lost the number 3")
    assert entry.tcomment == "a person's note\nloctool: undrafted, lost the number 3"
    assert refusal_of(entry) == "lost the number 3"
    drop_refusal(entry)
    assert refusal_of(entry) == "lost the number 3"
    entry.msgstr = "Rare earths"
    assert refusal_of(entry) == ""
    drop_refusal(entry)
    assert entry.tcomment == "a person's note"


def test_a_refusal_goes_with_a_draft_and_an_old_draft_with_a_refusal() -> None:
    entry = Entry(msgid="Seltene Erden")
    store_refusal(entry, "repeats “rare”")
    store_draft(entry, "rare earths", "argos", ROUTE, "")
    assert "undrafted" not in entry.tcomment
    store_refusal(entry, "repeats “rare”")
    assert (entry.msgstr, entry.flags, entry.tcomment) == ("", [], "loctool: undrafted, repeats “rare”")


def test_a_refusal_leaves_a_persons_text_alone() -> None:
    entry = Entry(msgid="a", msgstr="b")
    store_refusal(entry, "empty")
    assert (entry.msgstr, entry.tcomment) == ("b", "")


def settled(tmp_path: Path, change: Callable[[Entry], None], engine: str = "argos", forms: Sequence[str] = ()) -> Entry:
    """Return a draft that was saved, changed by a person, and settled."""
    entry = Entry(msgid="Erde", msgid_plural="Erden" if forms else "", tcomment="by a person")
    catalog = new_catalog(tmp_path / "en.po", "en", template([]))
    catalog.entries.append(entry)
    store_draft(entry, forms or "Earth", engine, ("de", "en"), "")
    save(catalog)
    change(entry)
    save(catalog)
    (entry,) = read(catalog.path).messages()
    settle_provenance([entry])
    return entry


def approve(entry: Entry) -> None:
    entry.flags.remove("fuzzy")


def test_the_line_of_a_rewritten_text_goes_and_that_of_an_approved_one_becomes_short(tmp_path: Path) -> None:
    approved = settled(tmp_path, approve)
    assert (approved.tcomment, state(approved)) == (f"by a person\n{APPROVED}", State.TRANSLATED)
    for fuzzy in ([], ["fuzzy"]):

        def rewrite(entry: Entry, flags: list[str] = fuzzy) -> None:
            entry.msgstr, entry.flags = "Soil", flags

        assert settled(tmp_path, rewrite).tcomment == "by a person"
    assert draft_of(settled(tmp_path, lambda _: None))
    plural = settled(tmp_path, approve, forms=["earth", "earths"])
    assert plural.tcomment == f"by a person\n{APPROVED}"
    half = settled(tmp_path, lambda entry: entry.msgstr_plural.update({1: ""}), forms=["earth", "earths"])
    assert half.tcomment == "by a person"


def test_words_of_people_are_no_machine_draft(tmp_path: Path) -> None:
    assert [settled(tmp_path, approve, engine).tcomment for engine in ("memory", "copy")] == ["by a person"] * 2


def test_an_approved_text_never_becomes_a_draft_again(tmp_path: Path) -> None:
    entry = settled(tmp_path, approve)
    entry.flags = ["fuzzy"]
    assert (state(entry), may_draft(entry)) == (State.STALE, False)
    settle_provenance([entry])
    assert (entry.tcomment, may_draft(entry)) == ("by a person", False)
    entry = settled(tmp_path, approve)
    mark_fuzzy(entry)
    assert (entry.tcomment, state(entry), may_draft(entry)) == ("by a person", State.STALE, False)
    entry = settled(tmp_path, approve)
    entry.msgstr = ""
    store_draft(entry, "The Earth", "argos", ("de", "en"), "")
    assert APPROVED not in entry.tcomment
    assert state(entry) is State.DRAFT


def test_the_line_of_an_approved_text_survives_msgmerge_but_makes_no_draft(
    tmp_path: Path, gettext_tool: Gettext
) -> None:
    catalog = new_catalog(
        tmp_path / "en.po", "en", template([Entry(msgid="Die Gewinnung seltener Erden kostet viel.")])
    )
    (entry,) = catalog.messages()
    entry.msgstr, entry.tcomment = "Mining rare earths costs a lot.", APPROVED
    save(catalog)
    edited = template([Entry(msgid="Die Gewinnung seltener Erden kostet mehr.")])
    edited.path = tmp_path / "edited.pot"
    save(edited)
    command = ["msgmerge", "--quiet", "--previous", "--update", "--backup=none", catalog.path, edited.path]
    subprocess.run(command, check=True)
    (entry,) = read(catalog.path).messages()
    assert (entry.tcomment, entry.fuzzy, state(entry), may_draft(entry)) == (APPROVED, True, State.STALE, False)
    settle_provenance([entry])
    assert (entry.tcomment, may_draft(entry)) == ("", False)
