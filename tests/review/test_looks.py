"""How written and served pages look: no sideways scrolling, no barriers, on paper and in every colour scheme."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from loctool.project import Project
from loctool.review.interface import catalogs, rule_texts
from loctool.verbs.preview import preview
from loctool.verbs.review import serve
from loctool.verbs.support.pages import Pages
from tests.review.conftest import Look, Open, barriers, overflow
from tests.review.pairs import pairwise
from tests.review.projects import STATES, make_example
from tests.verbs.test_pages import DECK

VIEWS = ("overview", "deck", "served")
WIDTHS = (360, 900, 1440)
THEMES = ("light", "dark")
LANGUAGES = ("en", "de", "ru")
ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 × 1024 at 400 %."""
RUNS_OUT = """() => [...document.querySelectorAll("th, .chip, .b, summary, .state")].filter((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width && height && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible";
}).map((one) => one.textContent)"""


class Site(NamedTuple):
    """A project whose pages are written and served."""

    project: Project
    addresses: dict[str, str]
    """View -> address."""
    places: dict[str, str]
    """What a message shows -> its segment."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Site]:
    """Return the example with messages in every state."""
    project = make_example(tmp_path_factory.mktemp("example"))
    folder = preview(project, output=project.root / "site").path.parent
    first: dict[int, str] = {}
    for slide in Pages(project, is_served=False).deck(DECK, "en").slides:
        for segment in slide.segments:
            first.setdefault(segment.message, segment.id)
    with serve(project) as served:
        thread = threading.Thread(target=served.run)
        thread.start()
        addresses = {
            "overview": (folder / "index.html").as_uri(),
            "deck": (folder / "en" / f"{DECK}.html").as_uri(),
            "russian": (folder / "ru" / f"{DECK}.html").as_uri(),
            "served": f"{served.address}en/{DECK}",
            "served overview": served.address,
        }
        yield Site(project, addresses, {name: first[number] for name, (number, _) in STATES.items()})
        served.stop()
        thread.join()


def visit(page: Page, place: str) -> None:
    """Make a segment the active one, and unfold what it folds."""
    page.evaluate("(id) => { location.hash = id; }", place)
    page.wait_for_selector(f"[id='seg-{place}'].on")
    page.evaluate("document.querySelectorAll('.seg.on details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", [*VIEWS, "russian", "served overview"])
def test_nothing_scrolls_sideways(open_address: Open, site: Site, view: str, language: str) -> None:
    page = open_address(site.addresses[view], Look(language=language))
    for width in (*WIDTHS, 1152, 1153, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert not overflow(page), width
        assert page.evaluate(RUNS_OUT) == [], width


@pytest.mark.parametrize(("view", "width", "language", "theme"), pairwise(VIEWS, WIDTHS, LANGUAGES, THEMES))
def test_there_are_no_barriers(
    open_address: Open, site: Site, view: str, width: int, language: str, theme: str
) -> None:
    page = open_address(site.addresses[view], Look(width, theme, language))
    assert barriers(page) == []


@pytest.mark.parametrize(
    ("view", "width", "language", "theme"), pairwise(("deck", "served", "russian"), WIDTHS, LANGUAGES, THEMES)
)
def test_no_state_has_barriers(
    open_address: Open, site: Site, view: str, width: int, language: str, theme: str
) -> None:
    page = open_address(site.addresses[view], Look(width, theme, language))
    for name, place in site.places.items():
        visit(page, place)
        assert barriers(page, ".slide:has(.seg.on)") == [], name
        assert not overflow(page), name


@pytest.mark.parametrize(("width", "language", "theme"), pairwise(WIDTHS, LANGUAGES, THEMES)[:6])
def test_boxes_and_forms_have_no_barriers(
    open_address: Open, site: Site, width: int, language: str, theme: str
) -> None:
    page = open_address(site.addresses["served"], Look(width, theme, language))
    visit(page, site.places["findings"])
    for key, box in {"w": ".waiver", "Shift+T": ".term-form"}.items():
        page.locator(".seg.on").focus()
        page.keyboard.press(key)
        page.wait_for_selector(box)
    assert barriers(page, ".seg.on") == []
    assert not overflow(page)
    page.locator(".seg.on textarea").focus()
    page.keyboard.press("Control+k")
    page.wait_for_selector(".menu")
    assert barriers(page, ".menu") == []
    page.keyboard.press("Escape")
    page.locator("[data-key=keys]").click()
    page.wait_for_selector("#help[open]")
    assert barriers(page, "#help") == []
    assert not overflow(page)
    page.keyboard.press("Escape")
    page.click("[popovertarget=view]")
    page.wait_for_selector("#view:popover-open")
    assert barriers(page, "#view") == []
    assert not overflow(page)


@pytest.mark.parametrize("view", ["deck", "served"])
def test_every_layout_fits(open_address: Open, site: Site, view: str) -> None:
    page = open_address(site.addresses[view], Look(language="ru"))
    page.click("[popovertarget=view]")
    for layout in page.locator("#view fieldset").first.locator("input").all():
        layout.check()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert not overflow(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_can_work_at_a_zoom_of_400_percent(open_address: Open, site: Site, language: str) -> None:
    page = open_address(site.addresses["served"], Look(language=language))
    page.set_viewport_size(ZOOMED)
    for place in site.places.values():
        visit(page, place)
        assert not overflow(page)
    visit(page, site.places["edited"])
    field = page.locator(".seg.on textarea")
    field.focus()
    field.scroll_into_view_if_needed()
    seen = """(one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20)) === one;
    }"""
    assert field.evaluate(seen)


@pytest.mark.parametrize("view", [*VIEWS, "served overview"])
def test_forced_colours_leave_everything_readable(open_address: Open, site: Site, view: str) -> None:
    page = open_address(site.addresses[view], Look(900, options=(("forced_colors", "active"),)))
    assert not overflow(page)
    assert barriers(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_moves_for_people_who_ask_for_that(open_address: Open, site: Site, view: str) -> None:
    page = open_address(site.addresses[view], Look(options=(("reduced_motion", "reduce"),)))
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
          const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
          const times = `${transitionDuration}, ${animationDuration}`.split(", ");
          return scrollBehavior === "smooth" || times.some((time) => parseFloat(time) > 0.01);
        }).map((element) => element.tagName)"""
    )
    assert moving == []


