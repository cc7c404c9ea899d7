"""Slides of two versions side by side."""

from __future__ import annotations

from loctool.merging.decks import Item, Page, compare


def page(number: int, title: str, *texts: str) -> Page:
    return Page(title, (Item("title", title), *(Item("item", text) for text in texts)), number)


def test_an_unchanged_slide_stays_its_own_partner_beside_a_copy_of_a_part_of_it() -> None:
    old = [page(1, "Preise", "Öl steigt", "Gas fällt", "Kohle ruht"), page(2, "Ausblick", "Gas fällt", "Kohle ruht")]
    new = [page(1, "Preise", "Öl steigt", "Gas fällt", "Kohle ruht"), page(2, "Preise", "Öl steigt")]
    shown = [(change.kind, change.number, change.title) for change in compare(old, new)]
    assert shown == [("added", 2, "Preise"), ("removed", 2, "Ausblick")]
