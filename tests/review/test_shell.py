"""What is around the segments, in a real browser: keys, filters, addresses, focus, choices, the slides that stay."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Look, Open, overflow, sample, wait_until_painted

FOCUS = "document.activeElement.id || document.activeElement.dataset.key || document.activeElement.tagName"
PLACE = "location.search + location.hash"
IN_SIGHT = """id => {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect();
  const pair = document.getElementById(id).closest(".slide").querySelector(".both").getBoundingClientRect();
  const cut = parseFloat(getComputedStyle(document.querySelector(".slide:has(.on) .both")).getPropertyValue("--cut"));
  return [top >= pair.bottom - (cut || 0) - 1, bottom <= document.querySelector(".foot").getBoundingClientRect().top + 1];
}"""


def deck(**fields: Any) -> dict[str, Any]:
    """Return the data of the sample's deck."""
    return {**sample("deck"), **fields}


def shown(page: Page) -> list[str]:
    """Return the ids of the segments that are shown."""
    return [str(one.get_attribute("id"))[4:] for one in page.locator("article.seg").all() if one.is_visible()]


def state(page: Page) -> tuple[str, str]:
    """Return what has the focus, and the end of the address, which is written a moment later."""
    page.wait_for_timeout(100)
    return page.evaluate(FOCUS), page.evaluate(PLACE)


def test_keys_move_the_focus_and_the_address(open_page: Open) -> None:
    page = open_page(deck())
    steps = {"j": "2.2", "n": "2.3", "J": "4.1", "p": "2.3", "k": "2.2", "K": "2.2"}
    for key, place in steps.items():
        page.keyboard.press(key)
        assert state(page) == (f"seg-{place}", f"#{place}"), key
    assert page.locator("#live").text_content() == "This is the first slide."
    page.evaluate("(e => document.activeElement.dispatchEvent(e))(new KeyboardEvent('keydown', "
                  "{ key: 'о', code: 'KeyJ', bubbles: true }))")  # fmt: skip
    assert page.evaluate(FOCUS) == "seg-2.3"


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_keys_with_modifiers_in_fields_or_switched_off_do_nothing(open_page: Open, modifier: str) -> None:
    page = open_page(deck())
    page.locator("#seg-2\\.1").focus()
    page.keyboard.press(f"{modifier}+j")
    assert page.evaluate(FOCUS) == "seg-2.1"
    page.keyboard.press("/")
    page.keyboard.type("jn")
    assert (page.evaluate(FOCUS), page.locator("#search").input_value()) == ("search", "jn")
    page.locator("#search").fill("")
    page.locator("[data-key=view]").click()
    page.locator("[data-key=view-keys-false]").check()
    page.keyboard.press("Escape")
    page.locator("#seg-2\\.1").focus()
    page.keyboard.press("j")
    assert page.evaluate(FOCUS) == "seg-2.1"
    page.keyboard.press("F1")
    assert page.locator("#help").is_visible()


def test_help_lists_the_keys_and_each_is_a_button(open_page: Open) -> None:
    page = open_page(deck())
    page.keyboard.press("?")
    page.get_by_role("button", name="next slide").click()
    assert not page.locator("#help").is_visible()
    assert page.evaluate(FOCUS) == "seg-4.1"


def test_filters_stand_in_the_address_and_keep_the_focus(open_page: Open) -> None:
    page = open_page(deck())
    page.locator(".chips [data-key=draft]").click()
    assert shown(page) == ["4.1", "9.1"]
    assert state(page) == ("draft", "?state=draft")
    page.locator(".chips [data-key=findings]").click()
    assert shown(page) == ["9.1"]
    assert page.locator("#live").text_content() == "Filters: 1/13."
    assert page.locator(".chips [data-key=waived]").is_disabled()
    page.wait_for_timeout(100)
    page.reload()
    wait_until_painted(page)
    assert shown(page) == ["9.1"]
    page.locator(".chips [data-key=all]").click()
    assert len(shown(page)) == 14
    page.locator("select[data-key=rule]").select_option("error")
    assert shown(page) == ["2.3"]


def test_search_finds_forms_and_escape_leads_to_what_it_found(open_page: Open) -> None:
    page = open_page(deck())
    page.keyboard.press("/")
    page.keyboard.type("energiewende")
    assert shown(page) == ["10.3"]
    page.keyboard.press("Escape")
    assert state(page) == ("seg-10.3", "?q=energiewende#10.3")
    page.keyboard.press("/")
    page.keyboard.type("no such word")
    assert page.get_by_text("Nothing matches these filters.").is_visible()
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 14


def test_links_go_back_and_forward(open_page: Open) -> None:
    page = open_page(deck())
    page.locator(".rail a").nth(3).click()
    page.wait_for_selector("#seg-9\\.1:focus")
    page.locator(".notice a").first.click()
    page.wait_for_selector("#seg-5\\.3:focus")
    page.go_back()
    page.wait_for_selector("#seg-9\\.1:focus")
    page.go_forward()
    page.wait_for_selector("#seg-5\\.3:focus")


