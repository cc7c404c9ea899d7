"""The slides of a page: where each message stands, and how many lines it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loctool.catalog.entry import Entry, Key, key_of
from loctool.catalog.roles import roles_of
from loctool.formats.office.boxes import Box, Paragraph
from loctool.formats.office.inline import remove_tags
from loctool.model import Deck, Segment
from loctool.review.view.slides import Paper, SegmentView, SlideView
from loctool.verbs.support.boxes import KeyOf, limited_paragraphs
from loctool.verbs.support.pages.inputs import Pairs

A_SLIDE = 20
"""Messages that a catalog without a deck shows as one slide."""
OUTSIDE = 0
"""Number of the slide with the messages that a deck has no longer."""
NOWHERE = "*"
"""What segments on no slide have in their ids instead of a slide's number."""
_ROLE = "message"
"""Role of a message without one."""
Papers = Mapping[int, tuple[Paper | None, Paper | None]]
Lines = Mapping[str, tuple[int, int]]
"""Id of a segment -> lines that its translation takes, and lines that its box holds."""


def segment_ids(deck: Deck) -> Iterator[tuple[str, int, Segment]]:
    """Yield each segment of a deck with its id, "slide.place", and the number of its slide.

    Places count all segments of a slide, also those that the catalog lacks.
    """
    for slide in deck.slides:
        yield from ((f"{slide.number}.{place}", slide.number, one) for place, one in enumerate(slide.segments, 1))


class Shown(NamedTuple):
    """The slides of a page."""

    slides: tuple[SlideView, ...]
    missing: int
    """Texts of the deck that the catalog lacks."""


def show_deck(deck: Deck, messages: Sequence[Entry], papers: Papers, lines: Lines) -> Shown:
    """Return the slides of a deck with the messages of a catalog; those of no slide come last, on one of their own."""
    numbers = {key_of(entry): number for number, entry in enumerate(messages)}
    found: dict[int, list[SegmentView]] = defaultdict(list)
    missing = set[Key]()
    for name, slide, segment in segment_ids(deck):
        number = _number_of(segment, numbers)
        if number is None:
            missing.add((segment.context, segment.text))
        else:
            found[slide].append(SegmentView(name, segment.role, number, *lines.get(name, (0, 0))))
    slides = [
        SlideView(one.number, one.title, tuple(found[one.number]), *papers.get(one.number, (None, None)))
        for one in deck.slides
        if one.number in found or one.number in papers
    ]
    shown = {segment.message for segments in found.values() for segment in segments}
    if left := [number for number in range(len(messages)) if number not in shown]:
        slides.append(_plain_slide(OUTSIDE, messages, left))
    return Shown(tuple(slides), len(missing))


def _number_of(segment: Segment, numbers: Mapping[Key, int]) -> int | None:
    """Return the message of a segment; if `extract` has not run since loctool reads it otherwise, that as it was."""
    former = numbers.get((segment.context, segment.former)) if segment.former else None
    return numbers.get((segment.context, segment.text), former)


def show_catalog(messages: Sequence[Entry]) -> Shown:
    """Return the messages of a catalog without a deck as slides of equal length."""
    starts = range(0, len(messages), A_SLIDE)
    slides = (
        _plain_slide(number, messages, range(len(messages))[start : start + A_SLIDE])
        for number, start in enumerate(starts, 1)
    )
    return Shown(tuple(slides), 0)


def _plain_slide(number: int, messages: Sequence[Entry], shown: Sequence[int]) -> SlideView:
    segments = (
        SegmentView(f"{number or NOWHERE}.{place}", min(roles_of(messages[one]), default=_ROLE), one)
        for place, one in enumerate(shown, 1)
    )
    return SlideView(number, "", tuple(segments))


def count_lines(deck: Deck, pairs: Pairs, language: str) -> dict[str, tuple[int, int]]:
    """Return id of a segment -> lines that its translation takes, and lines that its box holds, 0 if it grows."""
    from loctool.fit import find_room  # its tables of letters take 0.1 s to load
    from loctool.fit.measuring import break_box

    ids: dict[tuple[int, Segment], list[str]] = defaultdict(list)
    for name, slide, segment in segment_ids(deck):
        ids[slide, segment].append(name)
    found: dict[str, tuple[int, int]] = {}
    for source, target in pairs.boxes:
        limited = {id(paragraph) for paragraph, _ in limited_paragraphs(source)}
        for paragraph, lines in zip(source.paragraphs, break_box(target), strict=False):
            places = ids.get((source.slide, paragraph.segment)) if paragraph.segment else None
            if places:
                most = find_room(source, paragraph, language).lines if id(paragraph) in limited else 0
                found[places.pop(0)] = len(lines), most
    return found


def with_text(pairs: Pairs, key: Key, text: str) -> Pairs:
    """Return the boxes that show a message, with another text for it."""
    own = [
        (source, target)
        for source, target in pairs.boxes
        if len(source.paragraphs) == len(target.paragraphs)
        and any(_has_key(one, pairs.key_of, key) for one in source.paragraphs)
    ]
    return Pairs(
        tuple((source, _rewritten(source, target, pairs.key_of, key, text)) for source, target in own), pairs.key_of
    )


def _rewritten(source: Box, target: Box, key_of: KeyOf, key: Key, text: str) -> Box:
    from loctool.fit.room import main_style

    plain = remove_tags(text)
    paragraphs = (
        after._replace(runs=((plain, main_style(after)),)) if _has_key(before, key_of, key) else after
        for before, after in zip(source.paragraphs, target.paragraphs, strict=True)
    )
    return target._replace(paragraphs=tuple(paragraphs))


def _has_key(paragraph: Paragraph, key_of: KeyOf, key: Key) -> bool:
    return paragraph.segment is not None and key_of(paragraph.segment) == key
