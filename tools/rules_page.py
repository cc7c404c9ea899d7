"""Writes the tables of docs/rules.md: what each rule finds, from `loctool.quality.explanations`.

Usage: python -m tools.rules_page. The tables stand between two comments of the page; the rest is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from loctool.quality import RULES, Rule, Scope, Texts
from loctool.quality.explanations import explanations
from loctool.quality.waivers import WAIVER

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
_TABLE = re.compile(r"(<!-- table: (?P<name>[a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_HEAD = "| rule | what it finds | `check` | drafts |\n|---|---|---|---|\n"
_WAIVER = Rule(WAIVER, lambda: ())


def _is_of_drafts(rule: Rule) -> bool:
    return not rule.reports or rule.texts is Texts.DRAFTS


TABLES: dict[str, Callable[[Rule], bool]] = {
    "messages": lambda rule: rule.scope in (Scope.MESSAGE, Scope.BOXES) and not _is_of_drafts(rule),
    "drafts": lambda rule: rule.scope is Scope.MESSAGE and _is_of_drafts(rule),
    "across messages": lambda rule: rule.scope in (Scope.MESSAGES, Scope.PROJECT),
    "sources": lambda rule: rule.scope is Scope.DECK,
    "files": lambda rule: rule.scope is Scope.CATALOG,
}
"""Name of a table -> whether a rule is in it."""


def rows(name: str) -> Iterator[str]:
    """Yield the rows of a table."""
    for rule in sorted([*RULES.values(), _WAIVER], key=lambda rule: rule.name):
        if TABLES[name](rule):
            severity = rule.severity.name.lower() if rule.reports else ""
            severity += ", if chosen" if not rule.by_default else ""
            judged = "refused" if rule.refuses else "doubted" if rule.doubts else ""
            yield f"| `{rule.name}` | {explanations()[rule.name].what} | {severity} | {judged} |\n".replace(
                "|  |", "| |"
            )


def page(text: str) -> str:
    """Return the page with new tables."""
    return _TABLE.sub(lambda match: f"{match[1]}{_HEAD}{''.join(rows(match['name']))}{match[3]}", text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
