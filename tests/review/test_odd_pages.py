"""Pages of decks that are not as usual: texts on no slide, languages that browsers know by other names, odd addresses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Look, Open, sample


def without_last_slide() -> dict[str, Any]:
    """Return a page on which the texts of the last slide are on none."""
    data = sample("deck")
    last = data["slides"][-1]
    segments = [{**one, "id": f"*.{place}"} for place, one in enumerate(last["segments"], 1)]
    data["slides"][-1] = {"number": 0, "title": "", "segments": segments}
    return data


@pytest.mark.parametrize(("language", "words"), [("en", "On no slide"), ("de", "Auf keiner Folie")])
def test_what_is_on_no_slide_has_no_number(language: str, words: str, open_page: Open) -> None:
    page = open_page(without_last_slide(), Look(language=language), "#*.1")
    assert page.locator("#s0 h2").inner_text() == words
    assert page.locator("#s0 article .id").first.inner_text() == "*.1"
    assert page.evaluate("document.activeElement.id") == "seg-*.1"
    names = page.locator("[aria-label]").evaluate_all("all => all.map(one => one.ariaLabel).join('\\n')")
    assert "Slide 0" not in names
    assert "Folie 0" not in names
    assert page.locator("#rail-0").get_attribute("data-n") == "–"


@pytest.mark.parametrize(
    ("language", "tag", "direction"),
    [("ar", "ar", "rtl"), ("ur_PK", "ur-PK", "rtl"), ("sr@latin", "sr-Latn", "ltr"), ("uz_Arab_AF", "uz-Arab-AF", "rtl"),
     ("zh_Hans", "zh-Hans", "ltr"), ("pt_BR", "pt-BR", "ltr")],
)  # fmt: skip
def test_slides_have_their_languages(language: str, tag: str, direction: str, open_page: Open) -> None:
    data = {**sample("deck"), "language": language, "languages": [{"language": language, "href": ""}]}
    page = open_page(data)
    for side, expected in (("source", ("de", "ltr")), ("target", (tag, direction))):
        sheet = page.locator(f".{side} .sheet .body").first
        assert (sheet.get_attribute("lang"), sheet.get_attribute("dir")) == expected


@pytest.mark.parametrize("place", ["#100%", "#%E0%A4", "#s999", "#__proto__", '#"]'])
def test_places_that_are_none_do_no_harm(place: str, open_page: Open) -> None:
    page = open_page(sample("deck"), place=place)
    assert page.locator("article").count() > 3


@pytest.mark.parametrize(
    "address", ["https://example.org/x.png", "//example.org/x.png", "javascript:alert(1)", "x.png"]
)
def test_only_pictures_of_the_site_are_loaded(address: str, open_page: Open) -> None:
    data = sample("deck")
    tree = {"kind": "tree", "content": [["p", {}, ["img", {"src": address, "alt": "words"}]]]}
    data["slides"][0] |= {"source": tree, "target": tree}
    data["slides"][1]["source"] = {"kind": "picture", "picture": address, "boxes": []}
    page = open_page(data)
    assert page.locator(".slide").first.locator(".pic.lost").count() == 2
    assert page.locator(".sheet img").count() == 0


def test_why_there_are_no_pictures_is_said(open_page: Open) -> None:
    page = open_page({**sample("deck"), "lack": "office"})
    assert "LibreOffice is not installed" in page.locator(".notice").first.inner_text()
