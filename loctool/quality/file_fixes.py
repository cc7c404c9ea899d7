"""The fixes of findings on a catalog's file: its header, and what is no text of a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from loctool.catalog.entry import forms_of, is_plural
from loctool.catalog.header import set_field
from loctool.catalog.plurals import rule_for
from loctool.catalog.reader import Catalog, catalog_in
from loctool.catalog.writer import text_of
from loctool.model import Finding
from loctool.quality.fixing import MayFix


class Place(NamedTuple):
    """Where a catalog is, and of what language."""

    path: Path
    language: str


CheckFile = Callable[[str], Iterable[Finding]]
"""Returns the findings on a file of this text."""


def _drop_byte_order_mark(catalog: Catalog, language: str) -> None:  # noqa: ARG001
    catalog.bom = False


def _drop_fuzzy(catalog: Catalog, language: str) -> None:  # noqa: ARG001
    if catalog.head:
        catalog.head.flags = [flag for flag in catalog.head.flags if flag != "fuzzy"]


def _end_last_line(catalog: Catalog, language: str) -> None:  # noqa: ARG001
    catalog.tail += catalog.style.newline


def _name_language(catalog: Catalog, language: str) -> None:
    """Write the language of the catalog's folder where the header names none; which is wrong, nobody knows."""
    if catalog.head and not catalog.header.get("Language"):
        set_field(catalog.head, "Language", language)


def _declare_charset(catalog: Catalog, language: str) -> None:  # noqa: ARG001
    if catalog.head:
        set_field(catalog.head, "Content-Type", "text/plain; charset=UTF-8")


def _write_plural_rule(catalog: Catalog, language: str) -> None:
    """Write the rule of the language where it changes the numbers of no translated form."""
    counts = {len(forms_of(entry)) for entry in catalog.messages() if is_plural(entry) and any(forms_of(entry))}
    is_there = "Plural-Forms" in catalog.header
    rule = rule_for(language, *counts) if len(counts) == (not is_there) else None
    if catalog.head and rule:
        set_field(catalog.head, "Plural-Forms", rule)


MENDS: dict[str, Callable[[Catalog, str], None]] = {
    "byte-order-mark": _drop_byte_order_mark,
    "fuzzy-header": _drop_fuzzy,
    "final-newline": _end_last_line,
    "header-field": _name_language,
    "no-charset": _declare_charset,
    "plural-forms": _write_plural_rule,
}
"""Rule -> what mends its finding in a catalog of a language, where no text says how. All are safe."""


def fix_file(text: str, place: Place, check: CheckFile, may_fix: MayFix) -> tuple[str, list[Finding]]:
    """Return the text of a readable catalog with the fixes of its file's findings, and the findings that are mended.

    The fix of a finding on the header, whose key is (None, ""), is the header's whole msgstr; other findings that can
    be mended are those of the rules in `MENDS`. A fix stays if its finding is gone and there is no new one.
    """
    found, mended, refused = [*check(text)], list[Finding](), set[tuple[str, str | None]]()
    while fix := next((one for one in found if _may_apply(one, may_fix) and (one.rule, one.fix) not in refused), None):
        fixed = _apply(text, place, fix)
        now = [*check(fixed)]
        if _count(now) <= _count(found) and _count(now)[fix.rule] < _count(found)[fix.rule]:
            text, found = fixed, now
            mended.append(fix)
        else:
            refused.add((fix.rule, fix.fix))
    return text, mended


def _may_apply(finding: Finding, may_fix: MayFix) -> bool:
    return finding.key == (None, "") and (bool(finding.fix) or finding.rule in MENDS) and may_fix(finding)


def _apply(text: str, place: Place, finding: Finding) -> str:
    """Return the text of a file with a finding mended; a file without a header stays as it is."""
    catalog = catalog_in(text, place.path)
    if finding.fix and catalog.head:
        catalog.head.msgstr = finding.fix
    elif finding.rule in MENDS:
        MENDS[finding.rule](catalog, place.language)
    return text_of(catalog)


def _count(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(one.rule for one in findings)
