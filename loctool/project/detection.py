"""What `init` can see of a project that has catalogs already: where they are, and in which languages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from loctool.catalog import reader
from loctool.catalog.reader import Catalog
from loctool.catalog.roles import OF_DECKS, ROLES, TITLE
from loctool.errors import CatalogError
from loctool.files import open_to_read
from loctool.project.catalogs import DOMAIN, LANGUAGE, CatalogFile, find_catalogs, is_catalog_pattern
from loctool.project.paths import files_below
from loctool.project.unread import deck_suffixes
from loctool.text.language import gettext_tag, is_language, locale_of

_OF_DECKS = re.compile(
    rf'^"X-Generator: loctool\b|^#\. (?:{"|".join((TITLE, *OF_DECKS))}|(?:{"|".join(ROLES)}) of slide ")'.encode(),
    re.MULTILINE,
)
"""What only catalogs of decks hold. Other tools put their name into the header, but they keep the comments."""
_BEGINNING = 10_000
"""Bytes of a catalog in which that is looked for."""


@dataclass(frozen=True, slots=True)
class Detected:
    """What is known of a project; where there are no catalogs, what a new project begins with."""

    catalogs: list[str] = field(default_factory=list)
    """Patterns of the catalogs that there are, none if there are no catalogs."""
    source_language: str = "de"
    targets: list[str] = field(default_factory=lambda: ["en", "ru"])
    source: str = "source"
    files: int = 0
    """Number of the catalogs that the patterns find."""
    unknown: list[str] = field(default_factory=list)
    """Languages in the paths that neither CLDR nor ISO 639 knows."""


def made_by_loctool(path: Path) -> bool:
    """Return whether a catalog or a template was extracted from a deck, by its header or its first comments."""
    with open_to_read(path, CatalogError) as file:
        return _OF_DECKS.search(file.read(_BEGINNING)) is not None


def detect(folder: Path) -> Detected:
    """Look for catalogs below a folder and return what they tell."""
    paths = [path for path in files_below(folder) if path.suffix == ".po" and path.is_file()]
    names = {path.relative_to(folder).as_posix() for path in paths}
    patterns = _joined_patterns(sorted({pattern for name in names if (pattern := _pattern(folder, name))}))
    found = list(find_catalogs(folder, patterns))
    if not found:
        return Detected()
    firsts = {one.language.replace("-", "_"): one for one in reversed(found)}
    known, source = {language for language in firsts if is_language(language)}, _source_language(firsts)
    targets = sorted(known - {source}) or [language for language in Detected().targets if language != source]
    decks = "source" if _may_have_decks(folder, found) else "decks"
    return Detected(patterns, source, targets, decks, len(found), sorted(firsts.keys() - known))


def _pattern(folder: Path, name: str) -> str | None:
    """Return the pattern of a catalog's path, without its domain; None if the path does not show the language."""
    *folders, file = PurePosixPath(name).parts
    stem = file.removesuffix(".po")
    if "LC_MESSAGES" in folders[1:]:
        place = folders.index("LC_MESSAGES", 1)
        if is_language(folders[place - 1].replace("-", "_")):
            return "/".join([*folders[: place - 1], LANGUAGE, "LC_MESSAGES", f"{DOMAIN}.po"])
    elif locale_of(stem):
        return "/".join([*folders, f"{LANGUAGE}.po"])
    elif (catalog := _read(folder / name)) and (language := catalog.language):
        tags = {language, language.replace("_", "-")}
        if stem in tags and is_language(gettext_tag(stem)):
            return "/".join([*folders, f"{LANGUAGE}.po"])
        for place, part in enumerate(folders):
            if part in tags:
                return "/".join([*folders[:place], LANGUAGE, *folders[place + 1 :], f"{DOMAIN}.po"])
        if ending := re.fullmatch(rf".+([-._])({'|'.join(map(re.escape, tags))})", stem):
            return "/".join([*folders, f"{DOMAIN}{ending[1]}{LANGUAGE}.po"])
    return None


def _joined_patterns(patterns: list[str]) -> list[str]:
    """Return the patterns with one in place of all that differ only in the folders before their last fixed one."""
    groups: dict[str, list[str]] = {}
    for pattern in filter(is_catalog_pattern, patterns):
        folder = pattern.partition(LANGUAGE)[0].rstrip("/").rpartition("/")[0]
        groups.setdefault(pattern.removeprefix(f"{folder}/"), []).append(folder)
    joined = []
    for ending, folders in groups.items():
        common = os.path.commonpath(folders) if len(folders) > 1 else folders[0]
        parts = [*([common] if common else []), *(["**"] if len(folders) > 1 else []), ending]
        joined.append("/".join(parts))
    return joined


def _source_language(firsts: Mapping[str, CatalogFile]) -> str:
    """Return the language of the source texts, given the first catalog of each language.

    It is what a header declares; English, as in most programs, unless there are translations into English; else the
    language whose texts are the source texts again. If none of that tells, or loctool made the catalogs, the default.
    """
    catalogs = {language: catalog for language, one in firsts.items() if (catalog := _read(one.path))}
    declared = filter(None, (catalog.header.get("X-Source-Language") for catalog in catalogs.values()))
    if source := next(filter(is_language, map(gettext_tag, declared)), None):
        return source
    if any(made_by_loctool(one.path) for one in firsts.values()):
        return Detected().source_language
    candidates = ["en", *catalogs] if "en" in catalogs else []
    known = (language for language in candidates if not _has_translations(catalogs[language]))
    return next(known, Detected().source_language) if candidates else "en"


def _read(path: Path) -> Catalog | None:
    try:
        return reader.read(path)
    except CatalogError:
        return None


def _has_translations(catalog: Catalog) -> bool:
    return any(entry.msgstr not in ("", entry.msgid) for entry in catalog.messages() if not entry.msgid_plural)


def _may_have_decks(folder: Path, found: Iterable[CatalogFile]) -> bool:
    """Return whether Markdown in the folder of the decks is decks: if there is any, catalogs are made of it."""
    suffixes = deck_suffixes()
    texts = (path for path in files_below(folder / "source") if path.suffix.lower() in suffixes)
    return next(texts, None) is None or any(made_by_loctool(one.path) for one in found)
