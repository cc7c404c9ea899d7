"""Typefaces without letters of a language give way to the next one that is inherited."""

from __future__ import annotations

import pytest
from lxml import etree

from loctool.formats.odp.names import tag_of
from loctool.formats.writing import Writing
from tests.formats.odp.decks import rendered, with_paragraph
from tests.formats.pptx.decks import edited, parts_of

FACES = (
    '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="Poppins"/>'
    '<style:font-face style:name="F2" svg:font-family="\'Open Sans\', sans-serif"/></office:font-face-decls>'
)
POPPINS, OPEN_SANS = 'style:font-name="F1"', 'style:font-name="F2"'
PARAGRAPH = 'Word</text:p><text:p text:style-name="F">Long words <text:span text:style-name="T">b</text:span>'


def with_typefaces(default: str, paragraph: str, span: str, words: str = PARAGRAPH) -> bytes:
    """Return a deck with these text properties of the default style, of a paragraph, and of a span in it."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {properties}/></style:style>'
        for name, family, properties in (("F", "paragraph", paragraph), ("T", "text", f'fo:color="#ff0000" {span}'))
    )

    def content(data: bytes) -> bytes:
        start, end = "<office:automatic-styles>", "</office:automatic-styles>"
        return data.decode().replace(end, styles + end).replace(start, FACES + start).encode()

    def common(data: bytes) -> bytes:
        return data.replace(b"<style:text-properties ", f"<style:text-properties {default} ".encode(), 1)

    return edited(with_paragraph(words), {"content.xml": content, "styles.xml": common})


def typefaces(deck: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return each paragraph and span with what its own style says of typefaces."""
    root = etree.fromstring(parts_of(deck)["content.xml"])
    found: dict[str, dict[str, str]] = {}
    for style in root.iter(tag_of("style:style")):
        for own in style.iter(tag_of("style:text-properties")):
            values = {etree.QName(key).localname: str(value) for key, value in own.items() if "font-" in key}
            found[style.get(tag_of("style:name"), "")] = values
    elements = root.iter(tag_of("text:p"), tag_of("text:span"))
    return [(one.text or "", found.get(one.get(tag_of("text:style-name"), ""), {})) for one in elements]


@pytest.mark.parametrize(
    ("default", "paragraph", "span", "language", "after"),
    [
        (OPEN_SANS, POPPINS, "", "ru", [{}, {"font-family": "'Open Sans'"}, {}]),
        (OPEN_SANS, "", f'{POPPINS} style:font-pitch="variable"', "ru", [{}, {}, {"font-family": "'Open Sans'"}]),
        (OPEN_SANS, "", "fo:font-family=\"'Poppins'\"", "ru", [{}, {}, {"font-family": "'Open Sans'"}]),
        (OPEN_SANS, POPPINS, POPPINS, "pl", [{}, {"font-name": "F1"}, {"font-name": "F1"}]),
        (OPEN_SANS, 'fo:font-family="Arial"', "", "ru", [{}, {"font-family": "Arial"}, {}]),
        (OPEN_SANS, "fo:font-family='Arial'", POPPINS, "ru",
         [{}, {"font-family": "Arial"}, {"font-family": "'Arial'"}]),
        (OPEN_SANS, "fo:font-family='Lato'", POPPINS, "ru",
         [{}, {"font-family": "'Open Sans'"}, {"font-family": "'Open Sans'"}]),
        (POPPINS, POPPINS, "", "ru", [{}, {"font-name": "F1"}, {}]),
        ("", POPPINS, "", "ru", [{}, {"font-name": "F1"}, {}]),
        ('style:font-name-complex="F3" style:font-family-complex="Amiri"', 'style:font-name-complex="F2"', OPEN_SANS,
         "ar", [{}, {"font-family-complex": "'Amiri'"}, {"font-name": "F2"}]),
    ],
)  # fmt: skip
def test_typefaces_without_the_letters_give_way(
    default: str, paragraph: str, span: str, language: str, after: list[dict[str, str]]
) -> None:
    deck = with_typefaces(default, paragraph, span)
    result = rendered(deck, lambda one: one.text, writing=Writing(language))
    assert typefaces(result) == [(text, faces) for (text, _), faces in zip(typefaces(deck), after, strict=True)]


def test_spans_without_letters_keep_their_typeface() -> None:
    words = 'Long words <text:span text:style-name="T">→ </text:span>'
    result = rendered(with_typefaces(OPEN_SANS, "", POPPINS, words), lambda one: one.text, writing=Writing("ru"))
    assert typefaces(result)[1] == ("→ ", {"font-name": "F1"})


def test_styles_of_other_texts_keep_their_typeface() -> None:
    words = 'One</text:p><text:p text:style-name="F">Two</text:p><text:p text:style-name="F">Three'
    deck = with_typefaces(OPEN_SANS, POPPINS, "", words)
    result = rendered(deck, lambda one: one.text if one.text == "Two" else None, writing=Writing("ru"))
    assert typefaces(result) == [("One", {}), ("Two", {"font-family": "'Open Sans'"}), ("Three", {"font-name": "F1"})]
