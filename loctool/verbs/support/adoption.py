"""Old translations in a catalog: judged by the rules, and written where no person's text is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from loctool.catalog import notes
from loctool.catalog.entry import Entry, Key
from loctool.catalog.provenance import mark_fuzzy, store_notes
from loctool.catalog.reader import Catalog
from loctool.glossary import TermIndex
from loctool.merging.alignment.matches import Match
from loctool.model import Finding, Severity
from loctool.quality.run import check_messages

RULES = (
    "lost-markup", "lost-number", "wrong-unit", "wrong-date", "wrong-magnitude", "wrong-currency", "lost-bound",
    "lost-code", "lost-pictograph", "lost-name", "lost-clause", "other-text", "wrong-script", "untranslated",
)  # fmt: skip
"""The rules on what a text and its translation must have in common. Terms and typography are left to `check`: a person
may have had reasons."""


def judge_matches(
    matches: Iterable[Match], messages: Mapping[Key, Entry], terms: TermIndex, language: str
) -> dict[Key, list[Finding]]:
    """Return the warnings and errors of the rules on each translation, as if it were in the catalog already."""
    entries = [_candidate(messages[match.key], match.target) for match in matches]
    found: dict[Key, list[Finding]] = defaultdict(list)
    for finding in check_messages(Catalog(Path(), entries), terms, language, "", RULES):
        if finding.severity >= Severity.WARNING and not finding.waived:
            found[finding.key].append(finding)
    return found


def _candidate(message: Entry, text: str) -> Entry:
    flags = [flag for flag in message.flags if flag != "fuzzy"]
    places = list(message.occurrences)
    return Entry(msgid=message.msgid, msgctxt=message.msgctxt, msgstr=text, flags=flags, occurrences=places)


def is_left_untranslated(match: Match, findings: Iterable[Finding]) -> bool:
    """Return whether the translated deck still has the source's own words."""
    return match.key[1] == match.target and any(finding.rule == "untranslated" for finding in findings)


def store_translation(entry: Entry, text: str, doubts: Iterable[str]) -> None:
    """Store a person's translation in place of none or of a draft; with doubts it is fuzzy, and they are its notes."""
    entry.tcomment = "\n".join(notes.without_provenance("\n".join(notes.lasting_lines(entry.tcomment))))
    entry.msgstr = text
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    lines = [f"doubt, {doubt}" for doubt in doubts]
    if lines:
        mark_fuzzy(entry)
    store_notes(entry, lines)
