"""docs/rules.md names every rule, with its severity and whether it refuses drafts."""

from __future__ import annotations

import re
from pathlib import Path

from loctool.quality import RULES
from loctool.quality.waivers import WAIVER

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
_ROW = re.compile(r"^\| `([a-z-]+)` \| [^|]+ \| (note|warning|error|) ?\| (refused|) ?\|$", re.MULTILINE)


def test_the_page_says_what_the_rules_do() -> None:
    rows = _ROW.findall(PAGE.read_text(encoding="utf-8"))
    rules = {
        rule.name: (rule.severity.name.lower() if rule.reports else "", "refused" if rule.refuses else "")
        for rule in RULES.values()
    }
    assert {name: tuple(rest) for name, *rest in rows} == rules | {WAIVER: ("warning", "")}
    assert len(rows) == len(rules) + 1
