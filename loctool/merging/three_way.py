"""Three versions of a catalog merged message by message, without losing a translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from copy import copy

from loctool.catalog.decisions import with_other_text
from loctool.catalog.entry import Entry, Key, forms_of, is_header, key_of, translation_of
from loctool.catalog.notes import is_own_line, is_term_line, lines_in, term_lines_in, with_term_lines
from loctool.catalog.plurals import plural_count
from loctool.catalog.provenance import is_untouched_draft, lines_of_people, mark_fuzzy
from loctool.catalog.reader import Catalog
from loctool.merging.inheriting import change_plural, reassign_translations, retire
from loctool.merging.merged_headers import merge_ends, merge_headers
from loctool.merging.merged_lines import merge_lines, merge_references, take_changed_side


def merge_three_way(base: Catalog, ours: Catalog, theirs: Catalog, source_language: str = "de") -> list[Key]:
    """Bring the changes from `base` to `theirs` into `ours` and return the messages that both changed differently.

    A message in conflict keeps our text, becomes fuzzy and gets the other text in a translator's comment. Entries that
    `theirs` did not change stay as they are, in their order. If one side translated a message that the other deleted,
    the message that replaced it gets the translation, as in an update. If there is none, the entry becomes obsolete.
    """
    before, mine, other = (_by_key(one) for one in (base, ours, theirs))
    both = [key for key in mine if key in other]
    forms = plural_count(ours.header.get("Plural-Forms", ""))
    conflicts = [key for key in both if _merge_entries(before.get(key), mine[key], other[key], forms)]
    languages = source_language, ours.language
    deleted = {key: entry for key, entry in mine.items() if key in before and key not in other}
    kept = reassign_translations(_changed(deleted, before), theirs, before, languages)
    missing = {key: entry for key, entry in other.items() if key in before and key not in mine}
    restored = reassign_translations(_changed(missing, before), ours, before, languages)
    for entry in (*kept.values(), *restored.values()):
        retire(entry)
    gone = deleted.keys() - kept.keys()
    new = {key: one for key, one in other.items() if key in restored or (key not in mine and key not in before)}
    ours.entries = _arrange([entry for entry in ours.entries if key_of(entry) not in gone], theirs, new)
    merge_headers(base, ours, theirs)
    merge_ends(base, ours, theirs)
    return conflicts


def _by_key(catalog: Catalog) -> dict[Key, Entry]:
    return {key_of(entry): entry for entry in catalog.entries if not is_header(entry)}


def _changed(entries: Mapping[Key, Entry], before: Mapping[Key, Entry]) -> dict[Key, Entry]:
    return {key: entry for key, entry in entries.items() if _is_changed(before[key], entry)}


def _is_changed(base: Entry, entry: Entry) -> bool:
    """Return whether a message has a new translation or a translator's new comment."""
    commented = lines_of_people(base) != lines_of_people(entry)
    if translation_of(base)[:2] == translation_of(entry)[:2] and not commented:
        return "fuzzy" in base.flags and "fuzzy" not in entry.flags and any(forms_of(entry))
    return any(forms_of(entry)) or commented


def _merge_entries(base: Entry | None, ours: Entry, theirs: Entry, forms: int) -> bool:
    """Bring one message's changes into ours and return whether both sides changed the translation differently.

    `forms` is the number of plural forms.
    """
    if base is not None and take_changed_side(base, ours, theirs):
        return False
    chosen, conflict = _choose_translation(base, ours, theirs)
    comment, was_obsolete = _merge_comments(base, ours, theirs, chosen), ours.obsolete
    plural = theirs.msgid_plural if base and ours.msgid_plural == base.msgid_plural else ours.msgid_plural
    _merge_marks(base, ours, theirs, fuzzy="fuzzy" in chosen.flags)
    ours.tcomment = comment
    if chosen is theirs:
        for name in ("msgid_plural", "msgstr", "msgstr_plural", *_PREVIOUS):
            setattr(ours, name, copy(getattr(theirs, name)))
    if (ours.msgid_plural or "") != (plural or ""):
        change_plural(ours, plural, forms)
    if conflict:
        mark_fuzzy(ours)
        if forms_of(theirs) != forms_of(ours):
            ours.tcomment = with_other_text(ours.tcomment, forms_of(theirs), named=bool(theirs.msgid_plural))
    if ours.obsolete and not was_obsolete:
        retire(ours)
    return conflict


