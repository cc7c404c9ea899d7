"""The messages of a catalog as comparisons: each translation beside the text that it translates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial

from loctool.catalog.header import fields_in
from loctool.catalog.plurals import sound_rule
from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.glossary import TermIndex
from loctool.quality.comparison import Comparison
from loctool.quality.habits import Habits
from loctool.text.language import base_language
from loctool.text.markup.proof import keeps_markup

_NOTE = re.compile(r"_:[^\n]*\n(?=.)")
_CONTEXT = re.compile(r"[^\W\d_][\w -]{0,40}\|(?=\S)")
CREDITS = frozenset(["translator-credits", "translator_credits", "Your names", "Your emails"])
"""What GNOME and KDE have in place of the names and addresses of their translators, which translate nothing."""


def compare(
    table: MessageTable, terms: TermIndex, language: str, only: Collection[int] | None = None
) -> Iterator[tuple[int, list[Comparison]]]:
    """Yield the numbers of the translated messages and the untouched drafts, with a comparison for each of their forms.

    The table must have the syntaxes of its messages. `only` are the numbers of the messages that are asked for.
    """
    header = fields_in(table.header or "")
    singular, accelerator = _singular_forms(header.get("Plural-Forms", "")), _accelerator(header)
    languages, habits = (terms.language, language), Habits(table, base_language(terms.language))
    for number, now in enumerate(table.states()):
        if now in (State.TRANSLATED, State.DRAFT) and (only is None or number in only):
            if _NOTE.sub("", table.msgids[number]) in CREDITS:
                continue
            source, plural, syntax = table.msgids[number], table.plurals[number], table.syntaxes.get(number, "")
            context = table.contexts[number] or ""
            whole = partial(Comparison, syntax=syntax, context=context, accelerator=accelerator, habits=habits)
            if plural is None:
                source = _shown(source, table.msgstrs[number])
                around = table.msgids[number - 1] if number else "", *table.msgids[number + 1 : number + 2]
                yield number, [whole(source, table.msgstrs[number], *languages, terms, neighbours=around)]
                continue
            texts = enumerate(table.msgstrs[number].split("\0"))
            forms = [(text, n, n in singular) for n, text in texts if text]
            sources = [_source_of((source, plural), *form, syntax) for form in forms]
            pairs = zip(sources, forms, strict=True)
            yield (
                number,
                [whole(one, text, *languages, terms, is_single=single, form=n) for one, (text, n, single) in pairs],
            )


def _shown(source: str, target: str) -> str:
    """Return a source without what only translators see: an old KDE's note, and a context as in Menu|File.

    Whether the translation has kept the context, a rule has to see.
    """
    source = _NOTE.sub("", source, count=1) if source.startswith("_:") else source
    return _CONTEXT.sub("", source, count=1) if source.count("|") == 1 and "|" not in target else source


def _source_of(texts: tuple[str, str], form: str, number: int, is_single: bool, syntax: str) -> str:
    """Return which of msgid and msgid_plural a form translates: if it may be either, that whose placeholders it has.

    The first form may be that of all numbers; a form of a single number, wherever it is, need not show it.
    """
    source, plural = texts
    choice = [source, plural] if number == 0 else [plural]
    choice += [source] if is_single else []
    return next((text for text in choice if keeps_markup(text, form, syntax)), choice[0])


@cache
def _singular_forms(plural_forms: str) -> frozenset[int]:
    """Return the forms that a Plural-Forms field has for one number alone."""
    rule = sound_rule(plural_forms)
    counts = Counter(rule.forms()) if rule else {}
    return frozenset(form for form, count in counts.items() if count == 1)


def _accelerator(header: Mapping[str, str]) -> str:
    """Return the sign that a header declares for accelerators, "" if none."""
    fields = ("X-Accelerator-Marker", "X-Accelerator")
    return next((header[one].strip() for one in fields if header.get(one, "").strip()), "")
