"""Compiled catalogs hold what msgfmt would put there, and the standard library reads them."""

from __future__ import annotations

import gettext
import io
import itertools
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import store_draft
from loctool.catalog.reader import Catalog, table_of
from loctool.catalog.table import MessageTable
from loctool.catalog.writer import text_of
from loctool.compiling.hash_table import hashes
from loctool.compiling.mo import MoOptions, compile_mo
from loctool.merging.template import new_catalog
from tests.catalog.entries import anything, table_at, template
from tests.conftest import SAMPLES

HEADER = """msgid ""
msgstr ""
"POT-Creation-Date: 2026-01-01 10:00+0000\\n"
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def unformatted(mo: bytes, folder: Path) -> str:
    path = folder / "x.mo"
    path.write_bytes(mo)
    return subprocess.run(["msgunfmt", path], capture_output=True, check=True, text=True).stdout


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on PATH")
@pytest.mark.parametrize("name", ["gettext", "poedit", "weblate", "babel", "polib", "po4a", "odd"])
def test_the_content_is_that_of_msgfmt(name: str, tmp_path: Path) -> None:
    path = SAMPLES / f"{name}.po"
    subprocess.run(["msgfmt", "-o", tmp_path / "theirs.mo", path], check=True)
    theirs = unformatted((tmp_path / "theirs.mo").read_bytes(), tmp_path)
    assert unformatted(compile_mo(table_at(path)), tmp_path) == theirs


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on PATH")
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 17, 18, 19, 20, 57, 333, 9000])
@pytest.mark.parametrize(
    ("options", "theirs"),
    [
        (MoOptions(), []),
        (MoOptions(hashed=False), ["--no-hash"]),
        (MoOptions(endian="big"), ["--endianness=big"]),
    ],
)
def test_the_bytes_are_those_of_msgfmt(count: int, options: MoOptions, theirs: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    texts = [(f"Über {n * 7919} {'x' * (n % 97)}", n % 5) for n in range(count)]
    body = [
        f'{context}msgid "{text}"\n'.replace("C", str(kind)) + (single if kind else plural)
        for (text, kind), context, single, plural in zip(
            texts,
            itertools.cycle(["", 'msgctxt "C"\n', 'msgctxt ""\n']),
            itertools.cycle(['msgstr "да"\n', 'msgstr ""\n"more "\n"lines"\n', 'msgstr ""\n']),
            itertools.cycle(['msgid_plural "ps"\nmsgstr[0] "1"\nmsgstr[1] ""\n']),
        )
    ]
    path.write_text(HEADER + "\n" + "\n".join(body))
    subprocess.run(["msgfmt", *theirs, "-o", tmp_path / "a.mo", path], check=True)
    assert compile_mo(table_at(path), options) == (tmp_path / "a.mo").read_bytes()


def hashpjw(key: bytes) -> int:
    """Hash byte by byte, as the manual has it."""
    value = 0
    for byte in key:
        value = (value << 4) + byte
        value = ((high := value & 0xF0000000) >> 24 ^ value) & ~high & 0xFFFFFFFF
    return value


@given(st.lists(st.binary(max_size=40)))
def test_hashes_side_by_side_are_the_hashes_one_by_one(keys: list[bytes]) -> None:
    assert hashes(keys) == list(map(hashpjw, keys))


def plural(*forms: str, **options: object) -> Entry:
    return Entry(msgid=f"n{forms}", msgid_plural="ns", msgstr_plural=dict(enumerate(forms)), **options)


def catalog_of(entries: list[Entry]) -> Catalog:
    made = new_catalog(Path("en.po"), "en", template([]))
    made.entries += entries
    return made


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on PATH")
@pytest.mark.parametrize(
    "line", ["#, fuzzy c-format", "#,c-format\tfuzzy", "#, range: 0..10 fuzzy", "#, fuzzyish", "#, a,b"]
)
def test_flags_are_parted_as_gettext_parts_them(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(f'{HEADER}\n{line}\nmsgid "a"\nmsgstr "A"\n')
    subprocess.run(["msgfmt", "-o", tmp_path / "theirs.mo", path], check=True)
    assert compile_mo(table_at(path)) == (tmp_path / "theirs.mo").read_bytes()


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on PATH")
def test_empty_forms_and_fuzzy_ones_as_msgfmt_has_them(tmp_path: Path) -> None:
    catalog = catalog_of([plural("x", ""), plural("", "y"), plural("", ""), plural("a", "b", flags=["fuzzy"])])
    (tmp_path / "a.po").write_text(text_of(catalog))
    subprocess.run(["msgfmt", "-o", tmp_path / "theirs.mo", tmp_path / "a.po"], check=True)
    ours = unformatted(compile_mo(table_of(catalog)), tmp_path)
    assert ours == unformatted((tmp_path / "theirs.mo").read_bytes(), tmp_path)
    assert 'msgstr[0] "x"\nmsgstr[1] ""\n' in ours


@given(st.dictionaries(st.tuples(st.sampled_from([None, "", "menu"]), anything), anything, max_size=12))
def test_the_standard_library_reads_exactly_the_translated_messages(texts: dict[tuple[str | None, str], str]) -> None:
    texts = {key: text for key, text in texts.items() if key[1]}
    entries = [Entry(msgctxt=context, msgid=msgid, msgstr=text) for (context, msgid), text in texts.items()]
    compiled = compile_mo(table_of(catalog_of(entries)))
    assert compiled == compile_mo(table_of(catalog_of(entries[::-1])))
    found = dict(gettext.GNUTranslations(io.BytesIO(compiled))._catalog)  # type: ignore[attr-defined]
    del found[""]
    assert found == {
        msgid if context is None else f"{context}\x04{msgid}": text for (context, msgid), text in texts.items() if text
    }


def test_drafts_ship_only_when_asked_for_and_untouched() -> None:
    entries = [Entry(msgid=text) for text in ("draft", "edited", "stale", "none")]
    for entry in entries[:3]:
        store_draft(entry, f"a {entry.msgid}", "pseudo", ("de", "en"), "")
    entries[1].msgstr = "a person's"
    entries[2].previous_msgid = "older"
    catalog = catalog_of([*entries, Entry(msgid="done", msgstr="fertig"), Entry(msgid="x", msgstr="y", obsolete=True)])

    def shipped(use_drafts: bool) -> dict[str, str]:
        read_back = gettext.GNUTranslations(io.BytesIO(compile_mo(table_of(catalog), MoOptions(use_drafts))))
        return {key: text for key, text in read_back._catalog.items() if key}  # type: ignore[attr-defined]

    assert shipped(False) == {"done": "fertig"}
    assert shipped(True) == {"done": "fertig", "draft": "a draft"}


def test_bytes() -> None:
    catalog = Catalog(Path("x.po"), [Entry(msgid="b", msgstr="B"), Entry(msgctxt="c", msgid="a", msgstr="Ä")])
    assert compile_mo(table_of(catalog), MoOptions(hashed=False)) == bytes.fromhex(
        "de120495" "00000000" "02000000" "1c000000" "2c000000" "00000000" "3c000000"
        "01000000" "3c000000" "03000000" "3e000000" "01000000" "42000000" "02000000" "44000000"
    ) + b"b\0c\x04a\0B\0\xc3\x84\0"  # fmt: skip


def test_no_creation_date_and_nothing_at_all() -> None:
    assert b"POT-Creation-Date" not in compile_mo(table_of(catalog_of([])))
    assert compile_mo(MessageTable())[8:12] == bytes(4)
