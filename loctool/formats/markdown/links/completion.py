"""Reference links of translations: labels that a translation left out are added, and those of no reference removed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable
from functools import partial

from loctool.formats.markdown.links.images import ImageText
from loctool.formats.markdown.places import Place, Source
from loctool.text.markup.brackets import Reference, find_references, with_labels

_REFERENCE = re.compile(r"\](?!\()")
_CLOSING = re.compile(r"\](?:\[\])?(?![\[(])")
"""The end of an image whose address stands under its own label."""
Labels = list[tuple[Reference, str | None]]


def complete_references(source: str, translation: str, labels: Container[str]) -> str:
    """Return a translation whose references lead where those of its source do.

    `labels` are the labels that the deck defines, folded as the parser folds them. `[manual]` for `[Anleitung]` becomes
    `[manual][Anleitung]` if the deck defines *Anleitung*, by the order of the references. Brackets that are no
    references, and what is ambiguous, stay; a label that is only such a phrase of the source is removed.
    """
    if not _REFERENCE.search(source):
        return translation
    ours, theirs = find_references(source), find_references(translation)
    if not ours or not theirs:
        return translation
    phrases = {one.target for one in ours if one.label is None}
    explicit = {one.target for one in ours if one.label}
    extra = {one for one in theirs if one.label and one.target not in labels and one.target in phrases - explicit}
    kept = [one for one in theirs if one not in extra]
    missing = Counter(one.target for one in ours if one.target in labels)
    missing.subtract(one.target for one in kept if one.target in labels)
    needed = [one for one in ours if not one.label and _take(missing, one.target)]
    unclear = [one for one in kept if not one.label and one.target not in labels]
    removed: Labels = [(one, None) for one in extra]
    return with_labels(translation, [*removed, *_assign(needed, unclear, ours, theirs)])


def keep_label(source: Source, images: Iterable[ImageText], place: Place) -> Place:
    """Return the place of an image's label so that a translation keeps the label by which its address is found."""
    image = next((one for one in images if one.start <= place.start < one.end and not one.mark), None)
    closing = _CLOSING.match(source.normal, image.end) if image else None
    if image is None or closing is None:
        return place
    label, rest = source.normal[image.start : image.end], source.normal[place.end : image.end]
    write = partial(_write_labelled, write=place.write, behind=f"{rest}][{label}]")
    return place._replace(end=closing.end(), write=write)


def _write_labelled(text: str, write: Callable[[str], str], behind: str) -> str:
    return write(text) + behind


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
        open_ones = {*needed}, {*unclear}
        both = zip(ours, theirs, strict=True)
        pairs = [(their, our) for our, their in both if our in open_ones[0] and their in open_ones[1]]
        if len(pairs) == len(needed):
            return [(their, our.text) for their, our in pairs]
    for some in (unclear, [one for one in unclear if one.label == ""]):
        if len(some) == len(needed):
            return [(their, our.text) for our, their in zip(needed, some, strict=True)]
    return []
