"""Faults of a .po file as a file: what keeps it from being read, and headers that mislead programs."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loctool.catalog.entry import Entry, Key, forms_of, is_header, is_plural, key_of
from loctool.catalog.fast_reader import parse_entries, read_table
from loctool.catalog.fields.dates import date_problems
from loctool.catalog.fields.header_faults import charset_problem, field_problems, line_of
from loctool.catalog.fields.known import missing_fields, wrong_fields
from loctool.catalog.fields.values import unfilled_values, wrong_addresses
from loctool.catalog.header import charset_fault, charset_for_gettext, fields_in
from loctool.catalog.language_field import language_fault
from loctool.catalog.plurals.faults import form_faults, rule_fault
from loctool.catalog.reader import find_duplicates
from loctool.catalog.syntax.comments import IGNORED_FLAG_LINES, gettext_ships
from loctool.catalog.syntax.merge_marks import conflict_message, conflicts_in, mark_in, may_have_marks
from loctool.catalog.syntax.mistakes import PoSyntaxError
from loctool.catalog.system_dependent import may_depend_on_system, system_dependent
from loctool.model import Finding, Severity

FATAL = ("syntax", "charset", "duplicate-key", "merge-conflict")
"""Rules of faults with which a file cannot be read."""
_ERRORS = (
    *FATAL,
    "no-charset",
    "plural-forms",
    "plural-count",
    "missing-form",
    "byte-order-mark",
    "flag-lines",
    "joined-texts",
)
RULES = dict.fromkeys(_ERRORS, Severity.ERROR)
RULES |= dict.fromkeys(("fuzzy-header", "header-field", "system-dependent"), Severity.WARNING)
RULES |= dict.fromkeys(("header-date", "header-incomplete", "header-unfilled", "header-address"), Severity.NOTE)
"""Rule -> severity of what it finds."""
_FILE: Key = (None, "")


def find_faults(raw: bytes, language: str, path: str = "") -> list[Finding]:
    """Return all faults of a .po file's bytes in the order of its lines, with `path` as their file."""
    if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        found = [_fault("charset", "is UTF-16; convert it, for example with iconv -f utf-16 -t utf-8", 1)]
    else:
        found = _in_text(raw, language)
    return [replace(one, path=path) for one in sorted(found, key=lambda one: (one.line, one.column))]


def _fault(rule: str, message: str, line: int, column: int = 0, key: Key = _FILE) -> Finding:
    return Finding(rule, RULES[rule], message, "", line, key, column=column)


def _at_most(severity: Severity, finding: Finding) -> Finding:
    return replace(finding, severity=min(severity, finding.severity))


def _in_text(raw: bytes, language: str) -> list[Finding]:
    found = list(_bad_bytes(raw))
    text = raw.decode("utf-8", "replace")
    if text.startswith("\ufeff"):
        found.append(
            _fault("byte-order-mark", "begins with a byte order mark, at which msgfmt stops; save it without", 1)
        )
        text = text[1:]
    if conflicts := conflicts_in(text):
        return found + [_fault("merge-conflict", conflict_message(mark), line, 1) for line, mark in conflicts]
    slow = found or IGNORED_FLAG_LINES.search(text) or may_depend_on_system(text) or may_have_marks(text)
    table = None if slow else read_table(text)
    if table and not table.has_plurals() and "fuzzy" not in text[: text.find('msgid "')]:
        found += _plural_forms(table.header or "", text, language, frozenset())
        found += _header_text(table.header or "", text, language)
        found += _header_values(table.header or "", text, is_translated=any(table.msgstrs))
    else:
        found += _in_entries(text, language)
    rules = {fault.rule for fault in found}
    less = {"no-charset"} if "charset" in rules else {"header-incomplete"} if "no-charset" in rules else ()
    return [fault for fault in found if fault.rule not in less]


