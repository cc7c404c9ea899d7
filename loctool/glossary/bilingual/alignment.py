"""Which words of a text and of its translation belong together, by the lexicon and by their places."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from loctool.glossary.bilingual.compounds import compound_parts
from loctool.glossary.bilingual.coverage import Judged
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import Pair, bilingual_lexicon
from loctool.glossary.bilingual.spelling import are_alike, skeleton

_NAME_RATE = 1e-5
"""How often words occur that are alike by their letters: names, seldom."""
_FAR = 0.5
"""Share of the rarest word's weight that a distance of the whole text costs."""


def align(ours: Sequence[Judged], theirs: Sequence[Judged], pair: Pair) -> dict[int, int]:
    """Return index of a source's word -> index of its translation, each word in one link at most.

    Links are taken greedily, rare words first and nearer ones before others (competitive linking, Melamed 2000).
    """
    if not bilingual_lexicon(pair) and bilingual_lexicon((pair[1], pair[0])):
        return {m: n for n, m in align(theirs, ours, (pair[1], pair[0])).items()}
    keys = [target_key(one.word.text, pair[1]) for one in theirs]
    sounds = [skeleton(one.word.text) for one in theirs]
    scored: list[tuple[float, int, int]] = []
    for n, one in enumerate(ours):
        if not one.covered:
            continue
        targets = frozenset[str]().union(
            one.entry.targets if one.entry else (), *(part.targets for part in compound_parts(one.word.text, pair))
        )
        own = skeleton(one.word.text)
        for m, key in enumerate(keys):
            if key in targets or are_alike(own, sounds[m]):
                entry = theirs[m].entry
                distance = abs(n / len(ours) - m / len(theirs))
                weight = -log(entry.rate if entry and key in targets else _NAME_RATE)
                scored.append((weight * (1 - _FAR * distance), n, m))
    links: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, m in sorted(scored, reverse=True):
        if n not in links and m not in taken:
            links[n] = m
            taken.add(m)
    return links
