"""Decks edited at random, translated in between: an update loses nothing, invents nothing, and moves nothing."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry, key_of
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog
from loctool.catalog.writer import text_of
from loctool.merging.template import new_catalog
from loctool.merging.updating import update
from loctool.text.quotes import straighten_quotes
from tests.catalog.entries import template
from tests.merging.test_updating_rules import catalog_of

ROWS = (Path(__file__).parent.parent / "data" / "updating" / "triples.tsv").read_text(encoding="utf-8").splitlines()
TEXTS = [row.split("\t")[0] for row in ROWS][:60]
TOKEN = re.compile(r"qk\d+qk")

EDITS = {
    "space": lambda text: text.replace(" ", "\u00a0", 1),
    "quotes": lambda text: text.translate(str.maketrans("„“", "»«")),
    "strong": lambda text: text[2:-2] if text.startswith("**") else f"**{text}**",
    "emphasis": lambda text: f"*{text.strip('*')}*",
    "number": lambda text: re.sub(r"\b\d{2,3}\b", lambda found: str(int(found[0]) + 7), text, count=1),
    "numbers": lambda text: re.sub(r"\b\d+\b", lambda found: str(int(found[0]) + 1), text),
    "end": lambda text: text.rstrip(".") + "!",
    "typo": lambda text: text.replace("e", "", 1),
    "word": lambda text: re.sub(r"\b[a-zäöüß]{4,}\b", "angeblich", text, count=1),
    "shorter": lambda text: text[: max(8, len(text) // 2)],
}


def human(text: str) -> str:
    """Return a translation by which a wrong one is known: mechanical edits of the source are the same edits of it."""
    return straighten_quotes(text).upper()


def bare(text: str) -> str:
    return "".join(TOKEN.sub("", straighten_quotes(text)).split()).upper()


class Translator:
    """Translates all that is open; each translation holds a token of its own."""

    def __init__(self) -> None:
        self.tokens: set[str] = set()
        self.count = 0

    def work(self, catalog: Catalog) -> None:
        for entry in catalog.messages():
            if state(entry) is not State.TRANSLATED:
                self.tokens -= set(TOKEN.findall(entry.msgstr))
                self.count += 1
                token = f"qk{self.count:03}qk"
                self.tokens.add(token)
                marks = re.match(r"\**", entry.msgid)
                start = marks.end() if marks else 0
                text = human(entry.msgid)
                entry.msgstr = f"{text[:start]}{token} {text[start:]}"
                entry.flags = []
                entry.previous_msgid = None


def edited(draw: st.DrawFn, deck: list[str]) -> list[str]:
    """Return a deck after one edit."""
    deck = list(deck)
    if not deck:
        return [draw(st.sampled_from(TEXTS))]
    at = draw(st.integers(0, len(deck) - 1))
    kind = draw(st.sampled_from([*EDITS, "move", "drop", "add", "split", "join"]))
    if kind in EDITS:
        deck[at] = EDITS[kind](deck[at])
    elif kind == "move":
        deck.insert(draw(st.integers(0, len(deck) - 1)), deck.pop(at))
    elif kind == "drop":
        del deck[at]
    elif kind == "add":
        deck.insert(at, draw(st.sampled_from(TEXTS)))
    elif kind == "split":
        deck[at : at + 1] = [piece for piece in re.split(r"(?<=[,.:]) ", deck[at], maxsplit=1) if piece]
    else:
        deck[at : at + 2] = [" ".join(deck[at : at + 2])]
    return deck


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[list[str], bool]]:
    """Draw versions of a deck, and whether a translator works on each."""
    deck = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8, unique=True))
    versions = [(deck, True)]
    for _ in range(draw(st.integers(1, 6))):
        for _ in range(draw(st.integers(1, 3))):
            deck = edited(draw, deck)
        versions.append((deck, draw(st.booleans())))
    return versions


def messages(deck: list[str]) -> list[Entry]:
    return [Entry(msgid=text) for text in dict.fromkeys(deck)]


@given(histories())
def test_random_histories(history: list[tuple[list[str], bool]]) -> None:
    catalog = new_catalog(Path("en.po"), "en", template([]))
    translator = Translator()
    for deck, translated in history:
        update(catalog, template(messages(deck)))
        assert {key_of(entry) for entry in catalog.messages()} == {(None, text) for text in deck}
        everything = "\n".join(entry.msgstr for entry in catalog.entries)
        assert all(token in everything for token in translator.tokens), "a translation is lost"
        sure = [entry for entry in catalog.messages() if state(entry) is State.TRANSLATED]
        assert [bare(entry.msgstr) for entry in sure] == [bare(entry.msgid) for entry in sure], "a wrong carry-over"
        used = [token for entry in sure for token in TOKEN.findall(entry.msgstr)]
        assert len(used) == len(set(used)), "a translation is used twice"
        assert all(entry.fuzzy for entry in catalog.entries if entry.previous_msgid)
        before = text_of(catalog)
        assert not update(catalog, template(messages(deck))).changed
        assert text_of(catalog) == before, "an update without edits changes something"
        if translated:
            translator.work(catalog)


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=10, unique=True), st.data())
def test_moving_changes_no_byte(deck: list[str], drawn: st.DataObject) -> None:
    catalog = catalog_of(messages(deck))
    before = text_of(catalog)
    update(catalog, template(messages(drawn.draw(st.permutations(deck)))))
    assert text_of(catalog) == before


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=10, unique=True), st.data())
def test_one_edit_changes_one_entry(deck: list[str], drawn: st.DataObject) -> None:
    catalog = catalog_of(messages(deck))
    before = {id(entry): deepcopy(entry.__dict__) for entry in catalog.entries}
    order = [id(entry) for entry in catalog.entries]
    at = drawn.draw(st.integers(0, len(deck) - 1))
    deck[at] = EDITS[drawn.draw(st.sampled_from(["space", "strong", "typo", "end", "number"]))](deck[at])
    update(catalog, template(messages(deck)))
    assert [id(entry) for entry in catalog.entries] == order
    changed = [entry for entry in catalog.entries[1:] if entry.__dict__ != before[id(entry)]]
    assert [entry.msgid for entry in changed] in ([], [deck[at]])
