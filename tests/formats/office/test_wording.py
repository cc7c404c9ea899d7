"""What is for translators in a packed deck."""

from __future__ import annotations

import pytest

from loctool.formats.office.wording import has_words


@pytest.mark.parametrize("text", ["Wort", r"\Wort", "`Wort`", "<footer>", "{name}", "$x$ ist groß", "[TOC]", "3,5 %"])
def test_words(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", " ", "42", "—", "https://example.org/a", "www.example.org", "\uf0e0"])
def test_nothing_to_translate(text: str) -> None:
    assert not has_words(text)
