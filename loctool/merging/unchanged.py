"""Seeing at a glance that a merge would change nothing, without making an entry."""

from __future__ import annotations

from collections.abc import Iterable

from loctool.catalog.comments import flags_in
from loctool.catalog.provenance import wants_tidying
from loctool.catalog.reader import Catalog
from loctool.catalog.scan import Columns, scan
from loctool.catalog.writer import text_of


def kept_as_they_are(catalog: Catalog, template: Catalog) -> int | None:
    """Return the number of messages of a catalog that `merge` would certainly leave as it is, else None."""
    if catalog.unread is None:
        return None
    ours = catalog.unread.columns
    if _wants_tidying(ours):
        return None
    theirs = template.unread.columns if template.unread else scan(text_of(template))
    return len(ours.msgids) if theirs is not None and agree(ours, theirs) else None


def _wants_tidying(columns: Columns) -> bool:
    """Tell whether `merge` would drop a comment line of ours that says something that is over."""
    told = [number for number, lines in enumerate(columns.comments) if "loctool: " in lines]
    fuzzy = columns.fuzzy() if told else set()
    return any(
        wants_tidying(columns.comments[number], columns.msgstrs[number], fuzzy=number in fuzzy) for number in told
    )


def agree(catalog: Columns, template: Columns) -> bool:
    """Tell whether a catalog has a template's messages, with the same plurals, comments, references and flags."""
    if not catalog.obsolete_last:
        return False
    ours, theirs = catalog.keys(), template.keys()
    if ours == theirs:
        numbers: Iterable[int] = range(len(ours))
    else:
        place = {key: number for number, key in enumerate(ours)}
        if place.keys() != set(theirs):
            return False
        numbers = [place[key] for key in theirs]
    return all(
        catalog.plurals[number] == plural
        and (catalog.comments[number] == lines or _from_source(catalog.comments[number], lines))
        for number, plural, lines in zip(numbers, template.plurals, template.comments, strict=True)
    )


def _from_source(ours: str, theirs: str) -> bool:
    """Tell whether comment lines differ only in what belongs to translators: their comments, and more flags."""
    lines, flags = _of_tools(ours)
    wanted, asked = _of_tools(theirs)
    return lines == wanted and asked - {"fuzzy"} <= flags


def _of_tools(comments: str) -> tuple[list[str], set[str]]:
    """Return the extracted comments and references, and the flags."""
    lines = comments.split("\n")
    flags = {flag for line in lines if line[:2] in ("#,", "#=") for flag in flags_in(line[2:])}
    return [line for line in lines if line[:2] in ("#.", "#:")], flags
