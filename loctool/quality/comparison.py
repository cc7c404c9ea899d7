"""What rules on messages look at, and what they find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loctool.glossary import TermIndex
from loctool.glossary.obedience import name_pattern
from loctool.glossary.requirements import Requirement, RequirementFinder
from loctool.model import Severity, Side
from loctool.text.markup import BAR, visible_text

Span = tuple[int, int]


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
    def apart_from_names(self) -> tuple[str, str]:
        """The texts without the names that must not be translated, whose numbers keep the source's form."""
        names = {one.targets[0] for one in self.requirements if one.verbatim}
        source, target = self.source, self.target
        for name in names:
            pattern = name_pattern(name)
            if pattern.search(target):
                source, target = pattern.sub(BAR, source), pattern.sub(BAR, target)
        return source, target


class Problem(NamedTuple):
    """Something that a rule finds wrong with a translation."""

    message: str
    span: Span | None = None
    """Start and end of the words that it is about, None if that is the whole text or not certain."""
    side: Side = Side.TARGET
    """The text that `span` counts in."""
    fix: str | None = None
    """The whole target text with the problem mended, if there is one sure way to mend it."""
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
