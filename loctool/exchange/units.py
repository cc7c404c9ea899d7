"""What goes out to other people's programs, and what comes back: messages as every exchange format has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loctool.catalog.decisions import base_of, message_id, other_text_of, standing_of, without_conflict
from loctool.catalog.entry import Entry, Key, forms_of, key_of
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.notes import fingerprint, is_own_line, lines_in, read_maker, term_lines_in
from loctool.catalog.plurals.rule import sound_rule
from loctool.catalog.provenance import COPY, MEMORY, draft_of, is_untouched_draft
from loctool.catalog.reader import Catalog
from loctool.catalog.roles import OF_DECKS, TITLE, place_in, places_of
from loctool.model import Deck

_NO_ENGINES = {COPY: "copy of the source", MEMORY: "translation memory"}
_FIRST_NUMBERS, _SHOWN_NUMBERS = range(1000), 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A message that goes out."""

    id: str
    """Fingerprint of its msgctxt and msgid (`message_id`)."""
    base: str
    """Fingerprint of all that its entry says (`base_of`): what comes back names what it was made from."""
    source: tuple[str, ...]
    """msgid, and msgid_plural where there is one."""
    texts: tuple[str, ...]
    """msgstr, or each plural form; empty ones where there is no translation."""
    standing: str
    """One of `loctool.catalog.decisions.STANDINGS`."""
    context: str = ""
    note: str = ""
    """What the catalog tells translators about the source: its room, what its tags stand for."""
    comment: str = ""
    """What people wrote into the translator's comment, a line each."""
    previous: str = ""
    """The former source text, where it has changed since."""
    theirs: str = ""
    """The other text of a conflict."""
    terms: tuple[str, ...] = ()
    """Terms of the glossary with their targets, as the catalog's comments show them."""
    findings: tuple[str, ...] = ()
    """Each as `severity: message [rule]`."""
    slide: int = 0
    """1-based number of the first slide that shows it; 0 without a deck, or for a text that the deck lacks."""
    title: str = ""
    """That slide's title."""
    role: str = ""
    """Its role there: heading, bullet, cell; see `loctool.model.Segment`."""
    line: int = 0
    """Of its msgid in the catalog."""
    syntax: str = ""
    """How its texts are written: see `loctool.text.placeholders.syntax_of`."""
    maker: str = ""
    """Of an untouched draft, what made it, for people: `llm (qwen3:8b)`, `translation memory`."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The messages of one deck in one language, in the order of its slides."""

    name: str
    """The deck's domain, or the name of a catalog without a deck."""
    path: str
    """Of the deck in the project; empty for a catalog without one."""
    catalog: str
    """Path of the .po in the project, with forward slashes: what comes back says where it belongs."""
    source_language: str
    language: str
    units: tuple[Unit, ...]
    numbers: tuple[str, ...] = ()
    """Of each plural form, the first numbers that take it: `1, 21, 31, 41`; none if the header has no sound rule."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A message that comes back."""

    id: str
    """The unit's."""
    source: tuple[str, ...]
    """As the file has it; it must still be the catalog's."""
    texts: tuple[str, ...]
    """One a form; an empty one leaves the form as it is."""
    marks: tuple[str, ...]
    """`mark_of` each text as it went out: whether the text was changed outside."""
    base: str
    """The unit's."""
    standing: str
    """How it stands for whoever sends it back: one of STANDINGS."""
    former: str
    """Its standing as it went out."""
    comment: str | None = None
    """What people wrote about it; None or empty leaves the catalog's comment as it is."""
    comment_mark: str = ""
    """`mark_of` the comment as it went out."""
    place: str = ""
    """Where the file has it, for people: `sheet Klima, row 12`."""
    fault: str = ""
    """Why nothing can be taken from it, as only its format knows."""


@dataclass(frozen=True, slots=True)
class ReturnedBundle:
    """What comes back for one catalog."""

    catalog: str
    """Path of the .po in the project, as the bundle had it."""
    source_language: str
    language: str
    units: tuple[Returned, ...]


def mark_of(text: str) -> str:
    """Return the fingerprint of a text as it goes out."""
    return fingerprint(text)


def bundle_of(
    catalog: Catalog,
    place: tuple[str, str],
    languages: tuple[str, str],
    deck: Deck | None = None,
    findings: Mapping[Key, Sequence[str]] | None = None,
) -> Bundle:
    """Return the messages in use of a catalog, by slides where its deck is given, else in the order of the file.

    `place` is the name of the deck and the path of the catalog in the project; `languages` are source and target.
    `findings` are those of the messages, in words.
    """
    shown = _places(deck) if deck else {}
    order = {key: number for number, key in enumerate(shown)}
    found = findings or {}
    entries = sorted(catalog.messages(), key=lambda entry: order.get(key_of(entry), len(order)))
    units = (_unit_of(one, shown.get(key_of(one)) or _place_told(one), found.get(key_of(one), ())) for one in entries)
    return Bundle(place[0], deck.path if deck else "", place[1], *languages, tuple(units), _numbers_of(catalog))


def _numbers_of(catalog: Catalog) -> tuple[str, ...]:
    """Return the first numbers of each plural form, in words for translators."""
    rule = sound_rule(catalog.header.get("Plural-Forms", ""))
    forms = rule.forms(_FIRST_NUMBERS) if rule else []
    found = (
        [number for number in _FIRST_NUMBERS if forms[number] == form] for form in range(rule.count if rule else 0)
    )
    return tuple(", ".join(map(str, numbers[:_SHOWN_NUMBERS])) for numbers in found)


def people_comment(entry: Entry) -> str:
    """Return what people wrote into a message's comment, without the other text of a conflict."""
    comment = without_conflict(entry.tcomment)
    return "\n".join(line for line in lines_in(comment) if line.strip() and not is_own_line(line))


class _Place(NamedTuple):
    slide: int
    title: str
    role: str


def _places(deck: Deck) -> dict[Key, _Place]:
    """Return where the deck has each text first, in its order."""
    found: dict[Key, _Place] = {}
    for slide in deck.slides:
        title = " ".join(slide.title.split())
        for segment in slide.segments:
            found.setdefault((segment.context, segment.text), _Place(slide.number, title, segment.role))
    return found


def _unit_of(entry: Entry, place: _Place, findings: Iterable[str]) -> Unit:
    return Unit(
        message_id(entry),
        base_of(entry),
        (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,),
        tuple(forms_of(entry)),
        standing_of(entry),
        entry.msgctxt or "",
        _note_of(entry),
        people_comment(entry),
        entry.previous_msgid or "",
        other_text_of(entry),
        tuple(line.strip().removeprefix("loctool: term ") for line in term_lines_in(entry.tcomment)),
        tuple(findings),
        *place,
        entry.linenum or 0,
        message_syntax(entry),
        _maker_of(entry),
    )


def _maker_of(entry: Entry) -> str:
    made = draft_of(entry) if is_untouched_draft(entry) else None
    return _NO_ENGINES.get(made.engine) or read_maker(made.maker).name if made else ""


def _place_told(entry: Entry) -> _Place:
    """Return where a message is by its own comment, which does not number slides."""
    role, title = next(places_of(entry), ("", ""))
    return _Place(0, title, "heading" if role == TITLE else OF_DECKS.get(role, role))


def _note_of(entry: Entry) -> str:
    """Return the extracted comment without the lines on places, which have columns of their own."""
    lines = lines_in(entry.comment)
    return "\n".join(line for line in lines if place_in(line) is None)
