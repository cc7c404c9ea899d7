"""What pages know about single messages, and what is kept between two looks."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.catalog import reader
from loctool.catalog.decisions import CONFLICT, decide
from loctool.catalog.entry import Entry
from loctool.catalog.provenance import store_draft, store_refusal
from loctool.catalog.reader import read
from loctool.catalog.table import MessageTable
from loctool.catalog.writer import save
from loctool.files import PRIVATE
from loctool.memory.drafts import NAME, DraftCache
from loctool.model import Draft, Rival
from loctool.project import Project, find
from loctool.review.view.messages import Hypothesis, MakerView, MessageView
from loctool.verbs.check import check
from loctool.verbs.support.pages import Pages, inputs
from loctool.verbs.support.pages.reading import read_catalog
from loctool.verbs.tm import import_tmx
from tests.verbs.test_pages import DECK, HEAD, copy_example, edit, only, small

SOURCE = 'msgid "Erdöl"'


@pytest.fixture
def example(tmp_path: Path, prepared: Path) -> Project:
    return copy_example("markdown", tmp_path)


def one(folder: Path, message: str) -> MessageView:
    """Return the view of a catalog's only message."""
    (found,) = only(small(folder, message))
    return found


@pytest.mark.parametrize(
    ("message", "state", "origin"),
    [
        (f'{SOURCE}\nmsgstr "Oil"', "approved", "person"),
        (f'# loctool: machine draft, approved as it was\n{SOURCE}\nmsgstr "Oil"', "approved", "engine"),
        (f'#, fuzzy\n{SOURCE}\nmsgstr "Oil"', "edited", "person"),
        (f'#, fuzzy\n#| msgid "Öl"\n{SOURCE}\nmsgstr "Oil"', "outdated", "person"),
        (f'# {CONFLICT}\n#   Petroleum\n#, fuzzy\n{SOURCE}\nmsgstr "Oil"', "conflict", "person"),
        (f'{SOURCE}\nmsgstr ""', "untranslated", ""),
    ],
)
def test_states_and_origins(tmp_path: Path, prepared: Path, message: str, state: str, origin: str) -> None:
    found = one(tmp_path, message)
    assert (found.state, found.origin) == (state, origin)
    assert found.previous == ("Öl" if state == "outdated" else "")
    assert found.theirs == ("Petroleum" if state == "conflict" else "")
    assert found.comment == ""


def test_drafts_have_their_route_score_and_hypotheses(example: Project) -> None:
    entry = reader.read(example.catalog(DECK, "en")).messages()[5]
    cache = DraftCache(example.root / PRIVATE / NAME)
    cache.keep("en", entry.msgid, Draft(entry.msgstr, -0.5, ("de", "en"), ("Another", entry.msgstr, "A third")))
    cache.save()
    found = Pages(example).deck(DECK, "en").messages[5]
    argos = MakerView("argos")
    others = Hypothesis("Another", (argos,)), Hypothesis("A third", (argos,))
    assert (found.maker, found.route, found.hypotheses) == (argos, ("de", "en"), others)
    assert found.score == pytest.approx(math.exp(-0.5), abs=1e-4)
    edit(example, {5: lambda entry: decide(entry, ["A third"], approved=True)})
    changed = Pages(example).deck(DECK, "en").messages[5]
    assert (changed.maker, changed.score) == (None, 0.0)
    assert [one.text for one in changed.hypotheses] == [entry.msgstr, "Another"]


def test_drafts_of_several_engines_are_compared(example: Project) -> None:
    llm, argos = "llm/hf.co/some/model:Q4%20k/1a2b3c4d", "argos"
    text, rival, refused = "Rare earths 17", "Rare soils 17", "Rare earths"
    why = "lost the number 17"
    msgid = reader.read(example.catalog(DECK, "en")).messages()[5].msgid
    cache = DraftCache(example.root / PRIVATE / NAME)
    rivals = (Rival("none", "", (why,)), Rival(argos, rival), Rival("x", refused, (why,)), Rival("y/2.0", text))
    cache.keep("en", msgid, Draft(text, -0.5, ("de", "en"), (refused,), rivals=rivals, maker=llm))
    cache.save()
    edit(example, {5: lambda entry: store_draft(entry, text, llm, ("de", "en"), "")})
    found = Pages(example).deck(DECK, "en").messages[5]
    qwen = MakerView("llm", "hf.co/some/model:Q4 k", "1a2b3c4d")
    assert found.maker == qwen
    shown = [(one.text, [maker.engine for maker in one.makers]) for one in found.hypotheses]
    assert shown == [(text, ["llm", "y"]), (refused, ["llm", "x"]), (rival, ["argos"]), ("", ["none"])]
    assert [problem.text for one in found.hypotheses for problem in one.problems] == [why, why]
    assert found.hypotheses[0].makers == (qwen, MakerView("y", "2.0"))
    edit(example, {5: lambda entry: decide(entry, [refused], approved=False)})
    edited = Pages(example).deck(DECK, "en").messages[5]
    assert (edited.maker, edited.hypotheses) == (None, found.hypotheses)


