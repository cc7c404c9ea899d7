"""Translations of texts that the other side of a merge edited meanwhile: passed on to what those texts became."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from loctool.catalog.entry import Entry, Key, forms_of, key_of
from loctool.catalog.provenance import State, lines_of_people, state
from loctool.catalog.reader import Catalog
from loctool.merging.inheriting import inherit
from loctool.merging.predecessors import Heritage, Succession, successions


def pass_on(orphans: Iterable[Entry], side: Catalog, base: Mapping[Key, Entry], languages: tuple[str, str]) -> set[int]:
    """Give the translations of `orphans` to the texts that `side`, which deleted them, added in their stead.

    A heir takes one as an update would have given it: carried, or fuzzy with the previous msgid; but only while it has
    nothing of a person's own, which is an untouched draft, nothing, or what an update made of the translation in
    `base`. Returns id() of the orphans that were passed on.
    """
    orphans = list(orphans)
    if not orphans:
        return set()
    fresh = {place: entry for place, entry in enumerate(side.entries) if _is_new(entry, base)}
    gone = dict(enumerate(orphans))
    passed: set[int] = set()
    found = successions(Heritage(fresh, gone, (), {place: place for place in fresh}))
    for heir in fresh.values():
        succession = found.get(key_of(heir))
        if succession is None or not _is_open(heir, succession, base, languages):
            continue
        made, _ = inherit(heir, _copied(succession, {}), languages)
        lines = made.tcomment.split("\n") if made.tcomment else []
        said = [line for line in lines_of_people(heir) if line not in lines]
        heir.msgstr, heir.tcomment = made.msgstr, "\n".join([*said, *lines])
        heir.flags = [*(["fuzzy"] if "fuzzy" in made.flags else []), *(flag for flag in heir.flags if flag != "fuzzy")]
        heir.previous_msgctxt, heir.previous_msgid = made.previous_msgctxt, made.previous_msgid
        passed.update(id(former) for former in succession.formers)
    return passed


def _is_new(entry: Entry, base: Mapping[Key, Entry]) -> bool:
    plain = entry.msgid and not entry.obsolete and not entry.msgid_plural
    return bool(plain) and key_of(entry) not in base


def _is_open(heir: Entry, succession: Succession, base: Mapping[Key, Entry], languages: tuple[str, str]) -> bool:
    """Tell whether a heir has no text but a machine's, or the one that an update made of the base's."""
    if not any(forms_of(heir)) or state(heir) is State.DRAFT:
        return True
    if succession.text is not None or key_of(succession.formers[0]) not in base:
        return False
    made, _ = inherit(heir, _copied(succession, base), languages)
    return made.msgstr == heir.msgstr


def _copied(succession: Succession, instead: Mapping[Key, Entry]) -> Succession:
    """Return a succession to copies of its formers, or of the entries that stand `instead` of them."""
    formers = tuple(deepcopy(instead.get(key_of(one), one)) for one in succession.formers)
    return Succession(formers, succession.text, succession.previous, succession.comment)
