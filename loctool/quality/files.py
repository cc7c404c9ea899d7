"""Findings on a catalog as a file: syntax, charset, duplicate keys, plural rules and a fuzzy header."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.catalog.faults import RULES, faults
from loctool.model import Finding, Severity

FILE_RULES = dict.fromkeys(RULES, Severity.ERROR) | dict.fromkeys(("fuzzy-header", "header-field"), Severity.WARNING)
"""Rule -> how bad what it finds is."""


def find_faults(raw: bytes, language: str, path: str) -> Iterator[Finding]:
    """Yield all findings on a catalog's bytes, with `path` as their file."""
    for fault in faults(raw, language):
        severity = FILE_RULES[fault.rule]
        yield Finding(fault.rule, severity, fault.message, path, fault.line, fault.key, column=fault.column)