@pytest.mark.parametrize("view", VIEWS)
def test_pages_print(open_address: Open, site: Site, view: str) -> None:
    page = open_address(site.addresses[view], Look(theme="dark"))
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 794, "height": 1123})
    assert not overflow(page)
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert not page.locator("footer").is_visible()
    assert [one.text_content() for one in page.locator("button, select, textarea").all() if one.is_visible()] == []
    if view != "overview":
        segments = page.locator("article.seg")
        assert segments.count() >= 34
        assert all(one.is_visible() for one in segments.all())
        for word in ("Approved", "Edited", "Draft", "Outdated", "Conflict", "Untranslated"):
            assert page.locator("article.seg").get_by_text(word, exact=True).first.is_visible(), word


@pytest.mark.parametrize(("view", "language"), pairwise(VIEWS, LANGUAGES))
def test_the_page_is_in_the_language_of_the_browser(open_address: Open, site: Site, view: str, language: str) -> None:
    page = open_address(site.addresses[view], Look(language=language))
    assert page.locator("html").get_attribute("lang") == language
    word = {"en": "Overview", "de": "Überblick", "ru": "Обзор"}[language]
    assert word in page.locator(".top").text_content()
    names = {"en": "English", "de": "Englisch", "ru": "Английский"}
    first = word if view == "overview" else f"{DECK} – {names[language]}"
    assert page.title() == f"{first} – {site.project.name} – loctool"


@pytest.mark.parametrize("view", ["deck", "served"])
def test_texts_have_their_languages(open_address: Open, site: Site, view: str) -> None:
    """A screen reader speaks a text by the language of the nearest element that names one."""
    page = open_address(site.addresses[view], Look(language="ru"))
    shown = Pages(site.project, is_served=False).deck(DECK, "en")
    texts = [[one.source[0] for one in shown.messages], [text for one in shown.messages for text in one.texts if text]]
    for place in site.places.values():
        visit(page, place)
        wrong = page.evaluate(
            """([sources, targets]) => {
              const walker = document.createTreeWalker(document.querySelector("#main"), NodeFilter.SHOW_TEXT);
              const wrong = [];
              while (walker.nextNode()) {
                const text = walker.currentNode.data.trim();
                if (text.length < 25) continue;
                const own = walker.currentNode.parentElement.closest("[lang]").lang;
                const [isSource, isTarget] = [sources, targets].map((all) => all.some((one) => one.includes(text)));
                if (isSource !== isTarget && own !== (isSource ? "de" : "en")) wrong.push([own, text]);
              }
              return wrong;
            }""",
            texts,
        )
        assert wrong == []


@pytest.mark.parametrize("language", ["de", "ru"])
def test_findings_and_reasons_are_in_the_language_of_the_page(open_address: Open, site: Site, language: str) -> None:
    page = open_address(site.addresses["deck"], Look(language=language))
    visit(page, site.places["findings"])
    shown = page.locator(".seg.on").text_content()
    assert {"de": "eine Zahl, die die Quelle nicht hat: 2030", "ru": "число, которого нет в оригинале: 2030"}[
        language
    ] in shown
    for text in rule_texts("lost-number")[1:]:
        assert catalogs(["lost-number"])[language][text][0] in shown
    visit(page, site.places["untranslated"])
    said = {"de": "kein Entwurf: die Zahl 17 ist verloren", "ru": "черновика нет: потеряно число 17"}[language]
    assert said in page.locator(".seg.on").text_content()


@pytest.mark.parametrize("language", ["de", "ru"])
def test_a_live_check_explains_new_findings(open_address: Open, site: Site, language: str) -> None:
    page = open_address(site.addresses["served"], Look(language=language))
    visit(page, site.places["draft"])
    page.locator(".seg.on textarea").first.fill("100 CafÃ©")
    page.locator(".find1 b", has_text="mojibake").wait_for()
    why = catalogs(["mojibake"])[language][rule_texts("mojibake")[1]][0]
    assert why in page.locator(".seg.on").text_content()
