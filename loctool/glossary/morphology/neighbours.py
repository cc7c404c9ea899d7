"""Words before a term that must agree with it: Russian adjectives and pronouns, the English indefinite article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loctool.glossary.morphology.russian.paradigm import ADJECTIVES, inflect_with
from loctool.glossary.morphology.russian.words import parses_of
from loctool.glossary.morphology.term_form import TermForm
from loctool.text.language import base_language

FARTHEST = 2
"""Words before a term that may agree with it."""


def adapt_words_before(before: Sequence[str], form: TermForm, language: str) -> list[str]:
    """Return the words directly before a term that have to change when the term takes a form, in their new forms.

    Only the last ones are returned, as many as change; an empty list if none does.
    """
    if base_language(language) == "en":
        return _article(before, form)
    if base_language(language) == "ru" and form.case:
        return _agreed(before, form)
    return []


def _article(before: Sequence[str], form: TermForm) -> list[str]:
    """Return "a" or "an", whichever the term needs, if the other one precedes it."""
    last = before[-1] if before else ""
    if last.lower() not in ("a", "an") or not form.text:
        return []
    wanted = "an" if form.text[0].lower() in "aeiou" else "a"
    return [] if wanted == last.lower() else [wanted.capitalize() if last[0].isupper() else wanted]


def _agreed(before: Sequence[str], form: TermForm) -> list[str]:
    """Return the adjectives before a Russian term in its case, number and gender."""
    main = main_noun(form)
    changed: list[str] = []
    for word in reversed(before[-FARTHEST:] if main else ()):
        parse = next(iter(parses_of(word)), None) if word.isalpha() else None
        if parse is None or parse.tag.POS not in ADJECTIVES:
            break
        if not (spelling := inflect_with(main, word, parse, (form.case, form.number))):
            break
        changed.insert(0, spelling)
    return [] if changed == list(before[len(before) - len(changed) :]) else changed


def main_noun(form: TermForm) -> Any:
    """Return the reading of the term's main noun in the form's case and number."""
    slot = ("NOUN", form.case, form.number)
    parses = (parse for word in form.text.split() for parse in parses_of(word))
    return next((parse for parse in parses if (parse.tag.POS, parse.tag.case, parse.tag.number) == slot), None)
