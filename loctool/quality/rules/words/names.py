"""The rule on names of people, places and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loctool.glossary.bilingual.coverage import Judged, compare_words
from loctool.glossary.bilingual.lexicon import bilingual_lexicon
from loctool.glossary.morphology.people import find_people
from loctool.model import Severity
from loctool.model import Side as TextSide
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.words.naming.sides import Side
from loctool.quality.rules.words.naming.words import is_listed
from loctool.text.language import base_language
from loctool.text.numbers.quantities import find_quantities
from loctool.text.quotes import find_quotations

TITLE = 60
"""Characters of the longest quotation that is a title rather than a sentence."""

_DANGLING = {
    "en": re.compile(
        r"\b(?:the|a|an)(?:[,.;:!?]|$|(?: (?:of|with|in|on|at|from|for|by|and|is|was|are|were|has|have|will))\b)"
        r"|\b(?:from|of|and|between|near|to the)[,;]| and (?:is|was|has|had|provides?)\b"
    ),
    "ru": re.compile(
        r"(?i)(?<![\w-])(?:в|во|из|на|под|над|к|с|у|от|до|через|между|при|близ)"
        r"(?:[,.;:!?]|$| (?:в|во|из|на|под|над|к|с|у|от|через|при|пока|тут|и)(?![\w-]))"
    ),
}
"""Articles and prepositions without the noun that they need, which a translation with a lost name may keep."""
_NEVER = re.compile(r"(?!)")


def lost_name(text: Comparison) -> Iterator[Problem]:
    """Yield the first name that the translation has not, with the name that it has instead."""
    pair = base_language(text.source_language), base_language(text.language)
    if not bilingual_lexicon(pair):
        return
    compared = compare_words(text.visible_source, text.visible_target, pair)
    people = find_people(text.visible_source, pair[0])
    ours, theirs = Side(compared.ours, pair, pair[0], people), Side(compared.theirs, pair, pair[1])
    lost, added = ours.missing_in(theirs), theirs.missing_in(ours)
    lost = [one for one in lost if not (_is_in_title(one, text.visible_source) or _is_of_unit(one, text))]
    certain = [one for one in lost if is_listed(one) or (added and not one.entry) or ours.is_certain(one)]
    if not certain:
        yield from _replaced(text, ours, theirs, added)
        return
    sure = [one for one in certain if not ours.has_neighbouring_name(one, theirs)]
    name = (sure or certain)[0].word.text
    message = f"“{name}” became “{added[0].word.text}”" if added else f"lost the name “{name}”"
    severity = Severity.WARNING if sure or added else Severity.NOTE
    yield Problem(message, find_once(name, text.source), TextSide.SOURCE, severity=severity)


def _replaced(text: Comparison, ours: Side, theirs: Side, added: Sequence[Judged]) -> Iterator[Problem]:
    """Yield a problem if a name is in the translation alone, and a word of the source that may be one is not in it."""
    new = [one for one in added if theirs.is_surely_a_name(one)]
    is_dangling = _DANGLING.get(theirs.code, _NEVER).search(text.visible_target)
    if old := ours.may_be_replaced(theirs) if new or is_dangling else ():
        name = old[0].word.text
        message = f"“{name}” became “{new[0].word.text}”" if new else f"lost the name “{name}”"
        yield Problem(message, find_once(name, text.source), TextSide.SOURCE, severity=Severity.WARNING)


def _is_of_unit(one: Judged, text: Comparison) -> bool:
    """Return whether a word belongs to a unit behind a number: 20 Grad Celsius, 20 °C."""
    places = [found.place for found in find_quantities(text.visible_source, text.source_language)]
    return any(start <= one.word.start < end for start, end in places)


def _is_in_title(one: Judged, source: str) -> bool:
    """Return whether a word is in a quotation of several words, which translations leave, or translate as words."""
    pairs = find_quotations(source).pairs
    return any(
        pair.start < one.word.start < pair.end
        and " " in source[pair.start : pair.end].strip()
        and pair.end - pair.start < TITLE
        for pair in pairs
    )
