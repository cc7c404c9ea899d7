"""Terms beside messages: people's lines stay, lines never multiply, nothing is touched without need."""

from __future__ import annotations

import subprocess
from copy import deepcopy
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.decisions import CONFLICT
from loctool.catalog.entry import Entry
from loctool.catalog.notes import APPROVED, is_own_line, is_term_line, lines_in, term_lines, with_term_lines
from loctool.catalog.provenance import State, state, store_draft, store_terms
from loctool.catalog.reader import Catalog, catalog_in, read
from loctool.catalog.writer import save, text_of
from loctool.glossary import TermIndex
from loctool.merging.template import new_catalog
from loctool.merging.term_comments import find_terms, update_term_comments
from loctool.merging.three_way import merge_three_way
from loctool.merging.updating import update
from loctool.model import Status, Term
from tests.catalog.entries import template
from tests.conftest import Gettext

DRAFT = "loctool: draft argos de-en e4e6328f27a8 380ed9c4183b"
LINES = [
    "checked", "", "loctool: allow wrong-term “Öl” — a name", "# so", DRAFT, "loctool: note 80 % in memory: “a” → “b”",
    "loctool: carried number", APPROVED, CONFLICT, "  Oil", "loctool: term Gas → gas", "loctool: term Öl → oil",
]  # fmt: skip


def terms_of(**targets: str) -> TermIndex:
    rows = enumerate(targets.items(), 2)
    return TermIndex([Term(name, {"en": (to,)}, Status.PREFERRED, "", "g.csv", at) for at, (name, to) in rows], "de")


@given(
    st.lists(st.sampled_from(LINES)),
    st.lists(st.sampled_from(["Öl → oil", "Gas → gas", "X, do not translate"]), unique=True),
)
def test_only_the_lines_on_terms_change(lines: list[str], terms: list[str]) -> None:
    before, wanted = "\n".join(lines), term_lines(terms)
    comment = with_term_lines(before, wanted)
    others = [line for line in lines_in(before) if not is_term_line(line)]
    assert [line for line in lines_in(comment) if not is_term_line(line)] == others
    assert sorted(line for line in lines_in(comment) if is_term_line(line)) == sorted(wanted)
    assert with_term_lines(comment, wanted) == with_term_lines(comment, wanted[::-1]) == comment
    if others and others[-1] == DRAFT and not any(map(is_own_line, others[:-1])):
        assert lines_in(comment)[-1] == DRAFT or is_term_line(lines[-1])


def test_lines_stand_behind_people_s_lines_and_before_loctool_s() -> None:
    entry = Entry(msgid="Öl", tcomment="checked\nwith care")
    store_draft(entry, "oil", "argos", ("de", "en"), "")
    (line,) = entry.tcomment.split("\n")[2:]
    assert store_terms(entry, ["Öl → oil"])
    assert entry.tcomment == f"checked\nwith care\nloctool: term Öl → oil\n{line}"
    assert not store_terms(entry, ["Öl → oil"])
    store_draft(entry, "petroleum", "argos", ("de", "en"), "")
    assert entry.tcomment.split("\n")[:3] == ["checked", "with care", "loctool: term Öl → oil"]
    assert store_terms(entry, ["Öl → petroleum", "Öl, do not use: oil"])
    assert entry.tcomment.split("\n")[2:4] == ["loctool: term Öl → petroleum", "loctool: term Öl, do not use: oil"]
    assert store_terms(entry, [])
    assert len(entry.tcomment.split("\n")) == 3


PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

#   loctool: term Öl → oil
#checked
#. slide title
msgid   "Öl"
msgstr ""
"O"
"il"

#. bullet
msgid   "Wasser"
msgstr "Water"

# loctool: term Fass → barrel
# loctool: term Öl → oil
# loctool: term Öl → oil
#, c-format
msgid "%d Fass"
msgid_plural "%d Fässer Öl"
msgstr[0] "%d barrel"
msgstr[1] "%d barrels of oil"

