"""The fixes of findings on a catalog's file: its header, and what is no text of a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from loctool.catalog.reader import Catalog, catalog_in
from loctool.catalog.writer import text_of
from loctool.model import Finding
from loctool.quality.fixing import MayFix

CheckFile = Callable[[str], Iterable[Finding]]
"""Returns the findings on a file of this text."""


def _drop_byte_order_mark(catalog: Catalog) -> None:
    catalog.bom = False


def _drop_fuzzy(catalog: Catalog) -> None:
    if catalog.head:
        catalog.head.flags = [flag for flag in catalog.head.flags if flag != "fuzzy"]


def _end_last_line(catalog: Catalog) -> None:
    catalog.tail += catalog.style.newline


MENDS: dict[str, Callable[[Catalog], None]] = {
    "byte-order-mark": _drop_byte_order_mark,
    "fuzzy-header": _drop_fuzzy,
    "final-newline": _end_last_line,
}
"""Rule -> what mends its finding, where that is no text. All are safe."""


def fix_file(text: str, path: Path, check: CheckFile, may_fix: MayFix) -> tuple[str, list[Finding]]:
    """Return the text of a readable catalog with the fixes of its file's findings, and the findings that are mended.

    The fix of a finding on the header, whose key is (None, ""), is the header's whole msgstr; other findings that can
    be mended are those of the rules in `MENDS`. A fix stays if its finding is gone and there is no new one.
    """
    found, mended, refused = [*check(text)], list[Finding](), set[tuple[str, str | None]]()
    while fix := next((one for one in found if _may_apply(one, may_fix) and (one.rule, one.fix) not in refused), None):
        fixed = _apply(text, path, fix)
        now = [*check(fixed)]
        if _count(now) <= _count(found) and _count(now)[fix.rule] < _count(found)[fix.rule]:
            text, found = fixed, now
            mended.append(fix)
        else:
            refused.add((fix.rule, fix.fix))
    return text, mended


def _may_apply(finding: Finding, may_fix: MayFix) -> bool:
    return (finding.rule in MENDS or (finding.key == (None, "") and bool(finding.fix))) and may_fix(finding)


def _apply(text: str, path: Path, finding: Finding) -> str:
    """Return the text of a file with a finding mended; a file without a header stays as it is."""
    catalog = catalog_in(text, path)
    if finding.rule in MENDS:
        MENDS[finding.rule](catalog)
    elif catalog.head and finding.fix:
        catalog.head.msgstr = finding.fix
    return text_of(catalog)


def _count(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(one.rule for one in findings)
