"""Text: a line for each finding, as compilers write them."""

from __future__ import annotations

from loctool.model import Finding
from loctool.reports.checked import Checked


def report(checked: Checked) -> str:
    """Return the findings without the waived ones, a line each, with paths relative to the project."""
    return "".join(f"{format_finding(finding)}\n" for finding in checked.findings if not finding.waived)


def format_finding(finding: Finding) -> str:
    """Return a finding on one line: path:line: severity: message [rule]."""
    message = " ".join(finding.message.split())
    return f"{finding.path}:{place_of(finding)}: {finding.severity.name.lower()}: {message} [{finding.rule}]"


def place_of(finding: Finding) -> str:
    """Return the line of a finding, with the column if there is one; what the whole file has or lacks is on line 1."""
    line = finding.line or 1
    return f"{line}:{finding.column}" if finding.column else f"{line}"
