"""A term added to a project's glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loctool.catalog.reader import digest_of
from loctool.errors import GlossaryError
from loctool.files import read_bytes, write_atomically
from loctool.glossary.io.append import with_term
from loctool.glossary.io.load import load
from loctool.glossary.io.write import format_glossary
from loctool.model import Status, Term
from loctool.project import Project
from loctool.review.editing.messages import RefusedError
from loctool.review.editing.undoing import FormerBytes
from loctool.text.controls import describe_character, unwritable_in_text

_LONGEST = 1000
"""Characters of a cell."""
_NEW = "terms.csv"
"""Name of the glossary of a project that has none."""


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term as the page's form has it."""

    source: str
    target: str
    """Several targets stand with semicolons between."""
    note: str
    language: str


def add_term(project: Project, wanted: NewTerm) -> tuple[FormerBytes, str]:
    """Write a term behind the last row of a glossary; returns how the file was, and the row that was written.

    It goes into the first table that has the language; a project without a glossary gets one. Raises RefusedError where
    the term is incomplete or known, and GlossaryError where no table takes it.
    """
    term = _term(wanted)
    glossaries = project.glossaries()
    known = load(glossaries, project.source_language)
    if any(_says(one, term, wanted.language) for one in known):
        raise RefusedError("The glossary has this term already.")
    if not glossaries:
        path = project.root / project.glossary / _NEW
        content = format_glossary([term], project.source_language, path)
        write_atomically(path, content)
        return FormerBytes(path, digest_of(content), None), _last_line(content)
    return _append(project, glossaries, term)


def _append(project: Project, glossaries: Sequence[Path], term: Term) -> tuple[FormerBytes, str]:
    """Append a term to the first table that takes it; if none does, what is wrong with the first is raised."""
    problems: list[GlossaryError] = []
    for path in glossaries:
        before = read_bytes(path, GlossaryError)
        try:
            content = with_term(path, before, term, project.source_language)
        except GlossaryError as problem:
            problems.append(problem)
            continue
        if read_bytes(path, GlossaryError) != before:
            raise GlossaryError("is being written by another program; try again", path)
        write_atomically(path, content)
        return FormerBytes(path, digest_of(content), before), _last_line(content)
    raise problems[0]


def _term(wanted: NewTerm) -> Term:
    """Return the term of a form. Raises RefusedError where a part is missing, too long, or cannot be written."""
    source, target, note = (" ".join(part.split()) for part in (wanted.source, wanted.target, wanted.note))
    targets = tuple(part.strip() for part in target.split(";") if part.strip())
    if not (source and targets):
        raise RefusedError("A term needs its word in both languages.")
    for part in (source, target, note):
        if char := unwritable_in_text(part):
            raise RefusedError(f"The term holds {describe_character(char)}; delete it.")
        if len(part) > _LONGEST:
            raise RefusedError(f"A part of the term has more than {_LONGEST} characters; shorten it.")
    return Term(source, {wanted.language: targets}, Status.PREFERRED, note, "", 0)


def _says(known: Term, term: Term, language: str) -> bool:
    """Return whether a term of the glossary says all that a new one does."""
    targets = known.targets.get(language, ())
    return (
        known.source == term.source and known.status is not Status.FORBIDDEN and {*term.targets[language]} <= {*targets}
    )


def _last_line(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return content.decode(encoding).splitlines()[-1]
