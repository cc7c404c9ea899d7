"""How pages look: no sideways scrolling, no barriers, on paper and in every colour scheme."""

from __future__ import annotations

from itertools import product

import pytest

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
