"""Links to headings of a deck: they follow the translated words of their heading."""

from __future__ import annotations

import pytest

from loctool.formats.markdown.deck import render
from loctool.formats.markdown.dialects.slugs import slug_as_github, slug_as_pandoc, slug_as_vitepress
from loctool.formats.markdown.links.anchors import anchors_of
from loctool.model import Segment

WORDS = {
    "Wasser im Haus": "Water in the house",
    "Übersicht": "Overview",
    "Siehe [oben](#wasser-im-haus).": "See [above](#wasser-im-haus).",
}


def translated(text: str) -> str:
    return render(text, "deck.md", lambda segment: WORDS.get(segment.text))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("Siehe [oben](#wasser-im-haus).", "See [above](#water-in-the-house)."),
        ("[hier](#wasser-im-haus 'Titel')", "[hier](#water-in-the-house 'Titel')"),
        ("[hier](<#übersicht>)", "[hier](#overview)"),
        ("[hier](#%C3%BCbersicht)", "[hier](#overview)"),
        ("[hier][1]\n\n[1]: #übersicht", "[hier][1]\n\n[1]: #overview"),
        ('<a href="#übersicht">x</a>', '<a href="#overview">x</a>'),
        ("`[hier](#übersicht)`", "`[hier](#übersicht)`"),
        ("    [hier](#übersicht)", "    [hier](#übersicht)"),
        ("[hier](other.md#übersicht)", "[hier](other.md#übersicht)"),
        ("[hier](#gibt-es-nicht)", "[hier](#gibt-es-nicht)"),
    ],
)
def test_links_follow_their_heading(link: str, expected: str) -> None:
    deck = "# Wasser im Haus\n\n## Übersicht\n\n{}\n"
    assert translated(deck.format(link)) == f"# Water in the house\n\n## Overview\n\n{expected}\n"


def test_untranslated_headings_keep_their_anchors() -> None:
    text = "# Regen\n\n[x](#regen)\n"
    assert translated(text) == text


def test_each_heading_is_translated_once() -> None:
    asked: list[Segment] = []

    def translate(segment: Segment) -> str:
        asked.append(segment)
        return segment.text + "!"

    render("# A\n\n[x](#a)\n\n# A\n", "deck.md", translate)
    assert [segment.text for segment in asked] == ["A", "[x](#a)", "A"]


def test_slugs() -> None:
    assert slug_as_github("Straße & Öl: 3.5 %") == "straße--öl-35-"
    assert slug_as_pandoc("3. Straße & Öl: 3.5") == "straße-öl-3.5"
    assert slug_as_pandoc("1234") == "section"
    assert slug_as_vitepress("Straße & Öl: 3.5") == "straße-ol-3-5"
    assert anchors_of(["A", "A", "A 1", "A"], slug_as_github) == ["a", "a-1", "a-1-1", "a-2"]
