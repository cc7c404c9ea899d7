"""Where catalogs are: patterns of paths with {language} and {domain}, as in po/{language}.po."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from loctool.errors import CatalogError
from loctool.files import is_there
from loctool.project.paths import files_below, is_valid

LANGUAGE, DOMAIN = "{language}", "{domain}"

_PARTS = {
    LANGUAGE: r"(?P<language>[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]+)*(?:@[A-Za-z0-9]+)?)",
    DOMAIN: r"(?P<domain>.+)",
    "**/": r"((?:.*/)?)",
    "*": r"([^/]*)",
    "?": r"([^/])",
}
"""What a pattern may hold -> what it matches. A domain may have slashes: usage/install."""
_PART = re.compile(f"({'|'.join(map(re.escape, _PARTS))})")


class CatalogFile(NamedTuple):
    """A catalog that a pattern finds."""

    name: str
    """What the pattern leaves open besides the language: the domain, with the folders that `*` and `**` stand for."""
    language: str
    """As it is in the path."""
    path: Path


def is_catalog_pattern(pattern: str) -> bool:
    """Return whether a text is a pattern of catalogs: a relative path ending in .po, with {language} once."""
    fields = re.findall(r"\{[^/]*?\}|[{}]", pattern)
    folders_alone = all(part == "**" or "**" not in part for part in pattern.split("/"))
    valid = is_valid(pattern) and pattern.endswith(".po") and folders_alone
    return valid and sorted(fields) in ([LANGUAGE], [DOMAIN, LANGUAGE])


def find_catalogs(root: Path, patterns: Iterable[str]) -> Iterator[CatalogFile]:
    """Yield the catalogs below a folder that match a pattern, each once: pattern by pattern, in the order of paths."""
    seen: set[Path] = set()
    for pattern in patterns:
        for path in files_below(root / _fixed_folder(pattern)):
            own = path.relative_to(root) if path.is_relative_to(root) else path
            found = match_catalog(pattern, own.as_posix())
            if found and path not in seen and is_there(path, CatalogError):
                seen.add(path)
                yield CatalogFile(*found, path)


def match_catalog(pattern: str, path: str) -> tuple[str, str] | None:
    """Return (name, language) of the catalog with this path, None if the pattern does not match it."""
    found = _expression(pattern).fullmatch(path)
    if not found:
        return None
    place = found.re.groupindex["language"]
    parts = [text.strip("/") for number, text in enumerate(found.groups(), 1) if number != place]
    return "/".join(filter(None, parts)), found["language"]


def fill_pattern(pattern: str, domain: str, language: str) -> str | None:
    """Return the path that a pattern gives to a deck's catalog, None if it depends on more than domain and language.

    A pattern without {domain} is for a program's catalog, into which no deck must be merged.
    """
    path = pattern.replace("**/", "")
    if DOMAIN not in path or "*" in path or "?" in path:
        return None
    return path.replace(LANGUAGE, language).replace(DOMAIN, domain)


def git_pattern(pattern: str) -> str:
    """Return what .gitattributes calls the catalogs of a pattern."""
    wild = {LANGUAGE: "*", DOMAIN: "**/*" if f"/{DOMAIN}" in pattern else "*"} | {
        part: part for part in ("**/", "*", "?")
    }
    return "".join(wild.get(piece) or piece.replace("[", "\\[") for piece in _PART.split(pattern))


def _fixed_folder(pattern: str) -> str:
    """Return the folder in which all catalogs of a pattern are."""
    folders = PurePosixPath(pattern).parts[:-1]
    first = next((n for n, folder in enumerate(folders) if _PART.search(folder) or folder == "**"), len(folders))
    return PurePosixPath(*folders[:first]).as_posix()


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_PARTS.get(piece) or re.escape(piece) for piece in _PART.split(pattern)))
