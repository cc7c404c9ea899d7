"""Lists within sentences, such as *Blei, Cadmium und Chrom*: which item a translation leaves out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from loctool.glossary.bilingual.alignment import align
from loctool.glossary.bilingual.coverage import Coverage, Judged
from loctool.text.words import Word

_JOINING = {"de": "und|oder|sowie|noch", "en": "and|or|nor", "ru": "и|или|либо|ни"}
_WORD = r"[^\s,.;:!?()–—]+"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,2}}"
LEAST_WEIGHT, _LEAST_WEIGHT = 1.8, {("en", "ru"): 3.2, ("en", "de"): 3.4}
"""How much the words of an item must say by having no counterpart; German has compounds, which the lexicon lacks."""
_ADJECTIVE = re.compile(r"[a-zäöüß]{4,}(?:e|en|er|es|em)")
_THROUGH_NOUN = re.compile(rf"(?:[^\W\dA-ZÄÖÜ]+ )*[A-ZÄÖÜ]{_WORD}")
_CLAUSE_WORDS = frozenset({"denen", "deren", "dessen", "einer", "einen", "eines", "einem", "keine", "keiner", "keinen"})
"""German words that look like adjectives."""


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
        if not all(_may_be_listed(words, codes[0]) for words in found[1:]):
            continue
        links = align(compared.ours, compared.theirs, codes)
        linked = {compared.ours[n].word for n in links}
        lost = [n for n, words in enumerate(found) if words and _is_lost(words, linked, len(compared.theirs), codes)]
        kept = [word for words in found for word in words if word.word in linked]
        if len(lost) == 1 and kept and not _may_be_free(kept, links, target, compared, codes):
            return items[lost[0]]
    return None


def _may_be_free(
    kept: Sequence[Judged], links: dict[int, int], target: str, compared: Coverage, codes: tuple[str, str]
) -> bool:
    """Return whether the translation joins a kept item with words that have no counterpart: it may be free."""
    joining = rf",? (?:{_JOINING[codes[1]]}) "
    behind, before = re.compile(rf"{joining}({_WORD}(?: {_WORD})?)"), re.compile(rf"({_WORD}){joining}(?:\w+ )?$")
    for n, one in enumerate(compared.ours):
        if one in kept and n in links:
            word = compared.theirs[links[n]].word
            for match in (behind.match(target, word.end), before.search(target[: word.start])):
                joined = _words_in(_Item(*match.span(1)), compared.theirs) if match else []
                if joined and not any(other.covered for other in joined):
                    return True
    return False


def _is_lost(words: Sequence[Judged], linked: Collection[Word], length: int, codes: tuple[str, str]) -> bool:
    """Return whether no word has a counterpart for itself: Töchter are not the ones of Schwiegertöchter."""
    weight = -sum(one.entry.evidence(False, length) for one in words if one.entry)
    if codes[0] != "de" and any(one.covered for one in words):
        return False
    return weight >= _LEAST_WEIGHT.get(codes, LEAST_WEIGHT) and not any(one.word in linked for one in words)


def _may_be_listed(words: Sequence[Judged], code: str) -> bool:
    """Return whether these are words of a list, not of a clause: in German, nouns with their adjectives."""
    if code != "de" or not words:
        return True
    *adjectives, noun = (one.word.text for one in words)
    return noun[0].isupper() and all(
        word[0].isupper() or (_ADJECTIVE.fullmatch(word) and word not in _CLAUSE_WORDS) for word in adjectives
    )


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
        if "- " in match[0]:
            continue  # Beifalls- und Missfallensbekundungen are two words for one thing
        middle = [_Item(*part.span()) for part in re.compile(_ITEM).finditer(text, *match.span(2))]
        last = _THROUGH_NOUN.match(text, *match.span(3)) if code == "de" else None
        found.append([_Item(*match.span(1)), *middle, _Item(*(last.span() if last else match.span(3)))])
    return found
