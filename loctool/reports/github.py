"""GitHub: annotations, which a workflow shows in the changed files when a step prints them."""

from __future__ import annotations

from collections import Counter

from loctool.model import Finding, Severity
from loctool.reports.checked import Checked
from loctool.reports.files import CheckedFile, checked_files

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
"""Severity -> GitHub's command."""
MOST = 10
"""Annotations of one kind that GitHub keeps of a step."""


def report(checked: Checked) -> str:
    """Return annotations, the errors first and at most ten of a kind, and then how many findings there are."""
    found = [(file, one) for file in checked_files(checked) for one in file.findings if not one.waived]
    counts = Counter(finding.severity for _, finding in found)
    lines = []
    for severity in reversed(Severity):
        of_kind = [(file, finding) for file, finding in found if finding.severity is severity]
        lines += [_annotation(file, finding) for file, finding in of_kind[:MOST]]
    named = ", ".join(f"{counts[one]} {one.name.lower()}{'s' * (counts[one] != 1)}" for one in reversed(Severity))
    more = "" if len(lines) == len(found) else f"; {len(found) - len(lines)} of them are not shown above"
    return "\n".join([*lines, f"loctool: {named}{more}"]) + "\n"


def _annotation(file: CheckedFile, finding: Finding) -> str:
    region = file.region_of(finding)
    properties = {"file": file.path, "line": region.line, "endLine": region.end_line}
    if region.line == region.end_line and (finding.span or finding.column):  # GitHub takes columns of one line only
        properties |= {"col": region.column, "endColumn": region.end_column}
    properties["title"] = finding.rule
    named = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {named}::{_escape(finding.message)}"


def _escape(text: str) -> str:
    """Return a text as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    """Return a text as the value of a property of a command."""
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