def _bad_bytes(raw: bytes) -> Iterator[Finding]:
    if b"\0" in raw or b"\x04" in raw:
        for number, line in enumerate(raw.split(b"\n"), 1):
            if bad := re.search(b"[\0\x04]", line):
                message = "a NUL or EOT byte, which .mo files have other uses for; delete it"
                yield _fault("syntax", message, number, bad.start() + 1)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if _is_in_its_charset(raw):
            return  # the header's charset is the one fault
        for number, line in enumerate(raw.split(b"\n"), 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as problem:
                message = f"not UTF-8 (byte 0x{line[problem.start]:02x}); convert it, for example with iconv -t utf-8"
                yield _fault("charset", message, number, len(line[: problem.start].decode("utf-8")) + 1)


def _is_in_its_charset(raw: bytes) -> bool:
    """Return whether the bytes of a file are texts in the charset that it declares, of those that loctool refuses."""
    text = raw.decode("latin-1")
    charset = charset_for_gettext(text.replace("\\n", "\n"))
    try:
        raw.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return False
    return charset_fault(f"charset={charset}") is not None


def _in_entries(text: str, language: str) -> Iterator[Finding]:
    mistakes: list[PoSyntaxError] = []
    entries, _ = parse_entries(text, mistakes)
    for mistake in mistakes:
        yield _fault("syntax", str(mistake), mistake.line, mistake.column)
    for entry, message in find_duplicates(entries):
        yield _fault("duplicate-key", message, entry.linenum or 0, key=key_of(entry))
    head = next(filter(is_header, entries), None)
    if head and head is not entries[0]:
        message = "the header stands behind messages, where not all programs look for it; move it to the top"
        yield _fault("header-field", message, head.linenum or 0)
    if head and (fault := charset_fault(head.msgstr)):
        line = line_of(text, "charset=") or head.linenum or 0
        yield _fault("charset", fault, line)
    header = head.msgstr if head else ""
    if not mistakes:
        yield from _header_text(header, text, language)
    translated = any(any(forms_of(entry)) for entry in entries if entry is not head)
    yield from _header_values(header, text, is_translated=translated)
    if may_have_marks(text):
        yield from _joined_texts(entries)
    yield from _ignored_flags(entries)
    if may_depend_on_system(text):
        yield from _system_dependent(entries)
    if head and "fuzzy" in head.flags:
        message = "the header is fuzzy, so that some programs ignore the catalog; remove the flag"
        yield _fault("fuzzy-header", message, head.linenum or 0)
    yield from _plural_texts(entries, header, text, language)


def _plural_texts(entries: Iterable[Entry], header: str, text: str, language: str) -> Iterator[Finding]:
    plural = [
        entry
        for entry in entries
        if is_plural(entry) and not is_header(entry) and not entry.obsolete and any(forms_of(entry))
    ]
    yield from _plural_forms(header, text, language, frozenset(len(forms_of(entry)) for entry in plural))
    for entry in plural:
        for rule, message, severity in form_faults(entry, fields_in(header).get("Plural-Forms", "")):
            yield _at_most(severity, _fault(rule, message, entry.linenum or 0, key=key_of(entry)))


def _ignored_flags(entries: Iterable[Entry]) -> Iterator[Finding]:
    message = "is fuzzy in a line of flags that gettext ignores; write all flags into one line that begins with #,"
    for entry in entries:
        if entry.fuzzy and not entry.obsolete and gettext_ships(entry.lines or ""):
            yield _fault("flag-lines", message, entry.linenum or 0, key=key_of(entry))


def _system_dependent(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yield a fault on the first message that depends on the system: what is to be done is the same for all."""
    for entry in entries:
        shipped = forms_of(entry)[:1] != [""] and not entry.fuzzy and not entry.obsolete
        if shipped and (directive := system_dependent(entry)):
            message = f"has the directive {directive}, which depends on the system; compile the catalog with msgfmt"
            yield _fault("system-dependent", message, entry.linenum or 0, key=key_of(entry))
            return


def _joined_texts(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yield the header and the fuzzy messages that have marks of merges; rules on messages see all others."""
    for entry in (one for one in entries if not one.obsolete and (one.fuzzy or is_header(one))):
        source = f"{entry.msgid}\n{entry.msgid_plural}"
        if mark := next(filter(None, (mark_in(source, form) for form in forms_of(entry))), ""):
            message = f"consists of several texts with marks of a merge ({mark}); keep one of them and delete the marks"
            found = _fault("joined-texts", message, entry.linenum or 0, key=key_of(entry))
            yield found if is_header(entry) else _at_most(Severity.WARNING, found)


def _header_values(header: str, text: str, *, is_translated: bool) -> Iterator[Finding]:
    fields = fields_in(header)
    problems = {
        "header-date": date_problems(fields, is_translated=is_translated),
        "header-incomplete": missing_fields(fields),
        "header-unfilled": unfilled_values(fields) if is_translated else (),
        "header-address": wrong_addresses(fields),
        "header-field": ()
        if any(field_problems(header)) or charset_problem(header, text)
        else wrong_fields(header, is_ascii=text.isascii()),
    }
    for rule, found in problems.items():
        for words, message in found:
            yield _fault(rule, message, line_of(text, words))


def _header_text(header: str, text: str, language: str) -> Iterator[Finding]:
    damaged = list(field_problems(header))
    for words, message in damaged:
        yield _fault("header-field", message, line_of(text, words))
    if not damaged and "msgid" in text and (fault := language_fault(header, language)):
        yield _fault("header-field", fault, line_of(text, "Language:"))
    if problem := charset_problem(header, text):
        words, message = problem
        yield _fault("no-charset", message, line_of(text, words))


def _plural_forms(header: str, text: str, language: str, counts: frozenset[int]) -> Iterator[Finding]:
    """Yield a Plural-Forms that is missing, invalid or not a rule of the language.

    `counts` are the numbers of forms of the translated plural messages.
    """
    field = fields_in(header).get("Plural-Forms")
    if fault := rule_fault(field, language, counts):
        line = 0 if field is None else line_of(text, "Plural-Forms:")
        yield _at_most(fault[1], _fault("plural-forms", fault[0], line))
