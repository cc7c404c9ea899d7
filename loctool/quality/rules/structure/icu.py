"""Rule on messages in ICU's MessageFormat: their arguments, branches and what each of their readings shows."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.quality.comparison import Comparison, Problem
from loctool.text.markup.icu import (
    CATEGORIES,
    IcuError,
    Message,
    arguments_in,
    is_icu,
    parse_icu,
    plural_categories,
    read,
    readings,
)
from loctool.text.markup.proof import lost_and_invented
from loctool.text.placeholders import formats_of


def icu_message(text: Comparison) -> Iterator[Problem]:
    """Yield what ICU cannot read in a translation, the branches that it lacks, and the arguments that it changed."""
    if not is_icu(text.source) or formats_of(text.syntax):
        return
    try:
        source = parse_icu(text.source)
    except IcuError:
        return
    try:
        target = parse_icu(text.target)
    except IcuError as fault:
        yield Problem(f"ICU cannot read this message: {fault}")
        return
    faults = [*_changed_arguments(source, target), *_branch_faults(source, target, text.language)]
    faults = faults or list(_reading_faults(source, target, text))[:1]
    if faults:
        yield Problem("; ".join(dict.fromkeys(faults)))


def is_icu_message(text: Comparison) -> bool:
    """Return whether the source is such a message, so that `icu_message` judges its arguments."""
    return is_icu(text.source) and not formats_of(text.syntax)


def _changed_arguments(source: Message, target: Message) -> Iterator[str]:
    """Yield the typed arguments that a translation lost or invented; a branch may move, so each counts once."""
    ours, theirs = ({(one.name, one.kind) for one in arguments_in(message) if one.kind} for message in (source, target))
    for word, some in (("lost", ours - theirs), ("not in the source:", theirs - ours)):
        if some:
            yield f"{word} {' '.join(f'{{{name}, {kind}}}' for name, kind in sorted(some))}"


def _branch_faults(source: Message, target: Message, language: str) -> Iterator[str]:
    ours, theirs = _keys(source), _keys(target)
    for name, kind in ours.keys() & theirs.keys():
        known, found = ours[name, kind], theirs[name, kind]
        wrong = found - known if kind == "select" else {key for key in found if not _is_plural_key(key)}
        if wrong:
            yield f"{name} has no branch {' '.join(sorted(wrong))}"
        if missing := _needed(known, kind, language) - _covered(found, kind, language):
            yield f"{name} lacks the branch {' '.join(sorted(missing))}"


def _keys(message: Message) -> dict[tuple[str, str], set[str]]:
    """Return (name, kind) -> keys that all of its occurrences have."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in arguments_in(message):
        if one.branches:
            keys = {key for key, _ in one.branches}
            found[one.name, one.kind] = found.get((one.name, one.kind), keys) & keys
    return found


def _is_plural_key(key: str) -> bool:
    return key in CATEGORIES or key.startswith("=")


def _needed(known: set[str], kind: str, language: str) -> set[str]:
    """Return the keys that a translation must have for the keys of its source."""
    if kind == "select":
        return known | {"other"}
    exact = {key for key in known if key.startswith("=")}
    if not known & {*CATEGORIES[:-1]}:  # the source does not tell numbers apart
        return exact | {"other"}
    return exact | {"other", *plural_categories(language, kind == "selectordinal")}


def _covered(found: set[str], kind: str, language: str) -> set[str]:
    """Return the keys of a translation, with the categories all of whose numbers it has as exact ones."""
    numbers = {int(key[1:]) for key in found if key.startswith("=")}
    if kind == "select" or not numbers:
        return found
    categories = plural_categories(language, kind == "selectordinal")
    covered = {name for name, some in categories.items() if some <= numbers}
    exact = {f"={one}" for name, some in categories.items() if name in found and len(some) == 1 for one in some}
    return found | covered | exact


def _reading_faults(source: Message, target: Message, text: Comparison) -> Iterator[str]:
    """Yield what differs between a reading of the translation and the same of the source: arguments, tags."""
    plurals = {one.name: one.kind for one in arguments_in(target) if one.branches and one.kind != "select"}
    known = {one.name: {key for key, _ in one.branches} for one in arguments_in(source) if one.branches}
    for chosen in readings(target):
        counts = [name for name in plurals if _is_of_one_number(chosen[name], plurals[name], text.language)]
        same = {
            name: key if key in known.get(name, ()) and (name not in plurals or name in counts) else "other"
            for name, key in chosen.items()
        }
        lost, invented = lost_and_invented(read(source, same), read(target, chosen), text.syntax)
        optional = {f"{{{name}}}" for name in counts}
        lost = [one for one in lost if one not in optional]
        invented = [one for one in invented if one not in optional]
        where = ", ".join(f"{name} {key}" for name, key in chosen.items())
        if lost or invented:
            parts = [f"lost {' '.join(lost)}"] if lost else []
            parts += [f"not in the source: {' '.join(invented)}"] if invented else []
            yield f"{'; '.join(parts)} ({where})" if where else "; ".join(parts)


def _is_of_one_number(key: str, kind: str, language: str) -> bool:
    """Return whether a branch is for a single number, so that it need not show it."""
    numbers = plural_categories(language, kind == "selectordinal").get(key, frozenset())
    return key.startswith("=") or len(numbers) == 1
