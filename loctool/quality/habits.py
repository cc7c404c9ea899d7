"""What the translators of a catalog do as a rule, so that single messages that do so are no mistakes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.glossary.morphology.languages import word_list
from loctool.text.placeholders import is_program

Ending = tuple[str, str]
"""The final mark of a source, and that of its translation; "" for none."""

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
LEAST_ENDINGS, ENDING_SHARE, MANY_ENDINGS = 5, 0.01, 20
"""How many messages make a habit if they are this part of those that end alike in the source, and how many anyway."""
_MARKS = ".:!?…"


class Habits:
    """The habits of a catalog; each is looked for when it is asked for."""

    def __init__(self, table: MessageTable | None = None, source_language: str = "") -> None:
        self._table = table
        self._source_language = source_language

    def _pairs(self) -> Iterator[tuple[int, str, str]]:
        """Yield the number, the source and the translation of each translated message."""
        if self._table:
            texts = zip(self._table.msgids, self._table.msgstrs, self._table.states(), strict=True)
            numbered = ((n, *text) for n, text in enumerate(texts))
            yield from ((n, source, target) for n, source, target, now in numbered if now is State.TRANSLATED)

    @cached_property
    def kept_words(self) -> frozenset[str]:
        """The words of the sources that several translations keep beside others: commands and terms of art."""
        had, kept = Counter[str](), Counter[str]()
        for _, source, target in self._pairs():
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
        pairs = [target for _, source, target in self._pairs() if _FIRST_CAPITAL.match(source)]
        small = sum(_FIRST_SMALL.match(target) is not None for target in pairs)
        return small > max(MOST_MISTAKES, MISTAKEN * len(pairs))

    @cached_property
    def endings(self) -> frozenset[Ending]:
        """The changes of final marks that are usual in the catalog of a program.

        Messages of programs are fragments, which some languages write as sentences: a stop is added to all errors, or
        dropped from all tooltips.
        """
        syntaxes = self._table.syntaxes if self._table else {}
        pairs = Counter(
            (_mark(source), _mark(target.partition("\0")[0]))
            for number, source, target in self._pairs()
            if is_program(syntaxes.get(number, ""))
        )
        totals: Counter[str] = Counter()
        for (ours, _), count in pairs.items():
            totals[ours] += count
        return frozenset(
            pair
            for pair, count in pairs.items()
            if pair[0] != pair[1] and count >= min(max(LEAST_ENDINGS, ENDING_SHARE * totals[pair[0]]), MANY_ENDINGS)
        )


def _mark(text: str) -> str:
    bare = text.rstrip()
    last = "…" if bare.endswith("...") else bare[-1:]
    return last if last in _MARKS else ""


NO_HABITS = Habits()
