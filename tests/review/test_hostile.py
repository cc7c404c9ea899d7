"""Hostile texts in messages, terms, comments and names are shown as text, and do nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loctool.verbs.preview import preview
from loctool.verbs.review import serve
from tests.review.conftest import Look, Open, overflow, sample
from tests.review.projects import make_foreign, make_hostile

HOSTILE = {
    "an image": "<img src=x onerror=\"alert('image')\">",
    "a script": "</script><script>alert('script')</script>",
    "an attribute": "\"'><svg onload=alert('attribute')>",
    "a link": '<a href="javascript:alert(1)">https://example.org/</a> javascript:alert(2)',
    "a template": "{script} {data} {name} {n} ${alert('template')} {{constructor.constructor('alert(1)')()}}",
    "a style": "</style><style>*{background:url(https://example.org/)}</style>",
    "names of prototypes": "__proto__ constructor toString",
    "entities": "&lt;b&gt; &amp;amp; &#x202e; &nbsp",
    "a comment": "<!--<script>alert('comment')",
}
UNSEEN = {
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u200f": "RLM",
    "\u200b": "ZWSP",
    "\ufeff": "BOM",
    "\u00ad": "SHY",
    "\u2028": "LS",
    "\x7f": "U+007F",
    "\x85": "U+0085",
}
"""Characters that nobody sees or that turn the others round -> the name that a page shows."""
CONTROLS = {"\x01": "U+0001", "\x07": "U+0007", "\x1b": "U+001B"}
"""Characters that other programs leave in catalogs; a deck or catalog of loctool's cannot hold them."""
LARGE = {"a megabyte of words": "Wort " * 200_000, "a megabyte without a space": "x" * 1_000_000}
KINDS = "[...new Set([...document.querySelectorAll('*')].map((element) => element.tagName))]"
ACTIVE = ("script", "style", "img", "svg[onload]", "[onerror]", "[onclick]", "a[href^=javascript]", "iframe", "form")

FIXED = {
    *("kind", "state", "origin", "role", "layout", "id", "base", "side", "severity", "language", "source_language"),
    *("href", "overview", "made", "format", "status", "problem"),
}
"""Fields of a page that hold no texts of files."""


def spoilt(value: Any, text: str) -> Any:
    """Return a page's data with a text in the place of all its texts."""
    if isinstance(value, str):
        return text
    if isinstance(value, dict):
        return {key: one if key in FIXED else spoilt(one, text) for key, one in value.items()}
    if isinstance(value, list) and len(value) > 1 and isinstance(value[0], str) and isinstance(value[1], dict):
        return [*value[:2], *(spoilt(one, text) for one in value[2:])]
    return [spoilt(one, text) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("view", ["overview", "deck"])
def test_markup_is_text_in_every_field(open_page: Open, view: str) -> None:
    harmless = open_page(spoilt(sample(view), "harmless"))
    kinds, counts = {*harmless.evaluate(KINDS)}, [harmless.locator(name).count() for name in ACTIVE]
    for text in HOSTILE.values():
        page = open_page(spoilt(sample(view), text))
        assert text in page.locator("#main").text_content()
        assert {*page.evaluate(KINDS)} <= {*kinds, "DEL", "INS", "MARK", "SUP"}
        assert [page.locator(name).count() for name in ACTIVE] == counts
        assert not overflow(page)
        page.context.close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[dict[str, str]]:
    """Return the addresses of pages full of such texts: of a deck and a foreign catalog, written and served."""
    unseen = ["".join(f"a{char}b" for char in UNSEEN)]
    deck = make_hostile(tmp_path_factory.mktemp("deck"), [*unseen, *HOSTILE.values()])
    texts = [*unseen, "".join(f"a{char}b" for char in CONTROLS), *HOSTILE.values(), "Wort " * 19_000]
    foreign = make_foreign(tmp_path_factory.mktemp("foreign"), texts)
    for project in (deck, foreign):
        preview(project, output=project.root / "site")
    with serve(deck) as served:
        thread = threading.Thread(target=served.run)
        thread.start()
        yield {
            "overview": (deck.root / "site" / "index.html").as_uri(),
            "deck": (deck.root / "site" / "en" / "__proto__.html").as_uri(),
            "catalog": (foreign.root / "site" / "en" / "constructor.html").as_uri(),
            "broken": (foreign.root / "site" / "index.html").as_uri(),
            "served": f"{served.address}en/__proto__",
        }
        served.stop()
        thread.join()


@pytest.mark.parametrize(("view", "language"), [("deck", "ru"), ("catalog", "de"), ("served", "en")])
def test_markup_of_files_is_text(open_address: Open, hostile: dict[str, str], view: str, language: str) -> None:
    page = open_address(hostile[view], Look(900, language=language))
    page.evaluate("document.querySelectorAll('article.seg').forEach((one) => one.scrollIntoView())")
    for text in HOSTILE.values():
        assert text in page.locator("#main").text_content()
    names = (*UNSEEN.values(), *(CONTROLS.values() if view == "catalog" else ()))
    for name in names:
        box = page.locator(f".text .unseen[data-name='{name}']").first
        assert name in box.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert page.locator("#main img, #main script, #main style, #main [onclick], #main a[href^=java]").count() == 0
    assert not overflow(page)


@pytest.mark.parametrize("view", ["deck", "catalog", "served"])
def test_each_hostile_segment_can_be_looked_at(open_address: Open, hostile: dict[str, str], view: str) -> None:
    page = open_address(hostile[view], Look(360))
    places = page.evaluate("[...document.querySelectorAll('article.seg')].map((one) => one.id.slice(4))")
    for place in places:
        page.evaluate("(id) => { location.hash = id; }", place)
        page.wait_for_selector(f"[id='seg-{place}'].on")
        page.evaluate("document.querySelectorAll('.seg.on details').forEach((one) => { one.open = true; })")
    assert not overflow(page)


@pytest.mark.parametrize("view", ["overview", "broken"])
def test_names_and_problems_are_text(open_address: Open, hostile: dict[str, str], view: str) -> None:
    page = open_address(hostile[view])
    assert "__proto__ <img src=x onerror=alert(1)>" in page.locator(".top").text_content()
    assert "__proto__ <img" in page.title()
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_large_texts_are_cut(open_page: Open, text: str) -> None:
    data = sample("deck")
    data["messages"][2]["texts"] = data["messages"][2]["source"] = [text]
    data["messages"][3]["texts"] = [text]
    page = open_page(data, Look(360))
    page.set_default_timeout(60_000)
    assert not overflow(page)
    assert text not in page.locator("#main").text_content()
    assert text[:1000] in page.locator("#main").text_content()