def test_the_overview_counts_the_drafts_of_engines(tmp_path: Path, prepared: Path) -> None:
    project = small(tmp_path, *(f'msgid "Text {n}"\nmsgstr ""' for n in range(5)))
    makers = ("argos", "llm/a/b:c/1a2b3c4d", "llm/a/b:c/00000000", "copy", "memory")
    catalog = read(tmp_path / "en.po")
    for entry, maker in zip(catalog.messages(), makers, strict=True):
        store_draft(entry, f"A {entry.msgid}", maker, ("de", "en"), "")
    save(catalog)
    (deck,) = Pages(project).overview().decks
    assert deck.rows[0].makers == {"llm/a/b:c": 2, "argos": 1}


def test_refusals_comments_and_notes(tmp_path: Path, prepared: Path) -> None:
    entry = Entry(msgid="Erdöl", comment='bullet of slide "A"\nroom: 1 line, about 32 characters\nsaid of ships')
    entry.tcomment = "look it up\nloctool: note doubt, too short\nloctool: note 90 % in memory: “a” → “b”"
    store_refusal(entry, "a number is lost")
    lines = [f"# {line}" for line in entry.tcomment.split("\n")] + [f"#. {line}" for line in entry.comment.split("\n")]
    found = one(tmp_path, "\n".join([*lines, SOURCE, 'msgstr ""']))
    assert (found.reason, found.comment, found.note) == ("a number is lost", "look it up", "said of ships")


def test_a_waiver_gives_its_reason(tmp_path: Path, prepared: Path) -> None:
    found = one(tmp_path, f'# loctool: allow wrong-term “Erdöl” — the agency says so\n{SOURCE}\nmsgstr "Petroleum"')
    (finding,) = found.findings
    assert (finding.rule, finding.severity, finding.reason) == ("wrong-term", "error", "the agency says so")
    assert found.comment == ""
    assert not found.terms[0].is_obeyed


def test_drafts_are_old_when_terms_have_changed(tmp_path: Path, prepared: Path) -> None:
    message = Entry(msgid="Erdöl", msgstr="")
    store_draft(message, "Oil", "copy", ("de", "en"), "what it was made from")
    project = small(tmp_path, str(message).strip())
    (found,) = only(project)
    assert (found.state, found.origin, found.is_old) == ("draft", "copy", True)


def test_similar_messages_come_from_everywhere(tmp_path: Path, prepared: Path) -> None:
    text = "Die Gespräche über das Erdöl haben begonnen"
    known = f'msgid "{text} heute"\nmsgstr "Talks have begun today"'
    project = small(tmp_path, f'msgid "{text}"\nmsgstr ""', known, f'#, fuzzy\nmsgid "{text} bald"\nmsgstr "soon"')
    tmx = tmp_path / "old.tmx"
    tmx.write_text(
        '<tmx version="1.4"><header srclang="de"/><body><tu><tuv xml:lang="de"><seg>Die Gespräche über das Gas haben'
        ' begonnen</seg></tuv><tuv xml:lang="en"><seg>Gas</seg></tuv></tu></body></tmx>'
    )
    import_tmx(project, tmx)
    first = only(project)[0]
    assert {(one.target, Path(one.origin).name) for one in first.memory} == {
        ("Talks have begun today", "en.po"),
        ("Gas", "old.tmx"),
    }


def test_words_of_both_sides_have_keys(example: Project) -> None:
    page = Pages(example).deck(DECK, "en")
    first = page.forms.words["gespräch" if "gespräch" in page.forms.words else "gespräche"]
    found = [message for message in page.messages if {*first} & {*message.keys[0]}]
    assert any("Gesprächen" in message.source[0] for message in found)
    assert any("Friedensgespräche" in message.source[0] for message in found)


def test_a_write_is_seen_and_messages_keep_their_numbers(example: Project) -> None:
    pages = Pages(example)
    before = pages.deck(DECK, "en")
    ids = edit(example, {5: lambda entry: decide(entry, ["Rare soils"], approved=True)})
    (after,) = pages.messages(DECK, "en", [ids[5], "unknown"])
    assert (after.id, after.state, after.texts) == (ids[5], "approved", ("Rare soils",))
    assert after.base != before.messages[5].base
    assert {one.rule for one in after.findings} >= {"wrong-term"}
    assert [one.term for one in after.terms] == [one.term for one in before.messages[5].terms]
    whole = pages.deck(DECK, "en")
    assert whole.messages[5] == after
    assert replace(whole.messages[6], line=0) == replace(before.messages[6], line=0)


def test_texts_that_wait_for_approval_are_judged(tmp_path: Path, prepared: Path) -> None:
    project = copy_example("markdown", tmp_path)
    edit(project, {1: lambda entry: decide(entry, ["Two  blanks in 2025"], approved=False)})
    found = Pages(project).deck(DECK, "en").messages[1]
    assert found.state == "edited"
    assert {"double-space", "wrong-term"} <= {one.rule for one in found.findings}
    assert not {one.key for one in check(project)} & {(None, found.source[0])}


