"""Real decks: all of them are read, written back and translated without a loss.

They are those of Okapi's test suite, where they are at hand, and ours.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from loctool.formats.labels import Label
from loctool.formats.office.inline import remove_tags, unescape
from loctool.formats.reading import Reading
from loctool.formats.writing import Writing
from tests.formats.odp.decks import DATA, RUSSIAN, converted, needs_libreoffice, rendered, texts
from tests.formats.pptx.decks import parts_of

LABELLED = Writing("ru", Label("Machine translation", "ru"), {1})
NO_TEXTS = {
    "charts.odp": {"f(x)", "R²"},
    "words.odp": {"Covered"},
    "font_test_2.odp": {"WEB", "DINGS"},
}
"""Deck -> words that LibreOffice shows and that are no segments: what it makes of values, covered cells, symbol fonts."""
HIDDEN = {"Notshown"}
"""Titles of hidden slides."""


@pytest.fixture(scope="module", params=["ours", "okapi"])
def decks(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Return name -> bytes of the presentations."""
    paths = list(DATA.glob("*.odp")) if request.param == "ours" else request.getfixturevalue("okapi_decks")
    return {path.name: path.read_bytes() for path in paths if path.suffix == ".odp"}


def letters(text: str) -> str:
    """Return a text without white space and without tags."""
    return re.sub(r"\s", "", unescape(remove_tags(text)))


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


def test_translated_decks_have_the_translations(decks: dict[str, bytes]) -> None:
    for name, content in decks.items():
        for writing in (Writing(), RUSSIAN, Writing("ar")):
            translated = rendered(content, writing=writing)
            assert texts(translated) == [(number, role, f"[{text}]") for number, role, text in texts(content)], name
            assert texts(rendered(translated, lambda one: one.text[1:-1])) == texts(content), name


def test_packages_keep_what_opendocument_asks_for(decks: dict[str, bytes]) -> None:
    """The type comes first and is not compressed, and the manifest is as it was."""
    for name, content in decks.items():
        translated = rendered(content, writing=LABELLED)
        with zipfile.ZipFile(io.BytesIO(translated)) as package:
            first = package.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b""), name
        before, after = parts_of(content), parts_of(translated)
        assert [*before] == [*after]
        changed = {part for part in before if before[part] != after[part]}
        assert all(re.fullmatch(r"(Object \d+/)?(content|styles|meta)\.xml", part) for part in changed), name


def shown_words(path: Path) -> list[str]:
    """Return what a PDF shows, parted at white space."""
    return subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout.split()


@needs_libreoffice
def test_no_text_that_libreoffice_shows_is_missed(decks: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in decks.items():
        (tmp_path / name).write_bytes(content)
    notes = '{"ExportNotesPages":{"type":"boolean","value":"true"}}'
    converted(tmp_path, f"pdf:impress_pdf_Export:{notes}", list(tmp_path.glob("*.odp")))
    missed = {}
    for name, content in decks.items():
        found = "".join(letters(text) for _, _, text in texts(content, Reading(masters=True)))
        shown = [word for word in shown_words((tmp_path / name).with_suffix(".pdf")) if re.search(r"[^\W\d_]", word)]
        assert shown, name
        if lost := {word for word in shown if word not in found}:
            missed[name] = lost - NO_TEXTS.get(name, set())
    assert not {name: lost for name, lost in missed.items() if lost}


@needs_libreoffice
def test_libreoffice_opens_translated_decks(decks: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in decks.items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / f"ru-{name}").write_bytes(rendered(content, lambda one: f"Ж{one.text}", writing=LABELLED))
    converted(tmp_path, "pdf", list(tmp_path.glob("*.odp")))
    for name, content in decks.items():
        pages = [pages_of((tmp_path / one).with_suffix(".pdf")) for one in (name, f"ru-{name}")]
        assert pages[0] == pages[1] > 0, name
        shown = "".join(shown_words((tmp_path / f"ru-{name}").with_suffix(".pdf")))
        headings = {letters(text) for _, role, text in texts(content) if role == "heading"}
        assert {text for text in headings if f"Ж{text}" not in shown} <= HIDDEN, name
        assert "Machinetranslation" in shown, name


def pages_of(path: Path) -> int:
    """Return the number of pages of a PDF by LibreOffice, which compresses no page objects."""
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))
