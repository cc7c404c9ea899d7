"""German compounds: the nouns inside a word, with the joints between them, checked by the dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loctool.glossary.morphology.german.words import UMLAUTS, lemmas, noun_keys, noun_lemmas
from loctool.glossary.morphology.languages import LONGEST_WORD, word_list
from loctool.glossary.morphology.lexicon import lexicon

SHORTEST = 4
"""Letters of the shortest noun that is searched in the middle of a word; two less at its ends."""
_JOINTS = ("", "s", "es", "n", "en", "er", "e")


def index_prefix(noun: str, letters: int = SHORTEST) -> str:
    """Return the first letters of a noun as `find_nouns` takes them: in lower case, without umlauts."""
    return noun[:letters].lower().translate(UMLAUTS)


@dataclass(frozen=True, slots=True)
class Part:
    """A noun inside a compound: `word[start:end]`, with its joint where the dictionary takes that for an ending."""

    start: int
    end: int
    keys: frozenset[str]
    """As `german.noun_keys` gives them."""
    head: bool
    """The last part, which says what kind of thing the whole is."""
    listed: bool
    """The dictionary knows the whole word."""


@lru_cache(maxsize=1 << 15)
def find_nouns(word: str, starts: frozenset[str] | None) -> tuple[Part, ...]:
    """Return the nouns inside a word that begin with one of `starts`, as `index_prefix` gives them; all for None.

    Nouns may overlap. A noun counts if what precedes and follows it consists of words too, and if the whole has the
    lemma that these parts give it: Ministern is not a Stern.
    """
    if not SHORTEST + 2 <= len(word) <= LONGEST_WORD:
        return ()
    low = word.lower()
    plain = index_prefix(low, len(low))
    return tuple(
        part
        for start in range(len(low) - 1)
        if (starts is None or _may_begin(plain, start, starts)) and _made_of_words(low[:start])
        for part in find_nouns_at(word, start)
        if start or part.end < len(low)
    )


def _may_begin(plain: str, start: int, starts: frozenset[str]) -> bool:
    """Return whether one of the nouns may begin there; those of two and three letters only first or last (Öl, Amt)."""
    if plain[start : start + SHORTEST] in starts:
        return True
    at_an_end = start == 0 or len(plain) - start < 2 * SHORTEST - 2
    return at_an_end and (plain[start : start + 2] in starts or plain[start : start + 3] in starts)


def find_nouns_at(word: str, start: int) -> Iterator[Part]:
    """Yield the nouns that may begin at `start`, whatever precedes them."""
    low = word.lower()
    for end in range(start + 2, len(word) + 1):
        piece, rest = low[start:end], low[end:]
        keys = _modifier(piece, first=start == 0) if rest else _noun(piece) or _compound(piece)
        if keys and (_is_followed_by_words(word, piece, end) if rest else _agrees(word, start)):
            yield Part(start, end, keys, not rest, bool(lemmas(word)))


def _is_followed_by_words(word: str, piece: str, end: int) -> bool:
    rest = word.lower()[end:]
    return any(
        rest.startswith(joint) and _ends_a_word(word, end + len(joint)) and _joins(piece, joint) for joint in _JOINTS
    )


@lru_cache(maxsize=1 << 15)
def _noun(piece: str, first: bool = False) -> frozenset[str]:
    """Return the keys of a piece that the dictionary knows as a noun; the `first` of a word is not a derivation."""
    name = piece.capitalize()
    if (
        (piece in word_list("de", "derivations") and not first)
        or (len(piece) <= 3 and piece not in word_list("de", "short_parts"))
        or not noun_lemmas(name)
    ):
        return frozenset()
    return frozenset(key for key in noun_keys(name) if "~" not in key)


@lru_cache(maxsize=1 << 15)
def _compound(piece: str) -> frozenset[str]:
    """Return the keys of a piece that is a compound which the dictionary does not know: Netzentgelte."""
    name = piece.capitalize()
    if len(piece) < 2 * SHORTEST or not find_last_nouns(name):
        return frozenset()
    return frozenset(key for key in noun_keys(name) if "~" not in key)


def _modifier(piece: str, first: bool = False) -> frozenset[str]:
    """Return the keys of a piece that can stand before another: a noun, perhaps without its last -e (Sprach-).

    Mess- is not Messe: there is a verb with that stem. A weak verb shares it with its noun: strafen, Strafe.
    """
    if found := _noun(piece, first):
        return found
    known = lexicon("de").lemma
    verb = piece + "en"
    other = known(verb) == verb and verb not in (known(piece + "te"), known(piece + "ete"))
    return frozenset() if other else _noun(piece + "e")


def _joins(piece: str, joint: str) -> bool:
    """Return whether a joint belongs to the piece before it, not to another noun: Kohlendioxid has no Kohl."""
    return not joint or not (longer := _noun(piece + joint)) or not longer.isdisjoint(_modifier(piece))


@lru_cache(maxsize=1 << 15)
def _made_of_words(piece: str) -> bool:
    """Return whether a piece before a noun is empty, or words with their joints, the last of them not a particle."""
    if not piece:
        return True
    return any(
        piece[start:] not in word_list("de", "verb_prefixes")
        and _is_word(piece[start:].removesuffix(joint), first=start == 0)
        and _made_up(piece[:start])
        for start in range(len(piece) - 1)
        for joint in _JOINTS
        if piece[start:].endswith(joint)
    )


@lru_cache(maxsize=1 << 15)
def _made_up(piece: str) -> bool:
    """Return whether a piece is empty, or words with their joints, which may be particles."""
    return not piece or any(
        _is_word(piece[:end].removesuffix(joint)) and _made_up(piece[end:])
        for end in range(2, len(piece) + 1)
        for joint in _JOINTS
        if piece[:end].endswith(joint)
    )


@lru_cache(maxsize=1 << 15)
def _ends_a_word(word: str, at: int) -> bool:
    """Return whether the rest of a word consists of words, the last one a noun that agrees with the whole."""
    low = word.lower()
    return any(
        _noun(low[start:]) and _made_of_words(low[at:start]) and _agrees(word, start)
        for start in range(at, len(low) - 2)
    )


@lru_cache(maxsize=1 << 15)
def _is_word(piece: str, first: bool = False) -> bool:
    if len(piece) <= 3:
        return piece in word_list("de", "short_parts")
    if piece in word_list("de", "derivations") and not first:
        return False
    if first and piece in word_list("de", "first_parts"):
        return True
    known = lexicon("de").lemma
    return bool(_modifier(piece, first)) or known(piece) == piece or known(piece + "en") == piece + "en"


def _agrees(word: str, head: int) -> bool:
    """Return whether the word's own lemma, if it has one, ends in the lemma of its last part."""
    whole = lemmas(word)
    return not whole or any(
        word[:head].lower() + last.lower() == lemma.lower()
        for last in lemmas(word[head:].capitalize())
        for lemma in whole
    )


