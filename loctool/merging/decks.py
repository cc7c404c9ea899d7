"""Two versions of a deck side by side: what was added, removed, changed and moved, by slide."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loctool.merging import edits, matching
from loctool.merging.matching import Placed


@dataclass(frozen=True, slots=True)
class Item:
    """A text on a slide."""

    role: str
    text: str
    context: str | None = None
    ordered: bool = True
    """False where nobody knows its place on the slide."""


@dataclass(frozen=True, slots=True)
class Page:
    """A slide."""

    title: str
    items: tuple[Item, ...]
    number: int = 0
    """1-based; 0 for what stands before all slides."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened to one text."""

    kind: str
    """added, removed, changed or moved."""
    role: str
    text: str
    """The text now; of a removed one, as it was."""
    former: str = ""
    """The text of a changed one before."""
    edit: str = ""
    """Kind of change (see `loctool.catalog.Edit`)."""
    words: tuple[tuple[str, str], ...] = ()
    """(former, present) of each run of words that differs."""
    origin: str | None = None
    """Title of the slide on which a moved or changed text stood, if it is another one."""


@dataclass(slots=True)
class SlideChange:
    """What happened on one slide."""

    kind: str
    """added, removed, moved or changed."""
    number: int
    """1-based, in the new version; in the old one if the slide was removed."""
    title: str
    former_number: int | None = None
    """Of a moved slide."""
    differences: list[Difference] = field(default_factory=list)


Spot = tuple[int, int]
"""(index of the slide, index of the text on it)."""


def compare(old: Sequence[Page], new: Sequence[Page]) -> list[SlideChange]:
    """Return the slides on which something changed, in the order of the new version, removed ones at the end."""
    partners = _partners(old, new)
    pairs = _same(old, new, partners)
    pairs |= _alike(old, new, pairs)
    changes = [SlideChange("changed", page.number, page.title) for page in new]
    shifted = _shifted(partners)
    for at, change in enumerate(changes):
        if at not in partners:
            change.kind = "added"
        elif at in shifted:
            change.kind, change.former_number = "moved", old[partners[at]].number
        change.differences = list(_on_slide(at, old, new, pairs, partners))
    gone: dict[int, list[Difference]] = {page: [] for page in range(len(old)) if page not in partners.values()}
    by_former = {former: at for at, former in partners.items()}
    for page, item in sorted(set(_spots(old)) - set(pairs.values())):
        one = old[page].items[item]
        target = changes[by_former[page]].differences if page in by_former else gone[page]
        target.append(Difference("removed", one.role, one.text))
    changes += [SlideChange("removed", old[page].number, old[page].title, None, found) for page, found in gone.items()]
    return [change for change in changes if change.differences or change.kind != "changed"]


def _spots(pages: Sequence[Page]) -> list[Spot]:
    return [(page, item) for page, one in enumerate(pages) for item in range(len(one.items))]


def _partners(old: Sequence[Page], new: Sequence[Page]) -> dict[int, int]:
    """Return index of a new slide -> index of the old one that it was: the same title, or the most texts in common."""
    pages: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    for number, page in enumerate(old):
        for item in page.items:
            pages[item.context, item.text].add(number)
    weights: list[tuple[float, int, int]] = []
    for number, page in enumerate(new):
        shared: Counter[int] = Counter()
        for item in page.items:
            for former in (known := pages.get((item.context, item.text), set())):
                shared[former] += 12 // min(12, len(known))
        for former, weight in shared.items():
            weights.append((-weight - 12 * (old[former].title == page.title), number, former))
    found = _one_to_one((new_page, former) for _, new_page, former in sorted(weights))
    rest = [number for number in range(len(new)) if number not in found]
    left = [number for number in range(len(old)) if number not in found.values()]
    texts = ([Placed(_whole(pages_[at]), at) for at in which] for pages_, which in ((new, rest), (old, left)))
    return found | {rest[one]: left[other] for one, other in matching.matches(*texts).items()}


def _whole(page: Page) -> str:
    return "\n".join(item.text for item in page.items)


def _one_to_one(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for one, other in pairs:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _same(old: Sequence[Page], new: Sequence[Page], partners: dict[int, int]) -> dict[Spot, Spot]:
    """Return new spot -> old spot of texts that are the same, on the same slide if they can be."""
    waiting: dict[tuple[str | None, str], list[Spot]] = defaultdict(list)
    for page, item in _spots(old):
        one = old[page].items[item]
        waiting[one.context, one.text].append((page, item))
    found: dict[Spot, Spot] = {}
    for here in (True, False):
        for page, item in _spots(new):
            one = new[page].items[item]
            spots = waiting[one.context, one.text]
            fits = [spot for spot in spots if not here or spot[0] == partners.get(page)]
            if fits and (page, item) not in found:
                found[page, item] = fits[0]
                spots.remove(fits[0])
    return found


def _alike(old: Sequence[Page], new: Sequence[Page], same: dict[Spot, Spot]) -> dict[Spot, Spot]:
    """Return new spot -> old spot of texts that are similar."""
    stand = {spot: place for place, spot in enumerate(_spots(old))}
    groups: dict[str | None, tuple[list[tuple[Spot, Placed]], list[tuple[Spot, Placed]]]] = defaultdict(
        lambda: ([], [])
    )
    behind = 0
    for page, item in _spots(new):
        one = new[page].items[item]
        former = same.get((page, item))
        behind = stand[former] if former else behind + 1
        if not former:
            groups[one.context][0].append(((page, item), Placed(one.text, behind)))
    taken = set(same.values())
    for page, item in stand:
        one = old[page].items[item]
        if (page, item) not in taken and one.context in groups:
            groups[one.context][1].append(((page, item), Placed(one.text, stand[page, item])))
    found: dict[Spot, Spot] = {}
    for ours, theirs in groups.values():
        matched = matching.matches([text for _, text in ours], [text for _, text in theirs])
        found |= {ours[one][0]: theirs[other][0] for one, other in matched.items()}
    return found


def _shifted(partners: dict[int, int]) -> set[int]:
    """Return the keys whose values are out of order: those outside of a longest rising run (patience sorting)."""
    tails: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for at in sorted(partners):
        slot = bisect_left(tails, partners[at])
        before[at] = last[slot - 1] if slot else None
        tails[slot:], last[slot:] = [partners[at], *tails[slot + 1 :]], [at, *last[slot + 1 :]]
    kept: set[int] = set()
    end = last[-1] if last else None
    while end is not None:
        kept.add(end)
        end = before[end]
    return set(partners) - kept


def _on_slide(
    at: int, old: Sequence[Page], new: Sequence[Page], pairs: dict[Spot, Spot], partners: dict[int, int]
) -> Iterable[Difference]:
    """Yield what happened to the texts of a slide of the new version."""
    ordered = {
        item: spot[1]
        for item, one in enumerate(new[at].items)
        if (spot := pairs.get((at, item)))
        and spot[0] == partners.get(at)
        and one.ordered
        and old[spot[0]].items[spot[1]].ordered
    }
    shifted = _shifted(ordered)
    for item, one in enumerate(new[at].items):
        spot = pairs.get((at, item))
        if spot is None:
            yield Difference("added", one.role, one.text)
            continue
        former = old[spot[0]].items[spot[1]]
        origin = old[spot[0]].title if spot[0] != partners.get(at) else None
        if former.text != one.text:
            edit = edits.edit_of(former.text, one.text)
            words = tuple(edits.changed_words(former.text, one.text))
            yield Difference("changed", one.role, one.text, former.text, str(edit), words, origin)
        elif origin is not None or item in shifted:
            yield Difference("moved", one.role, one.text, origin=origin)
