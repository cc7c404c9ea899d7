"""Numbered tags of packed decks from `extract` to `render`: terms, changed formats, outdated translations, notes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.formats import pptx
from loctool.model import Finding
from loctool.project import find
from loctool.verbs.check import check
from loctool.verbs.extract import extract
from loctool.verbs.render import render

Paragraph = Sequence[str]
"""Runs: `*bold`, `_subscript`, `@address of a link`, a line break, or plain text."""
LINK = "https://example.org/"


def write_deck(folder: Path, *paragraphs: Paragraph) -> None:
    """Write a deck with one paragraph on each slide."""
    deck = Presentation()
    for runs in paragraphs:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        paragraph = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1)).text_frame.paragraphs[0]
        for run in runs:
            if run == "\n":
                paragraph.add_line_break()
                continue
            made = paragraph.add_run()
            made.text = run.lstrip("*_@")
            made.font.bold = True if run[0] == "*" else None
            if run[0] == "_":
                made.font._element.set("baseline", "-25000")
            if run[0] == "@":
                made.text, made.hyperlink.address = "mehr", LINK + run[1:]
    (folder / "source").mkdir(exist_ok=True)
    deck.save(str(folder / "source" / "deck.pptx"))


def messages(folder: Path) -> dict[str, Entry]:
    return {one.msgid: one for one in read(find(folder).catalog("deck", "en")).messages() if "python" not in one.msgid}


def translate(folder: Path, *translations: str) -> None:
    """Extract the deck, and translate its messages in their order."""
    extract(find(folder))
    catalog = read(find(folder).catalog("deck", "en"))
    own = [one for one in catalog.messages() if "python" not in one.msgid]
    for entry, translation in zip(own, translations, strict=True):
        entry.msgstr, entry.flags = translation, []
    save(catalog)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\n')
    return tmp_path


def test_a_term_behind_a_break_is_found(folder: Path) -> None:
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.csv").write_text("de,en\nUmbruch,break\n")
    write_deck(folder, ("Nach dem", "\n", "Umbruch geht es weiter."))
    translate(folder, "After the<1/>break it goes on.")
    (entry,) = messages(folder).values()
    assert entry.msgid == "Nach dem<1/>Umbruch geht es weiter."
    assert "Umbruch → break" in entry.tcomment
    assert list(check(find(folder))) == []


def test_a_format_that_is_gone_is_carried(folder: Path) -> None:
    write_deck(folder, ("Wir ", "*lieben", " das alte H", "_2", "O."))
    translate(folder, "We <1>love</1> the old H<2>2</2>O.")
    write_deck(folder, ("Wir lieben das alte H", "_2", "O."))
    extract(find(folder))
    (entry,) = messages(folder).values()
    assert entry.msgstr == "We love the old H<1>2</1>O."
    assert state(entry) is State.TRANSLATED


@pytest.mark.parametrize("outdated", ["translation", "mark"])
def test_outdated_translations_have_the_formats_of_the_present_deck(folder: Path, outdated: str) -> None:
    write_deck(folder, ("Nach dem", "\n", "Umbruch ist H", "_2", "O ", "*nass", "."))
    translate(folder, "After the<1/>break H<2>2</2>O is <3>wet</3>.")
    write_deck(folder, ("Nach dem Umbruch ist nur H", "_2", "O ", "*nass", "."))
    extract(find(folder))
    (done,) = render(find(folder), "en", folder / "build", outdated=outdated)
    deck = pptx.parse(done.path.read_bytes(), "deck.pptx")
    shown = [one.text for slide in deck.slides for one in slide.segments if "python" not in one.text]
    assert shown == ["⚠ " * (outdated == "mark") + "After the break H<1>2</1>O is <2>wet</2>."]


def test_texts_are_plain_without_references_too(folder: Path) -> None:
    plain = ["<Firma> kommt", "$5 und 6$ kosten", "**nicht fett**", "Nutzen Sie `ls` jetzt"]
    english = ["<Company> is coming", "$5 and $6 cost money", "not bold", "Use ls now"]
    found: list[list[Finding]] = []
    for references in ("file", "never"):
        (folder / "loctool.toml").write_text(f'targets = ["en"]\nreferences = "{references}"\n')
        write_deck(folder, *((one,) for one in plain))
        translate(folder, *english)
        assert extract(find(folder)) is not None
        found.append([one for one in check(find(folder)) if one.rule == "lost-markup"])
    assert found == [[], []]


def test_a_tag_that_means_several_things_says_so(folder: Path) -> None:
    write_deck(folder, *[("Lesen Sie ", run, " darüber nach") for run in ("*mehr", "@a", "@b", "@a")])
    extract(find(folder))
    (entry,) = messages(folder).values()
    assert f"<1> bold, elsewhere link to {LINK}a, elsewhere link to {LINK}b" in entry.comment.split("\n")
