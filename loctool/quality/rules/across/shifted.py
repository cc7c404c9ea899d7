"""Rule `shifted`: neighbouring messages whose translations are those of the messages before or behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import log
from textwrap import shorten

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.glossary.bilingual.coverage import compare_words
from loctool.glossary.bilingual.lexicon import bilingual_lexicon
from loctool.quality.comparison import Problem
from loctool.quality.messages import Messages
from loctool.quality.rules.across.wording import without_accelerator
from loctool.text.controls import LONGEST_TEXT
from loctool.text.language import base_language
from loctool.text.markup import visible_text

SURE = 7.0
"""Evidence that a run of translations has for the neighbours' sources over its own, from which it is shifted."""
LEAST = 0.8
"""Evidence of each message in a run."""
SHARED = 2.5
"""Evidence of a sign that both texts have, and against a pair of which only one has it."""
MARK = 1.0
"""Evidence of the same final mark."""
SPREAD = 0.35
"""Standard deviation of the logarithm of target ÷ source in characters."""
SHORT = 40
"""Characters of a source whose words are looked up in any case. `other-text` is sure about each longer one, where it
knows the languages."""
ALIKE = 0.5
"""Share of the words that two sources have in common, from which no translation can be told to be the other's."""
SHOWN = 40
"""Characters of a message that a finding shows."""
_ANCHOR = re.compile(
    r"https?://\S+|\b[\w.+-]+@[\w-]+\.\w+|%(?:\d+\$)?[a-z]|\{\w*\}|<[^<>\s]+>|`[^`]+`|\d+(?:[.,:]\d+)*"
)
_LATIN = re.compile(r"\b[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*\b")
"""Acronyms and names with inner capitals, which most languages keep."""
_MARKS = "?!:…"
_ANY_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\D")


def shifted(messages: Messages) -> Iterator[tuple[int, Problem]]:
    """Yield each message of a run of two or more whose translations belong to their neighbours."""
    table = messages.table
    pair = base_language(messages.terms.language), base_language(messages.language)
    numbers = [number for number, now in enumerate(table.states()) if now is State.TRANSLATED]
    longest = SHORT if bilingual_lexicon(pair) else LONGEST_TEXT
    gains = {number: _gains(table, number, pair) for number in numbers if _may_be_shifted(table, number, longest)}
    found: dict[int, int] = {}
    for step in (-1, 1):
        for run in _runs(gains, step):
            if sum(gains[number][step] for number in run) >= SURE:
                found |= dict.fromkeys(run, step)
    for number in gains:
        both = gains[number].get(1, 0.0), gains.get(number + 1, {}).get(-1, 0.0)
        if min(both) >= LEAST and sum(both) >= SURE:
            found |= {number: 1, number + 1: -1}
    for number, step in sorted(found.items()):
        where = "behind" if step > 0 else "before"
        words = shorten(table.msgids[number + step], SHOWN)
        yield number, Problem(f"is shifted: it translates the message {where}, “{words}”")


def _runs(gains: dict[int, dict[int, float]], step: int) -> Iterator[list[int]]:
    """Yield the stretches of neighbouring messages, two or more, that each fit the neighbour on one side better."""
    run: list[int] = []
    for number in sorted(gains):
        fits = gains[number].get(step, 0.0) >= LEAST
        if run and (not fits or number != run[-1] + 1):
            if len(run) > 1:
                yield run
            run = []
        if fits:
            run.append(number)
    if len(run) > 1:
        yield run


def _may_be_shifted(table: MessageTable, number: int, longest: int) -> bool:
    """Return quickly whether a translation has to be looked at: its signs or its length are not those of its source."""
    source, target = table.msgids[number], table.msgstrs[number]
    if source == target or table.plurals[number] is not None:
        return False
    if len(source) <= longest or anchors(source) != anchors(target) or _mark(source) != _mark(target):
        return True
    return abs(log(len(target) / len(source))) > SPREAD


def _gains(table: MessageTable, number: int, pair: tuple[str, str]) -> dict[int, float]:
    """Return step -> how much better a translation fits the message before (-1) or behind (1) than its own."""
    target, syntax = table.msgstrs[number], table.syntaxes.get(number, "")
    around = {step: number + step for step in (-1, 1) if 0 <= number + step < len(table.msgids)}
    own = fit(table.msgids[number], target, pair, syntax)
    if own > SHARED:
        return {}
    sources = {
        step: table.msgids[at] for step, at in around.items() if not are_alike(table.msgids[at], table.msgids[number])
    }
    return {step: fit(source, target, pair, syntax) - own for step, source in sources.items() if source != target}


def are_alike(one: str, other: str) -> bool:
    """Return whether two sources say nearly the same, as those of a menu do."""
    if one == other:
        return True
    ours, theirs = (set(_ANY_WORD.findall(text.lower())) for text in (one, other))
    return len(ours & theirs) >= ALIKE * len(ours | theirs)


def fit(source: str, target: str, pair: tuple[str, str], syntax: str = "") -> float:
    """Return the evidence that one text translates the other: its signs, its length and, if known, its words."""
    ours, theirs = anchors(source), anchors(target)
    same, other = sum((ours & theirs).values()), sum(((ours - theirs) + (theirs - ours)).values())
    off = (log(len(target) / len(source)) / (SPREAD + 1.5 / len(source) ** 0.5)) ** 2 / 2
    score: float = SHARED * min(same, 2) - SHARED * min(other, 2) - min(off, 3.0)
    if mark := _mark(source) or _mark(target):
        score += MARK if mark == _mark(target) == _mark(source) else -MARK
    return score + _evidence(source, target, pair, syntax)


def _evidence(source: str, target: str, pair: tuple[str, str], syntax: str) -> float:
    source, target = without_accelerator(source), without_accelerator(target)
    if bilingual_lexicon(pair):
        return compare_words(visible_text(source, syntax), visible_text(target, syntax), pair).evidence
    if bilingual_lexicon(pair[::-1]):
        return compare_words(visible_text(target, syntax), visible_text(source, syntax), pair[::-1]).evidence
    return 0.0


@lru_cache(maxsize=256)
def anchors(text: str) -> Counter[str]:
    """Return the signs of a text that translations keep: numbers, addresses, placeholders, code, Latin names."""
    found = _ANCHOR.findall(text)
    return Counter([*(_DIGITS.sub("", one) if one[0].isdigit() else one for one in found), *_LATIN.findall(text)])


def _mark(text: str) -> str:
    last = text.rstrip(" \n»”“\"')")[-1:]
    return last if last in _MARKS else ""
