"""The paper's script in Chromium: what a slide shows, what a click and a typed text change, and that nothing is cut."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from loctool.review.page import STYLES
from loctool.review.view.slides import BoxView, Paper
from tests.review.slides.decks import ROOT, decks, papers_of, parse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCRIPT = ROOT / "loctool" / "review" / "page"
ADDRESS = "http://loctool.test"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

PAINT = """
async (data) => {
  const [state, paper, shell] = await Promise.all(["state", "paper", "shell"].map((one) => import(`./js/${one}.js`)));
  state.setPage(data);
  window.state = state;
  window.paper = paper;
  for (const slide of data.slides)
    document.body.append(...["source", "target"].map((side) => paper.paintPaper(slide, side)).filter(Boolean));
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page with the styles and modules of ours, which finds no other host."""
    found = browser.new_page(viewport={"width": 640, "height": 900})
    styles = "".join((SCRIPT / "css" / f"{name}.css").read_text("utf-8") for name in STYLES)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS).lstrip("/")
        if path:
            route.fulfill(body=(SCRIPT / path).read_bytes(), content_type="text/javascript")
        else:
            route.fulfill(body=f"<!doctype html><style>{styles}</style><main id=main></main>", content_type="text/html")

    found.route("**/*", answer)
    problems = list[str]()
    found.on("pageerror", lambda problem: problems.append(str(problem)))
    found.goto(ADDRESS)
    yield found
    assert problems == []
    found.close()


def data_of(slides: list[dict[str, Any]], messages: list[dict[str, Any]], form: str = "Markdown") -> dict[str, Any]:
    found = {"source_language": "de", "language": "en", "format": form, "slides": slides, "messages": messages}
    return {**found, "path": "source/deck"}


def slide(number: int, source: Paper, target: Paper, segments: list[dict[str, Any]]) -> dict[str, Any]:
    papers = {"source": dataclasses.asdict(source), "target": dataclasses.asdict(target)}
    return json.loads(json.dumps({"number": number, "title": "", "segments": segments, **papers}))


TEXTS = {"Der Brunnen": "The well", "Er ist **tief**.": "", "Punkt": "Point"}
STATES = {"Der Brunnen": "draft", "Er ist **tief**.": "untranslated", "Punkt": "approved"}


@pytest.fixture
def painted(page: Page) -> Page:
    deck = "# Der Brunnen\n\nEr ist **tief**.\n\n- Punkt\n"
    source, target = papers_of(deck)[1], papers_of(deck, lambda one: TEXTS[one.text])[1]
    messages = [{"id": text, "source": [text], "texts": [TEXTS[text]], "state": STATES[text]} for text in TEXTS]
    segments = [{"id": f"1.{at}", "role": "paragraph", "message": at - 1} for at in (1, 2, 3)]
    segments[2] |= {"lines": 3, "most": 2}
    page.evaluate(PAINT, data_of([slide(1, source, target, segments)], messages))
    return page


def test_papers_are_pictures_with_words(painted: Page) -> None:
    sheets = painted.locator(".sheet")
    assert [sheets.nth(at).locator(".body").get_attribute("lang") for at in (0, 1)] == ["de", "en"]
    assert [sheets.nth(at).get_attribute("aria-label") for at in (0, 1)] == ["Slide 1, German", "Slide 1, English"]
    assert sheets.nth(1).get_attribute("role") == "img"
    assert painted.locator(".source strong").inner_text() == "tief"


def test_states_are_seen(painted: Page) -> None:
    classes = {
        name: painted.locator(f'.target [data-seg="{name}"]').get_attribute("class") for name in ("1.1", "1.2", "1.3")
    }
    assert "mach" in (classes["1.1"] or "")
    assert "empty" in (classes["1.2"] or "")
    assert "over" in (classes["1.3"] or "")
    assert painted.locator('.target [data-seg="1.2"]').get_attribute("lang") == "de"
    assert painted.locator('.target [data-seg="1.3"]').get_attribute("data-over") == "lines 3/2"
    assert painted.locator(".source :is(.mach, .empty, .over)").count() == 0


def test_the_active_segment_is_ringed_on_both_sides(painted: Page) -> None:
    painted.evaluate("paper.markActive(state.segmentOf('1.1')); paper.markActive(state.segmentOf('1.2'))")
    assert painted.eval_on_selector_all(".on", "found => found.map((one) => one.dataset.seg)") == ["1.2", "1.2"]


def test_what_is_typed_is_shown_as_text(painted: Page) -> None:
    typed = "It is **very** deep <img src=x onerror=alert(1)> & `code`\nnow"
    painted.evaluate("text => paper.showText(state.segmentOf('1.2'), text)", typed)
    box = painted.locator('.target [data-seg="1.2"]')
    assert box.evaluate("one => one.innerHTML") == "It is <strong>very</strong> deep  &amp; <code>code</code><br>now"
    assert "empty" not in (box.get_attribute("class") or "")
    painted.evaluate("paper.showText(state.segmentOf('1.2'), '')")
    assert box.inner_text() == "Er ist tief."


def test_a_written_message_is_painted_anew(painted: Page) -> None:
    written = {
        "id": "Er ist **tief**.",
        "source": ["Er ist **tief**."],
        "texts": ["It is *deep*."],
        "state": "approved",
    }
    painted.evaluate("message => state.replaceMessage(message)", written)
    box = painted.locator('.target [data-seg="1.2"]')
    assert box.evaluate("one => [one.innerHTML, one.className, one.lang]") == ["It is <em>deep</em>.", "bx", ""]


def test_boxes_stand_at_their_places(page: Page) -> None:
    box = BoxView(x=10, y=20, width=50, height=30, segments=("1.1",), size=3, lines=4, most=2, is_crowded=True)
    paper = Paper("boxes", 1024, 768, boxes=(box,))
    segments = [{"id": "1.1", "role": "heading", "message": 0}, {"id": "1.2", "role": "note", "message": 1}]
    messages = [
        {"id": name, "source": [f"<1>{name}</1>"], "texts": [f"\\<2>{name}"], "state": "approved"} for name in "ab"
    ]
    page.evaluate(PAINT, data_of([slide(1, paper, paper, segments)], messages, "PowerPoint"))
    sheet, area = (page.locator(f".target {one}").bounding_box() for one in (".body", ".area"))
    assert sheet
    assert area
    assert sheet["height"] / sheet["width"] == pytest.approx(0.75, abs=0.01)
    assert (area["x"] - sheet["x"]) / sheet["width"] == pytest.approx(0.1, abs=0.01)
    assert (area["y"] - sheet["y"]) / sheet["height"] == pytest.approx(0.2, abs=0.01)
    assert page.locator(".target .area").get_attribute("data-over") == "lines 4/2"
    assert page.locator(".source .area").inner_text() == "a"
    assert page.locator(".target .area").inner_text() == "<2>a"
    assert page.locator(".target aside").inner_text() == "<2>b"


@pytest.mark.parametrize("width", [240, 900])
def test_nothing_is_cut(page: Page, width: int) -> None:
    """Text that needs more than the slide makes the paper higher, never wider."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in decks(text=True):
        deck, papers = parse(path), papers_of(path.read_text("utf-8"))
        messages: list[dict[str, Any]] = []
        slides = []
        for one in (one for one in deck.slides if one.number in papers):
            segments = []
            for at, segment in enumerate(one.segments, 1):
                segments.append({"id": f"{one.number}.{at}", "role": segment.role, "message": len(messages)})
                text = [segment.text]
                messages.append({"id": str(len(messages)), "source": text, "texts": text, "state": "draft"})
            slides.append(slide(one.number, papers[one.number], papers[one.number], segments))
        page.evaluate("document.body.replaceChildren()")
        page.evaluate(PAINT, data_of(slides, messages))
        cut = page.eval_on_selector_all(
            ".sheet",
            "found => found.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.ariaLabel)",
        )
        assert (path.name, cut) == (path.name, [])
