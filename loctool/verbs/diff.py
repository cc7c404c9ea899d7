"""Diff: what changed in the source decks against their catalogs, a revision of git, or a folder of older decks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.entry import Entry
from loctool.catalog.roles import FRONT_MATTER, TITLE, places_of
from loctool.errors import LoctoolError, SourceError
from loctool.files import read_bytes
from loctool.formats import format_of
from loctool.formats.markdown.titles import plain
from loctool.glossary import TermIndex
from loctool.merging.decks import Difference, Item, Page, SlideChange, compare
from loctool.merging.edits import Edit
from loctool.model import Deck
from loctool.patterns import files_below
from loctool.project import Project
from loctool.verbs.extract import parsed
from loctool.verbs.git import files_of
from loctool.verbs.inputs import term_index


@dataclass(frozen=True, slots=True)
class DeckDiff:
    """What changed in one deck."""

    path: str
    """Relative to the project."""
    kind: str
    """added, removed or changed."""
    slides: list[SlideChange]


def diff(project: Project, revision: str | None = None, against: Path | None = None) -> list[DeckDiff]:
    """Return the decks that changed, with what changed in them.

    The decks are compared with those of a `revision` of git or of a folder `against`, else with the texts that the
    catalogs hold. Raises SourceError, CatalogError, GlossaryError, and LoctoolError for what git does not know.
    """
    new = {project.relative(path): parsed(project, path) for path in project.decks()}
    if revision is None and against is None:
        present = {path: _pages(deck, by_title=True) for path, deck in new.items()}
        former = {path: _pages_of_catalog(project, path) for path in (*new, *_orphans(project, set(new)))}
    else:
        older = files_of(project, revision) if revision else _files_in(project, against)
        present = {path: _pages(deck, by_title=False) for path, deck in new.items()}
        former = {path: _pages(_deck(project, path, content), by_title=False) for path, content in older.items()}
    terms = term_index(project)
    found = []
    for path in sorted({*present, *former}):
        ours, theirs = former.get(path) or [], present.get(path) or []
        kind = "changed" if ours and theirs else "added" if theirs else "removed"
        slides = [_with_terms(slide, terms.for_deck(Path(path).stem)) for slide in compare(ours, theirs)]
        if slides:
            found.append(DeckDiff(path, kind, slides))
    return found


def _files_in(project: Project, folder: Path | None) -> dict[str, bytes]:
    """Return path within the project -> content of the decks of a folder, which stands for the source folder."""
    if folder is None or not folder.is_dir():
        raise SourceError("is no folder; name one that holds older versions of the decks", folder)
    names = {f"{project.source}/{path.relative_to(folder).as_posix()}": path for path in files_below(folder)}
    return {name: read_bytes(path, SourceError) for name, path in names.items() if project.is_deck(name)}


def _deck(project: Project, path: str, content: bytes) -> Deck:
    """Return the deck of an older file; a SourceError says that it is an older one."""
    try:
        return format_of(path).parse(content, path, front_matter_keys=project.front_matter)
    except SourceError as problem:
        raise LoctoolError(f"in the older version: {problem.message}", problem.path, problem.line) from problem


def _pages(deck: Deck, by_title: bool) -> list[Page]:
    """Return the slides of a deck, the front matter first; slides of one title as one where catalogs know no better."""
    pages: dict[str, Page] = {}
    for slide in deck.slides:
        title = " ".join(slide.title.split())
        heading = next((one for one in slide.segments if one.role == "heading"), None)
        for one in slide.segments:
            front = one.role == "metadata"
            key = f"\0{FRONT_MATTER}" if front else title if by_title else slide.anchor
            role = FRONT_MATTER if front else TITLE if one is heading else one.role
            page = pages.get(key) or Page(FRONT_MATTER if front else title, (), 0 if front else slide.number)
            item = Item(role, one.text, one.context)
            if not by_title or item not in page.items:
                pages[key] = replace(page, items=(*page.items, item))
    return list(pages.values())


def _orphans(project: Project, paths: set[str]) -> list[str]:
    """Return the paths of decks that have a template but are gone."""
    known = {Path(path).stem for path in paths}
    folder = project.root / project.locales
    return [f"{project.source}/{path.stem}.md" for path in sorted(folder.glob("*.pot")) if path.stem not in known]


def _pages_of_catalog(project: Project, path: str) -> list[Page]:
    """Return the slides of a deck as its template tells them in its comments, without one the first catalog."""
    domain = Path(path).stem
    files = [project.template(domain), *(project.catalog(domain, language) for language in project.targets)]
    file = next((one for one in files if one.is_file()), None)
    if file is None:
        return []
    pages: dict[str, list[Item]] = {}
    entries = [(entry, list(_places(entry))) for entry in reader.read(file).messages()]
    for single in (True, False):  # texts that stand in one place tell the order of the slides
        for entry, places in entries:
            for title, role in places if (len(places) == 1) is single else ():
                pages.setdefault(title, []).append(Item(role, entry.msgid, entry.msgctxt, ordered=single))
    titles = [title for title in pages if title != FRONT_MATTER]
    numbers = {title: number for number, title in enumerate(titles, 1)}
    return [Page(title, tuple(items), numbers.get(title, 0)) for title, items in pages.items()]


def _places(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (title of the slide, role) of each place of a message."""
    for role, title in places_of(entry):
        if role == TITLE:
            yield " ".join(plain(entry.msgid, {}).split()), TITLE
        elif title or role == FRONT_MATTER:
            yield title or FRONT_MATTER, role


def _with_terms(slide: SlideChange, terms: TermIndex) -> SlideChange:
    """Call a change of wording one of a term where it puts other terms of the glossary in."""
    slide.differences = [_with_term(one, terms) for one in slide.differences]
    return slide


def _with_term(one: Difference, terms: TermIndex) -> Difference:
    if one.edit not in (Edit.WORDING, Edit.TYPO):
        return one
    before, after = ({hit.term.source for hit in terms.find(text)} for text in (one.former, one.text))
    return replace(one, edit=str(Edit.TERM)) if before != after else one
