"""What comes back brought into a catalog: nothing is guessed, and nobody's text is overwritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from loctool.catalog.decisions import (
    CONFLICT,
    base_of,
    decide,
    message_id,
    other_text_of,
    standing_of,
    with_other_text,
    without_conflict,
)
from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.notes import is_own_line, lines_in
from loctool.catalog.provenance import is_untouched_draft, mark_fuzzy
from loctool.catalog.reader import Catalog
from loctool.exchange.units import Returned, mark_of, people_comment
from loctool.text.controls import describe_character, unwritable_in_text

CHANGED, APPROVED, REOPENED, COMMENTED = "changed", "approved", "reopened", "commented"
CONFLICTING, REFUSED = "conflict", "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a message that came back."""

    what: str
    """changed: its text; approved, reopened (translated no longer) or commented: its text is the same; conflict: the
    catalog has another new text and keeps it; refused: nothing was done."""
    msgid: str
    texts: tuple[str, ...]
    """As they came back."""
    place: str
    """Where the file has it."""
    why: str = ""
    """Of a conflict, and of what was refused."""
    approved: bool = False
    """Whether a changed text is approved."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What a file gave to a catalog."""

    rows: tuple[Row, ...]
    """Whatever was not as the catalog has it, in the order of the file."""
    unchanged: int
    """Messages that came back as they went out, or as the catalog has them by now."""
    missing: tuple[str, ...]
    """msgids of the catalog's messages that the file does not have: they are as they were."""


def apply_returned(catalog: Catalog, units: Iterable[Returned], *, approve: bool = False) -> Applied:
    """Bring what comes back into the entries of a catalog; nothing is saved.

    A row is refused if its source text is not the catalog's, it is there twice, or it was changed and its message is
    not in the catalog.
    An empty text leaves the message as it is. Where the catalog's text was changed since it went out, equal texts are
    no question, a person's text replaces an untouched draft, and of two people's texts the catalog keeps its own,
    fuzzy, with the other one in its comment. A changed text is approved if its row says so, or with `approve`.
    """
    entries = {message_id(entry): entry for entry in catalog.messages()}
    units = list(units)
    seen = Counter(unit.id for unit in units)
    rows, unchanged = [], 0
    for unit in units:
        entry = entries.get(unit.id)
        is_known = unit.source == (entry.msgid,) if entry else bool(unit.id)
        if is_known and seen[unit.id] == 1 and _says_nothing(unit):
            unchanged += 1  # it need not be parsed: benchmarks/exchange.py comes back in 0.36 s, and else in 0.69
            continue
        one = _with_line_ends_of(entry, unit) if entry else unit
        why = "is there more than once" if one.id and seen[one.id] > 1 else one.fault or _refusal(entry, one)
        if why or not entry:
            source = "".join(one.source[:1]) or (entry.msgid if entry else "")
            rows.append(Row(REFUSED, source, one.texts, one.place, why))
        elif row := _apply(entry, one, approve=approve):
            rows.append(row)
        else:
            unchanged += 1
    missing = (entry.msgid for id_, entry in entries.items() if id_ not in seen)
    return Applied(tuple(rows), unchanged, tuple(missing))


def _says_nothing(unit: Returned) -> bool:
    """Return whether a row is as it went out: no text, no standing and no comment was changed."""
    if unit.fault or unit.standing != unit.former or (unit.comment and mark_of(unit.comment) != unit.comment_mark):
        return False
    return len(unit.texts) == len(unit.marks) and all(
        not text or mark_of(text) == mark for text, mark in zip(unit.texts, unit.marks, strict=True)
    )


def _refusal(entry: Entry | None, unit: Returned) -> str:
    """Return why nothing can be taken from a row, empty if something can."""
    if not unit.id:
        return "is a row of yours; only those of the catalog are taken back"
    if entry is None:
        return "is not in the catalog: its source text has changed since; export again"
    if unit.source != _source_of(entry):
        return "its source text was changed; only translations are taken back"
    if len(unit.texts) != len(forms_of(entry)) or len(unit.marks) != len(unit.texts):
        return f"has {len(unit.texts)} texts, and the catalog needs {len(forms_of(entry))}, one a plural form"
    new = [text for text, mark in zip(unit.texts, unit.marks, strict=True) if mark_of(text) != mark]
    if wrong := next(filter(None, map(unwritable_in_text, (*new, unit.comment or ""))), ""):
        return f"holds {describe_character(wrong)}, which catalogs cannot keep; delete it"
    own_lines = [line for line in lines_in(unit.comment or "") if is_own_line(line) or line.strip() == CONFLICT]
    return f"its comment has a line that only loctool writes: {own_lines[0].strip()}" if own_lines else ""


def _source_of(entry: Entry) -> tuple[str, ...]:
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)


