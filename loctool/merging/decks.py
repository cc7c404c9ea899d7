"""Two versions of a deck compared: what was added, removed, changed and moved on each slide."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from loctool.merging.edits import changed_words, edit_of
from loctool.merging.matching import Placed, match_greedily, match_texts
from loctool.model import Segment, Slide


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


_Texts = list[tuple[int, Segment]]
"""(index of the slide, text) in the order of a deck."""


def compare(old: Sequence[Slide], new: Sequence[Slide]) -> list[SlideChange]:
    """Return the slides on which something changed, in the order of the new version, removed ones at the end.

    A segment's line is 0 if its place on the slide is unknown; other lines are not looked at.
    """
    slides = _match_slides(old, new)
    old_texts, new_texts = (
        [(at, item) for at, page in enumerate(deck) for item in page.segments] for deck in (old, new)
    )
    texts = _match_equal(old_texts, new_texts, slides)
    texts |= _match_similar(old_texts, new_texts, texts)
    changes, by_old_slide = _changes_of_slides(old, new, slides)
    moved = _moved_texts(old_texts, new_texts, texts, slides)
    for number, (at, item) in enumerate(new_texts):
        if number not in texts:
            changes[at].differences.append(Difference("added", item.role, item.text))
            continue
        page, former = old_texts[texts[number]]
        origin = old[page].title if page != slides.get(at) else None
        if former.text != item.text:
            edit, words = str(edit_of(former.text, item.text)), tuple(changed_words(former.text, item.text))
            found = Difference("changed", item.role, item.text, former.text, edit, words, origin)
            changes[at].differences.append(found)
        elif origin is not None or number in moved:
            changes[at].differences.append(Difference("moved", item.role, item.text, origin=origin))
    for number in sorted(set(range(len(old_texts))) - set(texts.values())):
        at, item = old_texts[number]
        by_old_slide[at].differences.append(Difference("removed", item.role, item.text))
    return [change for change in changes if change.differences or change.kind != "changed"]


def _changes_of_slides(
    old: Sequence[Slide], new: Sequence[Slide], slides: dict[int, int]
) -> tuple[list[SlideChange], dict[int, SlideChange]]:
    """Return what happened to the new slides and then to the removed ones, and the same by the old slide's index."""
    changes = [SlideChange("changed" if at in slides else "added", one.number, one.title) for at, one in enumerate(new)]
    for at in _out_of_order(slides):
        changes[at].kind, changes[at].former_number = "moved", old[slides[at]].number
    kept = {other: changes[at] for at, other in slides.items()}
    gone = {at: SlideChange("removed", one.number, one.title) for at, one in enumerate(old) if at not in kept}
    return [*changes, *gone.values()], kept | gone


def _match_slides(old: Sequence[Slide], new: Sequence[Slide]) -> dict[int, int]:
    """Return index of a new slide -> index of the old one with the most equal texts, else with the most similar ones.

    A text counts less the more old slides it is on; an equal title counts as much as a text that is on one.
    """
    pages: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    for at, page in enumerate(old):
        for item in page.segments:
            pages[item.context, item.text].add(at)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for at, page in enumerate(new):
        for item in page.segments:
            for other in (known := pages.get((item.context, item.text), set())):
                weights[at, other] += 1 / len(known)
    found = match_greedily((weight + (new[a].title == old[b].title), a, b) for (a, b), weight in weights.items())
    return found | match_texts(_whole_slides(new, found), _whole_slides(old, found.values()))


def _whole_slides(pages: Sequence[Slide], but: Collection[int]) -> dict[int, Placed]:
    return {
        at: Placed("\n".join(item.text for item in page.segments), at) for at, page in enumerate(pages) if at not in but
    }


def _match_equal(old: _Texts, new: _Texts, slides: dict[int, int]) -> dict[int, int]:
    """Return number of a new text -> number of an equal old one, on the same slide if there is one."""
    found: dict[int, int] = {}
    for same_slide in (True, False):
        free: dict[tuple[int | None, str | None, str], list[int]] = defaultdict(list)
        for number in sorted(set(range(len(old))) - set(found.values())):
            page, item = old[number]
            free[page if same_slide else None, item.context, item.text].append(number)
        for number, (at, item) in enumerate(new):
            equal = free.get((slides.get(at) if same_slide else None, item.context, item.text))
            if equal and number not in found:
                found[number] = equal.pop(0)
    return found


def _match_similar(old: _Texts, new: _Texts, equal: dict[int, int]) -> dict[int, int]:
    """Return number of a new text -> number of a similar old one, for the texts that are not equal to others."""
    taken = set(equal.values())
    place, added = 0, {}
    for number, (_, item) in enumerate(new):
        place = equal.get(number, place + 1)
        if number not in equal:
            added[number] = Placed(item.text, place, item.context)
    gone = {
        number: Placed(item.text, number, item.context) for number, (_, item) in enumerate(old) if number not in taken
    }  # fmt: skip
    return match_texts(added, gone)


def _moved_texts(old: _Texts, new: _Texts, texts: dict[int, int], slides: dict[int, int]) -> set[int]:
    """Return the new texts that are on the same slide as before, but not in the same order."""
    on_slide: dict[int, dict[int, int]] = defaultdict(dict)
    for number, other in texts.items():
        (at, item), (page, former) = new[number], old[other]
        if page == slides.get(at) and item.line and former.line:
            on_slide[at][number] = other
    return {number for pairs in on_slide.values() for number in _out_of_order(pairs)}


def _out_of_order(pairs: dict[int, int]) -> set[int]:
    """Return the fewest keys that have to move for the values to be in the order of the keys (patience sorting)."""
    runs: list[list[int]] = []  # runs[n] has n + 1 rising values; of all such runs, the last value is the smallest
    for key in sorted(pairs):
        at = bisect_left(runs, pairs[key], key=itemgetter(-1))
        runs[at : at + 1] = [[*(runs[at - 1] if at else []), pairs[key]]]
    in_order = set(runs[-1]) if runs else set()
    return {key for key, value in pairs.items() if value not in in_order}
