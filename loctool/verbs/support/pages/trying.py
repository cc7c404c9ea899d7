"""Texts that are not saved yet, judged as if a person had approved them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from loctool.catalog.decisions import decide
from loctool.catalog.entry import key_of
from loctool.catalog.reader import Catalog
from loctool.model import Finding
from loctool.quality import Scope, reported_rules
from loctool.quality.comparing import compare
from loctool.quality.run import check_messages, find_crowded
from loctool.review.findings import view_finding
from loctool.review.messages import Knowledge, read_texts
from loctool.review.view.plain import to_json
from loctool.verbs.support.pages.inputs import Inputs
from loctool.verbs.support.pages.reading import ReadCatalog
from loctool.verbs.support.pages.slides import count_lines, with_text
from loctool.verbs.support.pages.units import Unit


def try_texts(
    inputs: Inputs, place: tuple[Unit, str], number: int, texts: Sequence[str], known: Knowledge
) -> dict[str, Any]:
    """Return the findings and terms of other texts for a message, and the lines that they take in its boxes, as JSON.

    Rules that compare messages are not asked. Raises ValueError if the number of texts is not that of the forms.
    """
    unit, language = place
    read = inputs.catalog(unit.catalogs[language])
    tried = _with_texts(read, number, texts)
    entry = tried.catalog.messages()[number]
    crowded, lines = None, dict[str, tuple[int, int]]()
    pairs = inputs.pairs(unit, language)
    if pairs and unit.deck:
        pairs = with_text(pairs, key_of(entry), texts[0])
        crowded, lines = (
            find_crowded(iter(pairs.boxes), pairs.key_of),
            count_lines(inputs.deck(unit.deck), pairs, language),
        )
    settings = inputs.run().settings(read.path, language)
    left_out = reported_rules(Scope.MESSAGES)
    alone = {name: severity for name, severity in settings.severities.items() if name not in left_out}
    found = check_messages(
        tried.catalog,
        known.terms,
        replace(settings, severities=alone),
        table=tried.table,
        crowded=crowded,
        only=[number],
    )
    compared = dict(compare(tried.table, known.terms, language, [number])).get(number)
    shown = read_texts(entry, compared, tried.table.syntaxes.get(number, ""), known)
    own: list[Finding] = [one for one in found if one.key == key_of(entry)]
    return {
        "findings": [to_json(view_finding(one, entry, shown)) for one in own],
        "terms": [to_json(use) for use in known.numbers.uses(shown)],
        "lines": {name: needed for name, (needed, _) in lines.items()},
    }


def _with_texts(read: ReadCatalog, number: int, texts: Sequence[str]) -> ReadCatalog:
    """Return a catalog in which a message has other texts and is not fuzzy."""
    messages = read.catalog.messages()
    entry = copy(messages[number])
    decide(entry, texts, approved=True)
    others = [entry if one is messages[number] else one for one in read.catalog.entries]
    table = read.table
    rewritten = replace(
        table,
        msgstrs=[*table.msgstrs[:number], "\0".join(texts), *table.msgstrs[number + 1 :]],
        fuzzy=table.fuzzy - {number},
        judged=None,
    )
    return ReadCatalog(read.raw, Catalog(read.path, others), rewritten)
