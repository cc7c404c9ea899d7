"""Texts that never go through a model: picture credits, names, and what has no words."""

from __future__ import annotations

from collections.abc import Iterable

from loctool.glossary import TermIndex
from loctool.model import Status
from loctool.text.markup import mask
from loctool.text.number_style import localise_numbers


def verbatim(text: str, roles: Iterable[str], terms: TermIndex, language: str) -> str | None:
    """Return the draft of a text that is copied rather than translated, or None for any other.

    A credit keeps its names; only a label before its colon (`Photo:`) becomes the glossary's. Numbers without a word
    are written as the language writes them.
    """
    if set(roles) == {"credit"}:
        label, colon, rest = text.partition(":")
        return _label(label, terms, language) + colon + rest if colon else text
    return None if _has_words(text, terms) else localise_numbers(text, text, terms.language, language)


def _label(label: str, terms: TermIndex, language: str) -> str:
    for hit in terms.find(label):
        targets = hit.term.targets.get(language)
        if hit.term.status is Status.PREFERRED and targets and label.strip() == label[hit.start : hit.end]:
            return label.replace(label.strip(), targets[0])
    return label


def _has_words(text: str, terms: TermIndex) -> bool:
    """Tell whether a letter stands outside of markup and of names that must not be translated."""
    for piece in mask(text).pieces:
        for hit in reversed(terms.find(piece)):
            if hit.term.status is Status.DO_NOT_TRANSLATE:
                piece = piece[: hit.start] + piece[hit.end :]
        if any(character.isalpha() for character in piece):
            return True
    return False
