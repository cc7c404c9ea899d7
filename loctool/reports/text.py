"""Text: a line for each finding, as compilers write them."""

from __future__ import annotations

import re

from loctool.model import Finding
from loctool.reports.checked import Checked

_BREAKS = re.compile(r"[\t-\r\u2028\u2029]+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls: those of a terminal would act on it, and those of directions would turn round the rest of the line."""


def report(checked: Checked) -> str:
    """Return the findings without the waived ones, a line each, with paths relative to the project."""
    return "".join(f"{format_finding(finding)}\n" for finding in checked.findings if not finding.waived)


def format_finding(finding: Finding) -> str:
    """Return a finding on one line: path:line: severity: message [rule]."""
    message = on_one_line(finding.message)
    return f"{finding.path}:{place_of(finding)}: {finding.severity.name.lower()}: {message} [{finding.rule}]"


def on_one_line(message: str) -> str:
    """Return a message, which may quote any text, on one line and with the names of control characters."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", _BREAKS.sub(" ", message))


def place_of(finding: Finding) -> str:
    """Return the line of a finding, with the column if there is one; what the whole file has or lacks is on line 1."""
    line = finding.line or 1
    return f"{line}:{finding.column}" if finding.column else f"{line}"
