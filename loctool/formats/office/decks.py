"""Decks made of pages, and pages written back: parse and render of a packed format walk over the same units."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from loctool.formats.anchors import unique_anchor
from loctool.formats.office.inline import clean_characters, remove_tags, unescape
from loctool.formats.office.units import Found, Unit, noted
from loctool.model import Deck, LeftOut, Segment, Slide

_LONGEST_NAME = 50
"""Characters of the name that the first words of a slide without a title give it: each of its comments has the name."""
_NO_TITLES = ("note", "property", "alt", "footer", "master")
"""Roles of texts that do not stand in for a title."""


_ON_MASTERS = "is on a layout or master; set pptx = {masters = true} to translate it"


class Page(NamedTuple):
    """A slide with its texts."""

    title: str
    """Empty where the slide has none."""
    found: list[Found]


def with_common_texts(pages: Sequence[Page], before: list[Found], behind: list[Found]) -> list[Page]:
    """Return the pages with what belongs to the whole deck on the first one; it is the only one if there is none.

    `behind` are texts of masters and layouts, or what is said of them.
    """
    behind = [noted(one, "alternative text" if _is_alt(one) else "", role="master") for one in behind]
    if not pages and (before or behind):
        return [Page("", [*before, *behind])]
    return [one if at else one._replace(found=[*before, *one.found, *behind]) for at, one in enumerate(pages)]


def deck_of(path: str, pages: Sequence[Page]) -> Deck:
    """Return a deck with the segments of its pages."""
    counts: dict[str, int] = {}
    slides, left_out = [], []
    for number, page in enumerate(pages, 1):
        segments = tuple(one.segment for one in page.found if isinstance(one, Unit))
        title = page.title or _first_words(segments) or f"Slide {number}"
        slides.append(Slide(unique_anchor(title, number, counts), number, title, segments))
        left_out += [one for one in page.found if isinstance(one, LeftOut)]
    return Deck(path, tuple(slides), left_out=tuple(left_out))


def texts_on_masters(found: Iterable[Found]) -> list[Found]:
    """Return what is said of texts of masters and layouts that slides show, if nobody asked for them."""
    units = (one for one in found if isinstance(one, Unit) and one.segment.role != "alt")
    return [LeftOut(one.segment.line, plain_words(one.segment.text), _ON_MASTERS) for one in units]


def _is_alt(found: Found) -> bool:
    return isinstance(found, Unit) and found.segment.role == "alt"


def write_translations(pages: Sequence[Page], translate: Callable[[Segment], str | None], language: str) -> None:
    """Write each text for which `translate` gives another, in a language (BCP 47; empty to leave it alone).

    A translation that equals its source is written, too: it has the language of the others then.
    """
    units = [one for page in pages for one in page.found if isinstance(one, Unit)]
    for unit in units:
        if text := translate(unit.segment):
            unit.write(clean_characters(text), language)


def numbers_to_label(hidden: Sequence[bool], numbers: Collection[int]) -> list[int]:
    """Return the numbers of the slides that have a label, counted from 1: those asked for.

    If all of them are hidden, the last slide that is shown has the label, too. `hidden` is about all slides.
    """
    labelled = [number for number in range(1, len(hidden) + 1) if number in numbers]
    if labelled and all(hidden[number - 1] for number in labelled):
        labelled += [number for number, is_hidden in enumerate(hidden, 1) if not is_hidden][-1:]
    return labelled


def plain_words(text: str) -> str:
    """Return the words of a segment's text, without tags and on one line."""
    return " ".join(unescape(remove_tags(text)).split())


def heading_of(segments: Iterable[Segment | None]) -> str:
    """Return the words of the first heading; empty where there is none."""
    return next((plain_words(one.text) for one in segments if one and one.role == "heading"), "")


def _first_words(segments: Sequence[Segment]) -> str:
    """Return the first words of the first text that is shown."""
    words = plain_words(next((one.text for one in segments if one.role not in _NO_TITLES), ""))
    if len(words) <= _LONGEST_NAME:
        return words
    start = words[: _LONGEST_NAME + 1].rpartition(" ")[0] or words[:_LONGEST_NAME]
    return start.rstrip(" ,;:.–—-") + "…"