def _merge_marks(base: Entry | None, ours: Entry, theirs: Entry, *, fuzzy: bool) -> None:
    """Merge what belongs to the message: flags, extracted comments, references, and whether it is in use."""
    others = merge_lines(
        *([flag for flag in one.flags if flag != "fuzzy"] if one else [] for one in (base, ours, theirs))
    )
    flags = ["fuzzy"] * fuzzy + others
    if sorted(flags) != sorted(ours.flags):
        ours.flags = flags
    comments = merge_lines(*(lines_in(one.comment) if one else [] for one in (base, ours, theirs)))
    if base is not None and comments != lines_in(ours.comment):
        ours.comment = "\n".join(comments)
    references = merge_references(*(one.occurrences if one else [] for one in (base, ours, theirs)))
    if base is not None and references != ours.occurrences:
        ours.occurrences = references
    if ours.obsolete != theirs.obsolete:
        ours.obsolete = base is not None and not base.obsolete
    if not ours.obsolete and not ours.occurrences and not ours.comment:
        ours.occurrences, ours.comment = list(theirs.occurrences), theirs.comment


def _choose_translation(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[Entry, bool]:
    """Return the entry with the better translation, and whether there is a conflict.

    A person's text is better than an untouched draft, any text than none, and an approved text than the same one fuzzy.
    """
    if _state_of(theirs) == _state_of(ours) or (base is not None and _state_of(theirs) == _state_of(base)):
        return ours, False
    if base is not None and _state_of(ours) == _state_of(base):
        return theirs, False
    if forms_of(ours) == forms_of(theirs):
        return (theirs if "fuzzy" in ours.flags else ours), False
    rank, other_rank = _rank(ours), _rank(theirs)
    if rank != other_rank:
        return (ours if rank > other_rank else theirs), False
    if base is not None and forms_of(base) in (forms_of(ours), forms_of(theirs)):
        return (theirs if forms_of(ours) == forms_of(base) else ours), False
    return ours, rank == _PERSON


_PREVIOUS = ("previous_msgctxt", "previous_msgid", "previous_msgid_plural")


def _state_of(entry: Entry) -> tuple[object, ...]:
    """Return the translation and the source texts that it was made for."""
    return (*translation_of(entry), entry.msgid_plural or "", *(getattr(entry, name) for name in _PREVIOUS))


_PERSON = 2


def _rank(entry: Entry) -> int:
    if not any(forms_of(entry)):
        return 0
    return 1 if is_untouched_draft(entry) else _PERSON


def _merge_comments(base: Entry | None, ours: Entry, theirs: Entry, chosen: Entry) -> str:
    """Return the merged translator's comment. Its terms are those of the side that changed them, ours if both did.

    Other lines of loctool's belong to the chosen translation.
    """
    lines = merge_lines(*(lines_in(one.tcomment) if one else [] for one in (base, ours, theirs)))
    own = [line for line in lines_in(chosen.tcomment) if _is_on_translation(line)]
    if [line for line in lines if _is_on_translation(line)] != own:
        lines = [*(line for line in lines if not _is_on_translation(line)), *own]
    before, mine, other = (term_lines_in(one.tcomment) if one else [] for one in (base, ours, theirs))
    return with_term_lines("\n".join(lines), other if mine == before else mine)


def _is_on_translation(line: str) -> bool:
    """Return whether a line was written by loctool and is about the translation."""
    return is_own_line(line) and not is_term_line(line)


def _arrange(ours: list[Entry], theirs: Catalog, new: Mapping[Key, Entry]) -> list[Entry]:
    """Return our entries in our order, each new one after its predecessor on the other side, obsolete ones last."""
    live = {key_of(entry): entry for entry in ours if not entry.obsolete}
    after: dict[Key | None, list[Entry]] = defaultdict(list)
    last = next((key for key, entry in live.items() if is_header(entry)), None)
    for key, entry in ((key_of(one), one) for one in theirs.entries):
        if key in live:
            last = key
        elif key in new and not entry.obsolete:
            after[last].append(copy(entry))
    arranged = after[None]
    for key, entry in live.items():
        arranged += [entry, *after[key]]
    obsolete = [copy(entry) for entry in new.values() if entry.obsolete]
    return [*arranged, *(entry for entry in ours if entry.obsolete), *obsolete]
