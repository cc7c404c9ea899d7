"""Which number, article and verbal ending a place in an English text asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loctool.glossary.morphology.english_plurals import numbers, plurals
from loctool.glossary.morphology.forms import TermForm, main_noun
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon

INDEFINITE = ("a", "an")
_PUNCTUATION = '.,;:!?…”"'


def is_numberless(noun: str) -> bool:
    """Return whether a noun has no plural, or one that is spelt like the singular: evidence, series."""
    low = noun.lower()
    return plurals(low)[0] == low


def is_plural(noun: str) -> bool:
    """Return whether a noun is a plural and no singular as well."""
    singular, plural = numbers(noun) if noun else ("", "")
    return plural == noun != singular or noun.lower() == "people"


def lacks_article(before: Sequence[str], form: TermForm) -> bool:
    """Return whether a form needs an article behind these words: a singular directly behind a preposition."""
    noun = main_noun(form.text)
    is_countable = form.number == "sing" and not form.case and noun.islower() and not is_numberless(noun)
    return is_countable and bool(before) and before[-1].lower() in word_list("en", "prepositions_of_nouns")


def has_idle_article(before: Sequence[str], form: TermForm) -> bool:
    """Return whether a form may have to lose the *a* before it, since its noun has no plural."""
    return bool(before) and before[-1].lower() in INDEFINITE and is_numberless(main_noun(form.text))


def with_article(form: TermForm) -> list[TermForm]:
    """Return a form with each article."""
    indefinite = "an" if form.text[:1].lower() in tuple("aeiou") else "a"
    return [TermForm(f"{article} {form.text}", form.case, form.number) for article in ("the", indefinite)]


def has_number_of(form: TermForm, old: str) -> bool:
    """Return whether a form has the old words' number, as far as they have one, and is a genitive if they are one."""
    head = _head(old)
    genitive = head.endswith(("'s", "’s", "s'", "s’"))
    noun = re.sub(r"['’]s?$", "", head)
    is_invented = noun.endswith("s") and not noun.endswith("ss") and not lexicon("en").knows(noun.lower())
    number = "plur" if is_plural(noun) or is_invented else form.number if not noun or is_numberless(noun) else "sing"
    return form.number == number and (form.case == "poss") == genitive


def _head(old: str) -> str:
    words = [word.strip(_PUNCTUATION) for word in old.split()]
    after = word_list("en", "after_main_noun") - word_list("en", "conjunctions")
    return next((words[n - 1] for n, word in enumerate(words) if n and word.lower() in after), (words or [""])[-1])


def verbal_ending(text: str) -> str:
    """Return the ending that tells the form of the first word's regular verb: -ed, -ing, -s or none."""
    found = re.match(r"\w+?(ed|ing|(?<!s)s|)\b", text)
    return found[1] if found else ""


def fit_article(before: Sequence[str], form: TermForm) -> list[str]:
    """Return "a" or "an", whichever the term needs, if the other one precedes it."""
    last = before[-1] if before else ""
    if last.lower() not in INDEFINITE or not form.text:
        return []
    wanted = "an" if form.text[0].lower() in "aeiou" else "a"
    return [] if wanted == last.lower() else [wanted.capitalize() if last[0].isupper() else wanted]
