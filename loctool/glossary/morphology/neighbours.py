"""Words before a term that must change with it: Russian adjectives and pronouns, the English indefinite article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loctool.glossary.morphology.term_form import Form
from loctool.text.language import base_language

FARTHEST = 2
"""Words before a term that may agree with it."""

_AGREEING = ("ADJF", "PRTF")


def fitted(before: Sequence[str], form: Form, language: str) -> list[str]:
    """Return the words directly before a term that have to change where it takes the form, as they must be then.

    Only the last ones are returned, as many as change; an empty list where none does.
    """
    if base_language(language) == "en":
        return _article(before, form)
    if base_language(language) == "ru" and form.case:
        return _agreed(before, form)
    return []


def _article(before: Sequence[str], form: Form) -> list[str]:
    """Return "a" or "an" as the term begins, where the other one stands before it."""
    last = before[-1] if before else ""
    if last.lower() not in ("a", "an") or not form.text:
        return []
    wanted = "an" if form.text[0].lower() in "aeiou" else "a"
    return [] if wanted == last.lower() else [wanted.capitalize() if last[0].isupper() else wanted]


def _agreed(before: Sequence[str], form: Form) -> list[str]:
    """Return the adjectives before a Russian term in its case, number and gender."""
    main = main_noun(form)
    if main is None:
        return []
    changed: list[str] = []
    for word in reversed(before[-FARTHEST:]):
        spelling = _inflected(word, form, main)
        if spelling is None:
            break
        changed.insert(0, spelling)
    return [] if changed == list(before[len(before) - len(changed) :]) else changed


def main_noun(form: Form) -> Any:
    """Return the reading of the term's main noun in the form's case and number."""
    from loctool.glossary.morphology.russian.words import parses_of

    for word in form.text.split():
        for parse in parses_of(word):
            if parse.tag.POS == "NOUN" and parse.tag.case == form.case and parse.tag.number == form.number:
                return parse
    return None


def _inflected(word: str, form: Form, main: Any) -> str | None:
    """Return an adjective in agreement with the noun; None for a word that is no adjective or has no such form."""
    from loctool.glossary.morphology.russian.words import parses_of

    if not word.isalpha():
        return None
    parse = next(iter(parses_of(word)), None)
    if parse is None or parse.tag.POS not in _AGREEING:
        return None
    wanted = {form.case, form.number}
    if form.number == "sing" and main.tag.gender:
        wanted.add(main.tag.gender)
    if form.case == "accs" and (form.number == "plur" or main.tag.gender == "masc"):
        wanted.add(main.tag.animacy)
    found = parse.inflect(wanted)
    if found is None:
        return None
    return str(found.word).capitalize() if word[:1].isupper() else str(found.word)
