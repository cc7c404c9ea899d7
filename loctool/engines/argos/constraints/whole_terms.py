"""Drafts of texts that are a term and nothing else, without the model: headings, cells and bullets."""

from __future__ import annotations

import re

from loctool.glossary.morphology.forms import inflected_forms
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.requirements import Requirement, RequirementFinder
from loctool.text.endings import fit_capital
from loctool.text.language import base_language
from loctool.text.words import words

_AROUND = re.compile(r"(?:\[\d+\]|_\d+|[^\w])*")
"""What may be around the term: punctuation, spaces, and marks of protected spans."""


def draft_whole_term(text: str, finder: RequirementFinder) -> str | None:
    """Return the draft of a text that is a term, perhaps with an article; None for any other text.

    It is the term in its base form, or in the other number if the source is, with the source's punctuation and capital.
    """
    required = next(iter(finder.find(text)), None)
    if required is None or not _AROUND.fullmatch(text, required.end):
        return None
    before = re.fullmatch(rf"({_AROUND.pattern})(?:(\w+) )?", text[: required.start])
    source_language = base_language(finder.index.language)
    if not before or (before[2] and before[2].lower() not in word_list(source_language, "articles")):
        return None
    form = text[required.start : required.end] if required.verbatim else _form(required, text, finder.language)
    article = _article(before[2], form or "", finder.language) if before[2] else ""
    if form is None or article is None:
        return None
    capital = text[len(before[1]) :]
    return before[1] + fit_capital(capital, article + form) + text[required.end :]


def _form(required: Requirement, text: str, language: str) -> str | None:
    """Return the target in the number of the source; None if a language's numbers are not known."""
    written, term = text[required.start : required.end], required.term.source
    forms = inflected_forms(required.targets[0], language, required.part_of_speech)
    form = forms[0].text
    if not _has_same_head(written, term):
        other = {"sing": "plur", "plur": "sing"}.get(forms[0].number)
        if required.part_of_speech == "verb" or base_language(language) not in ("en", "ru"):
            return None
        form = next((one.text for one in forms if one.number == other and one.case in ("", "nomn")), form)
    return form.upper() if written.isupper() and not term.isupper() else form


def _has_same_head(written: str, term: str) -> bool:
    """Return whether the last words are the same, so that the source has the number of the term in the glossary."""
    ours, theirs = ([word.text.casefold() for word in words(one)] for one in (written, term))
    return ours[-1:] == theirs[-1:]


def _article(word: str, form: str, language: str) -> str | None:
    """Return the article for a source's, with a space; Russian has none, other languages are not known."""
    if base_language(language) != "en":
        return "" if base_language(language) == "ru" else None
    if word.lower().startswith(("d", "th")):
        return "the "
    return "an " if form[:1].lower() in tuple("aeiou") else "a "
