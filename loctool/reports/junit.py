"""JUnit XML, which GitLab, Jenkins and others show: a suite for each file, a case for each finding.

Findings that make the check fail are failures. The others are skipped cases: Jenkins would call a build unstable for a
note, and GitLab would show it among the failed tests of a job that passed.
"""

from __future__ import annotations

import re

from junitparser import Attr, Failure, JUnitXml, Skipped, TestCase, TestSuite

from loctool.model import Finding, Severity
from loctool.reports.checked import Checked
from loctool.reports.files import CheckedFile, checked_files, fingerprints, target_of
from loctool.reports.text import format_finding

_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and carriage returns, which readers turn into line feeds."""
_LONGEST = 60
"""Characters of a source text in the name of a case."""


class _Case(TestCase):
    file = Attr()


def report(checked: Checked) -> str:
    """Return the findings without the waived ones. A file without findings has one case, which passes."""
    found = JUnitXml("loctool check")
    for file in checked_files(checked):
        found.append(_suite(file, checked.least))
    found.update_statistics()
    xml: bytes = found.tostring()
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml.decode("utf-8")}\n'


def _suite(file: CheckedFile, least: Severity | None) -> TestSuite:
    suite = TestSuite(_writable(file.path))
    marked = zip(file.findings, fingerprints(file.findings), strict=True)
    cases = []
    for finding, mark in marked:
        fails = least is not None and finding.severity >= least
        if not finding.waived:
            cases.append(_case_of(file, finding, mark, Failure if fails else Skipped))
    suite.extend(cases or [_case(file, f"{file.path} has no findings")])
    return suite


def _case(file: CheckedFile, name: str) -> _Case:
    case = _Case(_writable(name), _writable(_class_of(file.path)))
    case.file = _writable(file.path)
    return case


def _class_of(path: str) -> str:
    """Return a path as the name of a class: Jenkins splits it at its last dot, into a package and a class."""
    return path.removesuffix(".po").replace("%", "%25").replace(".", "%2E").replace("/", ".")


def _case_of(file: CheckedFile, finding: Finding, mark: str, kind: type[Failure | Skipped]) -> _Case:
    source = " ".join(finding.key[1].split())
    words = f" “{source if len(source) <= _LONGEST else source[: _LONGEST - 1] + '…'}”" if source else ""
    case = _case(file, f"{finding.rule}{words} {mark}")
    result = kind(_writable(finding.message), finding.severity.name.lower())
    result.text = _writable("\n".join([format_finding(finding), *_texts(file, finding)]))
    case.result = [result]
    return case


def _texts(file: CheckedFile, finding: Finding) -> list[str]:
    """Return the source and the translation that a finding is on, as lines of a catalog's."""
    entry = file.entry_of(finding)
    target = target_of(entry, finding) if entry else None
    return [f"{keyword}: {text}" for keyword, text in (("msgid", finding.key[1]), target) if text] if target else []


def _writable(text: str) -> str:
    """Return a text with U+FFFD for the characters that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)
