"""Headers are complete, templates say where a text stands, and gettext has nothing to add."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loctool.catalog.entry import Entry
from loctool.catalog.header import set_field
from loctool.catalog.plurals import plural_forms
from loctool.catalog.provenance import State
from loctool.catalog.reader import Catalog, read, table_of
from loctool.catalog.roles import roles_of
from loctool.catalog.statistics import count
from loctool.catalog.writer import save, text_of
from loctool.errors import CatalogError
from loctool.merging.template import new_catalog, new_template, renew, template_of
from loctool.model import Deck, Segment, Slide
from loctool.version import __version__
from tests.conftest import Gettext

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DECK = Deck(
    "source/seltene erden.md",
    (
        Slide("a", 1, "Seltene Erden", (
            Segment("Seltene Erden", "metadata", 2),
            Segment("Seltene Erden", "heading", 5),
            Segment("Foto: Ida Muster", "credit", 7),
            Segment("Siebzehn „seltene Erden“ stecken in fast jedem elektronischen Gerät, vom Telefon bis zur Turbine.", "paragraph", 9),
        )),
        Slide("b", 2, "Ja\noder nein", (
            Segment("Ja\noder nein", "heading", 13),
            Segment("Untertitel", "heading", 14),
            Segment("Ja", "bullet", 15),
            Segment("Ja", "cell", 17, "Antwort"),
            Segment("Ja", "bullet", 18),
        )),
    ),
)  # fmt: skip

TEMPLATE = f"""\
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: decks 1.0\\n"
"Report-Msgid-Bugs-To: i18n@example.org\\n"
"POT-Creation-Date: 2026-11-24 12:00+0000\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Generator: loctool {__version__}\\n"

#. front matter
#. slide title
#. glossary: rare earths
#: \u2068source/seltene erden.md\u2069
msgid "Seltene Erden"
msgstr ""

#. credit of slide "Seltene Erden"
#: \u2068source/seltene erden.md\u2069
msgid "Foto: Ida Muster"
msgstr ""

#. paragraph of slide "Seltene Erden"
#: \u2068source/seltene erden.md\u2069
msgid ""
"Siebzehn „seltene Erden“ stecken in fast jedem elektronischen Gerät, vom "
"Telefon bis zur Turbine."
msgstr ""

#. slide title
#: \u2068source/seltene erden.md\u2069
msgid ""
"Ja\\n"
"oder nein"
msgstr ""

#. heading of slide "Ja oder nein"
#: \u2068source/seltene erden.md\u2069
msgid "Untertitel"
msgstr ""

#. bullet of slide "Ja oder nein"
#: \u2068source/seltene erden.md\u2069
msgid "Ja"
msgstr ""

