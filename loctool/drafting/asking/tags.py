"""Spans that must come back, as numbered tags: `<1>…</1>` around a phrase, `<2/>` alone; and the spans put back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from loctool.text.markup import Masked
from loctool.text.markup.masking import mask_further

_LOOKS_LIKE_A_TAG = re.compile(r"<\s*/?\s*\d+\s*/?\s*>")
_TAG = re.compile(r"<\s*(/?)\s*(\d+)\s*(/?)\s*>")

Numbers = dict[tuple[tuple[str, ...], int], int]
"""(Span or pair of spans, how often it came before) -> its number."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text whose spans are numbered tags."""

    text: str
    spans: Mapping[str, str]
    """Tag -> the span that it replaces."""


def tag(masked: Masked, numbers: Numbers | None = None) -> Tagged:
    """Return a text with a tag in the place of each span.

    Spans are counted from 1 as they begin. What only looks like a tag becomes one. `numbers` are those of the spans of
    another text, its singular, which equal spans keep; others are added.
    """
    masked = mask_further(masked, _LOOKS_LIKE_A_TAG)
    known = {} if numbers is None else numbers
    closed_at = dict(masked.pairs())
    closing = {closer: opener for opener, closer in closed_at.items()}
    own: dict[int, int] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    spans: dict[str, str] = {}
    text = masked.pieces[0]
    for at, span in enumerate(masked.spans):
        if at not in closing:
            key = (span, masked.spans[closed_at[at]]) if at in closed_at else (span,)
            own[at] = known.setdefault((key, seen[key]), len(known) + 1)
            seen[key] += 1
        name = f"</{own[closing[at]]}>" if at in closing else f"<{own[at]}>" if at in closed_at else f"<{own[at]}/>"
        spans[name] = span
        text += name + masked.pieces[at + 1]
    return Tagged(text, spans)


def tag_fault(answer: str, tagged: Tagged) -> str:
    """Return what is wrong with the tags of an answer, empty if each is there once and pairs are around something."""
    found = [_name(match) for match in _TAG.finditer(answer)]
    counts = Counter(found)
    faults = [f"{name} is missing" for name in tagged.spans if name not in counts]
    faults += [f"{name} is not in the text" for name in counts if name not in tagged.spans]
    faults += [f"{name} stands {count} times" for name, count in counts.items() if count > 1 and name in tagged.spans]
    if not faults:
        closing = (name for name in found if name[1] == "/" and found.index(name) < found.index(_opener(name)))
        faults = [f"{name} stands before {_opener(name)}" for name in closing]
    return "; ".join(faults)


def untag(answer: str, tagged: Tagged) -> str:
    """Return an answer with the spans in the places of its tags; tags that are not known stay."""
    return _TAG.sub(lambda match: tagged.spans.get(_name(match), match[0]), answer)


def _name(match: re.Match[str]) -> str:
    """Return a tag as `tag` writes it."""
    return f"<{match[1]}{int(match[2])}{match[3]}>"


def _opener(name: str) -> str:
    return name.replace("/", "", 1)