def _with_line_ends_of(entry: Entry, unit: Returned) -> Returned:
    """Return a row with the line ends of its message: programs save all cells with those of their system."""
    own = _source_of(entry)
    if tuple(map(_with_plain_ends, unit.source)) != tuple(map(_with_plain_ends, own)):
        return unit
    end = "\r\n" if any("\r\n" in text for text in own) else "\n"
    marked = zip_longest(unit.texts, unit.marks[: len(unit.texts)], forms_of(entry)[: len(unit.texts)], fillvalue="")
    texts = (
        text if mark_of(text) == mark else now if _with_plain_ends(text) == _with_plain_ends(now) else
        _with_plain_ends(text).replace("\n", end)
        for text, mark, now in marked
    )  # fmt: skip
    comment = unit.comment and _with_plain_ends(unit.comment)
    return replace(unit, source=own, texts=tuple(texts), comment=comment)


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _apply(entry: Entry, unit: Returned, *, approve: bool) -> Row | None:
    """Bring a row into its entry; return what became of it, None if the entry is as it was."""
    is_same = unit.base == base_of(entry)
    commented, is_comments_conflict = _comment(entry, unit)
    what, why = _translate(entry, unit, is_same=is_same, approve=approve)
    if is_comments_conflict and not why:
        what, why = CONFLICTING, "the comment was changed in the catalog, too, and stays as it is there"
    what = what or (COMMENTED if commented else "")
    approved = standing_of(entry) == "approved"
    return Row(what, entry.msgid, unit.texts, unit.place, why, approved) if what else None


def _translate(entry: Entry, unit: Returned, *, is_same: bool, approve: bool) -> tuple[str, str]:
    """Bring a row's texts and standing into its entry, and return what became of it, and why it is a conflict.

    `is_same` says whether the entry is as it went out.
    """
    now = forms_of(entry)
    is_new = [bool(text) and mark_of(text) != mark for text, mark in zip(unit.texts, unit.marks, strict=True)]
    texts = [text if new else own for text, new, own in zip(unit.texts, is_new, now, strict=True)]
    approved = unit.standing == "approved" or (approve and any(is_new))
    if texts != now:
        return _change(entry, unit, texts, is_same=is_same, approved=approved)
    is_told = unit.standing != unit.former or (approve and any(is_new))
    wanted = ("approved" if approved else unit.standing) if is_told else ""
    is_free = any(is_new) or tuple(map(mark_of, now)) == unit.marks
    return _judge(entry, wanted, is_free=is_free and (is_same or not other_text_of(entry)))


def _change(entry: Entry, unit: Returned, texts: Sequence[str], *, is_same: bool, approved: bool) -> tuple[str, str]:
    """Store a changed text, unless somebody has changed the catalog's, too."""
    with_theirs = with_other_text(entry.tcomment, texts, named=bool(entry.msgid_plural))
    if other_text_of(entry) and not is_same:
        if with_theirs == entry.tcomment:
            return "", ""  # an earlier import of the same file has left it there
        return CONFLICTING, "the catalog has a conflict since; settle it and import again"
    now = forms_of(entry)
    if tuple(map(mark_of, now)) == unit.marks or not any(now) or is_untouched_draft(entry):
        decide(entry, texts, approved=approved)
        return CHANGED, ""
    mark_fuzzy(entry)
    entry.tcomment = with_theirs
    return CONFLICTING, "the catalog was changed since, too; it keeps its text, fuzzy, with this one in its comment"


def _judge(entry: Entry, wanted: str, *, is_free: bool) -> tuple[str, str]:
    """Bring a new standing into an entry whose text stays, and return what became of it, and why it is a conflict.

    `is_free` says whether the text is the one that was judged.
    """
    now = standing_of(entry)
    if wanted not in ("approved", "edited") or wanted == now or now == "untranslated":
        return "", ""
    if not is_free:
        return CONFLICTING, f"another text became {wanted}, and the catalog has a new one since; look at it again"
    if wanted == "approved":
        decide(entry, forms_of(entry), approved=True)
        return APPROVED, ""
    if now != "approved":
        return "", ""  # it is fuzzy, and stays a draft or outdated until its text changes
    decide(entry, forms_of(entry), approved=False)
    return REOPENED, ""


def _comment(entry: Entry, unit: Returned) -> tuple[bool, bool]:
    """Bring a changed comment into an entry; return whether it changed the entry, and whether both had changed it."""
    comment, now = unit.comment, people_comment(entry)
    if not comment or mark_of(comment) == unit.comment_mark or comment == now:
        return False, False
    if mark_of(now) != unit.comment_mark:
        return False, True
    own = [line for line in lines_in(without_conflict(entry.tcomment)) if is_own_line(line)]
    other = other_text_of(entry)
    new = "\n".join([*filter(str.strip, lines_in(comment)), *own])
    entry.tcomment = with_other_text(new, [other], named=False) if other else new
    return True, False
