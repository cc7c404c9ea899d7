"""Rules on the states of messages: what was left from a merge, approved in bulk, or is not ready for a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loctool.catalog.notes import is_approval_line, lines_in
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import Catalog
from loctool.glossary import TermIndex
from loctool.model import Finding, Severity
from loctool.quality.comparison import Problem
from loctool.quality.messages import Messages

BULK = 20
"""Approved drafts from which they are many."""
BULK_SHARE = 0.5
"""Their share of the translated messages from which nobody can have changed what had to be changed."""


def stray_previous(messages: Messages) -> Iterator[tuple[int, Problem]]:
    """Yield the translated messages that have a previous msgid, although they are not fuzzy any more."""
    states = messages.table.states()
    for number in sorted(messages.table.outdated):
        if states[number] is State.TRANSLATED:
            yield number, Problem("has a previous source text (#|), but is not fuzzy; delete these lines")


def bulk_approval(messages: Messages) -> Iterator[tuple[int, Problem]]:
    """Yield the first of the machine's drafts that were approved as they were, if they are most translations."""
    table = messages.table
    approved = [number for number, text in sorted(table.comments.items()) if any(map(is_approval_line, lines_in(text)))]
    translated = sum(now is State.TRANSLATED for now in table.states()) if len(approved) >= BULK else 0
    if translated and len(approved) >= BULK_SHARE * translated:
        message = (
            f"{len(approved)} of {translated} translations are machine drafts, approved as they were: read them again"
        )
        yield approved[0], Problem(message)


def release_fuzzy(catalogs: Iterable[tuple[str, str, Catalog]], _: TermIndex) -> Iterator[Finding]:
    """Yield the messages with a draft or an outdated translation, which are not compiled."""
    waiting = (State.DRAFT, State.TO_RENEW, State.STALE)
    yield from _in_states("release-fuzzy", catalogs, waiting, "is fuzzy and will not be shipped; review it")


def release_untranslated(catalogs: Iterable[tuple[str, str, Catalog]], _: TermIndex) -> Iterator[Finding]:
    """Yield the messages without a translation."""
    message = "has no translation and will be shipped in the source language"
    yield from _in_states("release-untranslated", catalogs, (State.UNTRANSLATED,), message)


def _in_states(
    rule: str, catalogs: Iterable[tuple[str, str, Catalog]], wanted: tuple[State, ...], message: str
) -> Iterator[Finding]:
    for path, _, catalog in catalogs:
        for entry in catalog.messages():
            if state(entry) in wanted:
                yield Finding(rule, Severity.ERROR, message, path, entry.linenum or 0, (entry.msgctxt, entry.msgid))
