"""A merge of files: what one side alone changed is as that side has it, and translations follow changed plurals."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import text_of
from loctool.merging.template import new_catalog
from loctool.merging.three_way import merge_three_way
from loctool.merging.updating import update
from loctool.verbs.merge import merge
from tests.catalog.entries import template
from tests.merging.test_three_way import deepcopy_of

HEADER = """# Slides.
#
# Translators: Anna
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: p 1.0\\n"
"PO-Revision-Date: 2025-01-01 10:00+0000\\n"
"Last-Translator: Anna\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Poedit-Basepath: ..\\n"
"""
BODY = """
# by Anna
#. title of slide
#: a.md:1 b.md:7
#, c-format, no-wrap
msgid "Eins"
msgstr "One"

#: a.md
msgid "Seite"
msgid_plural "Seiten"
msgstr[0] "page"
msgstr[1] "pages"

msgid "Zwei"
msgstr ""

# kept by Ben
#, fuzzy
#~| msgid "Älter als alt"
#~ msgid "Älter"
#~ msgstr "Older"
"""


def merged_files(folder: Path, *texts: str) -> str:
    """Return the text of the merge of three files."""
    catalogs = []
    for name, text in zip(("base", "ours", "theirs"), texts, strict=True):
        (folder / name).write_bytes(text.encode())
        catalogs.append(read(folder / name))
    merge_three_way(*catalogs)
    return text_of(catalogs[1])


ONE_SIDED = [
    ('#, fuzzy\nmsgid ""', 'msgid ""'),
    ('"X-Poedit-Basepath: ..\\n"\n', ""),
    ('"Language: en\\n"\n', '"Language: en\\n"\n"X-Own: yes\\n"\n'),
    ('"Last-Translator: Anna\\n"', '"Last-Translator: Boris\\n"'),
    ("# Slides.\n", "# Slides for all.\n"),
    ("#\n# Translators: Anna\n", "#\n# Translators: Anna\n# and Boris\n"),
    ("# Slides.\n", "# First of all.\n# Slides.\n"),
    ("#\n# Translators: Anna\n", ""),
    ('#, fuzzy\nmsgid ""', '#. said by a tool\n#: header\n#, fuzzy\nmsgid ""'),
    ("#, c-format, no-wrap", "#, no-wrap"),
    ("#, c-format, no-wrap", "#, no-wrap, c-format"),
    ("#, c-format, no-wrap", "#, c-format, max-length:9, no-wrap"),
    ("#: a.md:1 b.md:7", "#: b.md:8 c.md:1"),
    ("#: a.md:1 b.md:7\n", ""),
    ("#. title of slide", "#. title of slide\n#. bullet"),
    ("#. title of slide\n", ""),
    ("# by Anna", "# at the top\n# by Anna"),
    ('msgid_plural "Seiten"', 'msgid_plural "alle Seiten"'),
    ("# kept by Ben\n", "# kept by Ben\n# and Anna\n"),
    ('#, fuzzy\n#~| msgid "Älter als alt"\n', ""),
    ('#~ msgstr "Older"', '#~ msgstr "Oldest"'),
    ('#~| msgid "Älter als alt"', '#~| msgid "Am ältesten"'),
    ('# kept by Ben\n#, fuzzy\n#~| msgid "Älter als alt"\n#~ msgid "Älter"\n#~ msgstr "Older"\n', ""),
    ('#~ msgstr "Older"\n', '#~ msgstr "Older"\n\n# the end\n'),
    ('msgid "Zwei"', 'msgid  "Zwei"'),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), ONE_SIDED)
def test_what_one_side_alone_changed_is_as_that_side_has_it(
    tmp_path: Path, before: str, after: str, newline: str
) -> None:
    base = (HEADER + BODY).replace("\n", newline)
    changed = (HEADER + BODY).replace(before, after).replace("\n", newline)
    assert changed != base
    assert merged_files(tmp_path, base, base, changed) == changed
    assert merged_files(tmp_path, base, changed, base) == changed
    assert merged_files(tmp_path, base, changed, changed) == changed


def test_files_that_one_side_alone_changed_are_taken_as_they_are(tmp_path: Path) -> None:
    base = HEADER + BODY
    head, *entries = base.split("\n\n")
    reordered = "\n\n\n".join([head, *reversed(entries)])
    for name, text in (("base", base), ("ours", base), ("theirs", reordered)):
        (tmp_path / name).write_text(text)
    merge(tmp_path / "base", tmp_path / "ours", tmp_path / "theirs")
    assert (tmp_path / "ours").read_text() == reordered
    (tmp_path / "theirs").write_text(base)
    merge(tmp_path / "base", tmp_path / "ours", tmp_path / "theirs")
    assert (tmp_path / "ours").read_text() == reordered


BOTH_SIDED = [
    (before, after)
    for before, after in ONE_SIDED
    if after.strip() and not re.search(r"msgid_plural|Oldest|Am ältesten|msgid  |no-wrap, c-format", before + after)
]
"""Not what belongs to a translation, or is only another order or layout."""


@pytest.mark.parametrize(("before", "after"), BOTH_SIDED)
def test_it_is_taken_beside_changes_of_the_same_entry(tmp_path: Path, before: str, after: str) -> None:
    def edited(text: str) -> str:
        dated = text.replace("2025-01-01 10:00", "2025-02-01 10:00").replace('msgstr "One"', 'msgstr "The one"')
        paged = dated.replace('"pages"', '"many pages"').replace(
            '"Project-Id-Version: p 1.0', '"Project-Id-Version: p 2'
        )
        return paged.replace('"Older"', '"Much older"')

    base = HEADER + BODY
    changed = base.replace(before, after)
    expected = edited(changed)
    assert sorted(merged_files(tmp_path, base, edited(base), changed).splitlines()) == sorted(expected.splitlines())
    assert sorted(merged_files(tmp_path, base, changed, edited(base)).splitlines()) == sorted(expected.splitlines())


def test_a_translation_made_for_another_plural_is_fuzzy_as_after_msgmerge(tmp_path: Path) -> None:
    base = HEADER.replace("#, fuzzy\n", "") + '\nmsgid "Seite"\nmsgid_plural "Seiten"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    translated = base.replace('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "page"\nmsgstr[1] "pages"')
    renamed = base.replace('"Seiten"', '"%d Seiten von vielen"')
    for ours, theirs in ((translated, renamed), (renamed, translated)):
        merged = merged_files(tmp_path, base, ours, theirs)
        if shutil.which("msgmerge"):
            (tmp_path / "def.po").write_text(translated)
            (tmp_path / "ref.po").write_text(renamed)
            command = ["msgmerge", "-q", "--previous", "--no-wrap", tmp_path / "def.po", tmp_path / "ref.po"]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            assert merged.split("\n\n")[1] == told.split("\n\n")[1]
        assert '#| msgid_plural "Seiten"' in merged


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("former", "present", "forms", "expected"),
    [
        ("", "Seiten", ["page"], ["page", "page"]),
        ("Seiten", "", ["page", "pages"], ["page"]),
        ("Seiten", "Blätter", ["page", "pages"], ["page", "pages"]),
    ],
)
def test_a_message_becomes_plural_or_singular(
    swapped: bool, former: str, present: str, forms: list[str], expected: list[str]
) -> None:
    def catalog(plural: str, texts: list[str]) -> Catalog:
        made = new_catalog(Path("en.po"), "en", template([Entry(msgid="Seite", msgid_plural=plural)]))
        if plural:
            made.messages()[0].msgstr_plural = dict(enumerate(texts or ["", ""]))
        else:
            made.messages()[0].msgstr = "".join(texts)
        return made

    base, sides = catalog(former, []), [catalog(former, forms), catalog(present, [])]
    ours, theirs = reversed(sides) if swapped else sides
    assert merge_three_way(base, ours, theirs) == []
    entry = ours.messages()[0]
    assert (entry.msgid_plural, forms_of(entry), entry.fuzzy) == (present, expected, True)
    assert (entry.previous_msgid, entry.previous_msgid_plural) == ("Seite", former or None)


def test_a_new_plural_that_its_side_has_translated_stays_approved() -> None:
    made = []
    for plural, text in (("Seiten", "pages"), ("Seiten", "pages"), ("alle Seiten", "pages")):
        one = new_catalog(Path("en.po"), "en", template([Entry(msgid="Seite", msgid_plural=plural)]))
        one.messages()[0].msgstr_plural = {0: "page", 1: text}
        made.append(one)
    assert merge_three_way(*made) == []
    assert (made[1].messages()[0].msgid_plural, made[1].messages()[0].flags) == ("alle Seiten", [])


def test_a_plural_translation_follows_a_text_that_was_edited_meanwhile() -> None:
    for swapped in (False, True):
        base = new_catalog(Path("en.po"), "en", template([Entry(msgid="Eine Seite hier", msgid_plural="Viele Seiten")]))
        translator, source_side = deepcopy_of(base), deepcopy_of(base)
        translator.messages()[0].msgstr_plural = {0: "page", 1: "pages"}
        update(source_side, template([Entry(msgid="Eine Seite dort", msgid_plural="Viele Seiten")]))
        ours, theirs = (translator, source_side) if swapped else (source_side, translator)
        assert merge_three_way(base, ours, theirs) == []
        (entry,) = ours.messages()
        assert (entry.msgid, forms_of(entry), entry.flags) == ("Eine Seite dort", ["page", "pages"], ["fuzzy"])
        assert (entry.previous_msgid, entry.previous_msgid_plural) == ("Eine Seite hier", "Viele Seiten")
