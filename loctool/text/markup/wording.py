"""Whether a Markdown text has anything for a translator."""

from __future__ import annotations

import re
import unicodedata

from loctool.text.markup.masking import BAR
from loctool.text.markup.visible import visible_text

_PLAIN = re.compile(r"(?:^|[\s*(„“\"])[^\W\d_]{2,}[.,;!?…*)“”\"]*(?:\s|$)")
"""A word between spaces: not part of an address, an attribute or an emoji's name."""
_HIDING = re.compile(r"[`$<{\\]|\[\[?_?toc", re.IGNORECASE)
"""What may hide such a word."""
_CONTENTS = re.compile(r"!?\[\[?_?toc_?\]\]?", re.IGNORECASE)
_SYNTAX = re.compile(
    r"(?<![\w:]):[a-z0-9][a-z0-9_+-]*:(?![\w:])"  # emoji, :rocket:
    r"|\{(?::|\s?[.#])[^{}\n]*\}"  # attributes: {.class}, {: #id}, {:toc}
    r"|\[[ x]\](?=\s|$)"  # tasks
    r"|(?<![\w+.-])[a-z][a-z0-9+.-]*://\S+|(?<!\w)www\.\S+|(?<![\w/.-])[\w-]+(?:\.[\w-]+)+/\S*",  # addresses
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\d[.,]\d"  # 3,5 and 1.000 and 31.12.
    r"|\d['’ \u00a0\u202f]\d{3}(?!\d)"
    r"|\d{1,2}:\d\d(?!\d)|\d/\d{1,2}/\d|\d{4}-\d\d-\d\d"  # times and dates
    r"|\d[ \u00a0\u202f]?[%‰°]|[%‰][ \u00a0\u202f]?\d"
)


def has_wording(text: str) -> bool:
    """Return whether a Markdown text has words, or numbers whose form depends on the language: 3,5 or 25 % or 4 €.

    Markup, code, mathematics, addresses, emoji, plain integers and punctuation alone are nothing to translate.
    """
    if _PLAIN.search(text) and not _HIDING.search(text):
        return True
    shown = _SYNTAX.sub(" ", visible_text(_CONTENTS.sub(" ", text)).replace(BAR, " "))
    return any(map(str.isalpha, shown)) or _has_form(shown)


def _has_form(shown: str) -> bool:
    if not any(map(str.isdigit, shown)):
        return False
    return _FORM.search(shown) is not None or any(unicodedata.category(one) == "Sc" for one in shown)
