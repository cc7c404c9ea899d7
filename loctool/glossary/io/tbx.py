"""Reading TBX-Basic, versions 2 and 3 (ISO 30042:2008 and 2019)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loctool.errors import GlossaryError
from loctool.model import Status, Term
from loctool.safe_xml import Element, read_elements
from loctool.text.language import base_language, gettext_tag

STATUS = {
    "preferredterm": Status.PREFERRED, "admittedterm": Status.ADMITTED, "deprecatedterm": Status.FORBIDDEN,
    "supersededterm": Status.FORBIDDEN, "forbidden": Status.FORBIDDEN, "obsolete": Status.FORBIDDEN,
}  # fmt: skip
"""Administrative status in lower case, without version 2's -admn-sts -> ours."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One term of a concept in one language."""

    text: str
    status: Status | None
    part_of_speech: str
    kept: bool
    """It must not be translated."""
    line: int


def read_tbx(path: Path, source_language: str) -> Iterator[Term]:
    """Yield the terms of a TBX file; concepts without a term in the source language or without a target are left out.

    Raises GlossaryError if the file cannot be read, is not well-formed, is not a TBX file or declares entities.
    """
    for concept in read_elements(path, ("martif", "tbx"), frozenset({"termEntry", "conceptEntry"}), GlossaryError):
        yield from _terms(path, concept, source_language)


def _terms(path: Path, concept: Element, source_language: str) -> Iterator[Term]:
    names = {
        gettext_tag(section.language): [_name(term) for term in section.find("tig", "ntig", "termSec")]
        for section in concept.find("langSet", "langSec")
    }
    names = {language: [name for name in found if name.text] for language, found in names.items()}
    similar = (tag for tag in sorted(names) if base_language(tag) == base_language(source_language))
    sources = names.pop(next(similar, source_language), [])
    note = "; ".join(dict.fromkeys(filter(None, (concept.value("definition"), concept.value("note", "usageNote")))))
    for source in sources:
        for status, targets in _by_status(names, source):
            if targets or status is Status.DO_NOT_TRANSLATE:
                yield Term(
                    source.text, targets, status, note, path.as_posix(), source.line, source.part_of_speech,
                    decks=tuple(filter(None, concept.value("projectSubset").split("; "))),
                    domain=concept.value("subjectField"),
                )  # fmt: skip


def _by_status(names: dict[str, list[_Name]], source: _Name) -> Iterator[tuple[Status, dict[str, tuple[str, ...]]]]:
    """Yield the admissible targets of a concept, preferred ones first, and the forbidden ones."""
    good: dict[str, tuple[str, ...]] = {}
    bad: dict[str, tuple[str, ...]] = {}
    admitted = []
    for language, found in names.items():
        kept = sorted((n for n in found if n.status is not Status.FORBIDDEN), key=lambda n: n.status is Status.ADMITTED)
        admitted += [name.status is Status.ADMITTED for name in kept]
        if kept:
            good[language] = tuple(dict.fromkeys(name.text for name in kept))
        if wrong := [name.text for name in found if name.status is Status.FORBIDDEN]:
            bad[language] = tuple(dict.fromkeys(wrong))
    status = Status.ADMITTED if admitted and all(admitted) else Status.PREFERRED
    yield Status.DO_NOT_TRANSLATE if source.kept else status, good
    yield Status.FORBIDDEN, bad


def _name(section: Element) -> _Name:
    return _Name(
        section.value("term"),
        STATUS.get(section.value("administrativeStatus", "normativeAuthorization").lower().removesuffix("-admn-sts")),
        section.value("partOfSpeech"),
        section.value("translationNote").lower() == "no",
        section.line,
    )
