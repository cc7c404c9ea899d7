"""Whether a text of a packed deck has anything for a translator."""

from __future__ import annotations

import re

from loctool.text.markup.wording import has_wording

_MARKUP = re.compile(r"[`$<>{}\\\[\]*_|~#]")
"""What hides words in Markdown, and is itself in packed decks."""


def has_words(text: str) -> bool:
    """Return whether a text has words, or numbers whose form depends on the language; addresses alone are nothing."""
    return has_wording(_MARKUP.sub(" ", text))
