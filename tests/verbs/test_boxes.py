"""Packed decks: `extract` tells how much room a text has, `check` finds translations that overflow their boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from loctool.catalog.provenance import store_draft
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.errors import SourceError
from loctool.model import Finding, Severity
from loctool.project import Project, find
from loctool.verbs.check import check
from loctool.verbs.extract import extract

LONG = "Die Gewinnung der Seltenen Erden in Kasachstan und der Mongolei"


def make_deck(path: Path, width: float = 4) -> None:
    """Write a deck with two slides: a text in boxes of two widths, one that grows with its text, and a table."""
    presentation = Presentation()
    for number, inches in enumerate((width, 6)):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        for top, text, fit in (
            (1, "Rare earths", MSO_AUTO_SIZE.NONE),
            (2, f"Growing {number}", MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT),
        ):
            frame = slide.shapes.add_textbox(0, Inches(top), Inches(inches), Inches(0.5)).text_frame
            frame.text, frame.word_wrap, frame.auto_size = text, True, fit
            frame.paragraphs[0].runs[0].font.size, frame.paragraphs[0].runs[0].font.name = Pt(20), "Arial"
    table = slide.shapes.add_table(1, 2, 0, Inches(4), Inches(4), Inches(0.5)).table
    table.cell(0, 0).text = "Dysprosium"
    presentation.save(str(path))


@pytest.fixture
def work(tmp_path: Path) -> Project:
    """Return a project with an English deck that was extracted."""
    (tmp_path / "source").mkdir()
    (tmp_path / "loctool.toml").write_text('source_language = "en"\ntargets = ["de"]\n')
    make_deck(tmp_path / "source" / "deck.pptx")
    extract(found := find(tmp_path))
    return found


def translate(work: Project, text: str, translation: str, comment: str = "", *, is_draft: bool = False) -> None:
    catalog = read(work.catalog("deck", "de"))
    entry = next(one for one in catalog.messages() if one.msgid == text)
    entry.msgstr, entry.tcomment = translation, comment
    if "fuzzy" in entry.flags:
        entry.flags.remove("fuzzy")
    if is_draft:
        store_draft(entry, translation, "argos", ("en", "de"), "")
    save(catalog)


def overflows(work: Project) -> list[Finding]:
    return list(check(work, rules=["overflow"]))


def rooms(work: Project) -> dict[str, str]:
    """Return the text of a message -> the line on its room in the template."""
    lines = {one.msgid: one.comment.split("\n") for one in read(work.template("deck")).messages()}
    return {text: line for text, found in lines.items() for line in found if line.startswith("room: ")}


def test_a_translation_that_needs_more_than_its_box_is_found_with_figures(work: Project) -> None:
    assert overflows(work) == []
    translate(work, "Rare earths", LONG)
    (finding,) = overflows(work)
    assert finding.rule == "overflow"
    assert finding.severity is Severity.WARNING
    assert finding.key == (None, "Rare earths")
    assert finding.line > 0
    assert finding.message == "needs 250 % of the box where the source needs 83 %, slide 1, TextBox 1"


def test_a_short_translation_is_no_finding(work: Project) -> None:
    translate(work, "Rare earths", "Seltene Erden")
    assert overflows(work) == []


def test_a_word_that_is_wider_than_its_box_is_named(tmp_path: Path, work: Project) -> None:
    make_deck(tmp_path / "source" / "deck.pptx", width=1.6)
    translate(work, "Rare earths", "Seltenerdmetalle")
    (finding,) = overflows(work)
    assert "“Seltenerdmetalle” is wider than the box and is cut, slide 1" in finding.message


def test_the_message_that_grew_most_is_blamed(tmp_path: Path, work: Project) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = slide.shapes.add_textbox(0, 0, Inches(4), Inches(0.8)).text_frame
    frame.word_wrap, frame.text = True, "Rare earths"
    frame.add_paragraph().text = "Outlook"
    presentation.save(str(tmp_path / "source" / "deck.pptx"))
    extract(work)
    translate(work, "Rare earths", "Seltene Erden")
    translate(work, "Outlook", LONG)
    assert [finding.key[1] for finding in overflows(work)] == ["Outlook"]


def test_drafts_are_judged_and_waivers_hold(work: Project) -> None:
    translate(work, "Rare earths", LONG, is_draft=True)
    assert [finding.waived for finding in overflows(work)] == [False]
    translate(work, "Rare earths", LONG, "loctool: allow overflow — the box will be higher")
    found = [finding for finding in check(work) if finding.rule in ("overflow", "waiver")]
    assert [(finding.rule, finding.waived) for finding in found] == [("overflow", True)]
    translate(work, "Rare earths", "Seltene Erden", "loctool: allow overflow — the box will be higher")
    assert [finding.rule for finding in check(work) if finding.rule in ("overflow", "waiver")] == ["waiver"]


def test_a_catalog_whose_deck_is_gone_is_checked_without_boxes(tmp_path: Path, work: Project) -> None:
    translate(work, "Rare earths", LONG)
    (tmp_path / "source" / "deck.pptx").unlink()
    (tmp_path / "source" / "other.md").write_text("# Outlook\n")
    extract(work)
    assert overflows(work) == []


def test_a_damaged_deck_is_an_error_that_names_it(tmp_path: Path, work: Project) -> None:
    translate(work, "Rare earths", LONG)
    (tmp_path / "source" / "deck.pptx").write_bytes(b"PK\3\4")
    with pytest.raises(SourceError, match=r"deck\.pptx"):
        overflows(work)


def test_extract_tells_the_room_of_the_narrowest_place(work: Project) -> None:
    """4 inches less the insets are 273.6 points: about 29 letters of Arial at 20 points; 6 inches were about 44."""
    found = rooms(work)
    assert found.keys() == {"Rare earths", "Dysprosium"}
    assert found["Rare earths"].startswith("room: 1 line, about ")
    assert 24 <= int(found["Rare earths"].split()[4]) <= 32
    assert 12 <= int(found["Dysprosium"].split()[4]) <= 20


def test_nothing_is_written_again_for_the_same_room(tmp_path: Path, work: Project) -> None:
    assert not any(one.changed for one in extract(work))
    make_deck(tmp_path / "source" / "deck.pptx", width=3)
    assert any(one.changed for one in extract(work))
    assert not any(one.changed for one in extract(work))


def test_ample_room_is_not_told(tmp_path: Path, work: Project) -> None:
    """6 inches have room for 44 letters, which is more than twice the text and twenty letters."""
    make_deck(tmp_path / "source" / "deck.pptx", width=6)
    extract(work)
    assert rooms(work).keys() == {"Dysprosium"}
