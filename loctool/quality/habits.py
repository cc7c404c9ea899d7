"""What the translators of a catalog do as a rule, so that single messages that do so are no mistakes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.glossary.morphology.languages import word_list

_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST_CAPITAL = re.compile(r"[^\W\d_](?<![a-zß-ÿа-яё])")
_FIRST_SMALL = re.compile(r"[^\W\d_](?<=[a-zß-ÿа-яё])")
LEAST = 3
"""Messages in which a word is kept, from which it is a term of the catalog."""
KEPT = 0.25
"""Share of the messages with a word in which it is then kept, at least."""
COMMANDS = 10
"""Kept words of the catalog of a program that is used by commands."""
MOST_MISTAKES, MISTAKEN = 20, 0.01
"""How many messages, or which share of those with a capital in the source, may begin with a small one by mistake."""


class Habits:
    """The habits of a catalog; each is looked for when it is asked for."""

    def __init__(self, table: MessageTable | None = None, source_language: str = "") -> None:
        self._table = table
        self._source_language = source_language

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the source and the translation of each translated message."""
        if self._table:
            texts = zip(self._table.msgids, self._table.msgstrs, self._table.states(), strict=True)
            yield from ((source, target) for source, target, now in texts if now is State.TRANSLATED)

    @cached_property
    def kept_words(self) -> frozenset[str]:
        """The words of the sources that several translations keep beside others: commands and terms of art."""
        had, kept = Counter[str](), Counter[str]()
        for source, target in self._pairs():
            ours = set(_WORD.findall(source))
            had.update(ours)
            kept.update(ours.intersection(_WORD.findall(target)) if source != target else ())
        terms = {word for word, count in kept.items() if count >= LEAST and count >= KEPT * had[word]}
        return frozenset(terms - word_list(self._source_language, "function_words"))

    @property
    def is_of_program(self) -> bool:
        """Whether so many words are kept that a single one is a command, too."""
        return len(self.kept_words) >= COMMANDS

    @cached_property
    def begins_small(self) -> bool:
        """Whether more translations begin with a small letter than by mistake, where their sources have a capital."""
        pairs = [target for source, target in self._pairs() if _FIRST_CAPITAL.match(source)]
        small = sum(_FIRST_SMALL.match(target) is not None for target in pairs)
        return small > max(MOST_MISTAKES, MISTAKEN * len(pairs))


NO_HABITS = Habits()