# loctool: term Öl → lard
#~ msgid "Altes Öl"
#~ msgstr "Old oil"
"""


def test_only_entries_whose_terms_changed_are_touched() -> None:
    for newline in ("\n", "\r\n"):
        catalog = catalog_in(PO.replace("\n", newline), Path("en.po"))
        index = terms_of(Öl="oil", Fass="barrel")
        assert update_term_comments(catalog, find_terms(catalog.messages(), index), "en") == 1
        doubled = f"# loctool: term Öl → oil{newline}" * 2
        assert text_of(catalog) == PO.replace("\n", newline).replace(doubled, doubled[: len(doubled) // 2])
        assert update_term_comments(catalog, find_terms(catalog.messages(), index), "en") == 0
        assert update_term_comments(catalog, {}, "en") == 2


def test_an_unchanged_update_parses_nothing(tmp_path: Path) -> None:
    made = template([Entry(msgid=text, comment="bullet") for text in ("Öl", "Wasser", "Öl und Gas")])
    made.path = tmp_path / "deck.pot"
    catalog = new_catalog(tmp_path / "en.po", "en", made)
    index = terms_of(Öl="oil", Gas="gas")
    assert update_term_comments(catalog, find_terms(made.messages(), index), "en") == 2
    save(made)
    save(catalog)
    made, catalog = read(made.path), read(catalog.path)
    update(catalog, made)
    assert update_term_comments(catalog, find_terms(made.messages(), index), "en") == 0
    assert all(entry._fields is None for entry in catalog.messages())  # else large catalogs take several times as long


def test_a_changed_or_retired_message_loses_the_terms_of_its_former_text() -> None:
    old = template([Entry(msgid="Das Öl ist heute sehr teuer geworden"), Entry(msgid="Gas")])
    catalog, index = new_catalog(Path("en.po"), "en", old), terms_of(Öl="oil", Gas="gas", Kohle="coal")
    update_term_comments(catalog, find_terms(old.messages(), index), "en")
    for entry, text in zip(catalog.messages(), ("Oil has become very expensive", "Gas"), strict=True):
        entry.msgstr = text
    new = template([Entry(msgid="Die Kohle ist heute sehr teuer geworden")])
    update(catalog, new)
    update_term_comments(catalog, find_terms(new.messages(), index), "en")
    changed, gone = catalog.entries[1:]
    assert (changed.previous_msgid, changed.tcomment) == (old.messages()[0].msgid, "loctool: term Kohle → coal")
    assert (gone.obsolete, gone.msgid, gone.tcomment) == (True, "Gas", "")


def three(*texts: str) -> tuple[Catalog, Catalog, Catalog]:
    base = new_catalog(Path("en.po"), "en", template([Entry(msgid=text, comment="bullet") for text in texts]))
    update_term_comments(base, find_terms(base.messages(), terms_of(Öl="oil", Gas="gas")), "en")
    first = base.messages()[0]
    store_draft(first, "The oil", "argos", ("de", "en"), "")
    return base, Catalog(base.path, deepcopy(base.entries)), Catalog(base.path, deepcopy(base.entries))


def test_a_merge_takes_the_lines_of_the_side_that_changed_them() -> None:
    terms = terms_of(Öl="petroleum", Gas="gas")
    for ours_changes in (True, False):
        base, ours, theirs = three("Das Öl")
        glossary, translator = (ours, theirs) if ours_changes else (theirs, ours)
        update_term_comments(glossary, find_terms(glossary.messages(), terms), "en")
        entry = translator.messages()[0]
        entry.msgstr, entry.flags, entry.tcomment = "Oil", [], f"mine\n{entry.tcomment}"
        assert merge_three_way(base, ours, theirs) == []
        (merged,) = ours.messages()
        assert (merged.msgstr, merged.flags) == ("Oil", [])
        assert {"mine", "loctool: term Öl → petroleum"} < {*merged.tcomment.split("\n")}
        assert merged.tcomment.count("loctool: term") == 1


def test_both_sides_may_change_the_lines() -> None:
    base, ours, theirs = three("Das Öl und Gas")
    update_term_comments(ours, find_terms(ours.messages(), terms_of(Öl="petroleum", Gas="gas")), "en")
    update_term_comments(theirs, find_terms(theirs.messages(), terms_of(Öl="crude", Gas="natural gas")), "en")
    theirs.messages()[0].msgstr = "Crude and natural gas"
    wanted = [line for line in lines_in(ours.messages()[0].tcomment) if is_term_line(line)]
    assert merge_three_way(base, ours, theirs) == []
    (merged,) = ours.messages()
    assert merged.msgstr == "Crude and natural gas"
    assert [line for line in lines_in(merged.tcomment) if is_term_line(line)] == wanted


def test_a_translation_that_moves_to_an_edited_text_leaves_its_terms_behind() -> None:
    base, ours, theirs = three("Das Öl ist heute sehr teuer geworden")
    ours.messages()[0].msgstr, ours.messages()[0].flags = "Oil has become very expensive", []
    new = template([Entry(msgid="Das Gas ist heute sehr teuer geworden", comment="bullet")])
    update(theirs, new)
    update_term_comments(theirs, find_terms(new.messages(), terms_of(Öl="oil", Gas="gas")), "en")
    assert merge_three_way(base, ours, theirs) == []
    (merged,) = ours.messages()
    assert (merged.msgstr, merged.flags) == ("Oil has become very expensive", ["fuzzy"])
    assert [line for line in lines_in(merged.tcomment) if is_term_line(line)] == ["loctool: term Gas → gas"]


def test_lines_survive_msgmerge(tmp_path: Path, gettext_tool: Gettext) -> None:
    base, _, _ = three("Das Öl", "Gas")
    base.path = tmp_path / "en.po"
    save(base)
    new = template([Entry(msgid="Gas", comment="bullet"), Entry(msgid="Das Öl", comment="bullet"), Entry(msgid="Gas!")])
    new.path = tmp_path / "deck.pot"
    save(new)
    subprocess.run(["msgmerge", "-q", "-U", "--backup=none", base.path, new.path], check=True)
    merged = read(base.path)
    before = {entry.msgid: entry.tcomment for entry in merged.messages()}
    index = terms_of(Öl="oil", Gas="gas")
    assert update_term_comments(merged, find_terms(merged.messages(), index), "en") == 1
    assert {entry.msgid: entry.tcomment for entry in merged.messages()} == before | {"Gas!": "loctool: term Gas → gas"}
    assert [state(entry) for entry in merged.messages()] == [State.UNTRANSLATED, State.DRAFT, State.UNTRANSLATED]
    save(merged)
    text = base.path.read_text("utf-8")
    assert gettext_tool("msgcat", text=text) == text
