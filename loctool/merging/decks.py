"""Two versions of a deck compared: what was added, removed, changed and moved on each slide."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from loctool.merging.edits import changed_words, edit_of
from loctool.merging.matching import Placed, match_greedily, match_texts
from loctool.model import Segment, Slide
from loctool.text.equivalence import fold_text, is_same_text

_Key = tuple[str | None, str]
"""Context and text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened to one text."""

    kind: str
    """added, removed, changed or moved."""
    role: str
    text: str
    """The new text, or the old one if it was removed."""
    former: str = ""
    """The old text if it was changed."""
    edit: str = ""
    """Kind of edit if it was changed: a value of `loctool.merging.edits.Edit`."""
    words: tuple[tuple[str, str], ...] = ()
    """(old, new) of each run of words that differs."""
    origin: str | None = None
    """Title of the slide that a moved or changed text was on, if that was another one."""


@dataclass(slots=True)
class SlideChange:
    """What happened on one slide."""

    kind: str
    """added, removed, moved or changed."""
    number: int
    """1-based, in the new version; in the old one if the slide was removed."""
    title: str
    former_number: int | None = None
    """In the old version, if the slide was moved."""
    differences: list[Difference] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DeckDiff:
    """What changed in one deck."""

    path: str
    """Relative to the project."""
    kind: str
    """added, removed, renamed or changed."""
    slides: list[SlideChange]
    former_path: str = ""
    """What the path was before, of a renamed deck."""


class _Text(NamedTuple):
    segment: Segment
    slide: Slide
    change: SlideChange  # the same object for all texts of a slide in both versions


def compare(old: Sequence[Slide], new: Sequence[Slide]) -> list[SlideChange]:
    """Return the slides on which something changed, in the order of the new version, removed ones at the end.

    A segment's line is 0 if its place on the slide is unknown; other lines are not looked at.
    """
    slides = _match_slides(old, new)
    changes = [SlideChange("changed" if at in slides else "added", one.number, one.title) for at, one in enumerate(new)]
    for at in find_out_of_order(slides):
        changes[at].kind, changes[at].former_number = "moved", old[slides[at]].number
    of_old = {other: changes[at] for at, other in slides.items()}
    for at, slide in enumerate(old):
        if at not in of_old:
            changes.append(of_old.setdefault(at, SlideChange("removed", slide.number, slide.title)))
    before = [_Text(one, slide, of_old[at]) for at, slide in enumerate(old) for one in slide.segments]
    after = [_Text(one, slide, changes[at]) for at, slide in enumerate(new) for one in slide.segments]
    _add_differences(before, after)
    return [change for change in changes if change.differences or change.kind != "changed"]


def _add_differences(before: list[_Text], after: list[_Text]) -> None:
    pairs = _match_equal(before, after)
    pairs |= _match_similar(before, after, pairs)
    moved = _moved_texts(before, after, pairs)
    for number, one in enumerate(after):
        other = before[pairs[number]] if number in pairs else None
        if difference := _difference(one, other, number in moved):
            one.change.differences.append(difference)
    taken = set(pairs.values())
    for number, one in enumerate(before):
        if number not in taken:
            one.change.differences.append(Difference("removed", one.segment.role, one.segment.text))


def _difference(now: _Text, before: _Text | None, moved: bool) -> Difference | None:
    role, text = now.segment.role, now.segment.text
    if before is None:
        return Difference("added", role, text)
    origin, former = before.slide.title if before.change is not now.change else None, before.segment.text
    if former != text:
        words = tuple(changed_words(former, text))
        return Difference("changed", role, text, former, str(edit_of(former, text)), words, origin)
    return Difference("moved", role, text, origin=origin) if moved or origin is not None else None


def _match_slides(old: Sequence[Slide], new: Sequence[Slide]) -> dict[int, int]:
    """Return index of a new slide -> index of the old one with the most equal texts, else with the most similar ones.

    A text counts less the more old slides it is on; an equal title counts as much as a text that is on one.
    """
    slides: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    for at, slide in enumerate(old):
        for item in slide.segments:
            slides[_folded(item)].add(at)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for at, slide in enumerate(new):
        for item in slide.segments:
            for other in (known := slides.get(_folded(item), set())):
                weights[at, other] += 1 / len(known)
    found = match_greedily(
        (weight + is_same_text(new[a].title, old[b].title), a, b) for (a, b), weight in weights.items()
    )
    return found | match_texts(_whole_slides(new, found), _whole_slides(old, found.values()))


def _whole_slides(slides: Sequence[Slide], but: Collection[int]) -> dict[int, Placed]:
    return {
        at: Placed("\n".join(item.text for item in slide.segments), at)
        for at, slide in enumerate(slides)
        if at not in but
    }


def _folded(segment: Segment) -> _Key:
    """Return the context and the text, as all segments have them that look and mean the same."""
    return segment.context and fold_text(segment.context), fold_text(segment.text)


def _exactly(segment: Segment) -> _Key:
    return segment.context, segment.text


def _match_equal(before: list[_Text], after: list[_Text]) -> dict[int, int]:
    """Return number of a new text -> number of an old one that is equal, else looks equal; if possible on its slide."""
    found: dict[int, int] = {}
    for key_of, same_slide in product((_exactly, _folded), (True, False)):
        taken = set(found.values())
        free: dict[tuple[int, _Key], list[int]] = defaultdict(list)
        for number, one in enumerate(before):
            if number not in taken:
                free[same_slide and id(one.change), key_of(one.segment)].append(number)
        for number, one in enumerate(after):
            if number not in found and (equal := free[same_slide and id(one.change), key_of(one.segment)]):
                found[number] = equal.pop(0)
    return found


def _match_similar(before: list[_Text], after: list[_Text], equal: dict[int, int]) -> dict[int, int]:
    """Return number of a new text -> number of a similar old one, for the texts that are not equal to others."""
    added, gone, place = {}, {}, 0
    for number, one in enumerate(after):
        place = equal.get(number, place + 1)
        if number not in equal:
            added[number] = Placed(one.segment.text, place, one.segment.context)
    for number in sorted(set(range(len(before))) - set(equal.values())):
        gone[number] = Placed(before[number].segment.text, number, before[number].segment.context)
    return match_texts(added, gone)


def _moved_texts(before: list[_Text], after: list[_Text], pairs: dict[int, int]) -> set[int]:
    """Return the new texts that are on the same slide as before, but not in the same order."""
    on_slide: dict[int, dict[int, int]] = defaultdict(dict)
    for number, other in pairs.items():
        one, earlier = after[number], before[other]
        if one.change is earlier.change and one.segment.line and earlier.segment.line:
            on_slide[id(one.change)][number] = other
    return {number for same in on_slide.values() for number in find_out_of_order(same)}


def find_out_of_order(pairs: dict[int, int]) -> set[int]:
    """Return the fewest keys that have to move for the values to be in the order of the keys (patience sorting)."""
    lasts: list[int] = []  # lasts[n] ends a run of n + 1 rising values: of all such runs, the smallest
    keys: list[int] = []  # the keys of lasts
    before: dict[int, int | None] = {}  # key -> the key before it in its run
    for key in sorted(pairs):
        at = bisect_left(lasts, pairs[key])
        before[key] = keys[at - 1] if at else None
        lasts[at : at + 1], keys[at : at + 1] = [pairs[key]], [key]
    in_order = set()
    last = keys[-1] if keys else None
    while last is not None:
        in_order.add(pairs[last])
        last = before[last]
    return {key for key, value in pairs.items() if value not in in_order}
