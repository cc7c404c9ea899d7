"""Real decks: all of them are read, written back and translated without a loss.

They are those of Okapi's test suite, where they are at hand, and ours.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from loctool.formats.office.inline import remove_tags, unescape
from loctool.formats.office.package import Package
from loctool.formats.pptx.relationships import relationships
from loctool.formats.reading import Reading
from loctool.formats.writing import Writing
from tests.formats.pptx.decks import DATA, parts_of, rendered, texts

ADDRESSES = {
    "Endpara.pptx": {"http://okapi.opentag.com": 1},
    "hyperlink_test.pptx": {r"C:\Users\randersen\Documents\Xhtml.htm": 1},
}
"""Deck -> texts that python-pptx shows and that are no segments, with their number: addresses and paths are no prose."""
RUSSIAN = Writing("ru")


@pytest.fixture(scope="module", params=["ours", "okapi"])
def decks(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Return name -> bytes of the presentations: of those in the repository, and of Okapi's where they are at hand."""
    paths = DATA.iterdir() if request.param == "ours" else request.getfixturevalue("okapi_decks")
    return {path.name: path.read_bytes() for path in sorted(paths) if path.suffix == ".pptx"}


def shapes_of(shapes: Any) -> Iterator[Any]:
    """Yield shapes as python-pptx finds them, those in groups too."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from shapes_of(shape.shapes)


def frames_of(shapes: Any) -> Iterator[Any]:
    """Yield the text frames of shapes and of the cells that are seen."""
    for shape in shapes_of(shapes):
        if shape.has_text_frame:
            yield shape.text_frame
        elif getattr(shape, "has_table", False):
            cells = (cell for row in shape.table.rows for cell in row.cells)
            yield from (cell.text_frame for cell in cells if not cell.is_spanned)


def shown(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of the slides and their notes that have words, fields left out."""
    for slide in Presentation(io.BytesIO(content)).slides:
        frames = list(frames_of(slide.shapes))
        if slide.has_notes_slide:
            frames += frames_of(slide.notes_slide.shapes)
        for paragraph in (one for frame in frames for one in frame.paragraphs):
            text = "".join(run.text for run in paragraph.runs)
            if re.search(r"[^\W\d_]", text):
                yield text


def letters(text: str) -> str:
    """Return a text without white space and without the glyphs of symbol fonts, which are tags in a segment."""
    return re.sub(r"[\s\ue000-\uf8ff]", "", text)


def test_decks_without_translation_are_the_same_file(decks: dict[str, bytes]) -> None:
    assert len(decks) > 3
    assert not [name for name, content in decks.items() if rendered(content, lambda _: None) != content]


def test_decks_with_their_own_texts_are_canonically_equal(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        before, after = parts_of(content), parts_of(rendered(content, lambda one: one.text))
        assert before.keys() == after.keys(), name
        for part, data in before.items():
            if data != after[part]:
                canonical = [etree.tostring(etree.fromstring(one), method="c14n") for one in (data, after[part])]
                assert canonical[0] == canonical[1], (name, part)


def test_no_text_is_missed(decks: dict[str, bytes]) -> None:
    missed = {}
    for name, content in decks.items():
        found = Counter(letters(unescape(remove_tags(text))) for _, _, text in texts(content))
        lost = Counter(text for text in shown(content) if not found[letters(text)])
        if lost:
            missed[name] = dict(lost)
    assert missed == {name: lost for name, lost in ADDRESSES.items() if name in decks}


def test_texts_are_read_as_often_as_they_are_shown(decks: dict[str, bytes]) -> None:
    """Each place of a text is a segment: what one of them writes is its own place."""
    roles = ("heading", "paragraph", "bullet", "cell", "note", "footer")
    for name, content in decks.items():
        found = Counter(letters(unescape(remove_tags(text))) for _, role, text in texts(content) if role in roles)
        seen = Counter(map(letters, shown(content)))
        short = {text: count for text, count in seen.items() if 0 < found[text] < count}
        assert not short, name


def test_texts_of_masters_and_layouts_are_read_when_asked_for(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        asked = texts(content, Reading(masters=True))
        translated = rendered(content, reading=Reading(masters=True))
        assert texts(translated, Reading(masters=True)) == [(at, role, f"[{text}]") for at, role, text in asked], name


def test_what_a_layout_shows_on_slides_is_read(okapi_decks: list[Path]) -> None:
    content = next(path for path in okapi_decks if path.name == "999.pptx").read_bytes()
    plain = texts(content)
    added = [text for number, role, text in texts(content, Reading(masters=True)) if (number, role, text) not in plain]
    assert {"FOR INTERNAL USE ONLY", "TRAINING", "© OCTOBER 2020 TEST."} <= set(added)


def test_translated_decks_have_the_translations(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        translated = rendered(content)
        assert texts(translated) == [(number, role, f"[{text}]") for number, role, text in texts(content)], name
        assert texts(rendered(translated, lambda one: one.text[1:-1])) == texts(content), name


def test_translated_decks_have_them_in_their_language_too(decks: dict[str, bytes]) -> None:
    """Words from right to left may lose their tag, since Russian runs the other way."""
    for name, content in decks.items():
        found = [letters(remove_tags(text)) for _, _, text in texts(rendered(content, writing=RUSSIAN))]
        assert found == [letters(remove_tags(f"[{text}]")) for _, _, text in texts(content)], name


def test_translated_decks_are_whole(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        translated = rendered(content, writing=RUSSIAN)
        before, after = (Presentation(io.BytesIO(one)) for one in (content, translated))
        assert [counts(slide) for slide in after.slides] == [counts(slide) for slide in before.slides], name
        assert targets(translated) == targets(content), name


def counts(slide: Any) -> tuple[int, int, int]:
    """Return the numbers of shapes, of paragraphs and of animations of a slide."""
    frames = list(frames_of(slide.shapes))
    animations = slide._element.findall(".//{*}timing//{*}spTgt")
    return len(list(shapes_of(slide.shapes))), sum(len(one.paragraphs) for one in frames), len(animations)


def targets(content: bytes) -> dict[str, list[tuple[str, str, bool]]]:
    """Return each part that can be reached -> its relationships: kind, target, and whether that is there."""
    package = Package(content, "deck.pptx")
    found: dict[str, list[tuple[str, str, bool]]] = {}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        if part not in found:
            links = relationships(package, part).values()
            found[part] = sorted((one.kind, one.target, one.target in package) for one in links)
            waiting += [one.target for one in links if not one.external and one.target in package]
    return found


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_translated_decks(tmp_path: Path) -> None:
    names = [path.name for path in DATA.glob("*.pptx")]
    for name in names:
        content = (DATA / name).read_bytes()
        (tmp_path / name).write_bytes(content)
        (tmp_path / f"ru-{name}").write_bytes(rendered(content, writing=RUSSIAN))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, *map(str, tmp_path.glob("*.pptx"))], cwd=tmp_path, check=True, capture_output=True)
    for name in names:
        pages = [pages_of((tmp_path / one).with_suffix(".pdf")) for one in (name, f"ru-{name}")]
        assert pages[0] == pages[1] > 0, name


def pages_of(path: Path) -> int:
    """Return the number of pages of a PDF by LibreOffice, which compresses no page objects."""
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))
