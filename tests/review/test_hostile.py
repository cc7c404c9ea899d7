"""Hostile texts in messages, terms, comments and names are shown as text, and do nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Look, Open, overflow, sample

HOSTILE = {
    "an image": "<img src=x onerror=\"alert('image')\">",
    "a script": "</script><script>alert('script')</script>",
    "a comment": "<!--<script>alert('comment')",
    "an attribute": "\"'><svg onload=alert('attribute')>",
    "a link": '<a href="javascript:alert(1)">https://example.org/</a> javascript:alert(2)',
    "a template": "{script} {data} {name} {n} ${alert('template')} {{constructor.constructor('alert(1)')()}}",
    "a style": "</style><style>*{background:url(https://example.org/)}</style>",
    "names of prototypes": "__proto__ constructor toString",
    "entities": "&lt;b&gt; &amp;amp; &#x202e; &nbsp",
}
UNSEEN = {
    "right to left": "abc\u202egpj.exe\u202c \u2066isolated\u2069 \u200fmark",
    "controls": "a\x01b\x07c\x1b[31md\x7fe\x85f",
    "no width": "a\u200bb\ufeffc\u2060d\u00ade",
    "line separators": "a\u2028b\u2029c\rd",
}
"""Texts with characters that nobody sees or that turn the others round."""
LARGE = {"a megabyte of words": "Wort " * 200_000, "a megabyte without a space": "x" * 1_000_000}

FIXED = {
    "kind",
    "state",
    "origin",
    "role",
    "layout",
    "id",
    "base",
    "side",
    "severity",
    "language",
    "source_language",
    "href",
    "overview",
    "made",
    "format",
    "status",
    "problem",
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


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("view", ["overview", "deck"])
def test_markup_is_text(open_page: Open, view: str, text: str) -> None:
    harmless = open_page(spoilt(sample(view), "harmless"))
    page = open_page(spoilt(sample(view), text))
    assert text in page.locator("#main").text_content()
    kinds = "[...new Set([...document.querySelectorAll('*')].map((element) => element.tagName))]"
    assert {*page.evaluate(kinds)} <= {*harmless.evaluate(kinds), "DEL", "INS", "MARK", "SUP"}
    for name in ("script", "style", "img", "svg[onload]", "[onerror]", "a[href^=javascript]"):
        assert page.locator(name).count() == harmless.locator(name).count()
    assert not overflow(page)


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize("view", ["overview", "deck"])
def test_unseen_characters_do_nothing(open_page: Open, view: str, text: str) -> None:
    page = open_page(spoilt(sample(view), text))
    assert not overflow(page)


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_large_texts_are_cut(open_page: Open, text: str) -> None:
    data = sample("deck")
    data["messages"][2]["texts"] = data["messages"][2]["source"] = [text]
    data["messages"][3]["texts"] = [text]
    page = open_page(data, Look(360))
    page.set_default_timeout(10_000)
    assert not overflow(page)
    assert text not in page.locator("#main").text_content()
    assert text[:1000] in page.locator("#main").text_content()
