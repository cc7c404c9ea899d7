"""The columns of glossary tables: ours, and those of Weblate, DeepL, OmegaT, Google and Amazon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from loctool.errors import GlossaryError
from loctool.text.language import base_language, gettext_tag

ALIASES = {
    "source": "source", "source term": "source", "term": "source",
    "target": "target", "target term": "target", "translation": "target",
    "status": "status", "term status": "status", "administrative status": "status",
    "note": "note", "notes": "note", "comment": "note", "comments": "note", "description": "note", "definition": "note",
    "explanation": "note", "developer comments": "note", "translator comments": "note", "usage note": "note",
    "pos": "pos", "part of speech": "pos",
    "case": "case", "case sensitive": "case", "match case": "case",
    "decks": "decks", "deck": "decks", "scope": "decks",
    "domain": "domain", "subject": "domain", "subject field": "domain",
    "flags": "flags",
    "location": "", "id": "", "fuzzy": "", "context": "", "term set id": "", "source lang": "", "target lang": "",
    "source language": "", "target language": "",
}  # fmt: skip
"""Header of a column, in lower case with spaces for _ and - -> what it holds; empty is passed over."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{2,4})?(?:@[A-Za-z]+)?")
_NAMED = re.compile(r"(?:^|[._ -])([a-z]{2})(?:[_-]([A-Z]{2}))?$")


def column_role(cell: str, source_language: str) -> str | None:
    """Return what a column holds: a name of ALIASES' right side, or a language tag; None for a header unknown."""
    name = " ".join(re.split(r"[\s_-]+", cell.strip().lower()))
    if name in ALIASES:
        return ALIASES[name]
    if _TAG.fullmatch(cell):
        return source_language if _same(cell, source_language) else gettext_tag(cell)
    return None


def read_header(path: Path, line: int, header: Sequence[str], source_language: str) -> list[str]:
    """Return what each column of a header row holds. Raises GlossaryError with that line for a header that is wrong."""
    found = [column_role(cell, source_language) for cell in header]
    named = [source_language if role == "source" else role for role in found]
    if source_language not in named:
        raise GlossaryError(
            f"no column {source_language!r}; begin with a header such as de,en,ru,status,note, "
            "or name a file without header by its languages, such as terms.de-en.csv",
            path,
            line,
        )
    if len(set(header)) < len(header) or named.count(source_language) > 1:
        raise GlossaryError(f"a column stands twice in the header: {','.join(header)}", path, line)
    for cell, role in zip(header, found, strict=True):
        if role is None:
            raise GlossaryError(f"{cell!r} is not a column: use language tags, status and note", path, line)
    return [_target(path, line, source_language) if role == "target" else role or "" for role in named]


def is_header(row: Sequence[str], source_language: str) -> bool:
    """Return whether a table's first row names its columns."""
    named = {column_role(cell, source_language) for cell in row}
    return not named.isdisjoint({source_language, "source"}) and not _deepl(row, source_language)


def guess_columns(path: Path, row: Sequence[str], source_language: str) -> list[str] | None:
    """Return what the columns of a table without header hold, None if nothing names its languages.

    DeepL appends the two languages to each row; others name them in the file's name: terms.de-en.csv. A third column is
    OmegaT's comment.
    """
    if _deepl(row, source_language):
        return [source_language, gettext_tag(row[3]), "", ""]
    target = language_in_name(path, source_language)
    return [source_language, target, "note"] if target and 2 <= len(row) <= 3 else None


def _deepl(row: Sequence[str], source_language: str) -> bool:
    """Return whether a row is DeepL's: two texts, and their languages."""
    tags = len(row) == 4 and all(_TAG.fullmatch(cell) for cell in row[2:])
    return tags and _same(row[2], source_language) and not _same(row[0], source_language)


def language_in_name(path: Path, source_language: str) -> str | None:
    """Return the language at the end of a file's name, None if there is none besides the source's."""
    match = _NAMED.search(path.stem)
    tag = "_".join(filter(None, match.groups())) if match else ""
    return None if not tag or _same(tag, source_language) else tag


def _target(path: Path, line: int, source_language: str) -> str:
    target = language_in_name(path, source_language)
    if target is None:
        raise GlossaryError("which language is `target`? Name the column or the file by it (terms.en.csv)", path, line)
    return target


def _same(tag: str, language: str) -> bool:
    return language.lower() in (tag.lower().replace("-", "_"), base_language(tag))
