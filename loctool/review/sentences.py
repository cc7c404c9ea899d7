"""The sentences of findings in the languages of the interface: each is matched with the template that it came from.

Templates are the msgids of findings.po: “{0}” became “{1}”. {0} is shown as it is, {language0} is the name of a
language, and {said0} is itself a sentence, or several.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.review.interface import LANGUAGES, read_texts
from loctool.text.language import locale_of

_PLACE = re.compile(r"\{((?:language|said)?)(\d+)\}")
_JOINT = "; "


class _Template(NamedTuple):
    msgid: str
    pattern: re.Pattern[str]
    literal: str
    """Its longest part between values."""
    length: int
    """Characters outside values: of several templates that match, the one with most of them is meant."""


@lru_cache(maxsize=4096)
def translate_sentence(sentence: str) -> dict[str, str]:
    """Return language -> a finding's sentence in it; empty if no template of loctool's is that of the sentence."""
    found = {language: _translated(sentence, language) for language in LANGUAGES}
    return {language: text for language, text in found.items() if text}


def _translated(sentence: str, language: str) -> str:
    """Return a sentence, or several that "; " joins, in a language; "" if one has no template."""
    whole, length = _best(sentence)
    parts = sentence.split(_JOINT)
    bests = [_best(part) for part in parts] if len(parts) > 1 else []
    if bests and all(template for template, _ in bests) and sum(size for _, size in bests) >= length:
        return _JOINT.join(_fill(template, part, language) for (template, _), part in zip(bests, parts, strict=True))
    return _fill(whole, sentence, language)


def _best(sentence: str) -> tuple[_Template | None, int]:
    """Return the template that has most of a sentence's characters, and how many."""
    for template in _templates():
        if template.literal in sentence and template.pattern.fullmatch(sentence):
            return template, template.length
    return None, -1


def _fill(template: _Template | None, sentence: str, language: str) -> str:
    match = template and template.pattern.fullmatch(sentence)
    if not template or not match:
        return ""
    values = match.groups()

    def value_of(place: re.Match[str]) -> str:
        value = values[int(place[2])]
        if place[1] == "language":
            return _language_name(value, language)
        return _in_quotes(_translated(value, language) or value, language) if place[1] else value

    return _PLACE.sub(value_of, read_texts(language, "findings").get(template.msgid, [""])[0])


def _in_quotes(value: str, language: str) -> str:
    """Return a value with the quotation marks of a language around the words that it quotes."""
    opening, closing = {"de": ("„", "“"), "ru": ("«", "»")}[language]
    return re.sub(r"“([^“”]*)”", lambda words: f"{opening}{words[1]}{closing}", value)


@cache
def _templates() -> tuple[_Template, ...]:
    """Return all templates, those with most characters outside values first."""
    made = []
    for msgid in read_texts(LANGUAGES[0], "findings"):
        literals = _PLACE.split(msgid)[::3]
        pattern = "(.*)".join(map(re.escape, literals)) if len(literals) > 1 else re.escape(msgid)
        size = sum(map(len, literals))
        made.append(_Template(msgid, re.compile(pattern, re.DOTALL), max(literals, key=len), size))
    return tuple(sorted(made, key=lambda one: -one.length))


@cache
def _language_name(name: str, language: str) -> str:
    """Return the name of a language, given by its English name or its code, in another language."""
    english, own = locale_of("en"), locale_of(language)
    codes = {text: code for code, text in english.languages.items()} if english else {}
    return str(own.languages.get(codes.get(name, name), name)) if own else name
