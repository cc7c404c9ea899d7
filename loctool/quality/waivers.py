"""Waivers: a translator's comment that allows a finding, `# loctool: allow wrong-term "rare earths" — reason`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_LINE = re.compile(r"^\s*loctool:\s*allow\b(?P<rest>.*)$")
_WAIVER = re.compile(
    r"\s+(?P<rule>[\w-]+)(?:\s+(?:\"(?P<plain>[^\"]+)\"|[“„](?P<curly>[^”“]+)[”“]|«(?P<angle>[^»]+)»))?"
    r"(?:\s+(?:[—–:]|--?)\s*(?P<reason>.*))?\s*$"
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line of a comment that allows one rule's findings on its message."""

    rule: str
    term: str
    """A term or target that the finding must name in its quotation marks; empty for all findings of the rule."""
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of one message, sorted by its waivers."""

    kept: list[tuple[str, str]]
    """(rule, message) of findings that nothing allows."""
    waived: list[tuple[str, str]]
    mistakes: list[str]
    """Messages on waivers that are misspelt, give no reason, or allow nothing."""


def waivers(comment: str, rules: Collection[str]) -> tuple[list[Waiver], list[str]]:
    """Return the waivers of a translator's comment, and messages on lines that are meant to be one but are wrong."""
    found, mistakes = [], []
    for line in comment.splitlines():
        meant = _LINE.match(line)
        if meant is None:
            continue
        match = _WAIVER.fullmatch(meant["rest"])
        if match is None:
            mistakes.append(f'waiver cannot be read; write loctool: allow wrong-term "term" — reason: {line.strip()}')
        elif match["rule"] not in rules:
            mistakes.append(f"waiver names no rule: {match['rule']}")
        elif not match["reason"]:
            mistakes.append(f"waiver of {match['rule']} gives no reason; add one after a dash")
        else:
            term = match["plain"] or match["curly"] or match["angle"] or ""
            found.append(Waiver(match["rule"], term, match["reason"].strip()))
    return found, mistakes


def covers(waiver: Waiver, rule: str, message: str) -> bool:
    """Tell whether a waiver allows a finding: its rule, and its term among the quoted words of the message."""
    return waiver.rule == rule and f"“{waiver.term}”".casefold() in (message.casefold() if waiver.term else "“”")


def sorted_by(comment: str, findings: Iterable[tuple[str, str]], rules: Collection[str]) -> Outcome:
    """Return the (rule, message) findings of a message that stay, those that its comment waives, and mistakes.

    `rules` are all that may be named. A waiver that allows nothing is a mistake: what it was for is mended.
    """
    allowed, mistakes = waivers(comment, rules)
    outcome = Outcome([], [], mistakes)
    used: set[Waiver] = set()
    for rule, message in findings:
        covering = [waiver for waiver in allowed if covers(waiver, rule, message)]
        used.update(covering)
        (outcome.waived if covering else outcome.kept).append((rule, message))
    for waiver in allowed:
        if waiver not in used:
            named = f" “{waiver.term}”" if waiver.term else ""
            outcome.mistakes.append(f"waiver of {waiver.rule}{named} allows nothing; remove it")
    return outcome
