"""Pictographs: taken off and put back, never letters or signs of units, and counted whatever their presentation."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup.pictographs import PICTOGRAPH, pictograph_differences, with_decorations, without_decorations

PICTOGRAPHS = [
    *("🔜", "⚠️", "✅", "🇩🇪", "👩‍💻", "👍🏽", "1️⃣", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"),
    *("\ue0a0", "\U0001fae0", "ℹ️", "★"),
]
PARTS = [
    *PICTOGRAPHS,
    "→",
    ":rocket:",
    "Wort",
    "5 °C",
    " ",
    "&nbsp;",
    "**",
    "[",
    "](x)",
    "<b>",
    "</b>",
    "\n",
    "©",
    "a_b",
    ":",
]
texts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join)


@pytest.mark.parametrize("one", PICTOGRAPHS)
def test_a_sequence_is_one_pictograph(one: str) -> None:
    assert PICTOGRAPH.findall(f"Wort {one} Wort") == [one]


@given(st.text())
def test_letters_and_signs_of_units_are_none(text: str) -> None:
    found = "".join(one[0] for one in PICTOGRAPH.findall(text) if "\ufe0f" not in one and "\u20e3" not in one)
    assert not any(unicodedata.category(one)[0] in "LNPZ" for one in found)
    assert not set(found) & set("°©®№™±€%")


@given(texts)
def test_decorations_come_back(text: str) -> None:
    bare, decorations = without_decorations(text)
    assert (with_decorations(bare, decorations) if decorations else bare) == text
    assert bare.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("🔜 Ausblick", "Ausblick"),
        ("**🔜 Ausblick**", "**Ausblick**"),
        ("[🔜&nbsp;Plan](x)", "[Plan](x)"),
        ("Danke! 🎉🎉", "Danke!"),
        ("→ Ziel\nWeiter →", "Ziel\nWeiter"),
        (":rocket: Los", "Los"),
        ("🎉", "🎉"),
        ("© 2024 Stadt", "© 2024 Stadt"),
        ("5 °", "5 °"),
        ("± 3", "± 3"),
    ],
)
def test_the_edges_of_a_line_lose_their_pictographs(text: str, bare: str) -> None:
    assert without_decorations(text)[0] == bare


def test_decorations_stay_within_their_markup() -> None:
    _, decorations = without_decorations("**🔜 Ausblick 🎉**")
    assert with_decorations("**Outlook**", decorations) == "**🔜 Outlook 🎉**"
    assert with_decorations("An *outlook*", decorations) == "🔜 An *outlook* 🎉"


@pytest.mark.parametrize(
    ("source", "target", "lost", "invented"),
    [
        ("⚠️ Achtung", "⚠ Attention", [], []),
        ("🔜 Ausblick", "Outlook", ["🔜"], []),
        ("Ausblick", "🔜 Outlook", [], ["🔜"]),
        ("👍🏽 gut", "👍 good", ["👍🏽"], ["👍"]),
        ("WireGuard®", "WireGuard®️", [], []),
        ("→ Ziel", "Goal", [], []),
        ("✔ ja ❌ nein", "✓ yes ✗ no", [], []),
        ("☑ ja", "✅ yes", [], []),
        ("✔ ja", "✗ yes", ["✔"], ["✗"]),
        ("★ ja", "☆ yes", ["★"], ["☆"]),
    ],
)
def test_differences(source: str, target: str, lost: list[str], invented: list[str]) -> None:
    assert pictograph_differences(source, target) == (lost, invented)
