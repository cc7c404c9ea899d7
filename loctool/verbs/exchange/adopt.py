"""Adopt: fill a catalog from a deck that somebody translated without loctool."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from loctool.catalog import reader, writer
from loctool.catalog.entry import forms_of, key_of
from loctool.catalog.provenance import is_untouched_draft, settle_provenance
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError, SourceError
from loctool.files import is_there, would_change
from loctool.formats import FORMATS, format_of, read_deck
from loctool.formats.writable import check_writable
from loctool.glossary import TermIndex
from loctool.merging.alignment.matches import Match, match_decks
from loctool.model import Deck
from loctool.project import Project
from loctool.verbs.extract import parse_deck
from loctool.verbs.support.adoption import (
    describe_refusal,
    is_left_untranslated,
    judge_matches,
    may_adopt,
    store_translation,
)
from loctool.verbs.support.inputs import lock_languages, require_catalog, term_index
from loctool.verbs.support.translated_files import find_deck, language_of_file


@dataclass(frozen=True, slots=True)
class Adoption:
    """One text and the translation that the file has for it."""

    msgctxt: str | None
    msgid: str
    translation: str
    """In the file."""
    doubts: tuple[str, ...] = ()
    """Why it may be wrong; the message is fuzzy, and they are its notes."""
    kept: str = ""
    """The translation that a person has given the message already, and that it keeps, if that is another one."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What a file with translations gave to a catalog."""

    path: Path
    """The catalog."""
    language: str
    changed: bool
    """Whether the catalog was changed, or would be."""
    translated: tuple[Adoption, ...]
    """Messages that got their translation."""
    fuzzy: tuple[Adoption, ...]
    """Messages that got one with doubts."""
    differing: tuple[Adoption, ...]
    """Messages that keep a person's translation, though the file certainly has another one."""
    drafts: int
    """Messages whose untouched draft is the file's very text: they stay drafts, since perhaps nobody has read it."""
    kept: int
    """Other messages that people have translated already: as the file does, or where the file's text is in doubt."""
    missing: tuple[str, ...]
    """Texts of the deck for which the file has nothing: they are as they were."""
    unused: tuple[str, ...]
    """Texts of the file that are nobody's translation."""
    refusal: str = ""
    """Why the file as a whole has no translations for the deck: nothing was taken."""


def adopt(
    project: Project,
    file: str | PathLike[str],
    deck: str,
    language: str | None = None,
    *,
    write: bool = True,
) -> Adopted:
    """Take the translations of a translated deck into the catalog of the deck that it is a translation of.

    `deck` is its domain, path or file name; the language is by default the one in the file's name. Translations that
    are certain are taken as a person's, others are fuzzy with their doubts as notes. A person's translation in the
    catalog stays. Nothing is taken from a file that is certainly in another language, or the translation of another
    deck. Without `write` nothing is written. Raises SourceError, ConfigError, CatalogError (also where `extract` has
    not brought the deck's texts into the catalog), GlossaryError, and LoctoolError where another run is writing.
    """
    file = Path(file).absolute()
    check_suffix(file)
    source_path, domain = find_deck(project, deck)
    _check_file(file, source_path)
    language = language_of_file(project, file, language)
    path = require_catalog(project.catalog(domain, language))
    source = parse_deck(project, source_path)
    target = _parse_translated(project, file, source_path, source)
    alignment = match_decks(source, target, (project.source_language, language))
    terms = term_index(project).for_deck(domain)
    with lock_languages(project, (language,)) if write else nullcontext():
        catalog = reader.read(path)
        catalog.folder_language = language
        _check_complete(catalog, source)
        taken = _Taken(catalog, file.name, terms)
        refusal = describe_refusal(alignment, language)
        for judged in taken.judge(alignment.matches) if not refusal else ():
            taken.take(judged)
        changed = _save(catalog) if write else would_change(path, writer.text_of(catalog).encode())
    missing = (text for text in _texts(source) if text not in taken.found)
    unused = (segment.text for segment in alignment.unused)
    lists = tuple(taken.translated), tuple(taken.fuzzy), tuple(taken.differing)
    return Adopted(path, language, changed, *lists, taken.drafts, taken.kept, tuple(missing), tuple(unused), refusal)


