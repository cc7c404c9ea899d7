"""How quick the page of a large deck is in Chromium: first paint, filters, search, keys.

Usage: python benchmarks/page.py [--segments N] [--rounds N] [--write FILE]. The page is made of the texts of
tests/data/drafting/slides.tsv (German titles, bullets and sentences with human translations), three segments a slide,
each text numbered so that no two messages are equal. `--write` writes the page into a file and measures nothing.

Rows, in milliseconds, the median of the rounds: first paint (of text, after the start of navigation); all slides
painted; then from an event to the next frame: a state's filter set, and taken back, a rule's, a letter of a search, a
search in any word form, the next segment, a slide far away; last, the number of nodes.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

from loctool.catalog.decisions import STANDINGS
from loctool.review.page import assemble
from loctool.review.view.messages import FindingView, MessageView, TermUse
from loctool.review.view.pages import Address, DeckPage, RuleView, TermView, WordForms
from loctool.review.view.slides import Paper, SegmentView, SlideView

TEXTS = Path(__file__).parent.parent / "tests/data/drafting/slides.tsv"
A_SLIDE = 3
"""Segments of a slide."""
WEIGHTS = (60, 6, 22, 6, 1, 5)
"""How often a message has each of STANDINGS, in per cent."""
ROLES = ("heading", "paragraph", "credit")
TAGS = ("h1", "p", "p")
FILTER = """async (work) => {
  const start = performance.now();
  eval(work);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
STEPS = {
    "a state's filter": "document.querySelector('[data-key=draft]').click()",
    "and back": "document.querySelector('[data-key=all]').click()",
    "a rule's filter": "((s) => { s.value = 'spelling'; s.dispatchEvent(new Event('change')) })"
    "(document.querySelector('select[data-key=rule]'))",
    "and back again": "document.querySelector('[data-key=all]').click()",
    "a letter": "((s) => { s.value = 'e'; s.dispatchEvent(new Event('input')) })(document.querySelector('#search'))",
    "a word": "((s) => { s.value = 'energie'; s.dispatchEvent(new Event('input')) })"
    "(document.querySelector('#search'))",
    "nothing": "((s) => { s.value = ''; s.dispatchEvent(new Event('input')) })(document.querySelector('#search'))",
    "next segment": "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}))",
    "a slide far away": "location.hash = '#s' + Math.round(document.querySelectorAll('.slide').length * 0.7)",
}


def main() -> None:
    """Measure, or write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    html = assemble(make_page(options.segments), {}, "Large deck")
    if options.write:
        options.write.write_text(html, encoding="utf-8")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(html, encoding="utf-8")
        rounds = [measure(path.as_uri()) for _ in range(options.rounds)]
    print(f"{options.segments} segments, {len(html) / 1e6:.1f} MB")
    for name in rounds[0]:
        print(f"{name:<24}{median(one[name] for one in rounds):>10.0f}")


def measure(address: str) -> dict[str, float]:
    """Open the page in Chromium, and return how long each step takes."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        page.goto(address)
        page.wait_for_function("!document.querySelector('.slide:empty')", timeout=60_000)
        filled = page.evaluate("performance.now()")
        paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        found = {"first paint": page.evaluate(paint), "all slides painted": filled}
        page.wait_for_timeout(500)
        found |= {name: page.evaluate(FILTER, work) for name, work in STEPS.items()}
        found["nodes"] = page.evaluate("document.getElementsByTagName('*').length")
        browser.close()
    return found


def make_page(count: int) -> dict[str, Any]:
    """Return the data of a page with `count` segments."""
    chance = random.Random(21)
    texts = [line.split("\t")[:2] for line in TEXTS.read_text("utf-8").splitlines()]
    pairs = [(f"{german} ({n})", f"{english} ({n})") for n, (german, english) in zip(range(count), cycle(texts))]
    words: dict[str, int] = {}
    messages = [_message(chance, n, pair, words) for n, pair in enumerate(pairs)]
    slides = [_slide(number, pairs) for number in range(1, -(-count // A_SLIDE) + 1)]
    page = DeckPage(
        name="large-deck", path="source/large-deck.md", format="Markdown", catalog="locales/en/large-deck.po",
        source_language="de", language="en", languages=(Address("en", "large.html"), Address("ru", "large.html")),
        overview="index.html", project="benchmark", made="2026-12-01T12:00:00+00:00", slides=tuple(slides),
        messages=tuple(messages), terms=tuple(TermView(f"Wort {n}", ("word",), "preferred") for n in range(200)),
        rules={rule: RuleView("", "", "") for rule in ("spelling", "wrong-term")},
        forms=WordForms({word: (key,) for word, key in words.items()}),
    )  # fmt: skip
    return asdict(page)


def _message(chance: random.Random, n: int, pair: tuple[str, str], words: dict[str, int]) -> MessageView:
    source, target = pair
    state = chance.choices(STANDINGS, WEIGHTS)[0]
    rule, severity = chance.choice(["spelling", "wrong-term"]), chance.choice(["error", "warning"])
    keys = [tuple(words.setdefault(word, len(words)) for word in _words(text)) for text in pair]
    return MessageView(
        id=f"{n:012x}", base=f"{n:012x}", line=n * 4, source=(source,), state=state, origin="engine", score=0.5,
        texts=("" if state == "untranslated" else target,), terms=(TermUse(n % 200, ((0, 4),), ((0, 4),)),),
        findings=(FindingView(rule, severity, "“x” is wrong."),) if chance.random() < 0.1 else (),
        keys=(keys[0], keys[1]),
    )  # fmt: skip


def _words(text: str) -> Iterator[str]:
    return (found[0].lower() for found in re.finditer(r"\w+", text))


def _slide(number: int, pairs: Sequence[tuple[str, str]]) -> SlideView:
    first = (number - 1) * A_SLIDE
    places = range(first, min(first + A_SLIDE, len(pairs)))
    segments = [SegmentView(f"{number}.{n - first + 1}", ROLES[n - first], n) for n in places]
    papers = [
        Paper("tree", layout="content", content=tuple(
            (TAGS[n - first], {"seg": f"{number}.{n - first + 1}"}, pairs[n][side]) for n in places
        ))
        for side in (0, 1)
    ]  # fmt: skip
    return SlideView(number, pairs[first][0], tuple(segments), *papers)


if __name__ == "__main__":
    main()
