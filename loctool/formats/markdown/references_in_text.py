"""Reference links of translations: labels that a translation left out are added, and those of no reference removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from loctool.text.markup.brackets import Reference, find_references, with_labels

Labels = list[tuple[Reference, str | None]]


def complete_references(source: str, translation: str, labels: Container[str]) -> str:
    """Return a translation whose references lead where those of its source do.

    `labels` are the labels that the deck defines, folded as the parser folds them. `[manual]` for `[Anleitung]` becomes
    `[manual][Anleitung]` if the deck defines *Anleitung*, by the order of the references. Brackets that are no
    references, and what is ambiguous, stay; a label that is only such a phrase of the source is removed.
    """
    ours, theirs = find_references(source), find_references(translation)
    if not ours or not theirs:
        return translation
    removed: Labels = [(one, None) for one in theirs if _is_only_phrase(one, ours, labels)]
    plain = [one for one, _ in removed]
    missing = Counter(one.target for one in ours if one.target in labels)
    missing.subtract(one.target for one in theirs if one not in plain and one.target in labels)
    needed = [one for one in ours if not one.label and _take(missing, one.target)]
    unclear = [one for one in theirs if one not in plain and not one.label and one.target not in labels]
    return with_labels(translation, [*removed, *_assign(needed, unclear, ours, theirs)])


def _is_only_phrase(one: Reference, ours: list[Reference], labels: Container[str]) -> bool:
    """Return whether a label that the deck does not define is a phrase in brackets of the source."""
    is_phrase = any(other.label is None and other.target == one.target for other in ours)
    return bool(one.label) and one.target not in labels and is_phrase


def _take(missing: Counter[str], target: str) -> bool:
    missing[target] -= 1
    return missing[target] >= 0


def _assign(
    needed: list[Reference], unclear: list[Reference], ours: list[Reference], theirs: list[Reference]
) -> Labels:
    """Return which reference of the translation gets the label of which one of the source, by their order.

    If neither all brackets nor the undefined ones correspond, only those that can be nothing but references do.
    """
    if len(ours) == len(theirs):
        pairs = [(their, our) for our, their in zip(ours, theirs, strict=True) if our in needed and their in unclear]
        if len(pairs) == len(needed):
            return [(their, our.text) for their, our in pairs]
    for some in (unclear, [one for one in unclear if one.label == ""]):
        if len(some) == len(needed):
            return [(their, our.text) for our, their in zip(needed, some, strict=True)]
    return []
