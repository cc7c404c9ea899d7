"""Whether an English word that may be a noun or a verb is used as a verb: to cook, they claim, she claims that …."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.glossary.morphology.english import bare
from loctool.glossary.morphology.english_plurals import irregular_singulars, plurals, third_person
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.text.words import Word

LONGEST = 4
"""Words of the longest subject."""
_ADJECTIVES = ("able", "al", "ful", "ible", "ic", "ive", "less", "ous")
"""How many adjectives end."""


def is_used_as_verb(found: Sequence[Word], at: int, text: str) -> bool:
    """Return whether the word at `at` of a text must be a verb, by the words beside it. Uncertain words are nouns.

    After a determiner or a preposition it is a noun. After a pronoun, a modal verb or *to* it is a verb, and before a
    determiner, a pronoun or a clause with *that* if it begins a sentence or ends as verbs do beside a singular. In its
    base form it is a verb, too, behind a plural that begins a sentence, unless that plural is one of those that are
    used like adjectives (sports, arms), or another noun may follow.
    """
    low = found[at].text.lower()
    lemma = lexicon("en").lemma(low) or low
    if low != bare(low) or low not in (lemma, third_person(lemma)) or not _has_verb_forms(lemma):
        return False
    before = _neighbour(found, at, -1, text)
    if before == "not":
        before = _neighbour(found, at - 1, -1, text)
    if before in word_list("en", "before_nouns") or before.endswith("'s") or before.isdigit():
        return False
    if before in word_list("en", "subjects") or before.endswith("n't"):
        return low == lemma or before in ("he", "she", "it", "who")
    if before == "to":
        return low == lemma and not _is_after_preposition(found, at, text) and lemma not in plurals(lemma)
    if low == lemma and _is_plural_subject(found, at - 1, text):
        after = _neighbour(found, at, 1, text)
        if not after or after.endswith("ly") or after in word_list("en", "prepositions_of_nouns"):
            return True
    if not _has_object(found, at, text):
        return False
    if found[at].opening:
        return low == lemma
    return bool(before) and low != lemma and _is_singular_subject(found, at - 1, text)


def _has_verb_forms(lemma: str) -> bool:
    known, stems = lexicon("en").lemma, (lemma.removesuffix("e"), lemma + lemma[-1:])
    return any(known(stem + ending) == lemma for stem in stems for ending in ("ing", "ed"))


def _neighbour(found: Sequence[Word], at: int, step: int, text: str) -> str:
    """Return the word before or behind in small letters, "" if there is more than a space between the two."""
    other = at + step
    if not 0 <= other < len(found):
        return ""
    first, second = (found[other], found[at]) if step < 0 else (found[at], found[other])
    return found[other].text.lower() if text[first.end : second.start].isspace() and not second.opening else ""


def _is_after_preposition(found: Sequence[Word], at: int, text: str) -> bool:
    """Return whether the *to* before a word is a preposition: access to X, from X to Y, prefer X to Y, go to work."""
    is_range = any(word.text.lower() == "from" for word in found[max(0, at - 4) : at - 1])
    chosen = (word.text.lower() for word in found[max(0, at - 4) : max(0, at - 2)])
    is_range = is_range or any(lexicon("en").lemma(word) == "prefer" or word == "prefer" for word in chosen)
    before = _neighbour(found, at - 1, -1, text)
    is_motion = (lexicon("en").lemma(before) or before) in word_list("en", "motion")
    if is_motion and not _has_object(found, at, text):
        return True
    return is_range or before in word_list("en", "before_preposition_to")


def _has_object(found: Sequence[Word], at: int, text: str) -> bool:
    """Return whether a determiner, a pronoun or a clause follows; a relative clause has its verb after *that*."""
    after = _neighbour(found, at, 1, text)
    if after == "that":
        return _neighbour(found, at + 1, 1, text) not in word_list("en", "verbs_of_clauses")
    return after in word_list("en", "before_nouns_only")


def _is_plural_subject(found: Sequence[Word], at: int, text: str) -> bool:
    """Return whether a word is a plural that begins a sentence, perhaps behind a determiner and adjectives."""
    word = found[at].text.lower() if at >= 0 else ""
    lemma = lexicon("en").lemma(word) or word
    if lemma == word or word not in plurals(lemma) or word in word_list("en", "plurals_before_nouns"):
        return False
    start = next((n for n in range(at, max(at - LONGEST, -1), -1) if found[n].opening), None)
    if start is None or (start < at and found[start].text.lower() not in word_list("en", "determiners")):
        return False
    return all(_neighbour(found, n, 1, text) for n in range(start, at + 1))


def _is_singular_subject(found: Sequence[Word], at: int, text: str) -> bool:
    """Return whether a word may be the subject of a verb in -s: a name, or a singular noun behind a determiner."""
    word, known = found[at].text.lower(), lexicon("en").lemma
    is_name = found[at].text[:1].isupper() and not found[at].opening
    if not is_name and _neighbour(found, at, -1, text) not in word_list("en", "before_nouns"):
        return False
    is_plural = bool(irregular_singulars(word) - {word}) or (known(word) or word) != word
    return not is_plural and known(word + "er") != word and not word.endswith(_ADJECTIVES)
