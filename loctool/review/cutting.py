"""Decks that are too long for one page, cut between slides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from loctool.review.view.pages import DeckPage, Part
from loctool.review.view.slides import SlideView

MOST = 10_000
"""Segments of a page; with more, browsers become slow."""


def cut_page(page: DeckPage, address: Callable[[int], str], most: int = 0) -> list[DeckPage]:
    """Return the pages of a deck, each with at most so many segments (MOST by default) unless one slide has more.

    `address` returns the address of a part by its number, which counts from 1.
    """
    groups = _group(page.slides, most or MOST)
    if len(groups) < 2:
        return [page]
    parts = tuple(
        Part(group[0].number, max(one.number for one in group), address(number))
        for number, group in enumerate(groups, 1)
    )
    return [_part(page, group, parts, place) for place, group in enumerate(groups)]


def _group(slides: tuple[SlideView, ...], most: int) -> list[list[SlideView]]:
    groups: list[list[SlideView]] = []
    count = most
    for slide in slides:
        if not groups or count + len(slide.segments) > most:
            groups.append([])
            count = 0
        groups[-1].append(slide)
        count += len(slide.segments)
    return groups


def _part(page: DeckPage, slides: list[SlideView], parts: tuple[Part, ...], place: int) -> DeckPage:
    """Return a page with some of the slides, and with the messages on them."""
    numbers = sorted({segment.message for slide in slides for segment in slide.segments})
    places = {number: at for at, number in enumerate(numbers)}
    shown = (
        replace(slide, segments=tuple(replace(one, message=places[one.message]) for one in slide.segments))
        for slide in slides
    )
    messages = tuple(page.messages[number] for number in numbers)
    return replace(page, slides=tuple(shown), messages=messages, parts=parts, part=place)
