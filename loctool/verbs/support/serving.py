"""What `review` serves: pages that a browser reads from a server, and errors as answers to it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any, ParamSpec, Protocol, TypeVar
from urllib.parse import quote

from loctool.errors import LockedError, LoctoolError
from loctool.review.editing.messages import MissingError
from loctool.review.page import assemble
from loctool.review.server.application import Page, RequestError
from loctool.review.view.messages import MessageView
from loctool.review.view.pages import DeckPage, OverviewPage

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_LOCKED, _MISSING, _IMPOSSIBLE = 423, 404, 422
"""Statuses of HTTP."""


class Views(Protocol):
    """The data of pages, read from the project's files as they are at the time."""

    def overview(self) -> OverviewPage:
        """Return all decks in all languages."""

    def deck(self, name: str, language: str) -> DeckPage:
        """Return a deck in a language."""

    def messages(self, name: str, language: str, ids: Sequence[str]) -> Sequence[MessageView]:
        """Return messages of a deck by their ids."""

    def check(self, name: str, language: str, id_: str, texts: Sequence[str]) -> dict[str, Any]:
        """Return the findings and terms of texts that are not saved."""


def as_answers(answer: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """Make the errors that a user can mend the answers to a request: RequestError with a status and the sentence."""

    @functools.wraps(answer)
    def answered(*given: _Given.args, **named: _Given.kwargs) -> _Answer:
        try:
            return answer(*given, **named)
        except LoctoolError as problem:
            kinds = {LockedError: _LOCKED, MissingError: _MISSING}
            raise RequestError(kinds.get(type(problem), _IMPOSSIBLE), str(problem)) from problem

    return answered


def page_of(page: DeckPage | OverviewPage, title: str) -> Page:
    """Return a page as HTML with addresses that lead to the other pages of the server."""
    from loctool.review.interface import catalogs

    served = _deck_for_browser(page) if isinstance(page, DeckPage) else _overview_for_browser(page)
    html = assemble(asdict(served), catalogs(), title)
    found = _POLICY.search(html)
    return Page(html, found[1] if found else "default-src 'none'")


def _deck_for_browser(page: DeckPage) -> DeckPage:
    up = "../" * (page.name.count("/") + 1)
    languages = tuple(replace(one, href=up + address(one.language, page.name)) for one in page.languages)
    return replace(page, is_served=True, overview=up, languages=languages)


def _overview_for_browser(page: OverviewPage) -> OverviewPage:
    decks = tuple(
        replace(deck, rows=tuple(replace(row, href=row.href and address(row.language, deck.name)) for row in deck.rows))
        for deck in page.decks
    )
    return replace(page, is_served=True, decks=decks)


def address(language: str, name: str) -> str:
    """Return where a deck is served, relative to the overview."""
    return f"{quote(language)}/{quote(name)}"


def differing(before: DeckPage, after: DeckPage) -> list[MessageView]:
    """Return the messages of a deck whose terms or findings have changed."""
    known = {message.id: _judged(before, message) for message in before.messages}
    return [message for message in after.messages if known.get(message.id) != _judged(after, message)]


def _judged(page: DeckPage, message: MessageView) -> tuple[object, ...]:
    used = [(page.terms[use.term].source, page.terms[use.term].targets, replace(use, term=0)) for use in message.terms]
    return used, message.findings
