"""How many tokens a text has for a language model, estimated high: which tokenizer a server has is not known."""

from __future__ import annotations

import re

from loctool.text.language import script_of_language

_CHARACTERS = (("[\x00-\x7f]", 3.0), ("[\x80-\u058f]", 2.0), ("[\u0590-\u08ff]", 1.5))
"""Characters of scripts, and how many of them are a token: Latin letters; those with accents, Greek, Cyrillic and
Armenian; Hebrew and Arabic. Of all others a character is a token. Vocabularies of 2023 (Llama 2, Mistral) reach these
figures, larger ones of today stay a fourth below."""
_COUNTED = tuple((re.compile(characters), number) for characters, number in _CHARACTERS)
_RATES = {"Latn": 3.0, "Cyrl": 2.0, "Grek": 2.0, "Armn": 2.0, "Hebr": 1.5, "Arab": 1.5}
GROWTH = 1.4
"""A translation's length against its source's, in characters, where it grows much: English into German or Russian."""


def count_tokens(text: str) -> int:
    """Return the number of tokens that a text has at most, as far as can be said."""
    tokens, rest = 0.0, len(text)
    for pattern, number in _COUNTED:
        found = len(pattern.findall(text))
        tokens += found / number
        rest -= found
    return round(tokens + rest)


def count_answer(texts: list[str], language: str) -> int:
    """Return the number of tokens of an answer with translations of texts into a language, JSON included."""
    rate = _RATES.get(script_of_language(language), 1.0)
    return round(sum(GROWTH * len(text) / rate + _PER_TEXT for text in texts)) + _AROUND


_PER_TEXT = 8
"""Tokens for a number, quotation marks and a comma."""
_AROUND = 64
"""Tokens of a chat template, and of the braces."""
