"""Which case, number and gender a place in a Russian text asks for, by the words in it and those before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from loctool.glossary.morphology.russian.agreement import governed_cases
from loctool.glossary.morphology.russian.paradigm import ADJECTIVES
from loctool.glossary.morphology.russian.words import parses_of

READINGS = 6
"""Readings of a word that are compared, the likeliest first."""
FARTHEST = 2
"""Words before a term that may agree with it."""
LISTED = 8
"""Words before a noun in the locative among which its preposition is."""

Slot = tuple[str, str, str]
"""Case, number and gender; the gender is empty in the plural, where nothing agrees with it."""


def parses(word: str) -> list[Any]:
    """Return the likeliest readings of a word of a text, without the punctuation beside it."""
    bare = word.strip(".,;:!?…«»„“”\"'()")
    return parses_of(bare)[:READINGS] if bare else []


def noun_slots(old: str, before: Sequence[str]) -> list[Slot]:
    """Return the slots of the first noun among words, the likeliest first; empty if there is none.

    Words behind the first noun depend on it. Of its readings those count with which the adjectives before it agree;
    of these, those in a case that a preposition or a numeral before it asks for; of these, the genitives behind another
    noun. Where none would be left, all stay.
    """
    words = old.split()
    at = next((n for n, word in enumerate(words) if _is_noun(word)), None)
    if at is None:
        return []
    slots = [_slot(parse) for parse in parses(words[at]) if parse.tag.POS == "NOUN"]
    around = [*before, *words[:at]]
    for n in range(len(around) - 1, max(len(around) - FARTHEST - at, 0) - 1, -1):
        if not _is_adjective(around[n]):
            break
        agreeing = [slot for slot in slots if agrees(around[n], slot)]
        # The ending of an adjective tells more than that of a noun that a small model invented.
        slots = agreeing or (slots if n < len(before) else _adjective_slots(around[n]))
    cases = governing_cases(around)
    slots = [slot for slot in slots if slot[0] in cases] or slots
    if not _may_be_locative(around):  # an invented word looks like one
        slots = [slot for slot in slots if slot[0] != "loct"]
    if counted := counted_slot(around):
        slots = [slot for slot in slots if slot[:2] == counted] or slots
    elif _is_behind_noun(around):
        slots = [slot for slot in slots if slot[0] == "gent"] or slots
    return list(dict.fromkeys(slots))


def asked_slots(old: str, before: Sequence[str]) -> list[tuple[str, str]]:
    """Return the cases and numbers that a place asks for, the likeliest first; empty if nothing is known.

    They are those of the old noun, or of other old words, and those that a preposition, a numeral or a noun asks for.
    """
    tags = [parse.tag for word in old.split() for parse in parses(word)[:1]]
    found = [slot[:2] for slot in noun_slots(old, before)]
    found = found or [(str(tag.case), str(tag.number or "sing")) for tag in tags if tag.case]
    found = [slot for slot in found if slot[0] != "loct" or _may_be_locative(before)]
    cases = list(governing_cases(before))
    if (counted := counted_slot(before)) and not found:
        cases, found = [], [counted]
    elif not cases and not found and _is_behind_noun(before):
        cases = ["gent"]
    if not any(case in cases for case, _ in found):
        numbers = dict.fromkeys([number for _, number in found] + ["sing", "plur"])
        found = [(case, number) for number in numbers for case in cases] + found
    return list(dict.fromkeys(found))


def agrees(word: str, slot: Slot) -> bool:
    """Return whether a reading of an adjective has the case, number and gender of a slot."""
    return any(
        (parse.tag.case, parse.tag.number) == slot[:2] and (not slot[2] or str(parse.tag.gender) == slot[2])
        for parse in parses_of(word)
        if parse.tag.POS in ADJECTIVES
    )


def governing_cases(before: Sequence[str]) -> Collection[str]:
    """Return the cases that a preposition before a place asks for; adjectives in between are passed over."""
    return governed_cases().get(_word_before(before).lower(), ())


def counted_slot(before: Sequence[str]) -> tuple[str, str] | None:
    """Return the case and number of a noun that the words before it count: два дома, пять домов; None if none does."""
    word = _word_before(before)
    if word.isdecimal():
        last, teen = int(word) % 10, 11 <= int(word) % 100 <= 14
        if last == 1 and not teen:
            return None
        return ("gent", "sing") if 2 <= last <= 4 and not teen else ("gent", "plur")
    found = parses(word) if word.isalpha() else []
    if not found or found[0].tag.POS != "NUMR" or not {"nomn", "accs"} & {str(parse.tag.case) for parse in found}:
        return None
    return ("gent", "sing" if found[0].normal_form in ("два", "три", "четыре", "оба", "полтора") else "plur")


def _may_be_locative(before: Sequence[str]) -> bool:
    """Return whether a preposition that asks for the locative is among the words before a place."""
    return any("loct" in governed_cases().get(word.lower(), ()) for word in before[-LISTED:])


def _word_before(before: Sequence[str]) -> str:
    """Return the last word that is not an adjective, if at most two adjectives follow it."""
    bare = (word.lstrip('«„“"(') for word in reversed(before[-FARTHEST - 1 :]))
    return next((word for word in bare if not _is_adjective(word)), "")


def _is_behind_noun(before: Sequence[str]) -> bool:
    word = _word_before(before)
    return word.isalpha() and _is_noun(word) and word.lower() not in governed_cases()


def _adjective_slots(word: str) -> list[Slot]:
    return [_slot(parse) for parse in parses(word) if parse.tag.POS in ADJECTIVES]


def _is_noun(word: str) -> bool:
    """Return whether a word is likely to be a noun; for an invented word the best reading is a guess."""
    found = parses(word)
    return any(parse.tag.POS == "NOUN" and 2 * parse.score > found[0].score for parse in found)


def _is_adjective(word: str) -> bool:
    return word.isalpha() and bool(found := parses_of(word)) and found[0].tag.POS in ADJECTIVES


def _slot(parse: Any) -> Slot:
    gender = str(parse.tag.gender or "") if parse.tag.number == "sing" else ""
    return str(parse.tag.case), str(parse.tag.number), gender


def verb_likeness(form: str, old: str) -> int:
    """Return how many grammatical properties the likeliest readings of a verb's form and of old words share."""
    ours = [set(map(str, parse.tag.grammemes)) for parse in parses(form) if _is_verbal(parse)]
    theirs = [set(map(str, parse.tag.grammemes)) for word in old.split() for parse in parses(word) if _is_verbal(parse)]
    return max((len((one & other) - {"VERB"}) for one in ours[:2] for other in theirs[:2]), default=0)


def _is_verbal(parse: Any) -> bool:
    return str(parse.tag.POS) in ("VERB", "INFN", "PRTF", "PRTS", "GRND")
