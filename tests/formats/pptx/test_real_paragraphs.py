"""Paragraphs of the decks of Okapi's test suite."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from loctool.formats.office.package import Package
from loctool.formats.office.units import Place, Unit
from loctool.formats.pptx.names import descendants
from loctool.formats.pptx.paragraphs import paragraph_units
from tests.formats.pptx.test_paragraphs import assert_valid

BODIES = ("p:txBody", "a:txBody", "c:rich", "dgm:t", "dsp:txBody")


def units(package: Package, part: str) -> list[Unit]:
    place = Place(part, 1, "paragraph")
    bodies = list(descendants(package.tree(part), *BODIES))
    return [unit for body in bodies for unit in paragraph_units(package, body, place)]


def parts(package: Package) -> Iterator[str]:
    return (name for name in package.names if name.startswith("ppt/") and name.endswith(".xml"))


def read(decks: list[Path], name: str) -> Package:
    return Package(next(path for path in decks if path.stem == name).read_bytes(), name)


@pytest.mark.parametrize(
    ("deck", "part", "texts"),
    [
        ("diagrams", "ppt/diagrams/data1.xml", ["STATEMENT", "This is the statement."]),
        ("diagrams", "ppt/diagrams/drawing1.xml", ["STATEMENT", "This is the statement."]),
        ("slide-with-note-and-baseline", "ppt/slides/slide1.xml", ["This is my first slide."]),
        ("882", "ppt/notesSlides/notesSlide1.xml", ["A note."]),
        (
            "The_tomato_is_formatted",
            "ppt/slides/slide1.xml",
            ["<1>The</1> <2>tomato</2> <3>is</3> formatted", "The <1>cucumber</1> is <2>linked</2>"],
        ),
        ("803-1", "ppt/slides/slide4.xml", ["Bold title and <1>italic</1>", "Bold sub title and <1>italic</1>"]),
        (
            "803-2",
            "ppt/slides/slide2.xml",
            ["Default title with <1>bold and</1> <2>italic</2>", "Default text with <1>bold and</1> <2>italic</2>"],
        ),
        ("803-oo", "ppt/slides/slide1.xml", ["Default title", "Default text"]),
        ("803-defrprs-and-no-rprs", "ppt/slides/slide1.xml", ["Hello world", "This is the body slide"]),
        ("Document-with-tabs", "ppt/slides/slide1.xml", ["Test<1/>mit<2/>Tabs."]),
        ("bullet_point_test", "ppt/slides/slide1.xml", ["Bullet Point Test", "Just to see.", "Is for fun."]),
        ("Endpara", "ppt/slides/slide1.xml", ["The Okapi Framework Team"]),
        ("equation_test", "ppt/slides/slide1.xml", ["Equation Test"]),
        ("footer_test", "ppt/slides/slide1.xml", ["Footer Test"]),
        ("958-1", "ppt/slides/slide1.xml", ["Times New Roman"]),
        ("927-tblpr-rtl-1", "ppt/slides/slide1.xml", ["c00", "c01", "c10", "c11"]),
        ("927-r-rpr-rtl", "ppt/slides/slide1.xml", ["RTL text."]),
    ],
)
def test_texts(okapi_decks: list[Path], deck: str, part: str, texts: list[str]) -> None:
    found = [unit.segment.text for unit in units(read(okapi_decks, deck), part)]
    assert found == texts


def test_split_words_are_joined(okapi_decks: list[Path]) -> None:
    title, body = (unit.segment.text for unit in units(read(okapi_decks, "sample"), "ppt/slides/slide1.xml"))
    assert title == "=rand()"
    assert set(body.split("<1/><2/>")[0].strip().split(". ")[:-1]) == {"The quick brown fox jumps over the lazy dog"}
    assert "<" not in body.replace("<1/>", "").replace("<2/>", "").replace("<3/>", "").replace("<4/>", "")


def test_coloured_letters_and_glyphs(okapi_decks: list[Path]) -> None:
    found = units(read(okapi_decks, "4-Color"), "ppt/slides/slide9.xml")
    texts = {unit.segment.text: unit.segment for unit in found}
    letters = texts["<1>R</1><2>G</2><3>B</3> <4>-</4> In binary"]
    assert letters.note.split("\n") == ["<1> red", "<2> green", "<3> blue", "<4> background colour 2 of the theme"]
    assert texts["R = 212 <1/> 11010100"].note == "<1> symbol U+F0BB of Symbol"


def test_wordart_is_read(okapi_decks: list[Path]) -> None:
    package = read(okapi_decks, "4-Color")
    tree = package.tree("ppt/slides/slide12.xml")
    shapes = [body for body in descendants(tree, "p:txBody") if list(descendants(body, "a:prstTxWarp"))]
    assert shapes
    place = Place("ppt/slides/slide12.xml", 12, "paragraph")
    assert [unit.segment.text for body in shapes for unit in paragraph_units(package, body, place)]


def test_capitals_that_are_undone_are_kept(okapi_decks: list[Path]) -> None:
    package = read(okapi_decks, "999")
    for part in parts(package):
        for unit in units(package, part):
            unit.write(f"{unit.segment.text}!", "")
    original = read(okapi_decks, "999")
    for part in parts(package):
        counts = [etree.tostring(one.tree(part)).count(b'cap="none"') for one in (package, original)]
        assert counts[0] >= bool(counts[1])


def test_paragraphs_from_right_to_left_are_turned(okapi_decks: list[Path]) -> None:
    package = read(okapi_decks, "927-r-rpr-rtl")
    (unit,) = units(package, "ppt/slides/slide1.xml")
    unit.write("Text.", "en")
    (paragraph,) = (one for one in descendants(package.tree("ppt/slides/slide1.xml"), "a:p") if len(one) > 1)
    assert dict(paragraph[0].attrib) == {"algn": "l", "rtl": "0"}
    assert not list(descendants(paragraph, "a:rtl"))


@pytest.mark.parametrize("language", ["", "ja"])
def test_all_paragraphs_are_translated_and_read_again(okapi_decks: list[Path], language: str) -> None:
    count = 0
    for path in okapi_decks:
        if path.suffix != ".pptx":
            continue
        package = Package(path.read_bytes(), path.name)
        expected = {}
        for part in parts(package):
            found = units(package, part)
            expected[part] = [f"{unit.segment.text}ж" for unit in found]
            for unit in found:
                unit.write(f"{unit.segment.text}ж", language)
            count += len(found)
        content = b"".join(map(bytes, package.parts()))
        again = Package(content, path.name)
        for part, texts in expected.items():
            got = [unit.segment.text for unit in units(again, part)]
            if not language or ("<a:rtl" not in again.read(part).decode() and "927" not in path.name):
                assert got == texts, path.name
            for paragraph in descendants(again.tree(part), "a:p"):
                assert_valid(paragraph)
        Presentation(io.BytesIO(content))
    assert count > 4000
