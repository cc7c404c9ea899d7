"""translate-toolkit reads the files, changes them and saves them; loctool takes them back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from translate.storage.xliff2 import Xliff2File

from loctool.catalog.decisions import standing_of
from loctool.exchange.applying import CHANGED
from loctool.exchange.units import bundle_of
from loctool.exchange.xliff import write_xliff
from loctool.exchange.xliff.codes import cut
from tests.exchange.xliff.samples import HEADER, PATH, brought, catalog, sent
from tests.exchange.xliff.structure import faults
from tests.exchange.xliff.test_writer import catalogs

LEFT_OUT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")


def words(text: str, syntax: str) -> str:
    """Return a text without its codes, as the toolkit shows it."""
    return LEFT_OUT.sub("", "".join(item for item in cut(text, syntax) if isinstance(item, str)))


def opened(raw: bytes) -> Xliff2File:
    return Xliff2File.parsestring(raw)


def test_it_reads_the_same_texts_of_all_catalogs() -> None:
    count = 0
    for of in catalogs():
        bundle = bundle_of(of, ("a", PATH), ("de", "pt_BR"))
        store = opened(write_xliff([bundle]))
        assert (store.sourcelanguage, store.targetlanguage) == ("de", "pt-BR")
        expected = [
            (words(unit.source[-1 if form or len(unit.texts) == 1 else 0], unit.syntax), words(text, unit.syntax), text)
            for unit in bundle.units
            for form, text in enumerate(unit.texts)
        ]
        for (source, target, text), read in zip(expected, store.units, strict=True):
            assert (read.source or "", (read.target or "") if text else read.target) == (
                source,
                target if text else None,
            )
        count += len(expected)
    assert count > 300


def test_states() -> None:
    units = opened(sent(catalog()).encode()).units
    assert [unit.isfuzzy() for unit in units] == [False, False, True, False, False, False, False]
    assert [unit.isapproved() for unit in units] == [True, False, False, False, True, False, False]


@pytest.mark.parametrize(("mark", "standing"), [("marktranslated", "edited"), ("markapproved", "approved")])
def test_new_targets(tmp_path: Path, mark: str, standing: str) -> None:
    of = catalog(f'{HEADER}\n#: a.md\nmsgid "Neu & <b>"\nmsgstr ""\n\n#: a.md\nmsgid "Alt"\nmsgstr "Старый"\n')
    store = opened(sent(of).encode())
    store.units[0].target = "Новый & <b>\nда"
    getattr(store.units[0], mark)()
    store.units[0].addnote("Gut so?", origin="translator")
    (row,) = brought(tmp_path, of, bytes(store).decode()).rows
    assert (row.what, row.texts) == (CHANGED, ("Новый & <b>\nда",))
    assert standing_of(of.messages()[0]) == standing
    assert of.messages()[0].tcomment == "Gut so?"


def test_changed_words_between_tags(tmp_path: Path) -> None:
    of = catalog()
    store = opened(sent(of).encode())
    for (
        unit
    ) in store.units:  # through the tree: the property `target` does not know codes and puts the text before them
        for node in unit.xmlelement.iterfind(".//{*}target//{*}*"):
            node.text = node.text and node.text.replace("Зелёный", "Синий")
            node.tail = node.tail and node.tail.replace("руда", "медь")
    saved = bytes(store).decode()
    applied = brought(tmp_path, of, saved)
    assert [(row.what, row.texts[0]) for row in applied.rows] == [
        (CHANGED, '**Синий** — [*высота*](x.md "Титул")'),
        (CHANGED, "%d медь"),
    ]
    assert faults(saved.encode()) == []


def test_saved_as_it_is(tmp_path: Path) -> None:
    for of in catalogs():
        store = opened(sent(of).encode())
        applied = brought(tmp_path, of, bytes(store).decode())
        assert (applied.rows, applied.missing) == ((), ())
