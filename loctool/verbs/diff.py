"""Diff: what changed in the source decks since their catalogs, a revision of git, or a folder of older decks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.entry import Entry
from loctool.catalog.roles import OF_DECKS, TITLE, places_of, role_comments
from loctool.errors import CatalogError, LoctoolError, SourceError
from loctool.files import Content, is_there
from loctool.formats import format_of, read_deck
from loctool.formats.markdown.deck import plain
from loctool.glossary import TermIndex
from loctool.merging.decks import DeckDiff, Difference, compare
from loctool.merging.edits import Edit
from loctool.model import Deck, Segment, Slide
from loctool.project import Project
from loctool.project.leftovers import find_leftovers
from loctool.project.paths import files_below
from loctool.verbs.extract import parse_deck
from loctool.verbs.support.git import files_of
from loctool.verbs.support.inputs import term_index

LEAST_SHARE = 0.5
"""Of the texts of two decks, the share that both have if one is the other under a new name."""


def diff(project: Project, revision: str | None = None, against: str | PathLike[str] | None = None) -> list[DeckDiff]:
    """Return the decks that changed, with what changed in them.

    The decks are compared with those of a git `revision` or of a folder `against`, else with the texts of the
    catalogs. Raises SourceError, CatalogError, GlossaryError, and LoctoolError for an unknown revision.
    """
    named = {project.relative(path): domain for path, domain in project.required_decks().items()}
    decks = {name: parse_deck(project, project.root / name) for name in named}
    by_title = revision is None and against is None  # all that catalogs know of a slide is its title
    new = {path: _slides(deck, by_title) for path, deck in decks.items()}
    if by_title:
        named |= _gone_decks(project)
        old = {path: _slides_of_catalog(project, domain) for path, domain in named.items()}
    else:
        files = files_of(project, revision) if revision else _files_in(project, against)
        old = {path: _slides(_deck(project, path, content), by_title) for path, content in files.items()}
    terms = term_index(project)
    found = []
    renamed = _renamed(old, new)
    for path in sorted({*new, *old} - {*renamed.values()}):
        before, after = old.get(renamed.get(path, path)) or [], new.get(path) or []
        kind = "renamed" if path in renamed else "changed" if before and after else "added" if after else "removed"
        slides, index = compare(before, after), terms.for_deck(named.get(path, Path(path).stem))
        for slide in slides:
            slide.differences = [_with_term(one, index) for one in slide.differences]
        if slides or path in renamed:
            found.append(DeckDiff(path, kind, slides, renamed.get(path, "")))
    return found


def _renamed(old: Mapping[str, list[Slide]], new: Mapping[str, list[Slide]]) -> dict[str, str]:
    """Return path -> former path of the decks that kept most of their texts under another name."""
    before, after = ({path: _texts(slides) for path, slides in decks.items() if slides} for decks in (old, new))
    pairs = ((former, path) for former in before.keys() - after.keys() for path in after.keys() - before.keys())
    shares = ((len(before[one] & after[two]) / max(len(before[one]), len(after[two])), one, two) for one, two in pairs)
    found: dict[str, str] = {}
    for share, former, path in sorted(shares, reverse=True):
        if share >= LEAST_SHARE and path not in found and former not in found.values():
            found[path] = former
    return found


def _texts(slides: Iterable[Slide]) -> set[str]:
    return {segment.text for slide in slides for segment in slide.segments} or {""}


def _files_in(project: Project, against: str | PathLike[str] | None) -> dict[str, Content]:
    """Return path in the project -> content of the decks of a folder that replaces the source folder."""
    folder = None if against is None else Path(against)
    if folder is None or not folder.is_dir():
        raise SourceError("is not a folder; give one that holds older versions of the decks", folder)
    names = {project.deck_path(path.relative_to(folder)): path for path in files_below(folder)}
    return {name: read_deck(path) for name, path in names.items() if project.is_deck(name)}


def _deck(project: Project, path: str, content: Content) -> Deck:
    try:
        return format_of(path).parse(content, path, project.reading(path))
    except SourceError as problem:
        raise LoctoolError(f"in the older version: {problem.message}", problem.path, problem.line) from problem


def _slides(deck: Deck, by_title: bool) -> list[Slide]:
    """Return the slides of a deck, its front matter as one of them; `by_title` joins those of one title."""
    slides: dict[str, Slide] = {}
    segments: dict[str, list[Segment]] = defaultdict(list)
    for slide in deck.slides:
        title = " ".join(slide.title.split())
        for one, comment in role_comments(slide):
            role = comment.partition(" of slide ")[0]
            front = role in OF_DECKS
            key = f"\0{role}" if front else title if by_title else slide.anchor
            slides.setdefault(
                key, replace(slide, anchor="", number=0, title=role) if front else replace(slide, title=title)
            )
            segments[key].append(Segment(one.text, role, 1, one.context))
    return [
        replace(one, segments=tuple(dict.fromkeys(segments[key]) if by_title else segments[key]))
        for key, one in slides.items()
    ]


def _gone_decks(project: Project) -> dict[str, str]:
    """Return path -> domain of the decks that have a template but no file."""
    found = (one for one in find_leftovers(project) if one.template)
    return {one.deck or project.deck_path(Path(f"{one.domain}.md")): one.domain for one in found}


def _slides_of_catalog(project: Project, domain: str) -> list[Slide]:
    """Return the slides of a deck as the comments in its template, else in its first catalog, describe them."""
    files = [project.template(domain), *(project.catalog(domain, language) for language in project.targets)]
    file = next((one for one in files if is_there(one, CatalogError)), None)
    if file is None:
        return []
    slides: dict[str, list[Segment]] = {}
    entries = [(entry, list(_places(entry))) for entry in reader.read(file).messages()]
    for entry, places in sorted(entries, key=lambda pair: len(pair[1]) > 1):  # only texts in one place are in order
        for title, role in places:
            slides.setdefault(title, []).append(Segment(entry.msgid, role, int(len(places) == 1), entry.msgctxt))
    numbers = {title: number for number, title in enumerate((one for one in slides if one not in OF_DECKS), 1)}
    in_order = sorted(slides.items(), key=lambda slide: slide[0] not in OF_DECKS)
    return [Slide("", numbers.get(title, 0), title, tuple(segments)) for title, segments in in_order]


def _places(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (title of the slide, role) of each place of a message."""
    for role, title in places_of(entry):
        if role == TITLE:
            yield " ".join(plain(entry.msgid, {}).split()), TITLE
        elif title or role in OF_DECKS:
            yield title or role, role


def _with_term(one: Difference, terms: TermIndex) -> Difference:
    """Return a difference of wording as one of terms if the new text has other terms of the glossary."""
    if one.edit not in (Edit.WORDING, Edit.TYPO):
        return one
    before, after = ({hit.term.source for hit in terms.find(text)} for text in (one.former, one.text))
    return replace(one, edit=str(Edit.TERM)) if before != after else one
