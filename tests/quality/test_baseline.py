"""Baselines: files of findings that are known."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.errors import ConfigError
from loctool.model import Finding, Severity
from loctool.quality.baseline import read_baseline, write_baseline

FOUND = Finding("wrong-term", Severity.ERROR, "message", "a.po", 3, (None, "Wald“\n"), target="forest")
OTHERS = [
    replace(FOUND, target="wood"),
    replace(FOUND, key=("menu", "Wald“\n")),
    replace(FOUND, rule="full-stop"),
    replace(FOUND, path="b.po"),
    Finding("header-field", Severity.WARNING, "no language", "a.po", 0, (None, "")),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("a.po", "b.po"):
        (tmp_path / name).touch()
    return tmp_path / "known.json"


def new(file: Path, findings: list[Finding]) -> list[Finding]:
    """Return the findings that a baseline does not have."""
    return [one for one in read_baseline(file, file.parent).mark(findings) if not one.in_baseline]


def test_what_was_written_is_known_whatever_its_line_and_words_are(file: Path) -> None:
    assert write_baseline(file, [FOUND, *OTHERS]) == 6
    moved = replace(FOUND, line=99, message="other words", severity=Severity.NOTE)
    assert new(file, [moved, *OTHERS]) == []
    assert new(file, [replace(FOUND, target="forest ")]) == [replace(FOUND, target="forest ")]
    assert new(file, [replace(OTHERS[-1], message="no charset")]) != []


def test_the_second_of_two_alike_is_new(file: Path) -> None:
    write_baseline(file, [FOUND])
    assert new(file, [FOUND, FOUND]) == [FOUND]
    assert json.loads(file.read_text())["findings"][0]["count"] == 1
    write_baseline(file, [FOUND, FOUND])
    assert new(file, [FOUND, FOUND]) == []


def test_waived_findings_are_neither_written_nor_known(file: Path) -> None:
    waived = replace(FOUND, waived=True)
    assert write_baseline(file, [waived]) == 0
    write_baseline(file, [FOUND])
    assert [*read_baseline(file, file.parent).mark([waived])] == [waived]


def test_what_is_gone_is_counted(file: Path) -> None:
    write_baseline(file, [FOUND, FOUND, *OTHERS])
    baseline = read_baseline(file, file.parent)
    assert len([*baseline.mark([FOUND, OTHERS[0]])]) == 2
    assert baseline.gone == 5


def test_the_order_of_the_file_does_not_depend_on_that_of_the_findings(file: Path) -> None:
    write_baseline(file, [FOUND, *OTHERS, FOUND])
    before = file.read_text("utf-8")
    shuffled = random.Random(1).sample([FOUND, *OTHERS, FOUND], 7)
    write_baseline(file, shuffled)
    assert file.read_text("utf-8") == before
    assert before.count("\n") == len(OTHERS) + 3


def test_findings_move_with_a_renamed_file(file: Path) -> None:
    write_baseline(file, [FOUND, OTHERS[3]])
    (file.parent / "a.po").rename(file.parent / "c.po")
    assert new(file, [replace(FOUND, path="c.po"), replace(FOUND, path="b.po")]) == []
    assert new(file, [replace(FOUND, path="c.po"), replace(FOUND, path="d.po")]) != []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: is not valid JSON"),
        ('{"version": 1,\n"findings": [}', "2: is not valid JSON"),
        ("[]", "is not a baseline of loctool"),
        ('{"version": 1}', "is not a baseline of loctool"),
        ('{"version": 2, "findings": []}', "has the version 2, not 1"),
        ('{"version": 1, "findings": [{}]}', "its finding 1 lacks a field"),
        ('{"version": 1, "findings": [null]}', "its finding 1 lacks a field"),
        ('{"version": 1, "findings": [{"path": "", "rule": "", "msgid": "", "text": "", "count": 0}]}', "finding 1"),
        ("[" * 100_000, "is not valid JSON"),
        ("9" * 10_000, "is not"),
    ],
)
def test_broken_files_are_one_error(file: Path, text: str, message: str) -> None:
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_baseline(file, file.parent)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_says_how_to_write_it(file: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such baseline yet; write it with"):
        read_baseline(file, file.parent)


def test_a_merge_conflict_is_named(file: Path) -> None:
    write_baseline(file, [FOUND])
    lines = file.read_text().splitlines()
    file.write_text("\n".join([lines[0], "<<<<<<< HEAD", lines[1], "=======", ">>>>>>> main", lines[2]]))
    with pytest.raises(ConfigError, match=r"known\.json:2: has an unresolved merge conflict"):
        read_baseline(file, file.parent)
