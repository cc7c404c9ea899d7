"""Rows of the glossary that drafts through a pivot may fail to obey: they have no term in the pivot's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loctool.catalog.provenance import is_untouched_draft
from loctool.catalog.reader import Catalog
from loctool.engines import Engine
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.glossary.obedience import judge_terms
from loctool.glossary.requirements import RequirementFinder
from loctool.model import Term
from loctool.project import Project
from loctool.text.markup import visible_text
from loctool.verbs.support.inputs import route_to


def pivots_of(project: Project) -> dict[str, tuple[str, ...]]:
    """Return target -> the languages that drafts have to pass through; only targets with no direct route."""
    from loctool import packages

    found, source, installed = {}, project.source_language, packages.find_installed()
    for target in project.targets:
        chosen = route_to(target, project.routes)
        try:
            routes = [packages.chosen_route(chosen, source, target, installed)] if chosen else None
            routes = routes or packages.routes(source, target, installed)
        except PackageError:
            continue
        if all(len(route) > 1 for route in routes):
            found[target] = tuple(hop.target for hop in routes[0][:-1])
    return found


def pivot_of(engine: Engine) -> tuple[str, ...]:
    """Return the languages that an engine's drafts have to pass through; none if it has a direct route, too."""
    is_direct = any(len(one.route) == 2 for one in (engine, *engine.features.routes))
    return () if is_direct else engine.route[1:-1]


def missed_terms(catalogs: Iterable[Catalog], terms: TermIndex, language: str, pivot: Sequence[str]) -> Iterator[Term]:
    """Yield the terms without a term in a pivot's language that an untouched draft lacks."""
    finder = RequirementFinder(terms, language)
    rows = frozenset((term.path, term.line, "") for term in finder.beyond(pivot))
    entries = (entry for catalog in catalogs for entry in catalog.messages()) if rows else ()
    for entry in entries:
        if is_untouched_draft(entry) and (required := finder.find(visible_text(entry.msgid), rows)):
            draft = visible_text(entry.msgstr or next(iter(entry.msgstr_plural.values()), ""))
            for judged in judge_terms(required, draft, language):
                if judged.obeyed < judged.required:
                    yield judged.requirement.term
