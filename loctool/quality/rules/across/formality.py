"""Rule `mixed-address`: the readers of a catalog are addressed as Sie here and as du there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loctool.catalog.provenance import State
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import is_known, parses_of
from loctool.quality.comparison import Problem, find_once
from loctool.quality.messages import Messages
from loctool.text.language import base_language
from loctool.text.markup import visible_text
from loctool.text.quotes import find_quotations
from loctool.text.tables import read_table
from loctool.text.words import Word, words

FORMAL, INFORMAL = "formal", "informal"
_OTHER = {FORMAL: INFORMAL, INFORMAL: FORMAL}
MOST_MISTAKES, SHARE = 2, 50
"""How many messages may be mistakes: so many, and one for each so many of the usual kind. If there are more of them,
the texts address different readers."""
FEW = 4
"""In a catalog with so few addresses, the first one counts."""
LIKELY = 0.1
"""pymorphy3's estimate from which a reading counts: all of a word's have to be those of an address."""
_SPEECH = ("– ", "— ", "- ")
"""Begins what somebody says, in Russian, French, Spanish and Polish."""
_QUOTE = re.compile(r"<quote>.{0,2000}?</quote>", re.DOTALL)
"""What somebody says, in DocBook."""
_WORD = re.compile(r"\w+")
_FORMS = re.compile(r"(?:те|тесь|[ийь]|ись|йся|ься)\Z")
"""Endings of Russian imperatives, and of the second person plural; the singular may mean anybody."""


@dataclass(frozen=True, slots=True)
class _Address:
    """The words by which a text addresses its reader, "" where it does not."""

    formal: str
    informal: str


def mixed_address(messages: Messages) -> Iterator[tuple[int, Problem]]:
    """Yield the messages that address readers unlike the configuration says, or unlike most of the catalog."""
    code = base_language(messages.language)
    if code not in read_table("formality"):
        return
    found = dict(_addresses(messages, code))
    wanted = messages.formality or _usual(list(found.values()))
    own = base_language(messages.terms.language)
    for number, one in found.items():
        source = address_in(messages.table.msgids[number], "", own)
        if one.formal and one.informal and not messages.formality:
            if not (source.formal and source.informal):
                message = f"addresses readers both as “{one.formal}” and as “{one.informal}”"
                yield number, Problem(message, find_once(one.informal, messages.table.msgstrs[number]))
            continue
        wrong = {FORMAL: one.informal, INFORMAL: one.formal}.get(wanted, "")
        as_in_source = source.informal if wanted == FORMAL else source.formal
        if wrong and (messages.formality or not as_in_source):
            where = "the configuration asks for" if messages.formality else "the catalog is"
            message = f"addresses readers with “{wrong}”, which is {_OTHER[wanted]}; {where} {wanted}"
            yield number, Problem(message, find_once(wrong, messages.table.msgstrs[number]))


def _addresses(messages: Messages, code: str) -> Iterator[tuple[int, _Address]]:
    table = messages.table
    for number, now in enumerate(table.states()):
        if now is State.TRANSLATED:
            text = _QUOTE.sub("", table.msgstrs[number].partition("\0")[0])
            text = visible_text(text, table.syntaxes.get(number, ""))
            one = address_in(text, table.msgids[number], code, base_language(messages.terms.language))
            if one.formal or one.informal:
                yield number, one


def _usual(found: Sequence[_Address]) -> str:
    """Return how readers are addressed as a rule, "" if that is not clear."""
    kinds = [FORMAL if one.formal else INFORMAL for one in found if not (one.formal and one.informal)]
    counts = {kind: kinds.count(kind) for kind in (FORMAL, INFORMAL)}
    if not all(counts.values()):
        return kinds[0] if kinds else ""
    most = max(counts, key=lambda kind: counts[kind])
    if len(kinds) <= FEW:
        return kinds[0] if len({*counts.values()}) == 1 else most
    is_clear = min(counts.values()) <= min(MOST_MISTAKES + counts[most] // SHARE, counts[most] // 2)
    return most if is_clear else ""


def address_in(text: str, source: str, code: str, source_code: str = "") -> _Address:
    """Return the first formal and the first informal address of a text, its quotations and speech left out."""
    table = read_table("formality").get(code)
    if not table or text.startswith(_SPEECH):
        return _Address("", "")
    for quote in reversed(find_quotations(text).pairs):
        text = text[: quote.start] + "·" * (quote.end + 1 - quote.start) + text[quote.end + 1 :]
    found, same = words(text), set(_WORD.findall(source.lower()))
    places = [at for at, one in enumerate(found) if one.text.lower() not in same and not _is_name(one, text)]
    is_asked = not _set("you", source_code).isdisjoint(same)
    if source_code == "en" and not is_asked and not _may_command(source):
        return _Address("", "")
    is_command = source_code == "en" and source[:1].isupper() and is_verb(source.partition(" ")[0].lower())
    formal = next((found[at].text for at in places if _is_formal(found, at, code, is_asked)), "")
    if code == "fr" and is_command and not formal and found and _is_french_command(found[0].text):
        formal = found[0].text
    informal = next((found[at].text for at in places if _is_informal(found, at, code, is_command)), "")
    return _Address(formal, informal)


def _is_name(word: Word, text: str) -> bool:
    """Return whether a word is a part of an option, a path or an abbreviation, or in capitals."""
    around = text[word.start - 1 : word.start] + text[word.end : word.end + 1]
    return word.joined or any(sign in around for sign in "-_/=<>$") or (len(word.text) > 1 and word.text.isupper())


@cache
def _set(code: str, kind: str) -> frozenset[str]:
    return frozenset(read_table("formality").get(code, {}).get(kind, "").split())


def _is_formal(found: Sequence[Word], at: int, code: str, is_asked: bool) -> bool:
    word = found[at]
    if word.text in _set(code, "capital"):
        if code == "pl" and at + 1 < len(found) and found[at + 1].text[:1].isupper():
            return False  # a name behind it: Pan Nowak
        return (not word.opening or is_asked) and not _is_in_capitals(found)
    if word.text.lower() in _set(code, FORMAL):
        return True
    return code == "ru" and _russian_kind(word.text) == FORMAL


def _is_in_capitals(found: Sequence[Word]) -> bool:
    """Return whether most words of a text begin with a capital letter, so that it tells nothing."""
    return sum(one.text[:1].isupper() for one in found) > 2 * len(found) / 3 + 1


def _is_informal(found: Sequence[Word], at: int, code: str, is_command: bool) -> bool:
    word = found[at]
    if word.text.lower() in _set(code, INFORMAL):
        return True
    if code == "ru":
        may_command = word.opening or found[at - 1].text.lower() in _set("ru", "joining")
        if word.text.lower() == "будь" and at + 1 < len(found) and found[at + 1].text == "то":
            return False  # whether
        return may_command and _russian_kind(word.text) == INFORMAL and not any(one.text == "бы" for one in found)
    if code == "fr":
        return is_command and word.text == "ton" and at > 0 and found[at - 1].text.lower() not in _set("fr", "articles")
    begins = at == 0 or (found[at - 1].text in _set("de", "joining") and not _has_subject(found))
    return code == "de" and is_command and begins and _is_german_command(found, at)


def _is_french_command(word: str) -> bool:
    """Return whether a word that begins the translation of a command is a verb such as Saisissez."""
    return len(word) >= len("allez") and word.endswith("ez") and word.lower() not in ("assez", "chez", "nez")


def _has_subject(found: Sequence[Word]) -> bool:
    """Return whether a German text has a subject that a verb in -e may have: ich drücke."""
    return any(one.text in ("ich", "Ich", "man") for one in found)


def _may_command(source: str) -> bool:
    """Return whether an English text has a sentence that begins with a verb, or with *Please* or *Don't*."""
    firsts = (one.text.lower() for one in words(source) if one.opening)
    return any(word in ("please", "don't", "let's", "be") or is_verb(word) for word in firsts)


