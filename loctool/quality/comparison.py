"""What rules on messages look at, and what they find."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from loctool.glossary import TermIndex
from loctool.glossary.obedience import name_pattern
from loctool.glossary.requirements import Requirement, RequirementFinder
from loctool.glossary.targets import Place, find_targets
from loctool.model import Severity, Side
from loctool.text.markup import visible_text

Span = tuple[int, int]
_SIGNS = "()[]{}"
_CUT = "\ue000"
"""What stands in the place of an obeyed term: no letter, no space and no sign of markup."""


@dataclass(frozen=True)
class Comparison:
    """A translation or a draft beside its source; each form of a plural message is a comparison of its own."""

    source: str
    target: str
    source_language: str
    language: str
    terms: TermIndex
    syntax: str = ""
    """How both texts are written: see `loctool.text.placeholders.syntax_of`."""
    is_single: bool = False
    """The translation is the plural form of a single number, so that it need not show it."""
    neighbours: tuple[str, ...] = ()
    """The sources of the message before, "" if there is none, and of the one behind."""
    context: str = ""
    """msgctxt."""
    accelerator: str = ""
    """The sign that marks accelerators in this catalog, "" if it declares none."""
    form: int | None = None
    """Number of the plural form, None for a message without plural forms."""
    ending_habits: frozenset[tuple[str, str]] = frozenset()
    """Final marks of sources and of their translations that differ throughout the catalog."""

    @cached_property
    def visible_source(self) -> str:
        """The source without its markup."""
        return visible_text(self.source, self.syntax)

    @cached_property
    def visible_target(self) -> str:
        """The translation without its markup."""
        return visible_text(self.target, self.syntax)

    @cached_property
    def requirements(self) -> list[Requirement]:
        """The terms of the source that the glossary requires in the translation."""
        return RequirementFinder(self.terms, self.language).find(self.visible_source)

    @cached_property
    def obeyed_places(self) -> tuple[list[Span], list[Span]]:
        """Where the visible texts have the terms that the translation obeys, and the names that it keeps.

        Of the source as many occurrences of each as the translation has, of the translation all.
        """
        groups: dict[tuple[str, ...], list[Requirement]] = defaultdict(list)
        for one in self.requirements:
            groups[one.targets].append(one)
        ours: list[Span] = []
        theirs: list[Span] = []
        for targets, group in groups.items():
            if group[0].verbatim:
                found = [match.span() for match in name_pattern(targets[0]).finditer(self.visible_target)]
            else:
                places = find_targets(targets, self.visible_target, self.language, group[0].part_of_speech)
                found = [_with_signs(place, self.visible_target) for place in places]
            ours += [(one.start, one.end) for one in group[: len(found)]]
            theirs += found
        return ours, theirs

    @cached_property
    def apart_from_terms(self) -> tuple[str, str]:
        """The texts without obeyed terms and kept names: the glossary says which numbers and codes these have."""
        pairs = zip(
            (self.source, self.target), (self.visible_source, self.visible_target), self.obeyed_places, strict=True
        )
        source, target = (_cut_words(text, [shown[slice(*span)] for span in spans]) for text, shown, spans in pairs)
        return source, target

    @cached_property
    def visible_apart_from_terms(self) -> tuple[str, str]:
        """The visible texts without obeyed terms and kept names."""
        ours, theirs = self.obeyed_places
        return _cut_spans(self.visible_source, ours), _cut_spans(self.visible_target, theirs)


def _with_signs(place: Place, text: str) -> Span:
    """Return where a target is together with the signs at its edges: unit (type 2)."""
    before = place.target[: -len(place.target.lstrip(_SIGNS)) or None]
    after = place.target[len(place.target.rstrip(_SIGNS)) :]
    start = place.start - len(before) if text.endswith(before, 0, place.start) else place.start
    return start, place.end + len(after) if text.startswith(after, place.end) else place.end


def _cut_spans(text: str, spans: list[Span]) -> str:
    """Return a text without each span."""
    for start, end in _merge(spans):
        text = text[:start] + _CUT + text[end:]
    return text


def _merge(spans: list[Span]) -> list[Span]:
    """Return what spans cover, from the last to the first."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged[::-1]


def _cut_words(text: str, surfaces: list[str]) -> str:
    """Return a text without some words as readers see them; markup may stand between them."""
    for surface, count in sorted(Counter(surfaces).items(), key=lambda item: -len(item[0])):
        text = _surface_pattern(surface).sub(_CUT, text, count)
    return text


@lru_cache(maxsize=10_000)
def _surface_pattern(surface: str) -> re.Pattern[str]:
    parts = re.findall(r"\w+", surface) or [surface]
    return re.compile(r"(?<!\w)" + r"[^\w\n]+".join(map(re.escape, parts)) + r"(?!\w)")


class Problem(NamedTuple):
    """Something that a rule finds wrong with a translation."""

    message: str
    span: Span | None = None
    """Start and end of the words that it is about, None if that is the whole text or not certain."""
    side: Side = Side.TARGET
    """The text that `span` counts in."""
    fix: str | None = None
    """The whole target text with the problem mended, if there is one sure way to mend it."""
    is_safe: bool = True
    """Whether `fix` changes nothing that the text says: spaces and signs, never words."""
    reason: str = ""
    """What the refusal of a draft says, if not the message."""
    severity: Severity = Severity.ERROR
    """What the finding is at most in a text that a person wrote, besides the rule's severity."""


def find_once(words: str, text: str) -> Span | None:
    """Return where a text has the words, None if that is nowhere or in several places."""
    start = text.find(words)
    if not words or start < 0 or text.find(words, start + 1) >= 0:
        return None
    return start, start + len(words)
