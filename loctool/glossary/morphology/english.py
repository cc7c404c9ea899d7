"""English words: irregular forms from the dictionary, regular ones by rule, genitives without their apostrophe."""

from __future__ import annotations

from functools import lru_cache

from loctool.glossary.morphology.languages import read_table, word_list
from loctool.glossary.morphology.lexicon import lexicon


def bare(word: str) -> str:
    """Return a word without the ending of a genitive: Trump's, states'."""
    return word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=1 << 15)
def is_english(word: str) -> bool:
    """Return whether the dictionary has a word, or a singular of which it may be the plural."""
    return any(map(lexicon("en").knows, (word, *singulars(word))))


def singulars(word: str) -> set[str]:
    """Return the words whose regular plural a word may be, by its spelling alone."""
    if not word.endswith("s") or word.endswith("ss") or len(word) <= 3:
        return set()
    found = {word[:-1]}
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        found.add(word[:-2])
    if word.endswith("es"):
        found.add(word[:-2] + "is")
    if word.endswith("ies") and len(word) > 4:
        found.add(word[:-3] + "y")
    if word.endswith("ves"):
        found |= {word[:-3] + "f", word[:-3] + "fe"}
    return found


@lru_cache(maxsize=1 << 15)
def text_keys(word: str) -> frozenset[str]:
    """Return the keys of a text's word: itself, its lemma, its possible singulars, and all those as a noun.

    A plural by rule counts where the dictionary has that singular as a lemma, or does not know the word at all; a word
    that is its own lemma is not a plural (news is not new).
    """
    name = bare(word)
    low = name.lower()
    known = lexicon("en").lemma
    lemma = known(low) or known(name)
    keys = {low, lemma.lower()} if lemma else {low}
    if lemma != low:
        keys |= {one for one in singulars(low) if lemma is None or known(one) == one}
    nouns = {low} if _verbal(low, lemma) else keys
    return frozenset(keys | {f"{one}/noun" for one in nouns})


def _verbal(form: str, lemma: str | None) -> bool:
    """Return whether a form belongs to the verb of its lemma, not to the noun: led and leading of lead."""
    if not lemma or form in (lemma, read_table("en")["irregular_plurals"].get(lemma)) or form.endswith(("s", "men")):
        return False
    return form.endswith(("ed", "ing")) or lexicon("en").lemma(lemma.removesuffix("e") + "ing") == lemma


@lru_cache(maxsize=50_000)
def term_keys(word: str, part_of_speech: str = "", alone: bool = True) -> frozenset[str]:
    """Return the keys that a text's word may share with a term's word.

    A term that has a plural is a noun as it stands: meeting is then not met. A term of one word (`alone`) that is the
    plural of an adjective stays one: goods are not good.
    """
    low = bare(word).lower()
    known = lexicon("en").lemma
    lemma = known(low)
    if known(low + "s") == low or (alone and lemma and low == lemma + "s" and _has_superlative(lemma)):
        found = frozenset({low})
    else:
        found = frozenset(key for key in text_keys(word) if not key.endswith("/noun"))
    return frozenset(f"{key}/noun" for key in found) if part_of_speech == "noun" else found


def _has_superlative(lemma: str) -> bool:
    return any(form.endswith("est") and form[:1] == lemma[:1] for form in lexicon("en").forms(lemma))


def numbers(noun: str) -> tuple[str, str]:
    """Return a noun's singular and plural, irregular ones from the dictionary: (child, children)."""
    known = lexicon("en").lemma
    lemma = known(noun.lower()) or known(noun)
    if lemma and lemma.lower() != noun.lower() and not noun.endswith(("ing", "ed")):
        return (lemma.capitalize() if noun[:1].isupper() else lemma), noun
    if lemma is None and noun.endswith("s") and known(noun[:-1].lower()):
        return noun[:-1], noun
    return noun, _plural(noun)


def _plural(noun: str) -> str:
    low = noun.lower()
    if irregular := read_table("en")["irregular_plurals"].get(low, ""):
        return noun[:1] + str(irregular[1:])
    if low.endswith("man") and low not in word_list("en", "not_men"):
        return noun[:-2] + "en"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        regular = noun[:-1] + "ies"
    else:
        regular = noun + ("es" if low.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if lexicon("en").lemma(regular.lower()) == low:
        return regular
    others = [form for form in lexicon("en").forms(low) if form.isalpha() and form != low]
    plurals = [form for form in others if not form.endswith(("ing", "ed", "er", "est", "ly"))]
    return noun[:1] + plurals[0][1:] if plurals else regular
