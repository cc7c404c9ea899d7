"""SARIF 2.1.0: results with rules, places, fixes and suppressions, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from loctool.catalog.entry import Entry
from loctool.catalog.syntax.regions import Region
from loctool.model import Finding
from loctool.quality import RULES
from loctool.quality.explanations import Explanation
from loctool.quality.waivers import read_waivers
from loctool.reports.checked import Checked
from loctool.reports.explaining import example_of, explanation_of, plain, sentence, waiver_of
from loctool.reports.files import CheckedFile, checked_files, fingerprints
from loctool.reports.fixes import replacements
from loctool.reports.json_report import dump
from loctool.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
Object = dict[str, Any]
"""An object of SARIF's."""


def report(checked: Checked) -> str:
    """Return the findings as a SARIF log; the waived ones are suppressed."""
    rules = sorted({finding.rule for finding in checked.findings})
    numbers = {rule: number for number, rule in enumerate(rules)}
    driver = {"name": "loctool", "semanticVersion": __version__, "rules": [*map(_rule, rules)]}
    results: list[Object] = []
    artifacts = []
    for file in checked_files(checked):
        artifacts.append({"location": {"uri": _uri(file)}, "roles": ["analysisTarget"]})
        results += _results(file, numbers)
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "artifacts": artifacts, "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dump(log) + "\n"


def _rule(name: str) -> Object:
    """Return what SARIF's users read about a rule."""
    known = explanation_of(name)
    text, markdown = _help(known)
    rule: Object = {
        "id": name,
        "shortDescription": {"text": plain(known.what)},
        "fullDescription": {"text": plain(" ".join(map(sentence, filter(None, (known.what, known.why)))))},
        "help": {"text": text, "markdown": markdown},
    }
    if known.room:
        rule["properties"] = {"tags": ["translation", known.room]}
    if name in RULES:
        rule["defaultConfiguration"] = {"level": RULES[name].severity.name.lower()}
    return rule


def _help(known: Explanation) -> tuple[str, str]:
    """Return all that is said about a rule, as text and as Markdown."""
    said = [sentence(text) for text in (known.what, known.why, known.mend) if text]
    others = []
    if one := example_of(known):
        others.append(f"For example, {_code(one.msgstr)} for {_code(one.msgid)} becomes {_code(one.mended)}.")
    if waiver := waiver_of(known.name):
        others.append(f"To allow it for one message, add a comment to the message: {_code(waiver)}")
    return "\n\n".join([*map(plain, said), *others]), "\n\n".join([*said, *others])


def _code(text: str) -> str:
    """Return a text as code in Markdown, which is legible as it is, too."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}".replace("\n", "\\n")


def _results(file: CheckedFile, numbers: dict[str, int]) -> Iterator[Object]:
    for finding, mark in zip(file.findings, fingerprints(file.findings), strict=True):
        entry = file.entry_of(finding)
        place = {"artifactLocation": {"uri": _uri(file)}, "region": _region(file.region_of(finding))}
        result: Object = {
            "ruleId": finding.rule,
            "ruleIndex": numbers[finding.rule],
            "level": finding.severity.name.lower(),
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"primaryLocationLineHash": mark},
        }
        if entry and (fix := _fix(file, entry, finding)):
            result["fixes"] = [fix]
        if finding.waived:
            result["suppressions"] = [_suppression(entry, finding)]
        yield result


def _fix(file: CheckedFile, entry: Entry, finding: Finding) -> Object | None:
    changes = [
        {"deletedRegion": _region(region), "insertedContent": {"text": text}}
        for region, text in replacements(file, entry, finding)
    ]
    said = "Mend the translation" if finding.is_safe else "Change the translation; look whether it says the same"
    change = {"artifactLocation": {"uri": _uri(file)}, "replacements": changes}
    return {"description": {"text": said}, "artifactChanges": [change]} if changes else None


def _suppression(entry: Entry | None, finding: Finding) -> Object:
    """Return by which comment a finding is allowed."""
    waivers, _ = read_waivers(entry.tcomment, RULES) if entry else ([], [])
    reason = next((waiver.reason for waiver in waivers if waiver.allows(finding)), "")
    return {"kind": "inSource"} | ({"justification": reason} if reason else {})


def _region(region: Region) -> Object:
    line, column, end_line, end_column = region
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _uri(file: CheckedFile) -> str:
    return quote(file.path, errors="surrogateescape")
