"""Presentations: which files are some, and which slides they show in which order."""

from __future__ import annotations

import mmap
import re

import pytest

from loctool.errors import SourceError
from loctool.formats import FORMATS, format_of, pptx
from tests.formats.pptx.decks import DATA, SHAPES, SHOW, edited, parts_of, rendered, replacing, texts

PRESENTATION = "ppt/presentation.xml"
LINKS = "ppt/_rels/presentation.xml.rels"
TYPES = "[Content_Types].xml"
TYPE = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
KINDS = {
    ".pptm": b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    ".potx": b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    ".potm": b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    ".ppsx": b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    ".ppsm": b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
}


def strict(content: bytes) -> bytes:
    """Return a deck in the namespaces of ISO 29500 strict."""

    def edit(data: bytes) -> bytes:
        data = re.sub(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", data)
        return data.replace(b"http://purl.oclc.org/ooxml/package/", b"http://schemas.openxmlformats.org/package/2006/")

    names = [name for name in parts_of(content) if name.endswith((".xml", ".rels"))]
    return edited(content, dict.fromkeys(names, edit))


def test_slides_are_in_the_order_of_the_show() -> None:
    slides = pptx.parse(SHOW, "show.pptx").slides
    assert [(one.number, one.title, one.anchor) for one in slides] == [
        (1, "Made third", "made-third"),
        (2, "Made first", "made-first"),
        (3, "Made second", "made-second"),
    ]
    assert [segment.line for slide in slides for segment in slide.segments] == [1, 1, 2, 2, 2, 2, 2, 3, 3]


def test_hidden_slides_are_named_so() -> None:
    slides = pptx.parse(SHOW, "show.pptx").slides
    notes = [{segment.note for segment in slide.segments} for slide in slides]
    assert notes == [{""}, {""}, {"hidden slide"}]


@pytest.mark.parametrize("value", [b"0", b"false", b"off"])
def test_a_slide_is_hidden_by_any_boolean(value: bytes) -> None:
    name = "ppt/slides/slide2.xml"
    deck = edited(SHOW, {name: replacing(b'show="0"', b'show="' + value + b'"')})
    assert pptx.parse(deck, "show.pptx").slides[2].segments[0].note == "hidden slide"


def test_names_of_sections_and_shows_stay() -> None:
    result = parts_of(rendered(SHOW))
    assert b'name="Opening part"' in result[PRESENTATION]
    assert result[PRESENTATION] == parts_of(SHOW)[PRESENTATION]
    assert {"Opening part", "Short version"}.isdisjoint(text for _, _, text in texts(SHOW))


def test_titles_that_are_alike_have_anchors_of_their_own() -> None:
    edits = {
        f"ppt/slides/slide{one}.xml": replacing(b"Made " + old, b"Made")
        for one, old in enumerate((b"first", b"second", b"third"), 1)
    }
    anchors = [one.anchor for one in pptx.parse(edited(SHOW, edits), "show.pptx").slides]
    assert anchors == ["made", "made-2", "made-3"]


def test_a_slide_without_title_has_its_first_words() -> None:
    def untitled(data: bytes) -> bytes:
        return data.replace(b'<p:ph type="title"/>', b"").replace(b"Made second", b"Words &lt;1&gt;")

    deck = edited(SHOW, {"ppt/slides/slide2.xml": untitled})
    assert pptx.parse(deck, "show.pptx").slides[2].title == "Words <1>"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("An apple tree, which bears in autumn, and a pear tree", "An apple tree, which bears in autumn, and a pear…"),
        ("An apple tree, which bears in summer or autumn, and", "An apple tree, which bears in summer or autumn…"),
        (
            "Baumschulgartenverwaltungsangestelltenausbildungswesen",
            "Baumschulgartenverwaltungsangestelltenausbildungsw…",
        ),
        ("x" * 50, "x" * 50),
    ],
)
def test_a_slide_without_title_has_a_short_name(words: str, expected: str) -> None:
    def untitled(data: bytes) -> bytes:
        return data.replace(b'<p:ph type="title"/>', b"").replace(b"Made second", words.encode())

    slide = pptx.parse(edited(SHOW, {"ppt/slides/slide2.xml": untitled}), "show.pptx").slides[2]
    assert (slide.title, slide.segments[0].text) == (expected, words)


