"""German words: nouns apart from other words by their capital letter, lemmas, and endings of words unknown."""

from __future__ import annotations

import re
from functools import lru_cache

from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon

ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_ENDINGS = ("ern", "em", "en", "er", "es", "e", "n", "s")
_NOUN_ENDINGS = ("en", "es", "e", "n", "s")
_FOREIGN = (
    ("ium", "ien"), ("ion", "ien"), ("al", "alien"), ("il", "ilien"), ("ex", "izes"), ("ix", "izes"), ("is", "en"),
    ("ix", "izen"), ("as", "anten"), ("erb", "erbien"),
)  # fmt: skip
"""Endings of Latin and Greek nouns and of their plurals, which the dictionary sometimes has under another word."""
_RARER = (
    ("us", "i"), ("us", "en"), ("us", "era"), ("us", "ora"), ("um", "a"), ("um", "en"), ("on", "a"), ("on", "en"),
    ("a", "en"), ("ma", "mata"), ("o", "i"), ("o", "en"),
)  # fmt: skip
"""Others, which count where the dictionary does not know the plural at all."""
UMLAUTS = str.maketrans("äöü", "aou")
_PARTICIPLE = re.compile(r"\w*ge\w+t|(?:be|ver|er|ent|emp|zer|miss)\w+t|\w+iert|\w+nd")
_WEAK = ("ant", "ent", "ist", "at", "it", "et", "ot", "nom", "graf", "graph", "log")
"""Endings of nouns of the weak declension, which the dictionary sometimes has with an -e."""


def stems(word: str, endings: tuple[str, ...] = _ENDINGS) -> set[str]:
    """Return the word without umlauts, and without each ending of declension that it may have.

    Snowball's German stemmer takes off -ung, -heit and -isch as well, which makes Förderung and fördern one.
    """
    plain = word.lower().translate(UMLAUTS)
    cut = (plain.removesuffix(ending) for ending in endings)
    return {plain, *(rest for rest in cut if len(rest) >= 3)}


@lru_cache(maxsize=1 << 15)
def lemmas(form: str) -> frozenset[str]:
    """Return the form's lemma and that lemma's own, as the dictionary has Gesandten -> Gesandte -> Gesandter."""
    found: set[str] = set()
    lemma = lexicon("de").lemma(form)
    while lemma and lemma not in found:
        found.add(lemma)
        lemma = lexicon("de").lemma(lemma)
    if found == {form} or form.endswith(("en", "leute", "leuten")):
        found |= _overlooked(form)
    if not found and form.islower() and (base := strip_adjective_ending(form)):
        found |= _adjective(base)
    return frozenset(found)


def _adjective(base: str) -> set[str]:
    """Return the lemmas of an adjective or participle whose inflected form the dictionary does not have: geteilte."""
    lemma = lexicon("de").lemma(base)
    return {base, lemma} if lemma and lemma.islower() and len(base) > len("alt") else set()


def is_infinitive(word: str) -> bool:
    """Return whether a word is a verb in its base form, capitalised or not: Kopieren."""
    low = word.lower()
    return low.endswith("n") and lexicon("de").lemma(low) == low and lexicon("de").lemma(low[:-1] + "t") == low


def noun_lemmas(form: str) -> set[str]:
    """Return those of the form's lemmas that are nouns."""
    return {lemma for lemma in lemmas(form) if lemma[:1].isupper()}


def _overlooked(form: str) -> set[str]:
    """Return lemmas that a form may have, too, where the dictionary has another or the form itself.

    Vorsitzende may be Vorsitzender, Bremsen Bremse, Passanten Passant (not Passante), Finken Fink, Brandes Brand,
    and Bergleute Bergmann.
    """
    known = lexicon("de").lemma
    if form.endswith(("leute", "leuten")):
        return {form.rpartition("leute")[0] + "mann"}
    if form.endswith("en"):
        is_plural = (form[:-2].endswith(_WEAK) and len(form) > len("Raten")) or form[:-2] in word_list(
            "de_plurals", "plurals_in_en"
        )
        cuts = {form[:-1], form[:-2]} if is_plural else {form[:-1]}
        return {cut for cut in cuts if known(cut) == cut and form[:1].isupper()}
    if form.islower() and form.endswith("e") and known(form[:-1]) == form[:-1]:
        return {form[:-1]}
    if form[:1].isupper() and form.endswith("es") and known(form[:-2]) == form[:-2]:
        return {form[:-2]}
    return set()


