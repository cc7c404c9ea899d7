"""Texts that need no model: picture credits, names, and texts without words."""

from __future__ import annotations

from collections.abc import Iterable

from loctool.glossary import TermIndex
from loctool.glossary.morphology.people import is_people_alone, writes_names_alike
from loctool.model import Status
from loctool.text.markup import mask, visible_text
from loctool.text.markup.characters import with_plain_characters, with_special_characters
from loctool.text.markup.inner import inner_texts
from loctool.text.numbers.style import localise_numbers


def copy_text(text: str, roles: Iterable[str], terms: TermIndex, language: str, syntax: str = "") -> str | None:
    """Return the draft of a text that is copied rather than translated, or None for any other text.

    A credit keeps its names; only a label before a colon (`Foto:`) is translated, by the glossary. Full names of people
    stay in Latin letters. Numbers without a word are written in the style of the language.
    """
    if set(roles) == {"credit"}:
        label, colon, rest = text.partition(":")
        return _translate_label(label, terms, language) + colon + rest if colon else text
    visible = visible_text(text, syntax)
    if writes_names_alike(language) and is_people_alone(visible, terms.language) and not terms.find(visible):
        return text
    if _has_words(text, terms, syntax):
        return None
    plain, joints = with_plain_characters(text, syntax)
    localised = localise_numbers(plain, plain, terms.language, language, syntax)
    return text if localised == plain else with_special_characters(localised, joints)


def _translate_label(label: str, terms: TermIndex, language: str) -> str:
    for hit in terms.find(label):
        targets = hit.term.targets.get(language)
        if hit.term.status is Status.PREFERRED and targets and label.strip() == label[hit.start : hit.end]:
            return label.replace(label.strip(), targets[0])
    return label


def _has_words(text: str, terms: TermIndex, syntax: str) -> bool:
    """Return whether there is a letter outside markup and outside names that must not be translated.

    Alternative texts and titles are inside markup, but words.
    """
    masked = mask(text, syntax)
    inner = [one for span in masked.spans for one in inner_texts(span)]
    for piece in (*masked.pieces, *(one.text for one in inner if one.has_words())):
        for hit in reversed(terms.find(piece)):
            if hit.term.status is Status.DO_NOT_TRANSLATE:
                piece = piece[: hit.start] + piece[hit.end :]
        if any(character.isalpha() for character in piece):
            return True
    return False
