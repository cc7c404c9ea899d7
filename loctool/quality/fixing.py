"""The fixes of findings applied to a catalog's messages, one after another, each only if nothing else goes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

from loctool.catalog.entry import Entry, forms_of, is_plural, key_of
from loctool.catalog.provenance import correct_text, drop_previous
from loctool.catalog.reader import Catalog
from loctool.catalog.table import MessageTable
from loctool.model import Finding
from loctool.text.controls import LONGEST_TEXT, unwritable_in_text

Check = Callable[[MessageTable, Collection[int] | None], Iterable[Finding]]
"""Returns the findings on the messages of a table with these numbers, on all messages for None."""
MayFix = Callable[[Finding], bool]
"""Returns whether a finding's fix may be applied."""
STRAY_PREVIOUS = "stray-previous"
"""Rule whose findings are mended by dropping the previous source text (`#|`): no translation changes."""
MOST_ROUNDS = 100
"""Fixes that are tried on one message. Each that is applied removes a finding, so that few messages need many."""


@dataclass(slots=True)
class _Message:
    """A message with findings."""

    number: int
    entry: Entry
    findings: list[Finding]
    refused: set[tuple[int | None, str]] = field(default_factory=set)
    """Fixes, with their plural forms, that did not help or did harm."""

    def next_fix(self, may_fix: MayFix) -> Finding | None:
        """Return the first finding whose fix may be applied and was not refused."""
        fixable = (one for one in self.findings if one.fix is not None and not one.waived)
        return next((one for one in fixable if self._is_new(one, one.fix) and may_fix(one)), None)

    def _is_new(self, finding: Finding, fix: str | None) -> bool:
        if not fix or (finding.form, fix) in self.refused or is_plural(self.entry) is (finding.form is None):
            return False
        return bool(fix.strip()) and len(fix) <= LONGEST_TEXT and not unwritable_in_text(fix)

    def apply(self, finding: Finding) -> tuple[Finding, str, str]:
        """Write the fix of a finding into the entry, and return what `restore` needs."""
        before = finding, _text_of(self.entry, finding.form), self.entry.tcomment
        correct_text(self.entry, finding.fix or "", _index_of(self.entry, finding.form))
        return before

    def restore(self, tried: Finding, text: str, comment: str) -> None:
        """Undo and refuse a fix."""
        self.refused.add((tried.form, tried.fix or ""))
        correct_text(self.entry, text, _index_of(self.entry, tried.form))
        self.entry.tcomment = comment


def fix_messages(catalog: Catalog, table: MessageTable, check: Check, may_fix: MayFix) -> list[Finding]:
    """Apply the fixes of the findings on a catalog's messages, and return the findings that are mended.

    A message gets one fix, then it is checked again. The fix stays if its finding is gone and there is no new finding
    of any rule; otherwise it is undone. `table` has the messages of the catalog with their syntaxes. Waived findings
    are not mended, and neither are those that `may_fix` refuses.
    """
    table.states()  # judged before a text changes: it stays its author's
    entries = catalog.messages()
    messages = _with_findings(entries, check(table, None))
    mended = [finding for one in messages for finding in _drop_previous(one, may_fix)]
    table = replace(table, outdated={n for n in table.outdated if entries[n].previous_msgid is not None})
    for _ in range(MOST_ROUNDS):
        fixes = {one.number: (one, fix) for one in messages if (fix := one.next_fix(may_fix))}
        if not fixes:
            break
        tried = {number: one.apply(fix) for number, (one, fix) in fixes.items()}
        table = _with_texts(table, {number: entries[number] for number in fixes})
        after = {one.number: one.findings for one in _with_findings(entries, check(table, fixes.keys()))}
        for number, (one, fix) in fixes.items():
            now = after.get(number, [])
            if _is_better(one.findings, now, fix):
                one.findings = now
                mended.append(fix)
            else:
                one.restore(*tried[number])
        table = _with_texts(table, {number: entries[number] for number in fixes})
        messages = [one for one, _ in fixes.values()]
    return mended


def _drop_previous(message: _Message, may_fix: MayFix) -> list[Finding]:
    """Drop the previous source text of a message where that is a fault, and return the findings that are mended."""
    stray = [one for one in message.findings if one.rule == STRAY_PREVIOUS and not one.waived and may_fix(one)]
    if stray:
        drop_previous(message.entry)
        message.findings = [one for one in message.findings if one not in stray]
    return stray


def _with_findings(entries: list[Entry], found: Iterable[Finding]) -> list[_Message]:
    """Return the messages that have findings, in the order of the file."""
    findings: dict[tuple[str | None, str], list[Finding]] = {}
    for one in found:
        findings.setdefault(one.key, []).append(one)
    numbered = enumerate(entries) if findings else ()
    return [_Message(n, entry, findings[key_of(entry)]) for n, entry in numbered if key_of(entry) in findings]


def _with_texts(table: MessageTable, changed: dict[int, Entry]) -> MessageTable:
    """Return the table with the present texts of some messages; their states stay."""
    texts = [*table.msgstrs]
    for number, entry in changed.items():
        texts[number] = "\0".join(forms_of(entry))
    return replace(table, msgstrs=texts)


def _is_better(before: Iterable[Finding], after: Iterable[Finding], mended: Finding) -> bool:
    """Return whether a finding is gone and there is none that was not there before."""
    was, now = Counter(map(_kind, before)), Counter(map(_kind, after))
    return now <= was and now[_kind(mended)] < was[_kind(mended)]


def _kind(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.form, finding.severity, finding.waived


def _text_of(entry: Entry, form: int | None) -> str:
    return forms_of(entry)[form or 0]


def _index_of(entry: Entry, form: int | None) -> int | None:
    """Return the number that a plural form has in the file."""
    return None if form is None else sorted(entry.msgstr_plural)[form]
