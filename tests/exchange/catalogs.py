"""Catalogs that tests export, and what comes back for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import store_draft
from loctool.catalog.reader import Catalog, read
from loctool.exchange.units import Bundle, Returned, bundle_of, mark_of
from loctool.merging.template import new_catalog, new_template

HOSTILE = (
    "=1+2", "=cmd|' /C calc'!A0", "+49 30", "-x", "@name", "'=q", "''a", "007", "1,5", "2024-01-02", "1 März", "TRUE", "Falsch",
    "  lead and end  ", "tab\there", "\tbegins with one", "nb\u00a0sp", "\u2003wide", "zero\u200bwidth", "line\nbreak\n", "\n",
    "cr\rlf\r\n", "bell\x07", "_x0041_", "_x005F_x000D_", "_x", "right\u202eleft", "\ufffe\uffff", "<b>&amp;</b>", "]]>", '"a";"b"',
    "a,b;c\td", "שלום", "👩‍💻", "long " * 3000, "{= $formula }", "＝1", "sep=;", "#REF!", "0x1F", "1e5", "NULL",
)  # fmt: skip
"""Texts that spreadsheets, XML or CSV might change."""
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\4"), min_size=1, max_size=40),
    st.text(st.sampled_from("'=+-@_x004109 \n\r\tä;,\""), min_size=1, max_size=12),
)


def catalog_of(*entries: Entry, language: str = "en", path: Path = Path("en.po")) -> Catalog:
    """Return a catalog of these messages, as if it was read from a file."""
    catalog = new_catalog(path, language, new_template(path, "a 1"))
    catalog.entries += entries
    return catalog


def saved(folder: Path, catalog: Catalog) -> Catalog:
    """Return a catalog written into a folder, and read again."""
    from loctool.catalog.writer import save

    catalog.path = folder / "en.po"
    save(catalog)
    return read(catalog.path)


def draft(msgid: str, text: str) -> Entry:
    """Return a message with an untouched draft."""
    store_draft(entry := Entry(msgid=msgid), text, "pseudo", ("de", "en"), "x")
    return entry


def bundle(catalog: Catalog, language: str = "en") -> Bundle:
    """Return a catalog as it goes out."""
    return bundle_of(catalog, ("a", "locales/en/a.po"), ("de", language))


def as_sent(bundle: Bundle) -> list[Returned]:
    """Return what comes back if nobody changed it."""
    return [
        Returned(
            unit.id, unit.source, unit.texts, tuple(map(mark_of, unit.texts)), unit.base, unit.standing, unit.standing,
            unit.comment, mark_of(unit.comment), f"row {number}",
        )
        for number, unit in enumerate(bundle.units, 2)
    ]  # fmt: skip


def edited(catalog: Catalog, number: int, **changes: object) -> list[Returned]:
    """Return what comes back if somebody changed one message."""
    units = as_sent(bundle(catalog))
    units[number] = replace(units[number], **changes)  # type: ignore[arg-type]
    return units
