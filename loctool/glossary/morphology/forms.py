"""The forms that a target term takes in sentences, for engines that are to write it: the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loctool.glossary.morphology import english
from loctool.glossary.morphology.german import words as german
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.paradigm import paradigm
from loctool.text.language import base_language
from loctool.text.words import Word, words


@dataclass(frozen=True, slots=True)
class TermForm:
    """A term as it may stand in a sentence."""

    text: str
    case: str = ""
    """nomn, gent, accs, datv, ablt, loct in Russian, poss for an English genitive, else empty."""
    number: str = ""
    """sing, plur or empty."""


@lru_cache(maxsize=10_000)
def inflected_forms(target: str, language: str, part_of_speech: str = "") -> tuple[TermForm, ...]:
    """Return the forms of a target term: first as it is written, then by frequency; spellings may come several times.

    English nouns in both numbers and as genitives, Russian terms in all cases with agreement, German ones as far as the
    dictionary has them; elsewhere the term alone.
    """
    found = words(target)
    if not found:
        return (TermForm(target),)
    code = base_language(language)
    made: Iterator[TermForm] = iter(())
    if code == "ru":
        made = (TermForm(*form) for form in paradigm(target, found, part_of_speech))
    elif code == "en":
        made = _english(target, found, part_of_speech)
    elif code == "de":
        made = _german(target, found)
    return tuple(dict.fromkeys(made)) or (TermForm(target),)


def _english(target: str, found: list[Word], part_of_speech: str) -> Iterator[TermForm]:
    """Yield the numbers of the main noun, which stands before a preposition or at the end, and their genitives."""
    if part_of_speech == "verb":
        verb = found[0].text
        others = sorted(form for form in lexicon("en").forms(verb.lower()) if form != verb and form.isalpha())
        yield from (TermForm(_replace(target, found[0], form)) for form in (verb, *others))
        return
    after = word_list("en", "after_main_noun")
    at = next((n - 1 for n, word in enumerate(found) if n and word.text.lower() in after), len(found) - 1)
    singular, plural = english.numbers(found[at].text)
    own = "plur" if found[at].text == plural != singular else "sing"
    pair = [("sing", singular), ("plur", plural)]
    pair.sort(key=lambda one: one[0] != own)
    for number, word in pair:
        yield TermForm(_replace(target, found[at], word), "", number)
    if at == len(found) - 1:
        for number, word in pair:
            yield TermForm(_replace(target, found[at], word + ("'" if word.endswith("s") else "'s")), "poss", number)


def _german(target: str, found: list[Word]) -> Iterator[TermForm]:
    """Yield the forms of the last word, with one ending for all adjectives before it."""
    yield TermForm(target)
    head = found[-1]
    spellings = [head.text, *_declined(head.text)]
    before = found[:-1]
    if not before:
        yield from (TermForm(_replace(target, head, spelling)) for spelling in spellings)
    elif all(word.text[:1].islower() or word.start == 0 for word in before):
        stems = [german.strip_adjective_ending(word.text) or word.text for word in before]
        for spelling in spellings:
            for ending in german.ADJECTIVE_ENDINGS:
                yield TermForm(" ".join([*(stem + ending for stem in stems), spelling]))


def _declined(noun: str) -> list[str]:
    """Return the forms of a German word or of its last part, shorter ones first."""
    for at in (0, *range(3, len(noun) - 3)):
        part = noun[at:].capitalize() if at else noun
        found = {form for lemma in german.lemmas(part) for form in lexicon("de").forms(lemma)}
        found = {form for form in found if form[:1] == part[:1] and form + "e" not in found}
        if len(found) > 1:
            return sorted((noun[:at] + (form.lower() if at else form) for form in found), key=lambda f: (len(f), f))
    return []


def _replace(target: str, word: Word, spelling: str) -> str:
    return target[: word.start] + spelling + target[word.end :]
