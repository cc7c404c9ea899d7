"""Waivers in translators' comments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loctool.model import Finding, Severity
from loctool.quality.waivers import Waiver, apply_waivers, read_waivers, unused_waivers

RULES = ("wrong-term", "lost-number")
MESSAGE = "“Seltene Erden” must be “rare earths” (Group of 17 metals)"
FOUND = Finding("wrong-term", Severity.ERROR, MESSAGE, "a.po", 3, (None, "Seltene Erden"))


@pytest.mark.parametrize(
    ("comment", "read"),
    [
        ('loctool: allow wrong-term "rare earths" — said twice', Waiver("wrong-term", "rare earths", "said twice")),
        ("loctool: allow wrong-term “rare earths” -- said", Waiver("wrong-term", "rare earths", "said")),
        ("loctool: allow wrong-term «rare earths»: said", Waiver("wrong-term", "rare earths", "said")),
        ("loctool: allow lost-number: a date in words", Waiver("lost-number", "", "a date in words")),
        ("loctool: Allow lost-number — a date in words", Waiver("lost-number", "", "a date in words")),
        ("loctool: allow lost-number, lost-unit — a date in words", None),
        ("loctool: allows lost-number — a date in words", None),
        ("loctool: allow wrong-term «rare earths» – said", Waiver("wrong-term", "rare earths", "said")),
        ("loctool: allow lost-number - a date in words", Waiver("lost-number", "", "a date in words")),
    ],
)
def test_reading(comment: str, read: Waiver | None) -> None:
    found, mistakes = read_waivers(f"By hand.\n{comment}\nloctool: draft argos de,en 1234", RULES)
    assert found == ([read] if read else [])
    assert bool(mistakes) == (read is None)


@pytest.mark.parametrize(
    ("comment", "waived", "mistakes"),
    [
        ("", False, []),
        ('loctool: allow wrong-term "rare earths" — a pun', True, []),
        ('loctool: allow wrong-term "seltene erden" — a pun', True, []),
        ("loctool: allow wrong-term — a pun", True, []),
        ('loctool: allow wrong-term "soil" — a pun', False, ["waiver of wrong-term “soil” allows nothing; remove it"]),
        ("loctool: allow wrong-term", False, ["waiver of wrong-term gives no reason; add one after a dash"]),
        (
            "loctool: allow wrogn-term — a pun",
            False,
            ["waiver names no rule that a message can allow: wrogn-term; did you mean wrong-term?"],
        ),
        (
            'loctool: allow wrong-term "a',
            False,
            [
                'waiver cannot be read: “loctool: allow wrong-term "a”; '
                "write loctool: allow RULE — reason, one rule a line"
            ],
        ),
    ],
)
def test_findings_are_waived(comment: str, waived: bool, mistakes: list[str]) -> None:
    waivers, wrong = read_waivers(comment, RULES)
    assert apply_waivers(waivers, [FOUND]) == [replace(FOUND, waived=waived)]
    assert [*wrong, *unused_waivers(waivers, [FOUND], RULES)] == mistakes


def test_a_waiver_of_a_rule_that_did_not_run_is_not_unused() -> None:
    waivers, _ = read_waivers("loctool: allow lost-number — a date in words", RULES)
    assert unused_waivers(waivers, [FOUND], ["wrong-term"]) == []


def test_waived_findings_come_last() -> None:
    others = [replace(FOUND, rule="lost-number", message=message) for message in ("b", "a")]
    waived = replace(FOUND, waived=True)
    waivers, _ = read_waivers("loctool: allow wrong-term — a pun", RULES)
    assert apply_waivers(waivers, [FOUND, *others]) == [*others, waived]
