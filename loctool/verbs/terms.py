"""Terms: keep the glossary itself in order, find what it lacks, score how it is obeyed, convert its files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path

from loctool.catalog import reader
from loctool.errors import CatalogError, GlossaryError
from loctool.files import read_text, write_atomically
from loctool.glossary import TermIndex
from loctool.glossary.io.load import load
from loctool.glossary.io.write import Version, format_glossary
from loctool.glossary.lint import lint as faults
from loctool.glossary.mine import Candidate
from loctool.glossary.mine import mine as candidates
from loctool.glossary.obedience import Judgement, judge_all
from loctool.glossary.score import Score, append
from loctool.glossary.score import score as scored
from loctool.model import Finding
from loctool.project import Project
from loctool.project.layout import SCORES
from loctool.quality.comparing import compare
from loctool.text.markup import visible_text
from loctool.verbs.extract import parse_deck
from loctool.verbs.support.inputs import catalog_paths
from loctool.verbs.support.pivots import pivots_of


def lint(project: Project, paths: Sequence[str | PathLike[str]] = ()) -> Iterator[Finding]:
    """Yield the faults of the project's glossaries, or of `paths`. Raises GlossaryError, SourceError."""
    terms = load([Path(path) for path in paths] or project.glossaries(), project.source_language)
    yield from faults(terms, project.source_language, _source_texts(project), pivots_of(project))


def mine(project: Project, least: int = 2) -> list[Candidate]:
    """Return what the decks say `least` times or more and no glossary has. Raises GlossaryError, SourceError."""
    return candidates(_source_texts(project), _index(project), least)


def score(project: Project, languages: tuple[str, ...] = (), save: bool = False) -> dict[str, Score]:
    """Return the score of each target language, and with `save` note it in the glossary folder's history.

    Raises CatalogError, GlossaryError.
    """
    index = _index(project)
    judged: dict[str, list[Judgement]] = {language: [] for language in project.languages(languages)}
    for deck, language, path in catalog_paths(project, languages):
        table = reader.table_in(read_text(path, CatalogError), path, syntaxes=True)
        for _, forms in compare(table, index.for_deck(deck), language):
            for text in forms:
                judged[language] += judge_all(text.requirements, text.visible_target, language)
    scores = {language: scored(found) for language, found in judged.items()}
    if save:
        append(project.root / project.glossary / SCORES, datetime.datetime.now(datetime.UTC).date().isoformat(), scores)
    return scores


def convert(
    source: str | PathLike[str], target: str | PathLike[str], source_language: str, version: Version = 3
) -> tuple[int, list[str]]:
    """Write the terms of one file as another, by the suffixes of both; return how many, and what the other cannot hold.

    Raises GlossaryError.
    """
    source, target = Path(source), Path(target)
    if target.exists() and target.samefile(source):
        raise GlossaryError("is the file that is converted; name another one to write", target)
    terms = load([source], source_language)
    if not terms:
        raise GlossaryError("holds no term in the source language; name it with --source", source)
    write_atomically(target, format_glossary(terms, source_language, target, version))
    lost = []
    if target.suffix.lower() == ".tbx" and any(term.case_sensitive for term in terms):
        lost.append("TBX-Basic has no place for case sensitivity")
    return len(terms), lost


def _index(project: Project) -> TermIndex:
    return TermIndex(load(project.glossaries(), project.source_language), project.source_language)


def _source_texts(project: Project) -> list[str]:
    """Return the texts of all decks without their markup, those of the catalogs if there are no decks."""
    decks = [parse_deck(project, path) for path in project.find_decks()]
    texts = [segment.text for deck in decks for slide in deck.slides for segment in slide.segments]
    if not decks:
        catalogs = [reader.read(path) for _, _, path in catalog_paths(project)]
        texts = list(dict.fromkeys(entry.msgid for catalog in catalogs for entry in catalog.messages()))
    return [visible_text(text) for text in texts]
