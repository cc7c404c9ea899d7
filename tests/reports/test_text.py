"""The text of a report: one line a finding."""

from __future__ import annotations

from pathlib import Path

from loctool.model import Finding, Severity
from loctool.reports import REPORTS, Checked


def test_spaces_are_kept_and_controls_are_named() -> None:
    finding = Finding("double-space", Severity.NOTE, "“a  b\x1b[31m\u202e”\t\u2028", "a.po", 3, (None, "a"))
    assert REPORTS["text"](Checked((finding,), Path("missing"))) == (
        "a.po:3: note: “a  b<U+001B>[31m<U+202E>”  [double-space]\n"
    )


def test_lines() -> None:
    findings = (
        Finding("syntax", Severity.ERROR, "two\nlines", "a.po", 0, (None, "")),
        Finding("syntax", Severity.NOTE, "here", "a.po", 3, (None, ""), column=7),
        Finding("length", Severity.NOTE, "waived", "a.po", 3, (None, "a"), waived=True),
    )
    assert REPORTS["text"](Checked(findings, Path("missing"))) == (
        "a.po:1: error: two lines [syntax]\na.po:3:7: note: here [syntax]\n"
    )
