"""Waivers that translators wrote for other tools: what these allow, loctool's rules of the same kind do not report.

poexam reads the flags `noqa` and `noqa:rule1;rule2`, dennis comments with `dennis-ignore: E201, W303`, pology comments
with `skip-rule: name`, and Weblate the flags `ignore-same` and the like. A name that is one of ours means that rule,
too. Names that are not known are for the other tool alone, and nothing is said about waivers that allow nothing here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from loctool.catalog.entry import Entry

_SIGNS = ("noqa", "ignore-", "dennis-ignore", "skip-rule")
"""One of these is in the lines of every entry with such a waiver."""
_DENNIS = re.compile(r"\bdennis-ignore:(.*)")
_POLOGY = re.compile(r"(?m)^\s*skip-rule:(.*)")
ALL = "*"
"""In the table of a tool, all rules of ours that one of its own is like."""


def allowed_elsewhere(entry: Entry) -> frozenset[str]:
    """Return the rules whose findings on a message are allowed by waivers for other tools."""
    if entry.lines and not any(sign in entry.lines for sign in _SIGNS):
        return frozenset()
    return frozenset(rule for tool, name in _waivers_of(entry) for rule in (name, *_ours(tool).get(name, ())))


def _waivers_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (tool, name of a rule there) for each waiver; the name is ALL for all its rules."""
    for flag in entry.flags:
        mark, colon, names = flag.partition(":")
        if mark == "noqa":
            yield from (("poexam", name) for name in (names.split(";") if colon else [ALL]))
        elif flag.startswith("ignore-"):
            name = flag.removeprefix("ignore-")
            yield "weblate", ALL if name == "all-checks" else name
    for found in _DENNIS.finditer(f"{entry.tcomment}\n{entry.comment}"):
        yield from (("dennis", name) for name in re.findall(r"[A-Z]\d+|\*", found[1]))
    for found in _POLOGY.finditer(entry.tcomment):
        yield from (("pology", name) for name in re.findall(r"[\w-]+", found[1]))


@cache
def _ours(tool: str) -> dict[str, set[str]]:
    """Return name of a tool's rule -> our rules of the same kind."""
    kinds = tomllib.loads(resources.files(__package__).joinpath("kinds.toml").read_text("utf-8"))
    table: dict[str, set[str]] = {}
    for kind in kinds.values():
        for name in (*kind.get(tool, ()), *([ALL] if tool in kind else ())):
            table.setdefault(name, set()).update(kind["ours"])
    return table