@lru_cache(maxsize=1 << 15)
def noun_keys(word: str) -> frozenset[str]:
    """Return the keys of a capitalised word read as a noun: itself, its noun lemmas, the lemma of its last part.

    An unknown word also has its stems as keys. Those that it shares with a known term are not cut before -er, which
    makes another noun (Busch, Buscher). A word that is its own lemma may be the genitive of an unknown name.
    """
    found = lemmas(word)
    keys = _nouns(word)
    if not found:
        keys |= {f"noun~{stem}" for stem in stems(word, _NOUN_ENDINGS)} | _marked("unknown~", word)
    if found == {word} and word.endswith("s"):
        keys.add(f"name~{word[:-1]}")
    return frozenset(keys | _by_last_part(word))


@lru_cache(maxsize=1 << 15)
def other_keys(word: str) -> frozenset[str]:
    """Return the keys of a lower-case word: itself and its lemmas, or its stems if it is unknown."""
    found = lemmas(word)
    keys = {word, *(lemma for lemma in found if lemma[:1].islower())}
    return frozenset(keys if found else keys | _marked("word~", word))


def term_keys(word: str, head: bool) -> frozenset[str]:
    """Return the keys that a text's word may share with a term's word; only a term's last word must keep its case."""
    keys: set[str] = set()
    if word[:1].isupper():
        keys |= _nouns(word) | foreign_plurals(word) | _by_last_part(word)
        if lemmas(word):
            keys |= {f"noun~{one.lower().translate(UMLAUTS)}" for one in _nouns(word) if "~" not in one}
        else:
            keys |= _marked("noun~", word) | _marked("unknown~", word) | {f"name~{word}"}
    if not word[:1].isupper() or not head:
        keys |= other_keys(word.lower()) | _marked("word~", word)
    return frozenset(keys)


def _nouns(word: str) -> set[str]:
    return {word, *noun_lemmas(word), *_participle(word)}


def strip_adjective_ending(word: str) -> str:
    """Return a word without an adjective's ending, "" if it has none."""
    return next((word.removesuffix(ending) for ending in ADJECTIVE_ENDINGS if word.endswith(ending)), "")


@lru_cache(maxsize=50_000)
def strip_declension(word: str) -> str:
    """Return an adjective without its ending, "" if it is not an adjective: the adverb selten of Seltene Erden."""
    low = word.lower()
    base = strip_adjective_ending(low)
    return base if base and base in lemmas(low) and base in lemmas(base) else ""


def foreign_plurals(noun: str) -> set[str]:
    """Return the plurals that a noun of Latin or Greek may have: Bakterium, Bakterien; Index, Indizes."""
    rarer = _with_endings(noun, _RARER)
    found = _with_endings(noun, _FOREIGN) | {rare for rare in rarer if not lemmas(rare)}
    return {one for one in found if len(one) >= len("Dosen")}


def foreign_endings(noun: str) -> set[str]:
    """Return all words that may be such plurals, whether or not the dictionary has them as other words."""
    return _with_endings(noun, _FOREIGN) | _with_endings(noun, _RARER)


def _with_endings(noun: str, endings: tuple[tuple[str, str], ...]) -> set[str]:
    return {noun.removesuffix(own) + plural for own, plural in endings if noun.endswith(own)}


def _participle(word: str) -> set[str]:
    """Return the stem of a participle used as a noun, which declines as an adjective: Beauftragte, Beauftragter."""
    base = strip_adjective_ending(word)
    if base.endswith(("t", "nd")):
        base, known = base.lower(), lexicon("de").lemma
        for at in (0, *range(3, len(base) - 4)):
            if _PARTICIPLE.fullmatch(base, at) and known(base[at:] + "er") and (known(base[at:]) or "").endswith("n"):
                return {f"participle~{base}"}
    return set()


def text_keys(word: str, opening: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of a text's word in the reading that its case tells, and in any reading."""
    word = word.removesuffix("'").removesuffix("'s") or word
    if word[:1].islower():
        loose = other_keys(word)
    else:
        loose = noun_keys(word) | other_keys(word.lower())
        if word.isupper() and len(word) > 1:
            loose |= noun_keys(word.capitalize())
        elif not opening:
            return noun_keys(word), loose
    return loose, loose


def _marked(mark: str, word: str) -> set[str]:
    return {mark + one for one in stems(word)}


def _by_last_part(word: str) -> set[str]:
    """Return an unknown compound with its last part as a lemma: Lithiumminen -> Lithiummine."""
    if noun_lemmas(word):
        return set()
    compounds = (
        {word[:at] + one.lower() for one in noun_lemmas(word[at:].capitalize())} for at in range(3, len(word) - 3)
    )
    return next(filter(None, compounds), set())
