"""Outdated translations of people: what stands in their place in compiled catalogs and rendered decks."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.reader import catalog_in
from loctool.catalog.table import MessageTable
from loctool.compiling.line_breaks import is_uneven
from loctool.text.markup.proof import keeps_markup
from loctool.text.markup.tags import fit_tags
from loctool.text.placeholders import is_program, is_tagged, syntax_of

MARK = "\N{WARNING SIGN} "
"""Before a marked translation: no markup in any format, so that a heading or a cell stays one."""
_WORDS = re.compile(r"\S")
_NUMBERED = re.compile(r"<\d+/?>")


class Outdated(enum.StrEnum):
    """What a reader sees of a message whose source changed after a person translated it."""

    SOURCE = "source"
    """The source text, as with gettext."""
    TRANSLATION = "translation"
    """The old translation."""
    MARK = "mark"
    """The old translation behind a warning sign."""


def with_outdated(table: MessageTable, text: str, path: Path, choice: str) -> MessageTable:
    """Return the table of a .po file's text, in which outdated translations count as translated if `choice` says so.

    A translation that would break a program stays out: one with other placeholders than the source now has, or other
    line breaks at its ends. Numbered tags are those of the present source, or are removed. Raises CatalogError as
    reading does, and ValueError for an unknown choice.
    """
    choice = Outdated(choice)
    if choice is Outdated.SOURCE or not (numbers := table.outdated_translations()):
        return table
    numbers = {number for number in numbers if not is_uneven(table, number)}
    msgstrs = [*table.msgstrs]
    if "-format" in text or any(_NUMBERED.search(msgstrs[number]) for number in numbers):
        messages = catalog_in(text, path).messages()
        numbers -= _with_other_placeholders(messages, numbers)
        for number in numbers:
            msgstrs[number] = _with_present_tags(messages[number], msgstrs[number])
    for number in numbers if choice is Outdated.MARK else ():
        msgstrs[number] = "\0".join(map(_mark, msgstrs[number].split("\0")))
    return replace(table, fuzzy=table.fuzzy - numbers, msgstrs=msgstrs, judged=None)


def _with_present_tags(message: Entry, translation: str) -> str:
    """Return a translation with numbered tags that mean the same in the present source as in the previous one."""
    if not is_tagged(message_syntax(message)):
        return translation
    return fit_tags(message.previous_msgid, message.msgid, translation)


def _mark(text: str) -> str:
    """Return a text with the mark before its first word: white space at its beginning stays there."""
    return _WORDS.sub(lambda word: MARK + word[0], text, count=1)


def _with_other_placeholders(messages: list[Entry], numbers: Iterable[int]) -> set[int]:
    return {number for number in numbers if not _keeps_placeholders(messages[number])}


def _keeps_placeholders(message: Entry) -> bool:
    """Return whether a translation may stand in a program: each form has the placeholders of a source text."""
    syntax = syntax_of(message.flags)
    sources = list(filter(None, (message.msgid, message.msgid_plural)))
    return not is_program(syntax) or all(
        any(keeps_markup(source, form, syntax, may_omit_count=len(sources) > 1) for source in sources)
        for form in forms_of(message)
    )
