"""A project's pages, and what people write on them, as requests ask for it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from loctool.errors import LoctoolError
from loctool.project import Project
from loctool.review.editing import decisions, terms, undoing, waiving
from loctool.review.editing.messages import ConflictError, FormerFile, written_in
from loctool.review.server.application import Changed, Page, Reply, RequestError
from loctool.review.server.fields import objects_in, text_in, texts_in, truth_in
from loctool.review.view.messages import MessageView
from loctool.review.view.plain import to_json
from loctool.verbs.review.answers import as_answers, differing, html_of, part_in, show_part
from loctool.verbs.support.inputs import lock_languages
from loctool.verbs.support.pages import Pages
from loctool.verbs.support.pages.units import find_units

WAIT = 1.0
"""Seconds for which a write waits for a run that is writing; then the browser is told, and tries again."""
_LAST_WRITE = 5.0
"""Seconds that a write gets to finish at the end."""
_NUMBER = re.compile("[0-9]{1,6}")
Body = Mapping[str, Any]
"""What a browser sends."""


class Workplace:
    """A project's pages, and what people write on them. They write one after the other."""

    def __init__(self, project: Project, languages: tuple[str, ...]) -> None:
        """Begin with nothing read. Raises ConfigError and CatalogError."""
        self.project, self._languages = project, languages
        self._pages = Pages(project, languages)
        self._history = undoing.History()
        self._writing = threading.Lock()
        self._catalogs = self._find_catalogs()
        self.reads: Mapping[str, Callable[[Body], Reply]] = {
            "overview": self._overview,
            "deck": self._deck,
            "bases": self._list_bases,
        }
        self.writes: Mapping[str, Callable[[Body], Reply]] = {
            "messages": self._show,
            "check": self._check,
            "save": self._save,
            "waive": self._waive,
            "withdraw": self._withdraw,
            "approve-all": self._approve_all,
            "restore": self._restore,
            "term": self._add_term,
        }

    @as_answers
    def page(self, language: str, deck: str) -> Page:
        """Return the page of a deck, or the overview for two empty texts. Raises RequestError."""
        if not (language or deck):
            return html_of(self._pages.overview())
        name, part = (deck, 1) if (language, deck) in self._catalogs else part_in(deck)
        self._place({"language": language, "deck": name})
        return html_of(show_part(self._pages, name, language, part))

    def watched(self) -> Mapping[Path, frozenset[Changed]]:
        """Return the catalogs, decks and glossaries, each with the pages that show it."""
        catalogs = self._find_catalogs()
        everything = frozenset(Changed(*key, whole=True) for key in catalogs)
        found = dict.fromkeys((*self.project.glossaries(), self.project.config), everything)
        for unit in find_units(self.project, self._languages).values():
            if unit.deck:
                found[unit.deck] = frozenset(one for one in everything if one.deck == unit.name)
        return {**found, **{path: frozenset({Changed(*key, whole=False)}) for key, path in catalogs.items()}}

    def close(self) -> None:
        """Wait for the write that is going on; further ones get no turn."""
        self._writing.acquire(timeout=_LAST_WRITE)

    def _find_catalogs(self) -> dict[tuple[str, str], Path]:
        """Return (language, name) -> catalog, with the names of pages: two catalogs may share a domain."""
        units = find_units(self.project, self._languages).values()
        return {(language, unit.name): path for unit in units for language, path in unit.catalogs.items()}

    def _place(self, request: Body) -> tuple[str, str, Path]:
        """Return language, name and catalog of the deck that a request is about. Raises RequestError."""
        language, name = text_in(request, "language"), text_in(request, "deck")
        if (language, name) not in self._catalogs:
            self._catalogs = self._find_catalogs()
        path = self._catalogs.get((language, name))
        if path is None or not path.exists():
            raise RequestError(404, "This project has no such deck in this language.")
        return language, name, path

    @contextmanager
    def _locked(self, language: str) -> Iterator[None]:
        """Be the only one who writes the catalogs of a language. Raises LockedError."""
        with self._writing, lock_languages(self.project, [language], WAIT):
            yield

    @as_answers
    def _overview(self, query: Body) -> Reply:  # noqa: ARG002
        return Reply(to_json(self._pages.overview()))

    @as_answers
    def _deck(self, query: Body) -> Reply:
        language, name, _ = self._place(query)
        number = text_in(query, "part", "1")
        return Reply(to_json(show_part(self._pages, name, language, int(number) if _NUMBER.fullmatch(number) else 0)))

    @as_answers
    def _list_bases(self, query: Body) -> Reply:
        """Answer with the fingerprint of each message, by which a page sees which of its own are old."""
        language, name, _ = self._place(query)
        catalog, bases = self._pages.bases(name, language)
        return Reply({"bases": bases, "written": asdict(written_in(catalog))})

    @as_answers
    def _show(self, body: Body) -> Reply:
        language, name, _ = self._place(body)
        shown = self._pages.messages(name, language, texts_in(body, "ids"))
        return Reply({"messages": list(map(to_json, shown))})

    @as_answers
    def _check(self, body: Body) -> Reply:
        language, name, _ = self._place(body)
        try:
            return Reply(self._pages.check(name, language, text_in(body, "id"), texts_in(body, "texts")))
        except KeyError as problem:
            raise RequestError(404, "The message is no longer in the catalog; load the page again.") from problem
        except ValueError as problem:
            raise RequestError(422, f"{problem}.") from problem

    def _save(self, body: Body) -> Reply:
        decision = decisions.Decision(*_seen(body), texts_in(body, "texts"), truth_in(body, "approved"))
        return self._write(body, lambda path: (decisions.write_decision(path, decision), ""))

    def _waive(self, body: Body) -> Reply:
        rule, reason = text_in(body, "rule"), text_in(body, "reason")
        return self._write(body, lambda path: waiving.waive(path, _seen(body), rule, reason))

    def _withdraw(self, body: Body) -> Reply:
        rule, reason = text_in(body, "rule"), text_in(body, "reason", "")
        return self._write(body, lambda path: (waiving.withdraw(path, _seen(body), rule, reason), ""))

    @as_answers
    def _write(self, body: Body, write: Callable[[Path], tuple[FormerFile | None, str]]) -> Reply:
        """Write one message, and answer with it as it is then; with 409 if somebody else has changed it."""
        language, name, path = self._place(body)
        try:
            with self._locked(language):
                former, line = write(path)
        except ConflictError as conflict:
            return self._conflict(language, name, conflict)
        return self._written(former, lambda: self._view(name, language, [text_in(body, "id")]), line)

    def _view(self, name: str, language: str, ids: Sequence[str]) -> list[MessageView]:
        return self._pages.messages(name, language, ids, is_quick=True)

    def _written(
        self,
        former: FormerFile | undoing.FormerBytes | None,
        show: Callable[[], Sequence[MessageView]],
        line: str = "",
        skipped: Sequence[Mapping[str, str]] = (),
    ) -> Reply:
        """Answer that something was written, also if it cannot be shown: a glossary may have become unreadable."""
        mark, problem, shown = self._history.add(former), "", list[MessageView]()
        try:
            shown = [*show()]
        except LoctoolError as found:
            problem = str(found)
        messages = list(map(to_json, shown))
        return Reply({"messages": messages, "undo": mark, "line": line, "skipped": skipped, "problem": problem})

    def _conflict(self, language: str, name: str, conflict: ConflictError) -> Reply:
        shown = self._pages.messages(name, language, [conflict.id])
        written = asdict(conflict.written)
        return Reply({"disk": to_json(shown[0]), "written": written, "yours": conflict.yours}, 409)

    @as_answers
    def _approve_all(self, body: Body) -> Reply:
        language, name, path = self._place(body)
        wanted = [_seen(one) for one in objects_in(body, "messages")]
        with self._locked(language):
            former, skipped = decisions.approve_all(path, wanted)
        gone = {one.id for one in skipped if one.why == "gone"}
        there = [id_ for id_, _ in wanted if id_ not in gone]
        told = list(map(asdict, skipped))
        return self._written(former, lambda: self._view(name, language, there), skipped=told)

    @as_answers
    def _restore(self, body: Body) -> Reply:
        language, name, path = self._place(body)
        former = self._history.find(text_in(body, "undo"))
        if isinstance(former, undoing.FormerBytes):
            return self._change_glossary(language, name, lambda: (undoing.restore_bytes(former), ""))
        if former.path != path:
            raise RequestError(404, "This was not written in this deck.")
        try:
            with self._locked(language):
                redo = undoing.restore_messages(former)
        except ConflictError as conflict:
            return self._conflict(language, name, conflict)
        done = [one.id for one in redo.messages]
        skipped = [{"id": one.id, "why": "changed"} for one in former.messages if one.id not in done]
        return self._written(redo, lambda: self._view(name, language, done), skipped=skipped)

    @as_answers
    def _add_term(self, body: Body) -> Reply:
        language, name, _ = self._place(body)
        parts = text_in(body, "source"), text_in(body, "target"), text_in(body, "note", "")
        wanted = terms.NewTerm(*parts, language)
        return self._change_glossary(language, name, lambda: terms.add_term(self.project, wanted))

    def _change_glossary(
        self, language: str, name: str, change: Callable[[], tuple[undoing.FormerBytes, str]]
    ) -> Reply:
        """Change the glossary, and answer with the messages of a deck whose terms or findings are others then."""
        before = self._pages.deck(name, language)
        with self._locked(language):
            former, line = change()
        return self._written(former, lambda: differing(before, self._pages.deck(name, language)), line)


def _seen(body: Body) -> tuple[str, str]:
    """Return a message's id, and the fingerprint of what the person saw of it."""
    return text_in(body, "id"), text_in(body, "base")
