"""Waivers: a translator's comment that allows a finding, `# loctool: allow wrong-term "rare earths" — reason`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from loctool.model import Finding
from loctool.text.controls import describe_character, unwritable_in_name
from loctool.text.suggestion import closest_word

WAIVER = "waiver"
"""Rule of findings on waivers themselves: misspelt, without a reason, or allowing nothing."""

_LINE = re.compile(r"^\s*loctool:\s*(?P<verb>[Aa]llow\w*)(?P<rest>.*)$")
_WAIVER = re.compile(
    r"\s+(?P<rule>[\w-]+)(?:\s+(?:\"(?P<plain>[^\"]+)\"|[“„](?P<curly>[^”“]+)[”“]|«(?P<angle>[^»]+)»))?"
    r"(?:(?:\s+(?:[—–]|--?)|\s*:)\s*(?P<reason>.*))?\s*$"
)


class Waiver(NamedTuple):
    """One line of a comment that allows one rule's findings on its message."""

    rule: str
    term: str
    """A term or target that the finding must name in its quotation marks; empty for all findings of the rule."""
    reason: str

    def allows(self, finding: Finding) -> bool:
        """Return whether it allows a finding: of its rule, with its term among the quoted words of the message."""
        return self.rule == finding.rule and (
            not self.term or f"“{self.term}”".casefold() in finding.message.casefold()
        )


def may_waive(lines: str) -> bool:
    """Return whether an entry's lines may have a waiver; if not, its comment need not be read."""
    return "loctool:" in lines and "llow" in lines


def read_waivers(comment: str, rules: Collection[str]) -> tuple[list[Waiver], list[str]]:
    """Return the waivers of a translator's comment, and messages on lines that are meant to be one but are wrong."""
    found, mistakes = [], []
    for line in comment.splitlines():
        meant = _LINE.match(line)
        if meant is None:
            continue
        match = _WAIVER.fullmatch(meant["rest"]) if meant["verb"].lower() == "allow" else None
        if match is None:
            usual = "loctool: allow RULE — reason, one rule a line"
            mistakes.append(f"waiver cannot be read: “{line.strip()}”; write {usual}")
        elif match["rule"] not in rules:
            likely = closest_word(match["rule"], rules)
            hint = f"; did you mean {likely}?" if likely else ""
            mistakes.append(f"waiver names no rule that a message can allow: {match['rule']}{hint}")
        elif not match["reason"]:
            mistakes.append(f"waiver of {match['rule']} gives no reason; add one after a dash")
        else:
            term = match["plain"] or match["curly"] or match["angle"] or ""
            found.append(Waiver(match["rule"], term, match["reason"].strip()))
    return found, mistakes


def format_waiver(rule: str, reason: str, rules: Collection[str]) -> str:
    """Return the line of a comment that allows all findings of a rule on its message.

    Raises ValueError, with a sentence's words, for a rule that is none of `rules` and for a reason that cannot be read
    back: an empty one.
    """
    if rule not in rules:
        raise ValueError("no message can allow this rule")
    if not (said := " ".join(reason.split())):
        raise ValueError("a reason is needed")
    if char := unwritable_in_name(said):
        raise ValueError(f"the reason holds {describe_character(char)}; delete it")
    line = f"loctool: allow {rule} — {said}"
    if read_waivers(line, rules)[0] != [Waiver(rule, "", said)]:
        raise ValueError("this reason cannot be written on a line; use other words")
    return line


def apply_waivers(waivers: Collection[Waiver], findings: list[Finding], allowed: Collection[str] = ()) -> list[Finding]:
    """Return a message's findings, the waived ones last. `allowed` are rules that waivers for other tools allow."""
    if not waivers and not allowed:
        return findings
    waived = (one.rule in allowed or any(waiver.allows(one) for waiver in waivers) for one in findings)
    marked = [replace(finding, waived=is_waived) for finding, is_waived in zip(findings, waived, strict=True)]
    return sorted(marked, key=lambda finding: finding.waived)


def unused_waivers(waivers: Iterable[Waiver], findings: Collection[Finding], rules: Collection[str]) -> list[str]:
    """Return a message on each waiver of these rules that allows nothing: what it was for is mended."""
    unused = (one for one in waivers if one.rule in rules and not any(map(one.allows, findings)))
    named = (f"{one.rule} “{one.term}”" if one.term else one.rule for one in unused)
    return [f"waiver of {name} allows nothing; remove it" for name in named]
