"""Words that stand beside another form of themselves, as in drafts of a model that has lost the thread."""

from __future__ import annotations

import re

from loctool.glossary.morphology.keys import text_keys
from loctool.text.language import base_language

TWO_FORMS = {
    "en": frozenset(["were", "being", "does", "doing", "that", "those", "this", "these"]),
    "ru": frozenset(
        [
            "самый",
            "самого",
            "человек",
            "время",
            "лицом",
            "первый",
            "друг",
            "конце",
            "года",
            "году",
            "лета",
            "никто",
            "ничто",
            "один",
            "одна",
            "одно",
            "день",
            "плечом",
            "рука",
        ]
    ),
}
"""Language -> words that good texts have beside another form of themselves (друг друга, were being, лета 1914 года)."""
SHORTEST = 4
"""Letters of the shortest words that are compared by their lemmas."""
STRETCH = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: [^\W\d_]+(?:-[^\W\d_]+)*)+")
"""Words with nothing but spaces between them."""


def is_echo(first: str, second: str, language: str) -> bool:
    """Tell whether two words may be forms of one word that good texts do not have side by side: *rising rise*.

    Only words with the same first letter are looked up: few forms of a word have another one. Languages without a list
    in TWO_FORMS have none.
    """
    excused = TWO_FORMS.get(base_language(language))
    if excused is None or min(len(first), len(second)) < SHORTEST or first[0].casefold() != second[0].casefold():
        return False
    if excused & {first.casefold(), second.casefold()}:
        return False
    return not text_keys(first, False, language)[1].isdisjoint(text_keys(second, False, language)[1])