@lru_cache(maxsize=1 << 12)
def is_verb(word: str) -> bool:
    """Return whether an English word in small letters is the base form of a verb."""
    known = lexicon("en").lemma
    return any(known(stem + "ing") == word for stem in {word, word.removesuffix("e"), word + word[-1:]})


def _is_german_command(found: Sequence[Word], at: int) -> bool:
    """Return whether a word is an imperative such as Öffne, which begins a sentence or is in small letters."""
    low, known = found[at].text.lower(), lexicon("de").lemma
    if (found[at].text == low) == (at == 0) or not low.endswith("e") or known(low) != low + "n":
        return False
    if at == 0 and known(low.capitalize()):
        return False
    return at + 1 < len(found) and found[at + 1].text not in _set("de", "subjects")


@lru_cache(maxsize=1 << 15)
def _russian_kind(word: str) -> str:
    """Return by which form a Russian verb addresses its reader, "" if by none."""
    low = word.lower()
    if len(low) < len("иди") or word.isupper() or not _FORMS.search(low) or not is_known(low):
        return ""
    tags = [one.tag for one in parses_of(low) if one.score >= LIKELY]
    if not tags or "incl" in tags[0] or not all("impr" in tag or ("2per" in tag and "plur" in tag) for tag in tags):
        return ""
    return INFORMAL if "sing" in tags[0] else FORMAL
