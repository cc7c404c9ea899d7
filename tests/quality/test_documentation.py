"""docs/rules.md names every rule, as its explanation does; `python -m tools.rules_page` writes its tables."""

from __future__ import annotations

from loctool.quality import RULES
from loctool.quality.explanations import explanations
from loctool.quality.waivers import WAIVER
from tools.rules_page import PAGE, TABLES, page, rows


def test_every_rule_is_explained_and_nothing_else() -> None:
    assert explanations().keys() == RULES.keys() | {WAIVER}


def test_the_page_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text
    assert sum(len(list(rows(name))) for name in TABLES) == len(RULES) + 1