def check_suffix(file: Path) -> None:
    """Raise SourceError for a file that translations cannot be taken from, with the suffixes that are known."""
    if file.suffix.lower() not in FORMATS:
        suffix = f"{file.suffix} files" if file.suffix else "a file without a suffix"
        raise SourceError(f"translations cannot be taken from {suffix}; known are {', '.join(FORMATS)}", file)


def _check_file(file: Path, deck: Path) -> None:
    """Raise SourceError for a file that is not there, or that is the deck."""
    if not is_there(file, SourceError):
        raise SourceError("there is no such file", file)
    if file.samefile(deck):
        raise SourceError("is the deck itself; give the translated one", file)


def _parse_translated(project: Project, file: Path, source_path: Path, source: Deck) -> Deck:
    """Return the translated deck, read as its source is where both have the same format."""
    reading = project.reading(project.relative(source_path))
    if source.dialect and format_of(file) is format_of(source_path):
        reading = reading._replace(dialect=source.dialect)
    content = read_deck(file)
    deck = format_of(file).parse(content, project.relative(file), reading)
    check_writable(deck)
    return deck


def _texts(deck: Deck) -> list[str]:
    return list(dict.fromkeys(one.text for slide in deck.slides for one in slide.segments if one.text))


def _check_complete(catalog: Catalog, source: Deck) -> None:
    """Raise CatalogError if the catalog lacks a text of the deck."""
    known = {key_of(entry) for entry in catalog.messages()}
    for segment in (one for slide in source.slides for one in slide.segments if one.text):
        if (segment.context, segment.text) not in known:
            raise CatalogError(f"lacks texts of {source.path}; run `loctool extract`", catalog.path)


def _save(catalog: Catalog) -> bool:
    if writer.is_changed(catalog):
        settle_provenance(catalog.messages())
    writer.merge_file_changes(catalog)
    return writer.save(catalog)


class _Judged(NamedTuple):
    """What is found for a message."""

    match: Match
    doubts: tuple[str, ...]
    is_worse_than_a_draft: bool
    """Whether its words are not those of the source, or not those of the target language."""


class _Taken:
    """What a catalog takes of the translations that are found."""

    def __init__(self, catalog: Catalog, file: str, terms: TermIndex) -> None:
        self.messages = {key_of(entry): entry for entry in catalog.messages() if not entry.msgid_plural}
        self.file, self.terms, self.language = file, terms, catalog.language
        self.translated: list[Adoption] = []
        self.fuzzy: list[Adoption] = []
        self.differing: list[Adoption] = []
        self.drafts = self.kept = 0
        self.found: set[str] = set()

    def judge(self, matches: tuple[Match, ...]) -> Iterator[_Judged]:
        """Yield what is found with all doubts about it, without texts that are still the source's."""
        known = [match for match in matches if match.key in self.messages]
        findings = judge_matches(known, self.messages, self.terms, self.language)
        for match in known:
            if not is_left_untranslated(self.messages[match.key], match.target, self.terms, self.language):
                found = findings.get(match.key, ())
                is_worse = match.is_contradicted or any(one.rule == "untranslated" for one in found)
                yield _Judged(match, (*match.doubts, *(one.message for one in found)), is_worse)

    def take(self, judged: _Judged) -> None:
        """Store a translation, unless a person's is there, or a draft that is probably better."""
        match, doubts = judged.match, judged.doubts
        entry, text = self.messages[match.key], match.target
        is_same = forms_of(entry) == [text]
        if judged.is_worse_than_a_draft and any(forms_of(entry)) and may_adopt(entry) and not is_same:
            return
        self.found.add(match.key[1])
        if is_same and is_untouched_draft(entry):
            self.drafts += 1
        elif may_adopt(entry) and not (is_same and doubts):
            store_translation(entry, text, [f"in {self.file}: {doubt}" for doubt in doubts])
            (self.fuzzy if doubts else self.translated).append(Adoption(*match.key, text, doubts))
        elif doubts or is_same:
            self.kept += 1
        else:
            self.differing.append(Adoption(*match.key, text, kept=entry.msgstr))
