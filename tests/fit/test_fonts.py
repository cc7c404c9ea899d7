from __future__ import annotations

import pytest

from loctool.fit.fonts import find_face, line_height, text_width
from loctool.formats.office.boxes import Style


@pytest.mark.parametrize(
    ("family", "text", "ems"),
    [
        ("Arial", "Hello", (1479 + 1139 + 455 + 455 + 1139) / 2048),  # Arial's own widths
        ("Times New Roman", "Hello", (1479 + 909 + 569 + 569 + 1024) / 2048),
        ("Calibri", "Hello", (1276 + 1019 + 470 + 470 + 1080) / 2048),
        ("Courier New", "Hello", 5 * 1229 / 2048),
    ],
)
def test_free_fonts_are_as_wide_as_those_they_stand_for(family: str, text: str, ems: float) -> None:
    assert text_width(text, Style(family, 10.0)) == pytest.approx(10 * ems, rel=1e-3)


def test_the_width_of_a_text_is_the_sum_of_its_parts() -> None:
    style = Style("Calibri", 18.0, bold=True)
    assert text_width("Überprüfung", style) == pytest.approx(text_width("Über", style) + text_width("prüfung", style))


def test_letters_with_accents_are_as_wide_as_without() -> None:
    face = find_face("Arial")
    assert face.advance("é") == face.advance("e")
    assert face.advance("Ǻ") == face.advance("A")


def test_bold_is_wider_and_spacing_counts_for_each_character() -> None:
    plain = Style("Arial", 20.0)
    assert text_width("breiter", plain._replace(bold=True)) > text_width("breiter", plain)
    assert text_width("breiter", plain._replace(spacing=2.0)) == pytest.approx(text_width("breiter", plain) + 14)


def test_capitals_are_measured_as_they_are_shown() -> None:
    plain = Style("Arial", 20.0)
    capitals = text_width("STRASSE", plain)
    assert text_width("Straße", plain._replace(caps="all")) == pytest.approx(capitals)
    assert text_width("Strasse", plain) < text_width("Strasse", plain._replace(caps="small")) < capitals


def test_characters_without_a_width_are_estimated() -> None:
    face = find_face("Arial")
    assert face.advance("語") == 1.0
    assert face.advance("\u0301") == face.advance("\u00ad") == face.advance("\u200b") == 0.0
    assert 0.3 < face.advance("ع") < 0.6
    assert find_face("Arial", bold=True).advance("ع") > face.advance("ع")
    assert 0.4 < find_face("Cambria").advance("Ж") < 1.1  # Caladea has no Cyrillic letters


@pytest.mark.parametrize(
    ("family", "other"),
    [
        ("calibri  light", "Calibri"), ("Arial MT", "Arial"), ("Helvetica", "Arial"), ("No Such Face", "Arial"),
        ("No Such Serif", "Times New Roman"), ("No Such Mono", "Courier New"), ("Futura Condensed", "Arial Narrow"),
    ],
)  # fmt: skip
def test_other_families_are_measured_as_their_kind(family: str, other: str) -> None:
    text = "Lieferketten und Seltene Erden"
    assert text_width(text, Style(family, 10.0)) == text_width(text, Style(other, 10.0))


def test_families_of_known_mean_width_are_stretched() -> None:
    text = "Lieferketten und Seltene Erden"
    arial = text_width(text, Style("Arial", 10.0))
    assert text_width(text, Style("Montserrat", 10.0)) > 1.1 * arial
    assert text_width(text, Style("PT Sans Narrow", 10.0)) < 0.8 * arial
    semibold = text_width(text, Style("Segoe UI Semibold", 10.0))
    assert semibold == text_width(text, Style("Segoe UI", 10.0, bold=True))


def test_a_line_is_as_high_as_the_leading_or_the_face() -> None:
    assert line_height(Style("Arial", 20.0), 1.2) == 24.0
    assert line_height(Style("Arial", 20.0), 0.0) == pytest.approx(20 * (1854 + 434) / 2048)
