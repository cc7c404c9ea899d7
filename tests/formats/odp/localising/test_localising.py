"""Language and direction of translated decks."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from loctool.formats.odp.names import NAMESPACES
from loctool.formats.reading import Reading
from loctool.formats.writing import Writing
from tests.formats.odp.decks import CHARTS, FLAT, SHAPES, WORDS, rendered, texts, with_paragraph
from tests.formats.pptx.decks import edited, parts_of, replacing


def style(deck: bytes, name: str, part: str = "content.xml") -> etree._Element:
    root = etree.fromstring(parts_of(deck)[part])
    return next(one for one in root.iter("{*}style") if one.get(f"{{{NAMESPACES['style']}}}name") == name)


def properties(element: etree._Element, kind: str = "text") -> dict[str, str]:
    """Return the properties of a style by their local names."""
    found = element.find(f"{{*}}{kind}-properties")
    return {} if found is None else {etree.QName(key).localname: value for key, value in found.attrib.items()}


def default_properties(deck: bytes) -> dict[str, str]:
    root = etree.fromstring(parts_of(deck)["styles.xml"])
    return properties(next(root.iter("{*}default-style")))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", {"language": "ru", "country": "RU"}),
        ("pt-BR", {"language": "pt", "country": "BR"}),
        ("eo", {"language": "eo", "country": "none"}),
        ("sr-Latn-RS", {"language": "sr", "country": "RS", "script": "Latn"}),
        ("ja", {"language-asian": "ja", "country-asian": "JP", "language": "en"}),
        ("ar", {"language-complex": "ar", "country-complex": "EG", "language": "en"}),
    ],
)
def test_default_styles_have_the_language_of_its_script(language: str, expected: dict[str, str]) -> None:
    before = default_properties(WORDS)
    after = default_properties(rendered(WORDS, writing=Writing(language)))
    assert after == before | expected


def test_styles_that_are_used_have_the_language_if_they_name_one() -> None:
    result = rendered(WORDS, lambda one: one.text, writing=Writing("ru"))
    for name in ("P1", "German"):
        assert (properties(style(result, name))["language"], properties(style(result, name))["country"]) == ("ru", "RU")
    assert "language" not in properties(style(result, "Bold"))


def test_styles_of_other_texts_keep_their_language() -> None:
    result = rendered(WORDS, lambda one: "Деревья" if one.text == "Trees" else None, writing=Writing("ru"))
    assert properties(style(result, "German"))["language"] == "de"


def test_words_without_a_language_stay_so() -> None:
    deck = edited(
        WORDS, {"content.xml": replacing(b'fo:language="de" fo:country="DE"', b'fo:language="zxx" fo:country="none"')}
    )
    assert properties(style(rendered(deck, writing=Writing("ru")), "German"))["language"] == "zxx"


def test_nothing_has_another_language_if_nothing_is_translated() -> None:
    assert rendered(WORDS, lambda _: None, writing=Writing("ar")) == WORDS


def test_a_text_that_equals_its_source_has_the_language() -> None:
    result = rendered(WORDS, lambda one: one.text, writing=Writing("ru"))
    assert default_properties(result)["language"] == "ru"
    assert texts(result) == texts(WORDS)


def directions(deck: bytes) -> list[tuple[str, str | None, str | None]]:
    """Return text, direction and alignment of each paragraph by its own style."""
    root = etree.fromstring(parts_of(deck)["content.xml"])
    found = []
    for paragraph in root.iter("{*}p", "{*}h"):
        name = paragraph.get(f"{{{NAMESPACES['text']}}}style-name")
        own = properties(style(deck, name), "paragraph") if name else {}
        found.append(("".join(paragraph.itertext()), own.get("writing-mode"), own.get("text-align")))
    return found


def test_paragraphs_run_from_right_to_left_and_back() -> None:
    arabic = rendered(SHAPES, lambda one: None if one.text == "Groups" else one.text, writing=Writing("ar"))
    before, after = directions(SHAPES), directions(arabic)
    assert [one for one in before if one[1] == "rl-tb"] == []
    mirrored = {"start": "right", "center": "center"}
    assert [
        (text, "rl-tb", mirrored[align or ""]) if re.search(r"[a-z]", text) and text not in ("Groups", "<number>")
        else (text, mode, align)
        for text, mode, align in before
    ] == after  # fmt: skip
    back = directions(rendered(arabic, lambda one: one.text, writing=Writing("ru")))
    assert {(mode, align) for text, mode, align in back if text.strip("<number>")} <= {
        ("lr-tb", "left"),
        ("lr-tb", "center"),
    }


def test_paragraphs_without_a_style_share_a_new_one() -> None:
    deck = with_paragraph("Word</text:p><text:p>Wort")
    content = parts_of(rendered(deck, writing=Writing("he")))["content.xml"]
    assert content.count(b'text:style-name="P_rl_1"') == 2
    assert content.count(b'style:name="P_rl_1"') == 1


def test_flat_files_have_the_language_in_their_styles() -> None:
    result = rendered(FLAT, writing=Writing("ru"))
    default = re.search(rb'<style:default-style style:family="graphic">.*?</style:default-style>', result, re.DOTALL)
    assert default
    assert b'fo:language="ru" fo:country="RU"' in default[0]


def test_styles_that_masters_and_slides_of_a_flat_file_add_differ() -> None:
    result = rendered(FLAT, reading=Reading(masters=True), writing=Writing("ar"))
    found = re.findall(rb' style:name="([^"]*_rl_[0-9]+)"', result)
    assert len(found) == len(set(found)) > 1
    assert result.count(b"[Orchard society]") == 1


def test_decks_without_common_styles_are_localised() -> None:
    deck = edited(WORDS, {"styles.xml": None})
    result = rendered(deck, lambda one: one.text, writing=Writing("ar"))
    assert b'style:writing-mode="rl-tb"' in parts_of(result)["content.xml"]


def test_charts_have_the_language_in_their_own_styles() -> None:
    def named(data: bytes) -> bytes:
        return data.replace(b"<style:text-properties ", b'<style:text-properties fo:language="de" fo:country="DE" ')

    deck = edited(CHARTS, {"Object 1/content.xml": named, "Object 1/styles.xml": named})
    result = parts_of(rendered(deck, writing=Writing("ru")))
    assert b'fo:language="ru"' in result["Object 1/content.xml"]
    assert parts_of(deck)["styles.xml"] != result["styles.xml"]
