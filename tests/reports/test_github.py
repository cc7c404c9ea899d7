"""Annotations as GitHub's runner reads them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loctool.model import Finding, Severity
from loctool.reports import REPORTS, Checked
from tests.reports.making import FAULTS, check_project, make_project


def annotations(checked: Checked) -> tuple[list[tuple[str, dict[str, str], str]], str]:
    """Return (command, properties, message) of each annotation, and the line behind them, as the runner reads them."""
    lines = REPORTS["github"](checked).split("\n")
    assert lines.pop() == ""
    last = lines.pop()
    found = []
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match, line
        properties = dict(one.split("=", 1) for one in match[2].split(","))
        found.append((match[1], {name: unescape(value) for name, value in properties.items()}, unescape(match[3])))
    return found, last


def unescape(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_findings_of_a_check(tmp_path: Path) -> None:
    checked = check_project(make_project(tmp_path, en=FAULTS))
    found, last = annotations(checked)
    first = {"file": "po/en.po", "line": "9", "endLine": "9", "col": "18", "endColumn": "23", "title": "wrong-date"}
    assert ("error", first, "“Mai” became “March”") in found
    shown = [(command, message) for command, _, message in found]
    severity = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.NOTE}
    expected = [one for one in checked.findings if not one.waived]
    assert Counter((severity[command], message) for command, message in shown) == Counter(
        (one.severity, one.message) for one in expected
    )
    assert [severity[command] for command, _ in shown] == sorted((one.severity for one in expected), reverse=True)
    assert last.startswith(f"loctool: {sum(one.severity is Severity.ERROR for one in expected)} errors, ")


@given(st.text(st.characters(exclude_categories=("Cs",))), st.text("a:,%\n\r=ä"))
def test_any_text_is_escaped(message: str, name: str) -> None:
    finding = Finding("rule", Severity.WARNING, message, f"{name}x", 3, (None, "a"))
    ((command, properties, text),), _ = annotations(Checked((finding,), Path("/project")))
    assert (command, text) == ("warning", message)
    assert properties["file"] == f"{name}x"


def test_ten_of_a_kind_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    counts = {Severity.NOTE: 11, Severity.ERROR: 25, Severity.WARNING: 10}
    findings = [
        Finding("r", severity, f"{number}", "a.po", number, (None, "a"))
        for severity, count in counts.items()
        for number in range(count)
    ]
    found, last = annotations(Checked(tuple(findings), tmp_path))
    assert [command for command, _, _ in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert last == "loctool: 25 errors, 10 warnings, 11 notes; 16 of them are not shown above"


def test_nothing_found(tmp_path: Path) -> None:
    assert REPORTS["github"](Checked((), tmp_path, ("a.po",))) == "loctool: 0 errors, 0 warnings, 0 notes\n"
