"""What is said about rules in reports that show more than a finding's line."""

from __future__ import annotations

import re

from loctool.quality import RULES, Scope
from loctool.quality.explanations import Example, Explanation, explanations
from loctool.quality.waivers import WAIVER

_HOW = re.compile(r" \(\[[^]]*\]\([^)\s]*\)\)")
_LINK = re.compile(r"\[([^]]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")


def explanation_of(rule: str) -> Explanation:
    """Return the explanation of a rule, its Markdown without links: they lead from docs/rules.md to other pages."""
    known = explanations().get(rule) or Explanation(rule, "", rule)
    what, why, mend = (_LINK.sub(r"\1", _HOW.sub("", text)) for text in (known.what, known.why, known.mend))
    return Explanation(rule, known.room, what, why, mend, known.examples)


def sentence(text: str) -> str:
    """Return an explanation's words as a sentence: with a capital and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


def plain(text: str) -> str:
    """Return Markdown without its signs of code and emphasis."""
    return _EMPHASIS.sub(r"\1", text.replace("`", ""))


def example_of(known: Explanation) -> Example | None:
    """Return the first example that is a message with its translation mended."""
    return next((one for one in known.examples if one.msgid and one.mended), None)


def waiver_of(rule: str) -> str:
    """Return the comment that allows the findings of a rule on a message, "" if none does."""
    is_for_files = rule in RULES and RULES[rule].scope in (Scope.CATALOG, Scope.DECK)
    return "" if is_for_files or rule == WAIVER else f"# loctool: allow {rule} — reason"