def test_a_title_of_digits_is_a_title() -> None:
    deck = edited(SHOW, {"ppt/slides/slide2.xml": replacing(b"Made second", b"2024")})
    assert pptx.parse(deck, "show.pptx").slides[2].title == "2024"


@pytest.mark.parametrize("suffix", KINDS)
def test_kinds_of_presentations_are_read_and_stay(suffix: str) -> None:
    deck = edited(SHAPES, {TYPES: replacing(TYPE, KINDS[suffix]), "ppt/vbaProject.bin": b"macros"})
    assert FORMATS[suffix] is pptx
    assert format_of(f"deck{suffix.upper()}") is pptx
    assert texts(deck) == texts(SHAPES)
    before, after = parts_of(deck), parts_of(rendered(deck))
    assert all(after[name] == before[name] for name in (TYPES, "ppt/vbaProject.bin"))


def test_strict_files_have_the_same_texts() -> None:
    deck = strict(SHAPES)
    assert texts(deck) == texts(SHAPES)
    assert texts(rendered(deck)) == texts(rendered(SHAPES))


def test_a_deck_without_slides_has_its_properties() -> None:
    def without_slides(data: bytes) -> bytes:
        return re.sub(rb"<p:sldIdLst>.*</p:sldIdLst>", b"", data, flags=re.DOTALL)

    deck = edited(SHAPES, {PRESENTATION: without_slides})
    assert {role for _, role, _ in texts(deck)} == {"property"}
    empty = edited(deck, {"docProps/core.xml": None})
    assert pptx.parse(empty, "deck.pptx").slides == ()


def test_a_slide_that_is_listed_twice_is_written_once() -> None:
    def twice(data: bytes) -> bytes:
        return re.sub(rb'(<p:sldId [^>]*id=")(\d+)("[^>]*/>)', rb"\1\2\3\g<1>9\2\3", data, count=1)

    deck = edited(SHOW, {PRESENTATION: twice})
    slides = pptx.parse(deck, "deck.pptx").slides
    assert [(one.title, bool(one.segments)) for one in slides][:2] == [("Made third", True), ("Made third", False)]
    assert b"[Made third]" in parts_of(rendered(deck))["ppt/slides/slide3.xml"]


DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BROKEN = {
    "no main part": ({"_rels/.rels": replacing(b'/officeDocument"', b'/other"')}, "has no main part"),
    "no relationships": ({"_rels/.rels": None}, "has no main part"),
    "main part missing": ({PRESENTATION: None}, "has no main part"),
    "a document of Word": ({TYPES: replacing(TYPE, DOCUMENT)}, "wordprocessingml"),
    "a workbook of Excel": ({TYPES: replacing(TYPE, WORKBOOK)}, "spreadsheetml"),
    "another root": ({PRESENTATION: b"<w/>"}, "is not a presentation"),
    "a slide without link": ({LINKS: replacing(b"rId", b"other")}, "ppt/presentation.xml: slide 1 is missing"),
    "a slide without part": ({"ppt/slides/slide1.xml": None}, "ppt/presentation.xml: slide 2 is missing"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_presentation_is_said_in_one_line(name: str) -> None:
    edits, message = BROKEN[name]
    with pytest.raises(SourceError, match=re.escape(message)) as raised:
        pptx.parse(edited(SHOW, edits), "show.pptx")
    assert raised.value.path == "show.pptx"
    assert "\n" not in str(raised.value)
    with pytest.raises(SourceError):
        rendered(edited(SHOW, edits))


def test_presentations_refer_to_no_files() -> None:
    assert pptx.references(SHOW, str(DATA / "show.pptx")) == []


def test_files_may_be_mapped_into_memory() -> None:
    with (DATA / "show.pptx").open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        assert pptx.parse(content, "show.pptx") == pptx.parse(SHOW, "show.pptx")
        parts = pptx.render(content, "show.pptx", lambda one: f"[{one.text}]")
        assert b"".join(map(bytes, parts)) == rendered(SHOW)
        del parts
