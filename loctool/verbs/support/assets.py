"""The files that decks refer to: which are copied beside rendered decks, and how the decks call them there."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from loctool.errors import LoctoolError
from loctool.files import read_bytes
from loctool.formats import FORMATS, format_of
from loctool.formats.references import Reference, css_references, html_references
from loctool.project import Project
from loctool.verbs.support.asset_paths import (
    exists,
    is_relative,
    normalised,
    spellings,
    split_url,
    variant,
    variant_tags,
)

FOLLOWED = 4 << 20
"""Bytes of the largest text whose references are followed."""
SHARED = "_project"
"""Folder beside rendered decks for files of the project that are not in the source folder."""


class Problem(NamedTuple):
    """A reference that the rendered deck cannot follow."""

    path: str
    """The file with the reference."""
    line: int
    """1-based line of the reference, 0 if it is unknown."""
    url: str
    reason: str

    def __str__(self) -> str:
        """Return the problem on one line."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {' '.join(self.url.split())}: {self.reason}"


class _Page(NamedTuple):
    """A text whose references are followed."""

    path: Path
    folders: tuple[Path, ...]
    """Where its references may start: its own folder, then that of the file that includes it."""
    lines: Callable[[Reference], int]
    """Returns the line of a reference in the source file."""


class Assets:
    """The files that go beside the decks of one language in one folder."""

    def __init__(self, project: Project, language: str, output: Path, decks: Iterable[Path]) -> None:
        self.root = normalised(project.root)
        self.source = normalised(self.root / project.source)
        self.real_folders = [Path(os.path.realpath(folder)) for folder in (self.root, self.source)]
        self.folder, self.output = output, normalised(output)
        self.relative = project.relative
        self.decks = frozenset(normalised(self.root / deck) for deck in decks)
        self.tags = variant_tags(language)
        self.copies: dict[Path, Path | bytes] = {}
        """Where a file is copied to -> the file, or its content with other paths in it."""
        self.problems: dict[Problem, None] = {}

    def place(self, path: Path) -> Path:
        """Return where a file, or its copy, is for the rendered decks."""
        if path.is_relative_to(self.source):
            return self.output / path.relative_to(self.source)
        if path.is_relative_to(self.root):
            return self.output / SHARED / path.relative_to(self.root)
        return path

    def shown(self, copy: Path) -> Path:
        """Return the path of a copy in the folder as the caller named it."""
        return self.folder / copy.relative_to(self.output)

    def rewrite_deck(self, text: str, path: Path, lines: Callable[[Reference], int]) -> str:
        """Note the files that a rendered deck needs, and return its text with the paths at which it finds them."""
        path = normalised(self.root / path)
        page = _Page(path, (path.parent,), lines)
        return self._rewrite(text, format_of(path).references(text.encode(), self.relative(path)), page)

    def _rewrite(self, text: str, references: Iterable[Reference], page: _Page) -> str:
        parts: list[str] = []
        done = 0
        for one in references:
            written = self._follow(one, page) if is_relative(one) else None
            if written is not None and one.start >= done:
                parts += text[done : one.start], one.write(written)
                done = one.end
        return "".join([*parts, text[done:]])

    def _follow(self, reference: Reference, page: _Page) -> str | None:
        """Note the file that a reference means. Return how the copy of the page has to call it, None if it may stay."""
        path, suffix = split_url(reference)
        found = next(self._candidates(path, reference.is_url, page.folders), None)
        if found is None:
            self._report_missing(reference, path, page)
            return None
        folder, named, file = found
        if named in self.decks:
            return self._called(folder, named, suffix, reference)
        if reason := self._refusal(file):
            if reference.required:
                self._report(reference, page, reason)
            return None
        if not self._is_inside(file):
            self._report(reference, page, "is outside the project: not copied, the rendered deck refers to it there")
            return self._called(folder, file, suffix, reference, copied=False)
        self._copy(named, file, reference, page)
        return self._called(folder, named, suffix, reference)

    def _candidates(self, path: str, is_url: bool, folders: Iterable[Path]) -> Iterator[tuple[Path, Path, Path]]:
        """Yield (folder, path as it is called, file) for what a path may mean; files of the language come first."""
        for spelling in spellings(path, is_url):
            for folder in folders:
                named = normalised(folder / spelling)
                variants = [] if named in self.decks else [variant(named, tag) for tag in self.tags]
                for file in filter(exists, (*variants, named)):
                    if file == named or (file.is_file() and self._may_replace(file, named)):
                        yield folder, named, file

    def _called(
        self, folder: Path, path: Path, suffix: str, reference: Reference, *, copied: bool = True
    ) -> str | None:
        """Return how a page whose references start in a folder calls a path, None if it is called so already."""
        try:
            before = os.path.relpath(path, folder)
            after = os.path.relpath(self.place(path) if copied else path, self.place(folder))
        except ValueError:  # another drive of Windows
            return None
        if before == after:
            return None
        after = after.replace(os.sep, "/")
        return quote(after, errors="surrogateescape") + suffix if reference.is_url else after

    def _copy(self, named: Path, file: Path, reference: Reference, page: _Page) -> None:
        target = self.place(named)
        if target in self.copies:
            return
        self.copies[target] = file
        if (followed := _reader_of(file, reference.included)) is None:
            return
        try:
            text = read_bytes(file, largest=FOLLOWED).decode()
            references = list(followed(text))
        except (LoctoolError, UnicodeDecodeError):
            return  # copied as it is
        own = _Page(named, (named.parent, *page.folders), lambda one: text.count("\n", 0, one.start) + 1)
        if (rewritten := self._rewrite(text, references, own)) != text:
            self.copies[target] = rewritten.encode()

    def _may_replace(self, file: Path, named: Path) -> bool:
        """Return whether a variant is in the project if the file that it stands for is."""
        return self._is_inside(file) or not self._is_inside(named)

    def _is_inside(self, path: Path) -> bool:
        """Return whether a file is in the project, symbolic links followed."""
        real = Path(os.path.realpath(path))
        return any(real.is_relative_to(folder) for folder in self.real_folders)

    def _refusal(self, file: Path) -> str:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            return "is a folder, which is not copied"
        if not stat.S_ISREG(mode):
            return "is not a regular file, and not copied"
        return "" if os.access(file, os.R_OK) else "cannot be read, and is not copied"

    def _report_missing(self, reference: Reference, path: str, page: _Page) -> None:
        """Report a file that is not there, unless it is made of a deck (deck.html), or a template makes its name."""
        named = [normalised(folder / unquote(path)) for folder in page.folders]
        made = any(one.with_suffix(suffix) in self.decks for one in named if one.name for suffix in FORMATS)
        if reference.required and not made and "{" not in path:
            self._report(reference, page, "there is no such file")

    def _report(self, reference: Reference, page: _Page, reason: str) -> None:
        self.problems[Problem(self.relative(page.path), page.lines(reference), reference.url, reason)] = None


def _reader_of(file: Path, included: bool) -> Callable[[str], Iterable[Reference]] | None:
    """Return the function that finds the references of a file, None if they are not followed.

    Those of style sheets always are, those of other texts where the text is shown in the deck, and not only linked.
    """
    suffix = file.suffix.lower()
    if suffix == ".css":
        return css_references
    if not included:
        return None
    return html_references if suffix in (".html", ".htm") else _included_references if suffix in FORMATS else None


def _included_references(text: str) -> list[Reference]:
    return format_of("included.md").references(text.encode(), "included.md")
