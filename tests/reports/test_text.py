"""The text of a report: one line a finding."""

from __future__ import annotations

from pathlib import Path

from loctool.model import Finding, Severity
from loctool.reports import REPORTS, Checked


def test_lines() -> None:
    findings = (
        Finding("syntax", Severity.ERROR, "two\nlines", "a.po", 0, (None, "")),
        Finding("syntax", Severity.NOTE, "here", "a.po", 3, (None, ""), column=7),
        Finding("length", Severity.NOTE, "waived", "a.po", 3, (None, "a"), waived=True),
    )
    assert REPORTS["text"](Checked(findings, Path("missing"))) == (
        "a.po:1: error: two lines [syntax]\na.po:3:7: note: here [syntax]\n"
    )
