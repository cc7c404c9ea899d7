"""JUnit XML as its readers take it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped, TestCase

from loctool.model import Finding, Severity
from loctool.reports import REPORTS, Checked
from tests.reports.making import FAULTS, check_project, make_project


def read(checked: Checked) -> JUnitXml:
    return JUnitXml.fromstring(REPORTS["junit"](checked).encode())


def failure_of(case: TestCase) -> Failure:
    (failure,) = case.result
    assert isinstance(failure, Failure)
    return failure


def test_findings_fail_and_clean_files_pass(tmp_path: Path) -> None:
    checked = check_project(make_project(tmp_path, en=FAULTS, nl='msgid "Wald"\nmsgstr "bos"\n'))
    checked = replace(checked, least=Severity.NOTE)
    faulty, clean = read(checked)
    assert [(case.is_passed, case.classname) for case in clean] == [(True, "po.nl")]
    expected = [(one.message, one.severity.name.lower()) for one in checked.findings if not one.waived]
    assert [(failure_of(case).message, failure_of(case).type) for case in faulty] == expected
    assert {case.classname for case in faulty} == {"po.en"}
    assert (faulty.name, faulty.tests, faulty.failures) == ("po/en.po", len(expected), len(expected))
    assert (
        "po/en.po:8: error: “Mai” became “March” [wrong-date]\nmsgid: Beginn: 3. Mai 2024\nmsgstr: Start: 3 March 2024"
        in [failure_of(case).text for case in faulty]
    )


@pytest.mark.parametrize(
    ("least", "failing"),
    [(Severity.NOTE, 3), (Severity.WARNING, 2), (Severity.ERROR, 1), (None, 0)],
)
def test_findings_that_do_not_make_the_check_fail_are_skipped(least: Severity | None, failing: int) -> None:
    findings = [Finding("length", one, f"a {one.name}", "a.po", 1, (None, one.name)) for one in reversed(Severity)]
    (suite,) = read(Checked(tuple(findings), Path("missing"), least=least))
    kinds = [type(case.result[0]) for case in suite]
    assert kinds == [Failure] * failing + [Skipped] * (3 - failing)
    assert (suite.failures, suite.skipped) == (failing, 3 - failing)
    assert ["a.po:1:" in case.result[0].text for case in suite] == [True] * 3


names = st.sampled_from(["a.po", "a.b.po", "a_b.po", "a/b.po", "a.pot", "a.md", "a%2Eb.po"])
texts = st.text(st.characters(), max_size=20)


@given(st.lists(st.tuples(names, st.sampled_from(["lost-number", "full-stop"]), texts, texts), max_size=20))
def test_any_text_can_be_read_and_no_name_occurs_twice(found: list[tuple[str, str, str, str]]) -> None:
    findings = [Finding(rule, Severity.NOTE, text, path, 0, (None, msgid)) for path, rule, msgid, text in found]
    cases = [case for suite in read(Checked(tuple(findings), Path("missing"))) for case in suite]
    assert len({(case.classname, case.name) for case in cases}) == len(cases) == len(findings)


def test_waived_findings_do_not_fail(tmp_path: Path) -> None:
    waived = Finding("full-stop", Severity.NOTE, "m", "a.po", 1, (None, "a"), waived=True)
    (suite,) = read(Checked((waived,), tmp_path, ("a.po",)))
    assert [case.is_passed for case in suite] == [True]


@pytest.mark.parametrize("catalogs", [(), ("a.po",)])
def test_a_clean_project(tmp_path: Path, catalogs: tuple[str, ...]) -> None:
    assert read(Checked((), tmp_path, catalogs)).failures == 0
