"""Full names of people are found by given names, and end where words begin that are no names."""

from __future__ import annotations

import pytest

from loctool.glossary.morphology.people import find_people, words_of_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vortrag von Anna Müller und Stefan Richter", ["Anna Müller", "Stefan Richter"]),
        ("KARL WEISS", ["KARL WEISS"]),
        ("Johann Wolfgang von Goethe schrieb Briefe", ["Johann Wolfgang von Goethe"]),
        ("Annette Weber den Stift", ["Annette Weber"]),
        ("Max A. Müller, IHK Köln", ["Max A. Müller"]),
        ("Anna liest. Die Gefahr in den US-Bundesstaaten Texas", []),
    ],
)
def test_full_names(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_people(text, "de")] == names
    assert find_people(text, "ru") == []


def test_names_behind_forms_of_address() -> None:
    assert words_of_people("Prof. Dr. Richter grüßt Frau Koch", "de") == {"Richter", "Koch"}
