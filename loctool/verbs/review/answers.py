"""What `review` serves: pages as HTML, and errors as answers to a browser."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from loctool.errors import LockedError, LoctoolError
from loctool.review.cutting import cut_page
from loctool.review.editing.messages import MissingError
from loctool.review.interface import catalogs
from loctool.review.page import assemble
from loctool.review.sentences import translate_sentence
from loctool.review.server.application import Page, RequestError
from loctool.review.view.messages import MessageView
from loctool.review.view.pages import DeckPage, OverviewPage
from loctool.review.view.plain import to_json
from loctool.verbs.support.pages import Pages, UnknownDeckError

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_PART = re.compile(r"(.+)~([1-9]\d{0,5})")
"""Address of a further page of a long deck."""
_LOCKED, _MISSING, _IMPOSSIBLE = 423, 404, 422
"""Statuses of HTTP."""


def as_answers(answer: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """Make the errors that a user can mend the answers to a request: RequestError with a status and the sentence.

    Those of the system as well: without an answer a browser would take the server for gone.
    """

    @functools.wraps(answer)
    def answered(*given: _Given.args, **named: _Given.kwargs) -> _Answer:
        try:
            return answer(*given, **named)
        except LoctoolError as problem:
            kinds = {LockedError: _LOCKED, MissingError: _MISSING, UnknownDeckError: _MISSING}
            status, where = kinds.get(type(problem), _IMPOSSIBLE), str(problem).removesuffix(problem.message)
            said = {language: where + text for language, text in translate_sentence(problem.message).items()}
            raise RequestError(status, str(problem), said) from problem
        except OSError as problem:
            where = f"{problem.filename}: " if problem.filename else ""
            raise RequestError(_IMPOSSIBLE, f"{where}{problem.strerror or problem}") from problem

    return answered


def html_of(page: DeckPage | OverviewPage) -> Page:
    """Return a page as HTML, with its policy."""
    data: dict[str, Any] = to_json(page)
    html = assemble(data, catalogs(data.get("rules", ())))
    found = _POLICY.search(html)
    return Page(html, found[1] if found else "default-src 'none'")


def part_in(address: str) -> tuple[str, int]:
    """Return the name of a deck and the number of its page, which an address may name: talks~2."""
    found = _PART.fullmatch(address)
    return (found[1], int(found[2])) if found else (address, 1)


def show_part(pages: Pages, name: str, language: str, number: int) -> DeckPage:
    """Return a page of a deck by its number, which counts from 1. Raises RequestError where there is none."""
    parts = cut_page(pages.deck(name, language), lambda part: pages.addresses.from_page(name, language, part))
    if not 1 <= number <= len(parts):
        raise RequestError(_MISSING, "The deck has no such page.")
    return parts[number - 1]


def differing(before: DeckPage, after: DeckPage) -> list[MessageView]:
    """Return the messages of a deck whose terms or findings have changed."""
    known = {message.id: _judged(before, message) for message in before.messages}
    return [message for message in after.messages if known.get(message.id) != _judged(after, message)]


def _judged(page: DeckPage, message: MessageView) -> tuple[object, ...]:
    return [(page.terms[use.term], use) for use in message.terms], message.findings
