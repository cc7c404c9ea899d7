"""A deck that is saved in other characters (NFD, ligatures, invisible ones) leaves every translation as it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.provenance import State, state, store_draft
from loctool.catalog.reader import Catalog
from loctool.catalog.writer import text_of
from loctool.merging.decks import compare
from loctool.merging.template import new_catalog
from loctool.merging.three_way import merge_three_way
from loctool.merging.updating import update
from loctool.model import Segment, Slide
from tests.catalog.entries import template
from tests.merging.test_three_way import deepcopy_of

TEXTS = ("Öl", "ä", "Die Größe der Öltanks", "Äpfel, &amp; Birnen", "Ölﬁlme", "Weiß\u00adkohl")


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def cleaned(text: str) -> str:
    return text.replace("&amp;", "&").replace("ﬁ", "fi").replace("\u00ad", "")


CHANGES = [nfd, cleaned, lambda text: nfd(cleaned(text))]


def sources(change: Callable[[str], str]) -> Catalog:
    made = [Entry(msgid=change(text)) for text in TEXTS]
    made.append(Entry(msgid=change("Tür"), msgctxt=change("Menü")))
    made.append(Entry(msgid=change("Öltank"), msgid_plural=change("Ölﬁlter und Öltanks")))
    return template(made)


def translated() -> Catalog:
    catalog = new_catalog(Path("en.po"), "en", sources(str))
    for number, entry in enumerate(catalog.messages()):
        if entry.msgid_plural:
            entry.msgstr_plural = {0: "tank", 1: "tanks"}
        else:
            entry.msgstr = f"translation {number}"
    return catalog


@pytest.mark.parametrize("change", CHANGES)
def test_an_update_carries_everything(change: Callable[[str], str]) -> None:
    catalog, before = translated(), [forms_of(entry) for entry in translated().messages()]
    report = update(catalog, sources(change))
    assert (report.changed_to_fuzzy, report.added, report.obsoleted, report.dropped) == (0, 0, 0, 0)
    messages = catalog.messages()
    assert [(one.msgctxt, one.msgid, one.msgid_plural) for one in messages] == [
        (one.msgctxt, one.msgid, one.msgid_plural) for one in sources(change).messages()
    ]
    assert [forms_of(entry) for entry in messages] == before
    assert {state(entry) for entry in messages} == {State.TRANSLATED}
    assert update(catalog, sources(change)).carried == 0


@pytest.mark.parametrize("change", CHANGES)
def test_an_update_revives_obsolete_ones(change: Callable[[str], str]) -> None:
    catalog = translated()
    update(catalog, template([Entry(msgid="Etwas ganz anderes")]))
    update(catalog, sources(change))
    assert {state(entry) for entry in catalog.messages()} == {State.TRANSLATED}
    assert catalog.obsolete() == []


def test_drafts_stay_untouched_drafts() -> None:
    catalog = new_catalog(Path("en.po"), "en", sources(str))
    for entry in catalog.messages():
        text = ["tank", "tanks"] if entry.msgid_plural else "a draft"
        store_draft(entry, text, "argos", ("de", "en"), "0")
    update(catalog, sources(nfd))
    assert {state(entry) for entry in catalog.messages()} == {State.DRAFT}


def test_what_is_fuzzy_already_gets_no_previous_text_that_looks_the_same() -> None:
    catalog = translated()
    for entry in catalog.messages():
        entry.flags = ["fuzzy"]
    update(catalog, sources(nfd))
    assert {(entry.fuzzy, entry.previous_msgid) for entry in catalog.messages()} == {(True, None)}


def test_a_text_of_both_kinds_keeps_both_translations() -> None:
    both = template([Entry(msgid="Öl"), Entry(msgid=nfd("Öl"))])
    catalog = new_catalog(Path("en.po"), "en", both)
    for entry, text in zip(catalog.messages(), ("oil", "Oil!"), strict=True):
        entry.msgstr = text
    update(catalog, template([Entry(msgid="Öl")]))
    assert [(one.msgid, one.msgstr) for one in catalog.messages()] == [("Öl", "oil")]
    assert "Oil!" in text_of(catalog)


def test_only_the_plural_is_written_in_other_characters() -> None:
    catalog = new_catalog(Path("en.po"), "en", template([Entry(msgid="Tank", msgid_plural="Öltanks")]))
    catalog.messages()[0].msgstr_plural = {0: "tank", 1: "tanks"}
    update(catalog, template([Entry(msgid="Tank", msgid_plural=nfd("Öltanks"))]))
    (entry,) = catalog.messages()
    assert (entry.msgid_plural, state(entry)) == (nfd("Öltanks"), State.TRANSLATED)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_merge_carries_what_the_other_side_translated_meanwhile(swapped: bool) -> None:
    base = new_catalog(Path("en.po"), "en", sources(str))
    translator, source_side = translated(), deepcopy_of(base)
    update(source_side, sources(nfd))
    ours, theirs = (translator, source_side) if swapped else (source_side, translator)
    assert merge_three_way(base, ours, theirs) == []
    assert [forms_of(entry) for entry in ours.messages()] == [forms_of(entry) for entry in translated().messages()]
    assert {state(entry) for entry in ours.messages()} == {State.TRANSLATED}


def test_diff_calls_it_characters() -> None:
    segments = [tuple(Segment(change(text), "paragraph", 1) for text in TEXTS) for change in (str, nfd)]
    old, new = (Slide("", 1, change("Übersicht"), one) for change, one in zip((str, nfd), segments, strict=True))
    (slide,) = compare([old], [new])
    assert {(one.kind, one.edit) for one in slide.differences} == {("changed", "characters")}
    assert len(slide.differences) == sum(nfd(text) != text for text in TEXTS)
