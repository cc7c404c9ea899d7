"""Rules on the wording of a deck's own texts: sentences that nobody can translate well, three dots, two spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from loctool.glossary import TermIndex
from loctool.model import Deck, Finding, Segment, Severity
from loctool.text.markup import visible_text
from loctool.text.sentences import split
from loctool.text.words import Word, count_words, words

LONGEST_SENTENCE = 55
"""Words of a sentence from which translations lose parts of it. Of 45,000 sentences of slides, one has more."""
_DOTS = re.compile(r"(?<![./\\])\.\.\.(?![./\w\\])")
_PROSE = ("heading", "paragraph", "bullet", "cell", "quote", "note", "footer", "alt")
SHORTEST_PART = 3
"""Letters of a part of a compound."""


def source_ellipsis(deck: Deck, _: TermIndex) -> Iterator[Finding]:
    """Yield the first text of a deck that has three dots where an ellipsis is meant, and how many more there are."""
    found = [one for one in _segments(deck) if "..." in one.text and _DOTS.search(visible_text(one.text))]
    if found:
        more = f" (and in {len(found) - 1} more texts)" if found[1:] else ""
        yield _finding("source-ellipsis", deck, found[0], f"writes an ellipsis as three dots{more}; write …")


def long_sentence(deck: Deck, terms: TermIndex) -> Iterator[Finding]:
    """Yield the texts with a sentence that is so long that translations lose parts of it."""
    for one in _segments(deck):
        if one.text.count(" ") < LONGEST_SENTENCE:
            continue
        shown = visible_text(one.text)
        lines = (line for line in shown.split("\n") if line.count(" ") >= LONGEST_SENTENCE)
        longest = max((count_words(text) for line in lines for text, _ in split(line, terms.language)), default=0)
        if longest > LONGEST_SENTENCE:
            message = f"has a sentence of {longest} words, of which translations lose parts; divide it"
            yield _finding("long-sentence", deck, one, message)


def two_spellings(deck: Deck, _: TermIndex) -> Iterator[Finding]:
    """Yield a text for each compound that the deck writes with a hyphen here and in one word there.

    It is one with the rarer spelling.
    """
    whole: dict[str, list[Segment]] = defaultdict(list)
    parted: dict[str, list[tuple[str, Segment]]] = defaultdict(list)
    for one in _segments(deck):
        found = words(visible_text(one.text))
        for before, word, behind in zip([None, *found], found, [*found[1:], None], strict=False):
            if not word.joined and not (behind and behind.joined):
                whole[word.text.lower()].append(one)
            elif before and _is_compound(before, word, behind):
                parted[(before.text + word.text).lower()].append((f"{before.text}-{word.text}", one))
    for joined, places in parted.items():
        if others := whole.get(joined):
            rare = places[0][1] if len(places) <= len(others) else others[0]
            message = f"the deck writes “{places[0][0]}” and “{joined}”; choose one spelling"
            yield _finding("two-spellings", deck, rare, message)


def _is_compound(before: Word, word: Word, behind: Word | None) -> bool:
    """Return whether two words are a compound of two parts with a hyphen, and not a part of a longer one."""
    is_pair = word.joined and not before.joined and not (behind and behind.joined)
    return is_pair and min(len(before.text), len(word.text)) >= SHORTEST_PART and not before.text.isupper()


def _segments(deck: Deck) -> Iterator[Segment]:
    """Yield the texts of a deck that people wrote as text."""
    return (one for slide in deck.slides for one in slide.segments if one.role in _PROSE)


def _finding(rule: str, deck: Deck, segment: Segment, message: str) -> Finding:
    return Finding(rule, Severity.NOTE, message, deck.path, segment.line, (segment.context, segment.text))
