"""How pages look: no sideways scrolling, no barriers, on paper and in every colour scheme."""

from __future__ import annotations

from itertools import product

import pytest

from loctool.review.interface import catalogs, rule_texts
from loctool.review.sentences import translate_sentence
from tests.review.conftest import Look, Open, barriers, overflow, sample

VIEWS = ("overview", "deck")
WIDTHS = (360, 900, 1440)
THEMES = ("light", "dark")
LANGUAGES = ("en", "de", "ru")
ROTATED = [
    (view, theme, width, LANGUAGES[number % 3])
    for number, (view, theme, width) in enumerate(product(VIEWS, THEMES, WIDTHS))
]
"""Every view, theme and width, each in one of the languages."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_scrolls_sideways(open_page: Open, view: str, language: str) -> None:
    page = open_page(sample(view), Look(language=language))
    for width, theme in product(WIDTHS, THEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        assert not overflow(page)


@pytest.mark.parametrize(("view", "theme", "width", "language"), ROTATED)
def test_there_are_no_barriers(open_page: Open, view: str, theme: str, width: int, language: str) -> None:
    page = open_page(sample(view), Look(width, theme, language))
    assert not barriers(page)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("place", ["#2.3", "#4.3", "#5.3", "#9.3"])
def test_an_active_segment_has_no_barriers(open_page: Open, theme: str, place: str) -> None:
    page = open_page(sample("deck"), Look(900, theme, "de"), place)
    assert page.locator(".seg.on").count() == 1
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert not barriers(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert not overflow(page)


@pytest.mark.parametrize("theme", THEMES)
def test_boxes_above_the_page_have_no_barriers(open_page: Open, theme: str) -> None:
    page = open_page(sample("deck"), Look(360, theme, "ru"))
    page.keyboard.press("?")
    page.wait_for_selector("#help[open]")
    assert not barriers(page)
    page.keyboard.press("Escape")
    page.click("[popovertarget=view]")
    page.wait_for_selector("#view:popover-open")
    assert not barriers(page)
    assert not overflow(page)


def test_every_layout_fits(open_page: Open) -> None:
    page = open_page(sample("deck"))
    page.click("[popovertarget=view]")
    for layout in page.locator("#view fieldset").first.locator("input").all():
        layout.check()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert not overflow(page)


@pytest.mark.parametrize("language", ["de", "ru"])
def test_findings_are_in_the_language_of_the_page(open_page: Open, language: str) -> None:
    data = sample("deck")
    finding = data["messages"][2]["findings"][0]
    finding["translations"] = translate_sentence(finding["message"])
    page = open_page(data, Look(language=language), "#2.3")
    page.locator(".find1 details.why").first.evaluate("(one) => { one.open = true; }")
    shown = page.locator(".find1").first.text_content()
    assert finding["translations"][language] in shown
    _, why, mend = (catalogs(["wrong-term"])[language][text][0] for text in rule_texts("wrong-term"))
    assert why in shown
    assert mend in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_page_is_in_the_language_of_the_browser(open_page: Open, view: str, language: str) -> None:
    page = open_page(sample(view), Look(language=language))
    assert page.locator("html").get_attribute("lang") == language
    word = {"en": "Overview", "de": "Überblick", "ru": "Обзор"}[language]
    assert word in page.locator(".top").text_content()


@pytest.mark.parametrize("view", VIEWS)
def test_forced_colours_leave_everything_readable(open_page: Open, view: str) -> None:
    page = open_page(sample(view), Look(900, options=(("forced_colors", "active"),)))
    assert not overflow(page)
    assert not barriers(page)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_moves_for_people_who_ask_for_that(open_page: Open, view: str) -> None:
    page = open_page(sample(view), Look(options=(("reduced_motion", "reduce"),)))
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return `${transitionDuration}, ${animationDuration}`.split(", ").some((time) => parseFloat(time) > 0.01);
        }).map((element) => element.tagName)"""
    )
    assert moving == []


@pytest.mark.parametrize("view", VIEWS)
def test_pages_print(open_page: Open, view: str) -> None:
    page = open_page(sample(view), Look(theme="dark"))
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 794, "height": 1123})
    assert not overflow(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    assert not page.locator("footer").is_visible()


@pytest.mark.parametrize("layout", ["pair", "one"])
@pytest.mark.parametrize("width", WIDTHS)
def test_paper_has_both_slides_and_resting_rows(open_page: Open, layout: str, width: int) -> None:
    page = open_page(sample("deck"), Look(width), "#2.3")
    page.click("[popovertarget=view]")
    page.locator(f"[data-key=view-layout-{layout}]").check()
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    for side in ("source", "target"):
        assert page.locator(f"#s2 .side.{side} .hold").is_visible()
    assert not page.locator(".flip:visible").count()
    assert page.locator(".seg.on .at-rest .tag").first.is_visible()
    assert not overflow(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_decks_fits_at_every_width(open_page: Open, language: str) -> None:
    page = open_page(sample("overview"), Look(language=language))
    for width in (1024, 1100, 1280, 1290, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert not overflow(page)
