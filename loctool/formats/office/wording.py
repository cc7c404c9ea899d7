"""Whether a text of a packed deck has anything for a translator: words, no name of a file, no glyphs of symbols."""

from __future__ import annotations

import mimetypes
import re

from loctool.text.markup.wording import has_wording

_MARKUP = re.compile(r"[`$<>{}\\\[\]*_|~#]")
"""What hides words in Markdown, and is itself in packed decks."""

_FILE = re.compile(r"[^\n]*[^\n\s]\.(?:[a-z0-9]{2,5}|[A-Z0-9]{2,5})")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/]|\S+$")
"""How a path begins, or a name without spaces."""
_MEDIA = mimetypes.MimeTypes(())
_SYMBOL_FONTS = (
    "wingdings", "webdings", "symbol", "zapf dingbats", "zapfdingbats", "opensymbol", "starsymbol", "marlett",
)  # fmt: skip


def has_words(text: str) -> bool:
    """Return whether a text has words, or numbers whose form depends on the language; addresses alone are nothing."""
    return has_wording(_MARKUP.sub(" ", text))


def is_file_name(text: str) -> bool:
    r"""Return whether a text is the name or the path of a file: `C:\Media\My cat.gif`, `rgb.gif`, `My cat.gif`."""
    if not _FILE.fullmatch(text):
        return False
    kind = _MEDIA.guess_type(text.lower())[0] or ""
    return bool(_PATH.match(text)) or kind.startswith(("image/", "audio/", "video/"))


def is_symbol_typeface(name: str) -> bool:
    """Return whether a typeface has glyphs of symbols in the place of letters."""
    return name.lower().startswith(_SYMBOL_FONTS)
