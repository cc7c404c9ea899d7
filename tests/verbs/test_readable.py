"""What extract writes can be read by loctool, msgfmt, polib and Python; what could not be is refused, with its line."""

from __future__ import annotations

import gettext
import logging
import os
from pathlib import Path

import polib
import pytest

from loctool.catalog import reader, writer
from loctool.errors import CatalogError, ConfigError, GlossaryError, LoctoolError, SourceError
from loctool.project import Project, find
from loctool.verbs.compile import compile_catalogs
from loctool.verbs.extract import extract
from tests.conftest import Gettext, Run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project with a deck of one text, in one language."""
    (tmp_path / "source").mkdir()
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\n')
    (tmp_path / "source" / "a.md").write_text("# Titel\n")
    return tmp_path


def catalog_of(project: Path, domain: str = "a") -> Path:
    return project / "locales" / "en" / "LC_MESSAGES" / f"{domain}.po"


@pytest.mark.parametrize(
    ("deck", "message"),
    [
        ("# Titel\n\nEin \x04 Text\n", "source/a.md:3: holds the control character U+0004"),
        ("# Titel\n\nEin Text\nin zwei\nZeilen \x1b\n", "source/a.md:5: holds the control character U+001B"),
        ("# Titel\r\n\r\n* eins\r\n* zwei\x01\r\n", "source/a.md:4: holds the control character U+0001"),
        ("# A\n\n<!-- context: \x04 -->\n\nText\n", "source/a.md:3: holds the control character U+0004"),
        ("| a |\n|---|\n| b\x02 |\n", "source/a.md:3: holds the control character U+0002"),
        ('---\nlang: de\ntitle: "a\\x04b"\n---\n', "source/a.md:3: holds the control character U+0004"),
        ('---\nlang: de\ntitle: "a\\ud800b"\n---\n', "source/a.md:3: holds half of a surrogate pair (U+D800)"),
        ('---\nlang: "\\U00000041"\ntitle: "\\UFFFFFFFF"\n---\n', "source/a.md:3: the front matter has an escape"),
        ("---\nlang: de\ntitle: a\x04b\n---\n", "source/a.md:3: the front matter is not YAML"),
        (f"---\ntitle: {'[' * 5000}\n---\n", "source/a.md:2: the front matter is"),
    ],
)
def test_a_text_that_no_catalog_can_hold(small: Path, deck: str, message: str) -> None:
    (path := small / "source" / "a.md").write_text(deck, encoding="utf-8", newline="")
    with pytest.raises(SourceError) as caught:
        extract(find(small))
    assert message in str(caught.value)
    assert {one.name for one in small.iterdir()} == {"loctool.toml", "source"}
    path.write_text("# Titel\n")
    assert len(extract(find(small))) == 2


@pytest.mark.parametrize("char", ["\0", "\t", "\v", "\f", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe"])
def test_characters_that_catalogs_can_hold(small: Path, char: str, gettext_tool: Gettext) -> None:
    deck = f"<!-- context: a{char}b -->\n\n# Ein{char}Wort\n\nund{char}Text {char}\n\n```\n\x04\n```\n"
    (small / "source" / "a.md").write_text(deck, encoding="utf-8", newline="")
    extract(find(small))
    path = catalog_of(small)
    messages = [(entry.msgctxt, entry.msgid) for entry in reader.read(path).messages()]
    assert len(messages) == 2
    assert [(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path))] == messages
    gettext_tool("msgfmt", "-o", os.devnull, text=path.read_text("utf-8"))
    assert not any(one.changed for one in extract(find(small)))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"zwei\nzeilen", r"source/zwei\nzeilen.md: has a line break"),
        (b"tab\tname", r"source/tab\tname.md: has the control character U+0009"),
        (b"a\x1b[1m", r"source/a\x1b[1m.md: has the control character U+001B"),
        (b"gr\xfcn", r"source/gr\udcfcn.md: has a byte that is not UTF-8 (0xfc)"),
        ("a\u2069 b".encode(), "source/a\u2069 b.md: has the control character U+2069"),
    ],
)
def test_names_of_decks_that_no_reference_can_hold(small: Path, name: bytes, shown: str) -> None:
    try:
        Path(os.fsdecode(os.fsencode(small / "source") + b"/" + name + b".md")).write_text("x")
    except OSError:
        pytest.skip("the file system has no such names")
    with pytest.raises(ConfigError) as caught:
        extract(find(small))
    assert shown in str(caught.value)
    assert {one.name for one in small.iterdir()} == {"loctool.toml", "source"}


@pytest.mark.parametrize("name", ["a b", "a\xa0b", "a\u3000b", "a:12"])
def test_names_of_decks_with_white_space(small: Path, name: str, gettext_tool: Gettext) -> None:
    (small / "source" / f"{name}.md").write_text("Text\n")
    extract(find(small))
    path = catalog_of(small, name)
    assert reader.read(path).messages()[0].occurrences == [(f"source/{name}.md", "")]
    assert len(polib.pofile(str(path))) == 1
    assert gettext_tool("msgcat", text=path.read_text("utf-8")) == path.read_text("utf-8")


@pytest.mark.parametrize("char", ["\0", "\x04", "\x1f"])
@pytest.mark.parametrize("column", [0, 1, 2])
def test_cells_of_a_glossary(small: Path, char: str, column: int) -> None:
    cells = ["Titel", "title", "a note"]
    cells[column] += f"{char}x"
    (small / "glossary").mkdir()
    (small / "glossary" / "terms.csv").write_text(f'de,en,note\n"Wort\n",word,\n{",".join(cells)}\n')
    with pytest.raises(GlossaryError) as caught:
        extract(find(small))
    assert f"terms.csv:4: holds the control character U+{ord(char):04X}" in str(caught.value)
    assert not (small / "locales").exists()


HEADERS = {
    "CHARSET": "Content-Type: text/plain; charset=CHARSET\\n",
    "US-ASCII": "Content-Type: text/plain; charset=US-ASCII\\n",
    "none": "Content-Type: text/plain\\n",
    "missing": "MIME-Version: 1.0\\n",
}


@pytest.mark.parametrize("declared", HEADERS)
def test_the_first_text_beyond_ascii_makes_the_charset_utf_8(
    small: Path, declared: str, caplog: pytest.LogCaptureFixture
) -> None:
    (path := catalog_of(small)).parent.mkdir(parents=True)
    path.write_text(
        f'msgid ""\nmsgstr ""\n"Language: en\\n"\n"{HEADERS[declared]}"\n\n'
        '#. slide title\n#: source/a.md\nmsgid "Titel"\nmsgstr "Title"\n'
    )
    before = path.read_bytes()
    project = find(small)
    extract(project)
    assert path.read_bytes() == before
    (small / "source" / "a.md").write_text("# Titel\n\nGrün\n", encoding="utf-8")
    with caplog.at_level(logging.INFO, "loctool"):
        extract(project)
    assert ["its charset is UTF-8 now" in record.getMessage() for record in caplog.records] == [True]
    catalog = reader.read(path)
    assert catalog.header["Content-Type"] == "text/plain; charset=UTF-8"
    catalog.messages()[1].msgstr = "green"
    writer.save(catalog)
    assert translations_of(project).gettext("Grün") == "green"


def test_a_catalog_that_declares_ascii_and_has_other_texts_is_not_compiled(small: Path) -> None:
    extract(find(small))
    path = catalog_of(small)
    text = path.read_text().replace("charset=UTF-8", "charset=US-ASCII")
    path.write_text(text.replace('msgid "Titel"\nmsgstr ""', 'msgid "Titel"\nmsgstr "“Title”"'), encoding="utf-8")
    with pytest.raises(CatalogError, match="declares the charset US-ASCII, but has other characters"):
        compile_catalogs(find(small))
    path.write_text(text.replace('msgid "Titel"\nmsgstr ""', 'msgid "Titel"\nmsgstr "Title"'))
    assert translations_of(find(small)).gettext("Titel") == "Title"


def translations_of(project: Project) -> gettext.GNUTranslations:
    compile_catalogs(project)
    with catalog_of(project.root).with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_no_writer_leaves_a_catalog_that_cannot_be_read(small: Path) -> None:
    extract(find(small))
    path = catalog_of(small)
    before = path.read_bytes()
    for text in ("a\x04b", "a\0b", "a\ud800b"):
        catalog = reader.read(path)
        catalog.messages()[0].msgstr = text
        with pytest.raises(CatalogError, match="no catalog can hold"):
            writer.save(catalog)
    assert path.read_bytes() == before


@pytest.mark.parametrize("epoch", ["9" * 30, "253402300800", "-1", "1e9", "tomorrow", "9" * 5000])
def test_dates_that_there_are_not(small: Path, epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(LoctoolError, match="SOURCE_DATE_EPOCH is not a number of seconds"):
        extract(find(small))
    assert not (small / "locales").exists()


def test_a_name_too_long_for_what_is_made_of_it(project: Path, loctool: Run) -> None:
    for name in ("b", "x" * 198 + "äöü", "ш" * 98):
        (project / "source" / f"{name}.md").write_text("# A\n", "utf-8")
    result = loctool("extract")
    assert result.returncode == 2
    assert "too long" in result.stderr
    assert not (project / "locales").exists()
    (project / "source" / ("x" * 198 + "äöü.md")).unlink()
    assert loctool("extract").returncode == 0
