"""The boxes of packed decks in per cent of their slides, with what their texts need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from loctool.formats.office.boxes import Box, Paragraph, Spot
from loctool.model import Deck, Segment
from loctool.review.view.slides import BoxView, Paper

_ROUND = 2


class Slides(NamedTuple):
    """The boxes of a deck by the numbers of their slides, in one language."""

    boxes: Mapping[int, tuple[BoxView, ...]]
    size: tuple[float, float]
    """Of a slide, in points."""


def read_slides(deck: Deck, sources: Sequence[Box], boxes: Sequence[Box]) -> Slides:
    """Return the boxes with their segments; `sources` are the same ones with the texts of the source language."""
    ids = _Ids(deck)
    found: dict[int, list[BoxView]] = {}
    for source, box in zip(sources, boxes, strict=True):
        segments = tuple(ids.take(source.slide, source.paragraphs))
        if segments and source.spot and source.spot.size.width:
            found.setdefault(source.slide, []).append(_view(source, box, source.spot, segments))
    page = next((one.spot.page for one in sources if one.spot), None)
    size = (page.width, page.height) if page else (16.0, 9.0)
    return Slides({slide: tuple(views) for slide, views in found.items()}, size)


def box_papers(deck: Deck, slides: Slides, pictures: Mapping[int, str]) -> dict[int, Paper]:
    """Return the papers of a deck's slides: pictures where there are some, with boxes above them, else boxes alone."""
    width, height = slides.size
    return {
        one.number: Paper(
            "picture" if one.number in pictures else "boxes",
            width,
            height,
            picture=pictures.get(one.number, ""),
            boxes=slides.boxes.get(one.number, ()),
        )
        for one in deck.slides
    }


class _Ids:
    """The ids of a deck's segments, each of which is given once, to the first box with such a text."""

    def __init__(self, deck: Deck) -> None:
        self._free = {
            slide.number: [(f"{slide.number}.{at}", one) for at, one in enumerate(slide.segments, 1)]
            for slide in deck.slides
        }

    def take(self, slide: int, paragraphs: Iterable[Paragraph]) -> Iterable[str]:
        """Yield the ids of the paragraphs' segments."""
        free = self._free.get(slide, [])
        for segment in (one.segment for one in paragraphs if one.segment):
            at = next((at for at, (_, one) in enumerate(free) if _is_same(one, segment)), None)
            if at is not None:
                yield free.pop(at)[0]


def _is_same(one: Segment, other: Segment) -> bool:
    return (one.role, one.text, one.context) == (other.role, other.text, other.context)


def _view(source: Box, box: Box, spot: Spot, segments: tuple[str, ...]) -> BoxView:
    from loctool.fit import find_overflow, measure  # its tables of letters take 0.1 s to load

    across, down = 100 / spot.page.width, 100 / spot.page.height
    need, crowded = measure(box), find_overflow(source, box)
    sizes = [style.size for one in source.paragraphs for text, style in one.runs if text.strip()]
    return BoxView(
        x=round(spot.left * across, _ROUND),
        y=round(spot.top * down, _ROUND),
        width=round(spot.size.width * across, _ROUND),
        height=round(spot.size.height * down, _ROUND),
        segments=segments,
        size=round(max(sizes) * across, _ROUND) if sizes else 0.0,
        lines=need.lines,
        most=max(int(need.lines / need.share + 0.05), 1) if need.share > 0 else 0,
        is_crowded=crowded is not None,
    )
