"""Rule `equal-forms`: two plural forms of a translation are the same, although the language tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loctool.catalog.header import fields_in
from loctool.catalog.plurals import sound_rule
from loctool.catalog.provenance import State
from loctool.glossary.morphology.english_plurals import plurals
from loctool.glossary.morphology.german.words import noun_lemmas
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import parses_of
from loctool.quality.comparison import Problem
from loctool.quality.messages import Messages
from loctool.text.language import base_language
from loctool.text.tables import read_table

_NUMBER = r"(?:%(?:\d+\$)?[-+ 0']*\d*(?:l{0,2}|h{0,2}|z|j|q)[diu]|%\(\w+\)[dis]|%n|%L?\d|\{\w*(?::[^{}]*)?\}|<\w+/>)"
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_COUNTED = re.compile(
    rf"(\A|.)[^\w%{{]*{_NUMBER}[\s\u00a0\u202f]+(?:<[^<>]+>|[*_«„“])*({_WORD}(?:[ \u00a0]{_WORD}){{0,2}})(\()?",
    re.DOTALL,
)
"""What is before a number's placeholder, up to three words behind it, and a bracket as in file(s)."""
_ONE, _FEW, _MANY = 1, 2, 5
"""Numbers that stand for the forms of most languages."""
_SAME_ENDINGS = {"fr": ("s", "x", "z"), "es": ("s", "x")}
"""Endings of nouns whose plural is the same."""
_GERMAN = ("er", "en", "el", "chen", "lein", "s", "se")
"""Endings of nouns whose plural is often the same, or that may be a plural in -s."""
_LEAST = 4
"""Letters of a word that is not an abbreviation."""


def equal_forms(messages: Messages) -> Iterator[tuple[int, Problem]]:
    """Yield the plural messages two forms of which are equal, where the word that is counted has to differ."""
    table, code = messages.table, base_language(messages.language)
    rule = sound_rule(fields_in(table.header or "").get("Plural-Forms", "")) if table.has_plurals() else None
    if rule is None or code not in _JUDGES:
        return
    one, few, many = rule.forms((_ONE, _FEW, _MANY))
    for number, now in enumerate(table.states()):
        source = table.plurals[number]
        if now is not State.TRANSLATED or source is None or source == table.msgids[number]:
            continue
        forms = table.msgstrs[number].split("\0")
        if len(forms) != rule.count or not all(forms):
            continue
        if words := _same_word(forms, (one, few, many), code):
            yield number, Problem(f"has the same text in two plural forms, but “{words}” has to differ by number")


def _same_word(forms: Sequence[str], places: tuple[int, int, int], code: str) -> str:
    """Return the counted word of two equal forms that has to differ between them, "" if there is none."""
    one, few, many = places
    for first, second in dict.fromkeys([(one, few), (one, many), (few, many)]):
        if first == second or forms[first] != forms[second]:
            continue
        found = _COUNTED.search(forms[first])
        if not found or found[3]:
            continue
        if found[1] and (first != one or code == "pl"):
            continue  # a preposition or a verb may govern one case of several numbers
        if code == "ru" and (first, second) == (one, many) and _has_short_genitive(found[2]):
            continue
        if word := _JUDGES[code](found[2].split()):
            return word
    return ""


def _has_short_genitive(words: str) -> bool:
    """Return whether the genitive plural of a Russian word is its nominative: байт, человек."""
    tags = [one.tag for word in words.split() for one in parses_of(word)]
    readings = {(str(tag.case), str(tag.number)) for tag in tags if "NOUN" in tag}
    return not readings.isdisjoint({("nomn", "sing"), ("accs", "sing")}) and ("gent", "plur") in readings


def _russian(words: Sequence[str]) -> str:
    """Return the first noun, if it is declined."""
    for word in words:
        tags = [one.tag for one in parses_of(word)]
        if any("NOUN" in tag for tag in tags[:1]):
            fixed = any("Fixd" in tag or "Abbr" in tag for tag in tags)
            return "" if fixed or len(word) < _LEAST or word.isupper() else word
    return ""


def _german(words: Sequence[str]) -> str:
    """Return the first noun, if it is a plural, or if its plural has to have another ending."""
    word = next((one for one in words if one[:1].isupper()), "").rpartition("-")[2]
    known = noun_lemmas(word)
    if not known or len(word) < _LEAST or word.isupper() or _is_measure(word, "de"):
        return ""
    return word if word not in known or not word.endswith(_GERMAN) else ""


def _english(words: Sequence[str]) -> str:
    """Return the last word, if it is a noun that has a plural, or a plural."""
    for word in words[:1]:
        low, lemma = word.lower(), lexicon("en").lemma(word.lower())
        if lemma is None or len(word) < _LEAST or word.isupper():
            return ""
        if lemma == low and low not in plurals(low) and lexicon("en").lemma(plurals(low)[0]) == low:
            return word if len(words) == 1 or not lexicon("en").lemma(words[1].lower()) else ""
        if lemma != low and low in plurals(lemma) and low not in plurals(low):
            return word
    return ""


def _by_ending(words: Sequence[str], code: str) -> str:
    """Return the first word, if the dictionary has it as a word that is declined."""
    word = words[0]
    low, known = word.lower(), lexicon(code).lemma
    if len(word) < _LEAST or word.isupper() or known(low) is None:
        return ""
    if known(low) != low:
        return word if known(low) == low.removesuffix("s") else ""
    return word if not low.endswith(_SAME_ENDINGS[code]) and known(low + "s") == low else ""


def _polish(words: Sequence[str]) -> str:
    word = words[0]
    known = lexicon("pl")
    lemma = known.lemma(word.lower())
    if lemma is None or len(word) < _LEAST or word.isupper():
        return ""
    return (
        word if any(known.lemma(lemma.rstrip("aeoy") + ending) == lemma for ending in ("ów", "i", "y", "ami")) else ""
    )


def _is_measure(word: str, code: str) -> bool:
    """Return whether a noun is a measure, which many languages do not decline behind a number: 5 Stück."""
    return word.lower() in read_table("measures")[code].lower().split() or word.lower().endswith(
        tuple(read_table("measures")[code + "_ends"].lower().split())
    )


_JUDGES = {
    "ru": _russian,
    "de": _german,
    "en": _english,
    "fr": lambda words: _by_ending(words, "fr"),
    "es": lambda words: _by_ending(words, "es"),
    "pl": _polish,
}
"""Base language -> what finds the word that has to differ, in the words behind a number."""