#. cell of slide "Ja oder nein"
#: \u2068source/seltene erden.md\u2069
msgctxt "Antwort"
msgid "Ja"
msgstr ""
"""

RUSSIAN = f"""\
msgid ""
msgstr ""
"Project-Id-Version: decks 1.0\\n"
"Report-Msgid-Bugs-To: i18n@example.org\\n"
"POT-Creation-Date: 2026-11-24 12:00+0000\\n"
"PO-Revision-Date: 2026-11-24 12:00+0000\\n"
"Last-Translator: Automatically generated\\n"
"Language-Team: none\\n"
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"X-Generator: loctool {__version__}\\n"
"""


def made(folder: Path) -> Catalog:
    template = new_template(folder / "deck.pot", "decks 1.0", "i18n@example.org", NOW)
    assert renew(template, template_of([DECK], notes={(None, "Seltene Erden"): ["glossary: rare earths"]}), NOW)
    return template


def test_the_template(tmp_path: Path, gettext_tool: Gettext) -> None:
    template = made(tmp_path)
    save(template)
    assert template.path.read_text() == TEMPLATE
    assert gettext_tool("msgcat", text=TEMPLATE) == TEMPLATE


def test_msginit_makes_a_valid_catalog_of_the_template(tmp_path: Path, gettext_tool: Gettext) -> None:
    text = text_of(made(tmp_path))
    (tmp_path / "deck.pot").write_text(text)
    command = ["msginit", "--no-translator", "--locale=ru", "--input=deck.pot", "--output-file=ru.po"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    gettext_tool("msgfmt", "-c", "--output-file=/dev/null", text=(tmp_path / "ru.po").read_text())
    assert [entry.msgid for entry in read(tmp_path / "ru.po").messages()] == [
        e.msgid for e in made(tmp_path).messages()
    ]


@pytest.mark.parametrize("language", ["de", "en", "ru", "ja", "pt_BR", "sr@latin", "ar"])
@pytest.mark.parametrize("bugs_to", ["", "i18n@example.org"])
def test_msgfmt_and_msgcat_have_nothing_to_say(
    tmp_path: Path, gettext_tool: Gettext, language: str, bugs_to: str
) -> None:
    template = new_template(tmp_path / "deck.pot", "decks 1.0", bugs_to, NOW)
    renew(template, template_of([DECK]), NOW)
    text = text_of(new_catalog(tmp_path / "x.po", language, template, NOW))
    gettext_tool("msgfmt", "-c", "--output-file=/dev/null", text=text)
    assert gettext_tool("msgcat", text=text) == text


def test_a_new_catalog(tmp_path: Path) -> None:
    catalog = new_catalog(tmp_path / "ru.po", "ru", made(tmp_path), NOW)
    text = text_of(catalog)
    assert text == RUSSIAN + TEMPLATE[TEMPLATE.index("\n#. front") :]
    assert (catalog.language, len(catalog.messages()), catalog.obsolete()) == ("ru", 7, [])
    assert not any(word in text for word in ("FULL NAME", "EMAIL@ADDRESS", "PACKAGE", "YEAR"))


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        ("file", [("source/seltene erden.md", "")]),
        ("full", [("source/seltene erden.md", "15"), ("source/seltene erden.md", "18")]),
        ("never", []),
    ],
)
def test_references(references: str, expected: list[tuple[str, str]]) -> None:
    assert template_of([DECK], references)[5].occurrences == expected
    with pytest.raises(ValueError, match="references are file, full or never"):
        template_of([DECK], "always")


def test_a_note_comes_after_the_role() -> None:
    cells = Segment("Ja", "cell", 3, note="<1> is a link.\nShort."), Segment("Ja", "cell", 4, note="Short.")
    bullet = Segment("Ja", "bullet", 5)
    (entry,) = template_of([Deck("a.md", (Slide("a", 1, "A", (*cells, bullet)),))], notes={(None, "Ja"): ["glossary"]})
    assert entry.comment == 'cell of slide "A"\n<1> is a link.\nShort.\nbullet of slide "A"\nglossary'
    assert roles_of(entry) == {"cell", "bullet"}


def test_roles() -> None:
    assert [roles_of(entry) for entry in template_of([DECK])] == [
        {"metadata", "heading"}, {"credit"}, {"paragraph"}, {"heading"}, {"heading"}, {"bullet"}, {"cell"},
    ]  # fmt: skip


def test_renewing_changes_the_date_only_with_the_messages(tmp_path: Path) -> None:
    template = made(tmp_path)
    template.messages()[1].tcomment = "of a person"
    save(template)
    again = read(template.path)
    later = datetime(2027, 1, 1, tzinfo=UTC)
    assert not renew(again, template_of([DECK], notes={(None, "Seltene Erden"): ["glossary: rare earths"]}), later)
    assert not save(again)
    fewer = Deck(DECK.path, DECK.slides[:1])
    assert renew(again, template_of([fewer]), later)
    save(again)
    assert again.header["POT-Creation-Date"] == "2027-01-01 00:00+0000"
    assert [entry.tcomment for entry in read(template.path).messages()] == ["", "of a person", ""]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "nplurals=2; plural=(n != 1);"),
        ("en_GB", "nplurals=2; plural=(n != 1);"),
        ("ja", "nplurals=1; plural=0;"),
        ("pt_BR", "nplurals=2; plural=(n > 1);"),
    ],
)
def test_plural_forms(language: str, expected: str) -> None:
    assert plural_forms(language) == expected


def test_an_unknown_language() -> None:
    with pytest.raises(CatalogError, match="no plural rule is known for the language 'tlh'"):
        plural_forms("tlh")


def test_a_rule_is_needed_only_where_plurals_are(tmp_path: Path) -> None:
    template = new_template(tmp_path / "a.pot", "T")
    template.entries.append(Entry(msgid="a"))
    catalog = new_catalog(tmp_path / "a.po", "tlh", template)
    assert (catalog.language, catalog.header.get("Plural-Forms")) == ("tlh", None)
    template.entries.append(Entry(msgid="page", msgid_plural="pages"))
    with pytest.raises(CatalogError, match="no plural rule is known"):
        new_catalog(tmp_path / "a.po", "tlh", template)


def test_a_field_goes_where_gettext_writes_it(tmp_path: Path) -> None:
    head = made(tmp_path).entries[0]
    set_field(head, "X-Own", "1")
    set_field(head, "Language", "de")
    set_field(head, "PO-Revision-Date", "today")
    names = [line.partition(":")[0] for line in head.msgstr.split("\n") if line]
    assert names[2:5] + names[-2:] == ["POT-Creation-Date", "PO-Revision-Date", "Language", "X-Generator", "X-Own"]


def test_the_clock_can_be_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert new_template(tmp_path / "x.pot", "x 1").header["POT-Creation-Date"] == "1970-01-01 00:00+0000"


def test_statistics(tmp_path: Path) -> None:
    catalog = new_catalog(tmp_path / "en.po", "en", made(tmp_path), NOW)
    catalog.messages()[0].msgstr = "Rare Earths"
    catalog.messages()[2].msgstr, catalog.messages()[2].flags = "Seventeen …", ["fuzzy"]
    counted = count(table_of(catalog))
    assert counted.messages == {
        State.UNTRANSLATED: 5, State.DRAFT: 0, State.TO_RENEW: 0, State.STALE: 1, State.TRANSLATED: 1, State.OBSOLETE: 0,
    }  # fmt: skip
    assert counted.words == {
        State.UNTRANSLATED: 9, State.DRAFT: 0, State.TO_RENEW: 0, State.STALE: 14, State.TRANSLATED: 2, State.OBSOLETE: 0,
    }  # fmt: skip
