"""What the references of decks may mean as paths, and the variants of a file for a language."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from loctool.formats.references import Reference
from loctool.text.language import bcp47_tag, fallback_tags

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#?]|$")
"""What begins like this is no relative path: schemes, absolute paths, fragments."""


def is_relative(reference: Reference) -> bool:
    """Return whether a reference is a relative path, and not a whole URL or a fragment."""
    return not _ELSEWHERE.match(reference.url.strip())


def split_url(reference: Reference) -> tuple[str, str]:
    """Return the path of a reference, and its query and fragment."""
    if not reference.is_url:
        return reference.url, ""
    url = reference.url.strip()
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    return path, url[len(path) :]


def spellings(path: str, is_url: bool) -> Iterator[str]:
    """Yield what a relative path may mean: percent-encoded characters, or a file with a percent sign in its name."""
    for spelling in dict.fromkeys((unquote(path, errors="surrogateescape"), path) if is_url else (path,)):
        with suppress(UnicodeEncodeError):
            if os.fsencode(spelling) and "\0" not in spelling and not Path(spelling).is_absolute():
                yield spelling


def variant_tags(language: str) -> list[str]:
    """Return the tags by which files are in a language, the most specific first: pt_BR, pt-BR, pt."""
    tags = [spelling for tag in fallback_tags(language) for spelling in (tag, bcp47_tag(tag))]
    return list(dict.fromkeys([spelling for tag in tags for spelling in (tag, tag.lower())]))


def variant(path: Path, tag: str) -> Path:
    """Return the path that a file has in a language: plan.en.png for plan.png."""
    return path.with_name(f"{path.stem}.{tag}{path.suffix}") if path.name else path


def normalised(path: Path) -> Path:
    """Return the absolute path without `..`, symbolic links as they are."""
    return Path(os.path.normpath(path.absolute()))


def exists(path: Path) -> bool:
    """Return whether there is anything at a path, which may be too long or have characters that no path has."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True
