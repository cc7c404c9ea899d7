"""Slides of two versions side by side."""

from __future__ import annotations

from loctool.merging.decks import compare
from loctool.model import Segment, Slide


def slide(number: int, title: str, *texts: str) -> Slide:
    return Slide("", number, title, (Segment(title, "heading", 1), *(Segment(text, "bullet", 1) for text in texts)))


def test_an_unchanged_slide_stays_its_own_partner_beside_a_copy_of_a_part_of_it() -> None:
    old = [slide(1, "Preise", "Öl steigt", "Gas fällt", "Kohle ruht"), slide(2, "Ausblick", "Gas fällt", "Kohle ruht")]
    new = [slide(1, "Preise", "Öl steigt", "Gas fällt", "Kohle ruht"), slide(2, "Preise", "Öl steigt")]
    shown = [(change.kind, change.number, change.title) for change in compare(old, new)]
    assert shown == [("added", 2, "Preise"), ("removed", 2, "Ausblick")]


def test_the_fewest_slides_have_moved() -> None:
    first, second, third, fourth, fifth = (
        [word, f"{word} und mehr"] for word in ("Öl", "Gas", "Kohle", "Zinn", "Blei")
    )
    old = [slide(number, *texts) for number, texts in enumerate((first, second, third, fourth, fifth), 1)]
    new = [slide(number, *texts) for number, texts in enumerate((second, fourth, third, fifth, first), 1)]
    shown = [(change.kind, change.number, change.former_number) for change in compare(old, new)]
    assert shown == [("moved", 2, 4), ("moved", 5, 1)]
