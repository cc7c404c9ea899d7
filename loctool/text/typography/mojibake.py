"""Texts read in another encoding than they were written in, told by reading them in the right one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loctool.text.scripts import script_of, scripts_of_language
from loctool.text.typography.shading import SHADE, Edit

_READ_AS = ("cp1252", "latin-1", "cp1251", "cp1250", "koi8-r", "cp866", "mac-roman", "mac-cyrillic")
"""Encodings in which programs read texts in UTF-8 by mistake."""
_LEADS, _TRAILS = (0xC2, 0xC3, 0xC4, 0xC5, 0xD0, 0xD1, 0xE2), range(0x80, 0xC0)
"""Bytes that begin and continue the letters and signs of European languages in UTF-8."""
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ"
_RUN = re.compile(f"[^\x00-\x7f{SHADE}]+")
_CONTROLS = range(0x80, 0xA0)
"""Bytes that some encodings do not define, and that programs read as controls then."""
_OF_ACCENTED, _OF_CYRILLIC = (re.compile(f"(?<![A-Za-z])[{signs}]+(?![A-Za-z])") for signs in ("À-ÿ¨¸", "А-Яа-яЁё"))
_ENOUGH = 5
"""Letters of known words that are hardly there by chance."""
_PUNCTUATION = frozenset("‘’‚‛“”„‟–—―…•«»°§©®™€№½¼¾²³±×÷·µ\u00a0\u202f\u00ad−\u200b¿¡")
_ACCENTED = re.compile("(?<![A-Za-z])[À-ÿ¨¸]{3,}(?![A-Za-z])")
"""A word of nothing but accented letters: no word of a language with Latin letters."""
_FLIPPED = re.compile("(?<!\\w)(?:[а-яё][А-ЯЁ]{2,}|[А-ЯЁ]{4,})(?!\\w)")
"""What KOI8-R makes of Cyrillic words of Windows-1251 and the other way round: small letters become capitals."""


def find_mojibake(text: str, language: str, knows: Callable[[str], bool]) -> list[Edit]:
    """Return the garbled runs of a text with what they were; `knows` says whether the language has a word."""
    scripts = scripts_of_language(language)
    if not scripts:
        return []
    found = [*_utf8(text, scripts)] if _may_be_utf8(text) else []
    if "CYRILLIC" in scripts and not found:
        found = [*_single_bytes(text, knows)]
    return found


def _signatures() -> tuple[re.Pattern[str], ...]:
    """Return patterns of two bytes of one letter in UTF-8: in any encoding, and in each as it shows them."""
    pairs = []
    for name in _READ_AS:
        lead, trail = ([bytes([one]).decode(name, "ignore") or chr(one) for one in some] for some in (_LEADS, _TRAILS))
        # the bytes of Latin letters and signs, as Cyrillic letters, are in most Russian words
        lead = [sign for byte, sign in zip(_LEADS, lead, strict=True) if byte in (0xD0, 0xD1) or sign not in _CYRILLIC]
        pairs.append(("".join(sorted(set(lead))), "".join(sorted(set(trail)))))
    leads, trails = ("".join({*"".join(pair[side] for pair in pairs)}) for side in (0, 1))
    return tuple(re.compile(f"[{re.escape(lead)}][{re.escape(trail)}]") for lead, trail in ((leads, trails), *pairs))


_ANY_PAIR, *_PAIRS = _signatures()


def _may_be_utf8(text: str) -> bool:
    """Return whether a text has two characters side by side that some encoding shows for a letter in UTF-8."""
    return _ANY_PAIR.search(text) is not None and any(pair.search(text) for pair in _PAIRS)


def may_be_garbled(text: str) -> bool:
    """Return whether it is worth to look for garbled letters in a text."""
    return not text.isascii() and (_may_be_utf8(text) or any(one.search(text) for one in (_ACCENTED, _FLIPPED)))


def _utf8(text: str, scripts: frozenset[str]) -> Iterator[Edit]:
    """Yield the runs that are UTF-8 read in another encoding: cafÃ©, РџСЂРёРІРµС‚."""
    found = [*_utf8_runs(text, scripts)]
    if any(is_sure for _, is_sure in found):
        yield from (edit for edit, _ in found)


def _utf8_runs(text: str, scripts: frozenset[str]) -> Iterator[tuple[Edit, bool]]:
    """Yield such runs with whether each is sure by itself: one letter may be read as UTF-8 by chance."""
    for match in _RUN.finditer(text):
        run = match[0]
        right = next((good for name in _READ_AS if (good := _reread(run, name))), None)
        beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if right and all(_is_usual(char, scripts | {"LATIN"}) for char in right):
            yield (*match.span(), right), _is_sure(run, right, beside)


def _reread(run: str, name: str) -> str | None:
    try:
        raw = b"".join(bytes([ord(char)]) if ord(char) in _CONTROLS else char.encode(name) for char in run)
        return raw.decode("utf-8")
    except UnicodeError:
        return None


def _is_sure(run: str, right: str, beside: str) -> bool:
    """Return whether a run is hardly read as UTF-8 by chance: it has several letters, or begins as no word does."""
    if len(right) > 1 or len(run) > 2 or run[0] in "ÃÂ":
        return True
    return run[0] in "ÄÅĂĹ├┼√≈" and any(map(str.isalpha, beside))


def _is_usual(char: str, scripts: frozenset[str]) -> bool:
    if char.isalpha():
        return script_of(char) in scripts and ord(char) < 0x0530
    return char in _PUNCTUATION


def _single_bytes(text: str, knows: Callable[[str], bool]) -> Iterator[Edit]:
    """Yield the words of Cyrillic letters read in another encoding of one byte a letter, if they are known words."""
    for sign, words, wrong, encodings in (
        (_ACCENTED, _OF_ACCENTED, "cp1252", ("cp1251", "koi8-r")),
        (_FLIPPED, _OF_CYRILLIC, "koi8-r", ("cp1251",)),
        (_FLIPPED, _OF_CYRILLIC, "cp1251", ("koi8-r",)),
    ):
        for right in encodings if sign.search(text) else ():
            garbled = [match for match in words.finditer(text) if not knows(match[0].lower())]
            edits = [(*match.span(), good) for match in garbled if (good := _decoded(match[0], wrong, right))]
            known = [good for *_, good in edits if knows(good) or knows(good.lower())]
            if 2 * len(known) > len(edits) and sum(map(len, known)) >= _ENOUGH:
                yield from edits
                return


def _decoded(word: str, wrong: str, right: str) -> str:
    try:
        good = word.encode(wrong).decode(right)
    except UnicodeError:
        return ""
    return good if good.isalpha() and good[1:].islower() else ""
