"""Coverage-guided fuzzing of reading, writing and compiling .po files; needs atheris, which is no dependency.

Usage: python tests/fuzz/fuzz_catalog.py [CORPUS] [-max_total_time=900] (options of libFuzzer). A crash is a file that
one of the properties does not hold for: only CatalogError is raised; what is read is written byte for byte; the quick
look and the whole grammar agree; what is compiled is read back by the standard library; a changed entry can be read.
"""

from __future__ import annotations

import gettext
import io
import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["loctool"]):
    from loctool.catalog.entry import Entry
    from loctool.catalog.fast_reader import read_table
    from loctool.catalog.faults import FATAL, find_faults
    from loctool.catalog.reader import Catalog, catalog_in, table_in, table_of
    from loctool.catalog.statistics import count
    from loctool.catalog.syntax.grammar import parse
    from loctool.catalog.syntax.mistakes import PoSyntaxError
    from loctool.catalog.writer import text_of
    from loctool.compiling.mo import compile_mo
    from loctool.errors import CatalogError

HERE = Path("fuzz.po")


def whole(text: str) -> Catalog:
    """Read with the whole grammar alone."""
    found, tail = parse(text.removeprefix("\ufeff"))
    return Catalog(HERE, [Entry(**one.fields) for one in found], tail=tail)


def one(raw: bytes) -> None:
    """Try one file."""
    found = find_faults(raw, "ru")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        assert any(fault.rule == "charset" for fault in found)
        return
    try:
        catalog = catalog_in(text, HERE)
    except CatalogError as problem:
        assert any(fault.rule in FATAL for fault in found), problem  # noqa: PT017
        assert read_table(text) is None
        return
    assert not [fault for fault in found if fault.rule in FATAL], found
    assert text_of(catalog) == text
    table = table_in(text, HERE)
    entries = list(catalog.entries)
    try:
        slow = table_of(whole(text))
    except PoSyntaxError as problem:
        raise AssertionError("the quick look reads what the grammar refuses") from problem
    assert compile_mo(table) == compile_mo(slow)
    assert count(table) == count(slow)
    if "charset=utf-8" in (table.header or "").replace("UTF", "utf") and not {
        "no-charset",
        "plural-forms",
        "header-field",
    } & {f.rule for f in found}:
        gettext.GNUTranslations(io.BytesIO(compile_mo(table)))
    for entry in entries[:3]:
        if not entry.msgid_plural:
            entry.msgstr += " новый"
    again = catalog_in(text_of(catalog), HERE)
    assert [(e.msgctxt, e.msgid, e.msgstr) for e in again.entries] == [(e.msgctxt, e.msgid, e.msgstr) for e in entries]


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