def find_last_nouns(word: str) -> list[str]:
    """Return the nouns that a compound may end in, in small letters, longer ones first."""
    if len(word) > LONGEST_WORD:
        return []
    return [
        word[start:].lower()
        for start in range(3, len(word) - 2)
        if _noun(word[start:].lower()) and _made_of_words(word[:start].lower()) and _agrees(word, start)
    ]


def last_noun(word: str) -> str:
    """Return the lemma of a compound's last noun, the longest with words before it; "" if it is not a compound."""
    for ending in find_last_nouns(word):
        return min(noun_lemmas(ending.capitalize()), default="")
    return ""


@dataclass(frozen=True, slots=True)
class JoinedTerm:
    """A term of an adjective and a noun as the beginning of one word: Seltene Erden in Seltenerdmetalle."""

    first: str
    """The adjective's stem, after which the noun must stand."""
    noun: frozenset[str]

    def end_in(self, word: str) -> int:
        """Return where the noun ends in a word that begins with the two, 0 for any other word."""
        if not word.lower().startswith(self.first):
            return 0
        found = [part.end for part in find_nouns_at(word, len(self.first)) if not self.noun.isdisjoint(part.keys)]
        return max(found, default=0)


def joined_compounds(adjective: str, noun: str) -> list[JoinedTerm]:
    """Return how a word may begin with the two words of a term; nothing for two nouns or an unknown noun."""
    bases = {lemma for lemma in lemmas(adjective.lower()) if lemma[:1].islower()}
    if not bases or not lemmas(noun):
        return []
    own = frozenset(key for key in noun_keys(noun) if "~" not in key)
    return [JoinedTerm(first, own) for first in sorted(bases) if first[:3] == adjective.lower()[:3] and len(first) >= 3]