def test_languages_keep_place_and_filters(open_page: Open) -> None:
    page = open_page(deck())
    page.locator(".chips [data-key=draft]").click()
    page.keyboard.press("j")
    link = page.locator(".seg2 [data-key=ru]")
    link.focus()
    assert link.get_attribute("href") == "../ru/seltene-erden.html?state=draft#4.1"


def test_choices_are_kept_and_a_browser_that_keeps_nothing_is_no_harm(open_page: Open) -> None:
    page = open_page(deck())
    page.locator("[data-key=view]").click()
    page.locator("[data-key=view-theme-dark]").check()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    page.reload()
    page.locator("[data-key=view]").click()
    page.locator("[data-key=view-layout-texts]").check()
    assert not page.locator(".hold").first.is_visible()


@pytest.mark.parametrize("height", [700, 1000])
def test_the_slides_stay_in_sight_and_cover_no_active_segment(open_page: Open, height: int) -> None:
    page = open_page(deck())
    page.set_viewport_size({"width": 1440, "height": height})
    for _ in range(9):
        page.keyboard.press("j")
        page.wait_for_timeout(120)
        active = page.evaluate(FOCUS)
        is_below, _ = page.evaluate(IN_SIGHT, active)
        assert is_below, f"{active} is under its slide"
        assert page.locator(".slide:has(.seg.on) .target .hold").is_visible()


def test_at_400_per_cent_nothing_stays_in_the_way(open_page: Open) -> None:
    page = open_page(deck(), Look(width=320))
    page.set_viewport_size({"width": 320, "height": 256})
    assert not overflow(page)
    rows = (".top", ".sub", ".foot", ".both")
    assert {page.locator(row).first.evaluate("e => getComputedStyle(e).position") for row in rows} == {"static"}


def test_figures_of_the_overview_lead_to_their_segments(open_page: Open) -> None:
    page = open_page(sample("overview"))
    row = page.get_by_role("row").filter(has_text="seltene-erden")
    links = [link.get_attribute("href") for link in row.locator("td a").all()]
    assert "en/seltene-erden.html?state=draft" in links
    assert "en/seltene-erden.html?rule=error" in links
    assert "en/seltene-erden.html?term=not-obeyed" in links


def test_notices_say_what_to_run(open_page: Open) -> None:
    page = open_page(deck(missing=2))
    assert "2 texts" in str(page.locator(".notices").text_content())
    assert page.locator(".notices code").text_content() == "loctool extract"
    done = [{**message, "state": "approved", "findings": []} for message in sample("deck")["messages"]]
    assert "loctool compile en" in str(open_page(deck(messages=done)).locator(".notices").text_content())
    assert "no decks yet" in str(open_page({**sample("overview"), "decks": []}).locator("main").text_content())


def test_the_rail_of_a_long_deck_follows_filters_and_the_place(open_page: Open) -> None:
    kept = 17
    slides = [
        {
            "number": n,
            "title": f"Titel {n}",
            "segments": [{"id": f"{n}.1", "role": "heading", "message": int(n == kept)}],
        }
        for n in range(1, 121)
    ]
    messages = [
        {**sample("deck")["messages"][0], "id": state, "state": state} for state in ("approved", "untranslated")
    ]
    page = open_page(deck(slides=slides, messages=messages))
    assert page.locator(".rail a:not([hidden])").count() == len(slides)
    page.locator(".chips [data-key=untranslated]").click()
    assert page.locator(".rail a:visible").all_inner_texts() == [f"Titel {kept}"]
    assert page.locator(".rail > div:visible").count() == 1
    page.locator(".chips [data-key=all]").click()
    page.evaluate("location.hash = '#s110'")
    page.wait_for_function("document.querySelector('.rail [aria-current]')?.dataset.n === '110'")
    top, bottom, rail_top, rail_bottom = page.evaluate(
        "['.rail [aria-current]', '.rail'].flatMap((one) => {"
        " const { top, bottom } = document.querySelector(one).getBoundingClientRect(); return [top, bottom]; })"
    )
    assert rail_top <= top < bottom <= rail_bottom + 1


@pytest.mark.parametrize("key", ["a", "e", "t", "Shift+T", "w", "u", "Shift+U", "1"])
def test_keys_that_write_say_that_a_file_is_read_only(open_page: Open, key: str) -> None:
    page = open_page(sample("deck") | {"is_served": False}, Look(), "#2.3")
    page.keyboard.press(key)
    expect(page.locator("#live")).to_contain_text("Read-only. Run “loctool review”")


def test_selects_have_labels_that_are_seen(open_page: Open) -> None:
    page = open_page(sample("deck"), Look())
    for label in ("Rule", "Term"):
        assert page.locator(".pick span", has_text=label).is_visible()
        page.locator(f"[data-key={label.lower()}]").select_option(index=1)
        assert page.locator(".pick span", has_text=label).is_visible()
        assert not overflow(page)


@pytest.mark.parametrize("layout", ["pair", "one"])
@pytest.mark.parametrize("width", [360, 900, 1440])
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


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_the_table_of_decks_fits_at_every_width(open_page: Open, language: str) -> None:
    page = open_page(sample("overview"), Look(language=language))
    for width in (1024, 1100, 1240, 1248, 1249, 1280, 1290, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert not overflow(page)
