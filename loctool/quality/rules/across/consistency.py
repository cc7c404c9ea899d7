"""Rules on texts that recur: one text translated in two ways, and one translation for two texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from textwrap import shorten

from loctool.catalog.fast_reader import read_table
from loctool.catalog.provenance import State
from loctool.catalog.reader import Catalog, table_of
from loctool.catalog.table import MessageTable
from loctool.glossary import TermIndex
from loctool.glossary.bilingual.coverage import compare_words
from loctool.glossary.bilingual.lexicon import bilingual_lexicon
from loctool.model import Finding, Severity
from loctool.quality.comparison import Problem
from loctool.quality.messages import Messages
from loctool.quality.rules.across.wording import source_wording, target_wording, without_accelerator
from loctool.text.language import base_language
from loctool.text.markup import visible_text

LONGEST = 6
"""Words of the longest text that should be translated alike everywhere: a term or a heading, not a sentence."""
LEAST = 5
"""Short messages of the smallest catalog that is compared with others: a deck, not a single text."""
SHOWN = 40
"""Characters of another message that a finding shows."""
OTHER = -2.0
"""Evidence from which a translation has nothing to do with its source."""
MOST_MISTAKES = 5
"""Messages of a catalog that have the translation of another by mistake."""
OWN = 0.5
"""Evidence from which it is that of the other source."""


def two_translations(messages: Messages) -> Iterator[tuple[int, Problem]]:
    """Yield the messages of a catalog that say the same as an earlier one and are translated by other words."""
    table, code, own = messages.table, base_language(messages.language), base_language(messages.terms.language)
    groups: dict[str, list[int]] = defaultdict(list)
    for number in _translated(table):
        groups[source_wording(table.msgids[number], own)].append(number)
    for group in groups.values():
        for number, other in _differing(table, group, code):
            words, line = shorten(table.msgstrs[other], SHOWN), shorten(table.msgids[other], SHOWN)
            yield number, Problem(f"is translated as “{words}” in the message “{line}”")


def _translated(table: MessageTable) -> Iterator[int]:
    """Yield the numbers of the translated short messages without context and plural forms."""
    for number, now in enumerate(table.states()):
        text = table.msgids[number]
        is_plain = table.contexts[number] is None and table.plurals[number] is None
        if now is State.TRANSLATED and is_plain and text.count(" ") < LONGEST and any(map(str.isalpha, text)):
            yield number


def _differing(table: MessageTable, group: list[int], code: str) -> Iterator[tuple[int, int]]:
    """Yield (message, the first one of its group) if the two are translated by other words."""
    first, *others = group
    for number in others if len({table.msgstrs[one].casefold() for one in group}) > 1 else ():
        ours, theirs = (
            target_wording(table.msgstrs[one], code, table.syntaxes.get(one, "")) for one in (number, first)
        )
        if ours and theirs and not (ours <= theirs or theirs <= ours):
            yield number, first


def two_translations_in_project(catalogs: Iterable[tuple[str, str, Catalog]], _: TermIndex) -> Iterator[Finding]:
    """Yield the messages that another catalog of the language has, too, and translates by other words.

    Within a catalog a message occurs once; the later catalog has the finding.
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for path, language, catalog in catalogs:
        table, code = _table(catalog), base_language(language)
        own: dict[tuple[str, str], tuple[str, str]] = {}
        numbers = list(_translated(table))
        for number in numbers if len(numbers) >= LEAST else ():
            key, text = (language, table.msgids[number]), table.msgstrs[number]
            own[key] = text, path
            other, where = first.get(key, (text, path))
            if other.casefold() != text.casefold() and target_wording(other, code) != target_wording(text, code):
                message = f"is translated as “{shorten(other, SHOWN)}” in {where}"
                line = _line(catalog, table.msgids[number])
                yield Finding("two-translations-in-project", Severity.NOTE, message, path, line, (None, key[1]))
        first = own | first


def _table(catalog: Catalog) -> MessageTable:
    """Return the messages of a catalog, quickly if its entries are as they were read."""
    text = "".join(f"{entry.blank}{entry.lines}" for entry in catalog.entries)
    return read_table(text) or table_of(catalog)


def _line(catalog: Catalog, msgid: str) -> int:
    found = (entry for entry in catalog.messages() if entry.msgid == msgid and entry.msgctxt is None)
    return next((entry.linenum or 0 for entry in found), 0)


def one_translation(messages: Messages) -> Iterator[tuple[int, Problem]]:
    """Yield the messages whose translation is that of another one, and of none of their own words.

    In a catalog with many of them the sources have several words for one thing.
    """
    pair = base_language(messages.terms.language), base_language(messages.language)
    is_reverse = not bilingual_lexicon(pair)
    if is_reverse and not bilingual_lexicon((pair[1], pair[0])):
        return
    table = messages.table
    groups: dict[str, list[int]] = defaultdict(list)
    for number in _translated(table):
        groups[table.msgstrs[number].strip(" .:!…").casefold()].append(number)
    found = []
    for group in (one for one in groups.values() if len(one) > 1):
        judged = [(_evidence(table, number, pair, is_reverse), number) for number in group]
        best, own = max(judged)
        for evidence, number in judged if best >= OWN else ():
            if evidence <= OTHER:
                found.append(
                    (number, Problem(f"has the translation of the message “{shorten(table.msgids[own], SHOWN)}”"))
                )
    yield from found if len(found) <= MOST_MISTAKES else ()


def _evidence(table: MessageTable, number: int, pair: tuple[str, str], is_reverse: bool) -> float:
    syntax = table.syntaxes.get(number, "")
    texts = (without_accelerator(text) for text in (table.msgids[number], table.msgstrs[number]))
    source, target = (visible_text(text, syntax) for text in texts)
    if is_reverse:
        return compare_words(target, source, (pair[1], pair[0])).evidence
    return compare_words(source, target, pair).evidence
