"""Russian predicates: verbs, short adjectives and relative pronouns in agreement with their subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loctool.glossary.morphology.russian.places import Slot, noun_slots, parses

FARTHEST = 6
"""Words behind a subject among which its predicate is searched."""
_BREAKS = (".", ",", ";", ":", "!", "?", "…")
_OTHERS = ("CONJ", "NPRO")
"""What may begin another clause, or have a predicate of its own."""


def subject_slot(old: str, before: Sequence[str]) -> Slot | None:
    """Return the number and gender of words that may be a subject, as a slot; None if they cannot be one."""
    return next((slot for slot in noun_slots(old, before) if slot[0] == "nomn"), None)


def predicate_behind(behind: Sequence[str], was: Slot, now: Slot) -> tuple[int, str] | None:
    """Return the place of a subject's predicate among the words behind it, and its form for a new subject.

    None if no predicate is found, or it has that form.
    """
    if behind[:1] == [","]:
        return _changed(1, behind[1:2], was, now)
    for at, word in enumerate(behind[:FARTHEST]):
        if found := _changed(at, [word], was, now):
            return found
        if word.endswith(_BREAKS) or any(str(parse.tag.POS) in _OTHERS for parse in parses(word)[:1]):
            break
    return None


def _changed(at: int, word: Sequence[str], was: Slot, now: Slot) -> tuple[int, str] | None:
    new = agree_predicate(word[0], was, now) if word else ""
    return (at, new) if new and new != word[0] else None


def agree_predicate(word: str, was: Slot, now: Slot) -> str:
    """Return the form of a predicate for another subject; "" if the word is no predicate of the old one."""
    parse = next(iter(parses(word)), None)
    if parse is None or not _shows_subject(parse) or str(parse.tag.number) != was[1]:
        return ""
    if str(parse.tag.gender or was[2]) != was[2]:
        return ""
    has_gender = str(parse.tag.tense) not in ("pres", "futr") and now[1] == "sing"
    form = parse.inflect({now[1], now[2]} - {""} if has_gender else {now[1]})
    bare = word.strip(".,;:!?…«»„“”\"'()")
    if form is None or not bare.islower():
        return ""
    return word.replace(bare, form.word)


def _shows_subject(parse: Any) -> bool:
    tag = parse.tag
    if tag.POS == "VERB":
        return str(tag.tense) == "past" or str(tag.person) == "3per"
    return str(tag.POS) in ("PRTS", "ADJS") or (str(parse.normal_form), str(tag.case)) == ("который", "nomn")
