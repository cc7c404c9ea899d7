"""What a translator is told about the terms of a message: their targets in one language, in a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loctool.glossary.hits import Hit
from loctool.glossary.requirements import TRANSLATED
from loctool.glossary.targets import targets_of
from loctool.model import Status, Term


def describe_terms(hits: Iterable[Hit], language: str) -> list[str]:
    """Return a line for each term that says something in a language, in the order of the text.

    Öl → oil; petroleum (the preferred targets first), NATO, do not translate, or Öl, do not use: gasoline.
    """
    found: dict[tuple[str, Status], list[Term]] = {}
    for hit in hits:
        status = Status.PREFERRED if hit.term.status in TRANSLATED else hit.term.status
        found.setdefault((_one_line(hit.term.source), status), []).append(hit.term)
    lines = (_describe(source, status, terms, language) for (source, status), terms in found.items())
    return list(filter(None, lines))


def _describe(source: str, status: Status, terms: Sequence[Term], language: str) -> str:
    """Return the line on the rows with one source; empty if they have no targets in the language."""
    if status is Status.DO_NOT_TRANSLATE:
        return f"{source}, do not translate"
    ranked = sorted(terms, key=lambda term: term.status is Status.ADMITTED)
    targets = "; ".join(dict.fromkeys(_one_line(target) for term in ranked for target in targets_of(term, language)))
    if not targets:
        return ""
    return f"{source}, do not use: {targets}" if status is Status.FORBIDDEN else f"{source} → {targets}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
