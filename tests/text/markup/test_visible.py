"""Texts as their readers see them."""

from __future__ import annotations

import pytest

from loctool.text.markup import BAR, visible_text
from loctool.text.placeholders import TAGGED


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('Siehe ![Plan](p.png "Lageplan").', f"Siehe {BAR} Plan {BAR} Lageplan {BAR} ."),
        ('[da](x "Titel")', f"da {BAR} Titel {BAR}"),
        ("![foto.jpg](p.png) und [da](x)", f"{BAR} und da"),
        ("4&nbsp;€ f&uuml;r Sil&shy;ben, E\u2011Mail", "4\u00a0€ für Silben, E-Mail"),
        ("`a&nbsp;b` &foo;", f"{BAR} &foo;"),
    ],
)
def test_visible(text: str, seen: str) -> None:
    assert visible_text(text).replace("\u00a0", "~").split() == seen.replace("\u00a0", "~").split()


def test_notes_are_no_part_of_the_word_before() -> None:
    assert visible_text("mehr^[Im Mittel.]").split() == ["mehr", "Im", "Mittel.]"]


@pytest.mark.parametrize("syntax", ["", TAGGED])
def test_a_tag_alone_parts_words_and_a_pair_does_not(syntax: str) -> None:
    assert visible_text("dem<1/>Umbruch, H<2>2</2>O", syntax) == "dem\nUmbruch, H2O"
