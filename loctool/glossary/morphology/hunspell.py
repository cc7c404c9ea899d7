"""Hunspell's dictionaries, as installed on this computer, read by spylls (extra `spelling`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from loctool.errors import LoctoolError
from loctool.glossary.morphology.lexicon import lexicon
from loctool.text.language import base_language, region_of_language

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "~/.local/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)
"""Where systems keep them; DICPATH comes first."""
_PACKAGES = {"de": "hunspell-de-de", "en": "hunspell-en-us", "fr": "hunspell-fr", "pt": "hunspell-pt-br"}
"""Language -> Debian's package, where that is not hunspell- with the language."""


def find_dictionary(language: str) -> Path | None:
    """Return the path of a language's dictionary without .aff and .dic, None if there is none.

    The dictionary of the tag's region, or the likeliest one, goes before those of other regions.
    """
    code, region = base_language(language), region_of_language(language)
    for folder in _folders():
        named = [folder / name for name in (f"{code}_{region}", f"{code}-{region}", code)]
        others = sorted(path.with_suffix("") for sign in "_-" for path in folder.glob(f"{code}{sign}*.dic"))
        for path in (*named, *others):
            if all(path.with_name(path.name + suffix).is_file() for suffix in (".aff", ".dic")):
                return path
    return None


def _folders() -> Iterator[Path]:
    own = os.environ.get("DICPATH", "").split(os.pathsep)
    yield from (Path(one).expanduser() for one in (*own, *_FOLDERS) if one)
    yield Path(sys.prefix) / "share" / "hunspell"


@cache
def _dictionary(path: Path) -> Any:
    from spylls.hunspell import Dictionary

    try:
        return Dictionary.from_files(str(path))
    except Exception as problem:  # spylls has no error of its own for a file that it cannot read
        raise LoctoolError(f"not a dictionary of hunspell ({problem}). Install another.", f"{path}.aff") from problem


def require_dictionary(language: str) -> Path:
    """Return the path of a language's dictionary; raises LoctoolError, which says what to install, if there is none."""
    if not find_spec("spylls"):
        raise LoctoolError('spylls is not installed. Install loctool with its extra: pip install "loctool[spelling]".')
    path = find_dictionary(language)
    if path is None:
        code = base_language(language)
        package = _PACKAGES.get(code, f"hunspell-{code}")
        files = f"{code}.aff and {code}.dic"
        raise LoctoolError(
            f"No hunspell dictionary for {language}. Install {package}, or set DICPATH to a folder with {files}."
        )
    return path


@lru_cache(maxsize=1 << 17)
def is_spelt(word: str, path: Path) -> bool:
    """Return whether a dictionary has a word, also as a compound or with an ending."""
    return bool(_dictionary(path).lookup(word))


@lru_cache(maxsize=1 << 13)
def suggest(word: str, path: Path, code: str) -> tuple[str, ...]:
    """Return the words of a dictionary that differ from a word in one letter, or in two that are exchanged.

    Only words of simplemma's dictionary are suggested: hunspell's takes milliseconds for a word that it has not.
    """
    letters = {letter.lower() for letter in _dictionary(path).aff.TRY or "" if letter.isalpha()}
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = [first + rest[1] + rest[0] + rest[2:] for first, rest in cuts if len(rest) > 1]
    found += [first + rest[1:] for first, rest in cuts if rest]
    found += [first + letter + rest for first, rest in cuts for letter in sorted(letters)]
    found += [first + letter + rest[1:] for first, rest in cuts if rest for letter in sorted(letters)]
    known = (one for one in dict.fromkeys(found) if lexicon(code).lemma(one) or lexicon(code).lemma(one.lower()))
    return tuple(one for one in known if is_spelt(one, path))
