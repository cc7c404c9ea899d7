"""Waivers in translators' comments."""

from __future__ import annotations

import pytest

from loctool.quality.waivers import Waiver, sorted_by, waivers

RULES = ("wrong-term", "lost-number")
FOUND = ("wrong-term", "“Seltene Erden” must be “rare earths” (Group of 17 metals)")


@pytest.mark.parametrize(
    ("comment", "read"),
    [
        ('loctool: allow wrong-term "rare earths" — said twice', Waiver("wrong-term", "rare earths", "said twice")),
        ("loctool: allow wrong-term “rare earths” -- said", Waiver("wrong-term", "rare earths", "said")),
        ("loctool: allow wrong-term «rare earths»: said", None),
        ("loctool: allow wrong-term «rare earths» – said", Waiver("wrong-term", "rare earths", "said")),
        ("loctool: allow lost-number - a date in words", Waiver("lost-number", "", "a date in words")),
    ],
)
def test_reading(comment: str, read: Waiver | None) -> None:
    found, mistakes = waivers(f"By hand.\n{comment}\nloctool: draft argos de,en 1234", RULES)
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
        ("loctool: allow wrogn-term — a pun", False, ["waiver names no rule: wrogn-term"]),
        (
            'loctool: allow wrong-term "a',
            False,
            ['waiver cannot be read; write loctool: allow wrong-term "term" — reason: loctool: allow wrong-term "a'],
        ),
    ],
)
def test_findings_are_sorted(comment: str, waived: bool, mistakes: list[str]) -> None:
    outcome = sorted_by(comment, [FOUND], RULES)
    assert (outcome.kept, outcome.waived) == (([], [FOUND]) if waived else ([FOUND], []))
    assert outcome.mistakes == mistakes
