"""Lists within sentences, such as *Blei, Cadmium und Chrom*: which item a translation leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loctool.glossary.bilingual.alignment import align
from loctool.glossary.bilingual.coverage import Coverage, Judged

_JOINING = {"de": "und|oder|sowie|noch", "en": "and|or|nor", "ru": "и|или|либо|ни"}
_WORD = r"[^\s,.;:!?()–—]+"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,2}}"
LEAST_WEIGHT = 1.8
"""How much the words of an item must say by having no counterpart."""
NEAR = 2
"""Words around the translations of the other items in which the lost one may be translated freely."""
_MOST_SAID = 1.5
"""How much the words there may say by having no counterpart."""


class _Item(NamedTuple):
    start: int
    end: int


def lost_item(source: str, target: str, compared: Coverage, codes: tuple[str, str]) -> tuple[int, int] | None:
    """Return the span of a list's item that has no counterpart, if the translation has a shorter list.

    Another item must have a counterpart, and none may be another that certainly has none.
    """
    ours = _lists(source, codes[0])
    if not ours or not compared.ours:
        return None
    longest = max((len(items) for items in _lists(target, codes[1])), default=2)
    for items in ours:
        if len(items) <= longest:
            continue
        found = [_words_in(item, compared.ours) for item in items]
        lost = [n for n, words in enumerate(found) if words and _is_lost(words) and _may_be_listed(words, codes[0])]
        kept = [n for n, words in enumerate(found) if any(one.covered for one in words)]
        if len(lost) == 1 and kept and not _may_be_free([word for n in kept for word in found[n]], compared, codes):
            return items[lost[0]]
    return None


def _may_be_free(kept: Sequence[Judged], compared: Coverage, codes: tuple[str, str]) -> bool:
    """Return whether there are words without a counterpart beside the translations of the items that are kept."""
    links = align(compared.ours, compared.theirs, codes)
    places = [links[n] for n, one in enumerate(compared.ours) if one in kept and n in links]
    if not places:
        return True
    near = compared.theirs[max(0, min(places) - NEAR) : max(places) + NEAR + 1]
    return any(not one.covered and (one.entry is None or -one.evidence >= _MOST_SAID) for one in near)


def _is_lost(words: Sequence[Judged]) -> bool:
    return not any(one.covered for one in words) and -sum(one.evidence for one in words) >= LEAST_WEIGHT


def _may_be_listed(words: Sequence[Judged], code: str) -> bool:
    """Return whether these are words of a list, not of a clause; only nouns are sure in German."""
    return code != "de" or words[-1].word.text[0].isupper()


def _words_in(item: _Item, words: Sequence[Judged]) -> list[Judged]:
    return [one for one in words if item.start <= one.word.start and one.word.end <= item.end]


def _lists(text: str, code: str) -> list[list[_Item]]:
    """Return the lists of at least three items; of the first and of the last one, the nearest words are taken."""
    if code not in _JOINING or "," not in text:
        return []
    joining = _JOINING[code]
    pattern = re.compile(rf"({_WORD})((?:, {_ITEM})+?),? (?:{joining}) ({_ITEM})")
    found = []
    for match in pattern.finditer(text):
        middle = [_Item(*part.span()) for part in re.compile(_ITEM).finditer(text, *match.span(2))]
        found.append([_Item(*match.span(1)), *middle, _Item(*match.span(3))])
    return found
