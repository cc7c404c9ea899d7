"""Whether a text of a packed deck has anything for a translator: words, no name of a file, no glyphs of symbols."""

from __future__ import annotations

import mimetypes
import re

from loctool.text.markup.wording import has_wording

_MARKUP = re.compile(r"[`$<>{}\\\[\]*_|~#]")
"""What hides words in Markdown, and is itself in packed decks."""

_FORBIDDEN = r'\s:*?"<>|'
"""What no file of Windows has in its name, and white space, which few have."""
_EXTENSION = r"\.(?=\d{0,4}[A-Za-z])(?:[a-z0-9]{2,5}|[A-Z0-9]{2,5})"
_ROOT = r"(?:[A-Za-z]:[\\/]|\\\\(?=[^\s\\]+\\)|/(?=[^\s/]+/))"
"""How an absolute path begins: with a drive, a server or, having two slashes, a folder."""
_PATH = re.compile(rf"(?:{_ROOT}|~/|\.{{1,2}}/)[^{_FORBIDDEN}]+")
_LONG_PATH = re.compile(rf'{_ROOT}[^\n:*?"<>|]*{_EXTENSION}')
"""Folders may have spaces in their names; the extension tells where a path ends."""
_FILE = re.compile(rf"[^{_FORBIDDEN}]+{_EXTENSION}")
_MEDIA_FILE = re.compile(rf'[^\n:*?"<>|]*[^{_FORBIDDEN}]{_EXTENSION}')
_ODD_NAME = re.compile(r"_|[^\W\d_].*\d|\d.*[^\W\d_]")
"""Letters with digits or underlines; 2.OG is a floor."""
_VERSION = re.compile(r"v\d+(?:\.\w+)*")
_WORD = re.compile(r"[^\W\d_]+")
_OF_NAMES = re.compile(r"[\\/]|\.\w|v\d")
_AROUND = "()[]{},;„“”\"'«»"
_TYPES = mimetypes.MimeTypes(())
_SHORT = 3
"""Letters of the shortest extension that tells a file: those of two, such as .so, are words, too."""
_SYMBOL_FONTS = (
    "wingdings", "webdings", "symbol", "zapf dingbats", "zapfdingbats", "opensymbol", "starsymbol", "marlett",
)  # fmt: skip


def has_words(text: str) -> bool:
    """Return whether a text has words, or numbers whose form depends on the language.

    Addresses, names of files and numbers of versions alone are nothing.
    """
    return has_wording(_MARKUP.sub(" ", _without_names(text)))


def is_file_name(text: str) -> bool:
    r"""Return whether a text as a whole is the name or the path of a file: `C:\Media\My cat.gif`, `rgb.gif`.

    A name of several words is taken for a text that ends in a name.
    """
    if _LONG_PATH.fullmatch(text) or _FILE.fullmatch(text):
        return True
    kind = (_MEDIA_FILE.fullmatch(text) and _TYPES.guess_type(text.lower())[0]) or ""
    return kind.startswith(("image/", "audio/", "video/")) and len(_WORD.findall(text.rpartition(".")[0])) <= 1


def _without_names(text: str) -> str:
    """Return a text without names of files, paths and versions."""
    if not _OF_NAMES.search(text):
        return text
    if _LONG_PATH.fullmatch(text.strip()):
        return ""
    return " ".join(word for word in text.split() if not _is_name(word.strip(_AROUND).rstrip(".:!?")))


def _is_name(word: str) -> bool:
    """Return whether a word is a path, a version, or the name of a file: its extension is known, or its form is odd."""
    if _PATH.fullmatch(word) or _VERSION.fullmatch(word):
        return True
    if not _FILE.fullmatch(word):
        return False
    name, _, extension = word.lower().rpartition(".")
    if len(extension) > _SHORT and extension[-1] in "xm":  # .docx and .docm as .doc
        extension = extension[:-1]
    is_known = (len(extension) >= _SHORT or "/" in name) and any(_TYPES.guess_type(f"x.{extension}"))
    return is_known or _ODD_NAME.search(name) is not None


def is_symbol_typeface(name: str) -> bool:
    """Return whether a typeface has glyphs of symbols in the place of letters."""
    return name.lower().startswith(_SYMBOL_FONTS)
