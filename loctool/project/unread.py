"""Files beside the decks that look like decks of another kind: no run passes them over in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from loctool.project.paths import SAVE_AS, Selection, files_below, folders_below
from loctool.text.controls import escape_name

LIKELY = (
    *(".qmd", ".rmd", ".rmarkdown", ".rnw", ".jmd"),  # Quarto, R Markdown and the like
    *(".mdx", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".pandoc", ".myst"),  # Markdown
    *(".rst", ".rest", ".adoc", ".asciidoc", ".org", ".textile", ".typ", ".tex", ".ltx", ".ipynb"),
    *(".pptx", ".ppt", ".ppsx", ".pps", ".odp", ".fodp", ".key"),
)
"""Suffixes of files that may be decks, in small letters. One that `loctool.formats.FORMATS` has is read."""
SHOWN = 5
"""Files of one kind that are named; the others are counted."""


def deck_suffixes() -> tuple[str, ...]:
    """Return the suffixes of source decks, in small letters: those that a format reads."""
    from loctool.formats import FORMATS  # a project without decks does not need them

    return tuple(FORMATS)


def find_unread(root: Path, decks: Selection) -> dict[str, list[str]]:
    """Return suffix -> files that look like decks, but that no format reads, in the order of their paths.

    `decks` is how decks are selected; what its patterns leave out is not named. Paths are relative to `root`.
    """
    others = replace(decks, suffixes=tuple(suffix for suffix in LIKELY if suffix not in decks.suffixes))
    found: dict[str, list[str]] = {}
    for path in files_below(root / decks.folder):
        if not others.refusal(name := _name(path, root)):
            found.setdefault(path.suffix, []).append(name)
    return found


def find_folders(root: Path, decks: Selection) -> list[str]:
    """Return the folders that are named like a deck, such as intro.md/, in the order of their paths."""
    names = (_name(path, root) for path in folders_below(root / decks.folder))
    return [f"{name}/" for name in names if not decks.refusal(name)]


def describe_unread(suffix: str, paths: list[str]) -> str:
    """Return a line that names the files of one suffix, or the folders, that are not read."""
    what = "folder" if paths[0].endswith("/") else "file"
    counted = f"1 {what} {suffix} is" if len(paths) == 1 else f"{len(paths)} {what}s {suffix} are"
    why = "only files are decks" if what == "folder" else "loctool has no format for such files"
    if new := SAVE_AS.get(suffix.lower()):
        why = f"save {'it' if len(paths) == 1 else 'them'} as {new}"
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    return f"{counted} not read: {', '.join(map(escape_name, paths[:SHOWN]))}{more}; {why}"


def _name(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