def test_a_new_term_is_seen(example: Project) -> None:
    pages = Pages(example)
    before = pages.deck(DECK, "en")
    glossary = example.root / "glossary" / "more.csv"
    glossary.write_text("de,en\nSchlüsselbereich,core field\n")
    after = pages.deck(DECK, "en")
    assert [*after.terms[: len(before.terms)]] == [*before.terms]
    (new,) = after.terms[len(before.terms) :]
    assert (new.source, new.path) == ("Schlüsselbereich", "glossary/more.csv")
    assert pages.terms(DECK, "en") == after.terms


def test_what_is_kept_is_what_a_new_look_finds(example: Project) -> None:
    """Only messages that changed are judged again; all findings are those of a whole check."""
    pages, chance = Pages(example), random.Random(5)
    texts = ["Rare earths", "Rare earths.", "Seltene Erden", "", "A  B", "Rare soils 17"]
    for _ in range(12):
        edits = {
            chance.randrange(34): lambda entry: decide(entry, [chance.choice(texts)], approved=chance.random() < 0.8)
            for _ in range(3)
        }
        edit(example, edits)
        kept, new = pages.deck(DECK, "en"), Pages(example).deck(DECK, "en")
        assert [one.findings for one in kept.messages] == [one.findings for one in new.messages]
        assert kept.file_findings == new.file_findings
        ours, theirs = (one.overview().decks[0].rows for one in (pages, Pages(example)))
        assert ours == theirs


def test_texts_are_checked_before_they_are_saved(example: Project) -> None:
    pages = Pages(example)
    page = pages.deck(DECK, "en")
    message = page.messages[5]
    tried = pages.check(DECK, "en", message.id, ["Rare soils  are a key"])
    assert {"wrong-term", "double-space"} <= {one["rule"] for one in tried["findings"]}
    assert page.terms[tried["terms"][0]["term"]].source == "Seltene Erden"
    assert tried["terms"][0]["is_obeyed"] is False
    assert pages.deck(DECK, "en").messages[5] == message
    assert not pages.check(DECK, "en", message.id, message.texts)["findings"]
    assert pages.check(DECK, "en", message.id, [""])["findings"] == []
    with pytest.raises(KeyError):
        pages.check(DECK, "en", "unknown", ["x"])
    with pytest.raises(ValueError, match="form"):
        pages.check(DECK, "en", message.id, ["x", "y"])


def test_catalogs_of_one_name_have_pages_of_their_own(tmp_path: Path, prepared: Path) -> None:
    (tmp_path / "loctool.toml").write_text(
        'name = "T"\ntargets = ["en"]\ncatalogs = ["a/{language}/{domain}.po", "b/{language}/{domain}.po"]\n'
    )
    for folder, text in (("a", "one"), ("b", "two"), ("b", "three")):
        path = tmp_path / folder / "en" / ("Web.po" if text == "three" else "web.po")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'{HEAD}msgid "{text}"\nmsgstr ""\n')
    pages = Pages(find(tmp_path))
    names = [deck.name for deck in pages.overview().decks]
    assert len({name.casefold() for name in names}) == 3
    assert {pages.deck(name, "en").messages[0].source[0] for name in names} == {"one", "two", "three"}
    catalogs = {pages.deck(name, "en").catalog for name in names}
    assert catalogs == {"a/en/web.po", "b/en/web.po", "b/en/Web.po"}


def test_few_changed_rows_are_taken_into_the_former_table(example: Project) -> None:
    path = example.catalog(DECK, "ru")
    former = read_catalog(path)
    catalog = read(path)
    first, other, third = catalog.messages()[3:6]
    decide(first, ["Нечто другое"], approved=False)
    decide(other, ["Совсем другое"], approved=True)
    third.tcomment = "loctool: allow wrong-term — so"
    save(catalog)
    table, fresh = read_catalog(path, former).table, read_catalog(path).table
    assert table.states() == fresh.states()
    for name in MessageTable.__slots__:
        assert getattr(table, name) == getattr(fresh, name), name
    catalog.entries.remove(first)
    save(catalog)
    assert len(read_catalog(path, former).table.msgids) == len(fresh.msgids) - 1


def test_a_message_is_there_at_once_after_a_write(example: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, path = Pages(example), example.catalog(DECK, "en")
    before = pages.deck(DECK, "en").messages
    catalog = read(path)
    decide(catalog.messages()[5], ["Rare soils  are a key"], approved=True)
    save(catalog)
    with monkeypatch.context() as context:
        context.setattr(inputs, "judge", lambda *_: pytest.fail("all messages were judged"))
        (quick,) = pages.messages(DECK, "en", [before[5].id], is_quick=True)
    (slow,) = pages.messages(DECK, "en", [before[5].id])
    assert {"wrong-term", "double-space"} <= {finding.rule for finding in quick.findings}
    assert replace(quick, findings=()) == replace(slow, findings=())
    assert {finding.rule for finding in quick.findings} <= {finding.rule for finding in slow.findings}
    assert pages.bases(DECK, "en")[1] == {message.id: message.base for message in pages.deck(DECK, "en").messages}
