"""The words of the page in the languages of its interface: loctool's own catalogs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from loctool.catalog.entry import forms_of
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import catalog_in
from loctool.quality.explanations import explanations

LANGUAGES = ("de", "ru")
"""Languages of the interface besides English, which its texts are written in."""

Texts = dict[str, list[str]]
"""msgid -> its translation, or a text for each plural form."""


def catalogs(rules: Iterable[str] = ()) -> dict[str, Texts]:
    """Return language -> the texts of the page and of some rules' explanations, by their English texts."""
    texts = [text for rule in rules for text in rule_texts(rule)]
    return {
        language: read_texts(language, "page") | _some(read_texts(language, "rules"), texts) for language in LANGUAGES
    }


def rule_texts(rule: str) -> tuple[str, ...]:
    """Return what an explanation says of a rule: what it finds, why that matters, how it is mended.

    It is empty for an unknown rule.
    """
    explanation = explanations().get(rule)
    return (explanation.what, explanation.why, explanation.mend) if explanation else ()


def _some(texts: Texts, wanted: Iterable[str]) -> Texts:
    return {text: texts[text] for text in wanted if text in texts}


@cache
def read_texts(language: str, name: str) -> Texts:
    """Return the translated messages of a catalog of the interface."""
    path = Path("locales", language, "LC_MESSAGES", f"{name}.po")
    catalog = catalog_in(files(__package__).joinpath(path.as_posix()).read_text("utf-8"), path)
    return {entry.msgid: forms_of(entry) for entry in catalog.messages() if state(entry) is State.TRANSLATED}
