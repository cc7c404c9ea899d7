"""From decks to catalogs: the messages of a deck, the template that holds them, and the first catalog of a language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from loctool.catalog.entry import Entry, Key, is_header, key_of
from loctool.catalog.header import ORDER, format_date, header_entry, set_field
from loctool.catalog.message_syntax import TAGGED_COMMENT, is_packed
from loctool.catalog.plurals import plural_count, plural_forms, rule_for
from loctool.catalog.reader import Catalog
from loctool.catalog.roles import role_comments
from loctool.model import Deck
from loctool.version import __version__

_TAG_NOTE = re.compile(r"(<\d+>) (.+)")
"""What a numbered tag stands for, as readers of packed decks note it."""


def template_of(
    decks: Iterable[Deck], references: str = "file", notes: Mapping[Key, Iterable[str]] | None = None
) -> list[Entry]:
    """Return the messages of decks in the order of the source, equal texts merged.

    `references` is "file", "full" (with lines) or "never"; `notes` are further comment lines for a message. Raises
    ValueError for another kind of references.
    """
    if references not in ("file", "full", "never"):
        raise ValueError(f"references are file, full or never, not {references!r}")
    notes = notes or {}
    comments: dict[Key, dict[str, None]] = defaultdict(dict)
    places: dict[Key, dict[tuple[str, str], None]] = defaultdict(dict)
    slides = ((deck, slide) for deck in decks for slide in deck.slides)
    for path, segment, comment in ((deck.path, *one) for deck, slide in slides for one in role_comments(slide)):
        if not segment.text:
            continue
        key = segment.context, segment.text
        comments[key][comment] = None
        comments[key] |= dict.fromkeys(segment.note.splitlines())
        places[key][path, str(segment.line) if references == "full" else ""] = None
    if references == "never":
        for key, found in places.items():
            comments[key] |= dict.fromkeys([TAGGED_COMMENT] if all(is_packed(path) for path, _ in found) else ())
    return [
        Entry(
            msgid=key[1],
            msgctxt=key[0],
            comment="\n".join([*_join_meanings(lines), *notes.get(key, ())]),
            occurrences=list(places[key]) if references != "never" else [],
        )
        for key, lines in comments.items()
    ]


def _join_meanings(lines: Iterable[str]) -> list[str]:
    """Return comment lines, those on one tag that means something else in another place joined to one."""
    joined: dict[str, str] = {}
    for line in lines:
        tag = _TAG_NOTE.fullmatch(line)
        key = tag[1] if tag else line
        joined[key] = f"{joined[key]}, elsewhere {tag[2]}" if tag and key in joined else line
    return list(joined.values())


def new_template(path: Path, project: str, bugs_to: str = "", now: datetime | None = None) -> Catalog:
    """Return an empty template; `project` is the name and the version, `bugs_to` an address or a URL or nothing."""
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": bugs_to,
        "POT-Creation-Date": format_date(now),
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": f"loctool {__version__}",
    }
    return Catalog(path, [header_entry(fields, fuzzy=True)])


def renew(template: Catalog, messages: Iterable[Entry], now: datetime | None = None) -> bool:
    """Make `messages` those of a template, in their order, and return whether the set of messages changed.

    Comments that people wrote into the template stay; POT-Creation-Date becomes `now` only if the set changed.
    """
    old = {key_of(entry): entry for entry in template.messages()}
    fresh: list[Entry] = []
    for message in messages:
        entry = old.get(key_of(message), message)
        entry.comment, entry.occurrences = message.comment, message.occurrences
        fresh.append(entry)
    changed = old.keys() != {key_of(entry) for entry in fresh}
    head = template.head or header_entry(new_template(template.path, "").header, fuzzy=True)
    if changed:
        set_field(head, "POT-Creation-Date", format_date(now))
    template.entries = [head, *fresh]
    return changed


def new_catalog(path: Path, language: str, template: Catalog, now: datetime | None = None) -> Catalog:
    """Return the first catalog of a language: the template's messages, untranslated, under a complete header.

    Raises CatalogError if there are plurals, and no plural rule of the language is known.
    """
    messages = [entry for entry in template.messages() if not is_header(entry)]
    rule = plural_forms(language) if any(entry.msgid_plural for entry in messages) else rule_for(language)
    fields = {
        **template.header,
        "PO-Revision-Date": format_date(now),
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": language,
        "Plural-Forms": rule,
        "X-Generator": f"loctool {__version__}",
    }
    head = header_entry({name: value for name in ORDER if (value := fields.get(name)) is not None})
    return Catalog(path, [head, *(fresh_copy(entry, plural_count(rule or "")) for entry in messages)])


def fresh_copy(message: Entry, forms: int) -> Entry:
    """Return an untranslated copy of a template's message, with that many plural forms if it is a plural."""
    return Entry(
        msgid=message.msgid,
        msgctxt=message.msgctxt,
        msgid_plural=message.msgid_plural,
        msgstr_plural=dict.fromkeys(range(forms), "") if message.msgid_plural else {},
        comment=message.comment,
        occurrences=list(message.occurrences),
        flags=[flag for flag in message.flags if flag != "fuzzy"],
    )
